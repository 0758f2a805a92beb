//! Workbooks (`.xlsx`, `.xlsm`, `.ods`) become a [`Text`]: each visible sheet a table, numbers as they are shown.
//!
//! Read from the package directly: the reading crates build the full rectangle of a sheet (a cell at its far corner
//! would cost gigabytes), give no format codes, and no places. It must not know what the text will be checked for.

mod format;
mod xlsx;

use super::flow::Flow;
use super::package::Package;
use super::{Limits, ReadError, odt};
use crate::text::{Encoding, Format, Source, Text};

/// Reads a workbook; `name` is shown to people.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Text, ReadError> {
    let fault = |fault: super::fault::Fault| fault.of(name);
    let mut package = Package::open(bytes, limits).map_err(fault)?;
    if !package.has("_rels/.rels") && package.has("content.xml") {
        return odt::read_sheet(name, bytes, limits);
    }
    let mut flow = Flow::with_capacity(1 << 14);
    let parts = xlsx::read(&mut package, &mut flow, limits).map_err(fault)?;
    let text = flow.into_builder().finish(Source {
        name: name.to_owned(),
        format: Format::Sheet,
        encoding: Encoding::Utf8,
        bom: 0,
        decoded: None,
        sha256: limits.digest_of(bytes),
        parts,
    });
    if text.content().trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    Ok(text)
}
