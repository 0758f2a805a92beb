//! What a report may take the place of: a former report of soat, never a draft, and another's file only where it is asked for.

use super::Stop;
use super::input::Input;
use super::output::Target;
use crate::report;
use crate::rules::card::Lang;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Reports of an earlier run that this one will write again, by where they really are: what leads there by another name, too.
#[derive(Debug, Default)]
pub struct Former(Vec<PathBuf>);

impl Former {
    /// Those among the targets.
    pub fn of(targets: &[Target]) -> Self {
        let there = targets.iter().filter_map(|target| target.path.as_deref()).filter(|path| is_report(path));
        Self(there.filter_map(|path| path.canonicalize().ok()).collect())
    }

    /// Whether a file is one of them.
    pub fn holds(&self, path: &Path) -> bool {
        // A run without former reports asks the system nothing.
        !self.0.is_empty() && path.canonicalize().is_ok_and(|path| self.0.contains(&path))
    }
}

/// That no report takes the place of an input, nor, without `force`, of a file that soat did not write.
pub fn keep(targets: &[Target], inputs: &[Input], force: bool, lang: Lang) -> Result<(), Stop> {
    let files = targets
        .iter()
        .filter_map(|target| Some((target.path.as_deref()?, target.path.as_deref()?.canonicalize().ok()?)));
    for (path, real) in files.filter(|(_, real)| real.is_file()) {
        let is_real = |input: &Input| matches!(input, Input::File(input) if input.canonicalize().is_ok_and(|input| input == real));
        let path = path.display();
        if inputs.iter().any(is_real) {
            return Err(Stop::Usage(lang.pick(
                format!("{path}: không ghi đè lên văn bản đang soát; đề nghị đặt tên khác cho kết quả"),
                format!("{path}: a document that is checked is not overwritten; give the report another name"),
            )));
        }
        if !force && !is_report(&real) {
            return Err(Stop::Usage(lang.pick(
                format!("{path}: tệp đã có và không phải kết quả của soat; đặt tên khác, hoặc thêm --force để ghi đè"),
                format!("{path}: the file is there and is no report of soat; give another name, or add --force to overwrite it"),
            )));
        }
    }
    Ok(())
}

/// Whether soat wrote a file, or nobody anything in it. What cannot be read may be anybody's.
fn is_report(path: &Path) -> bool {
    if !path.is_file() {
        return false;
    }
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(report::HEAD).read_to_end(&mut head));
    read.is_ok() && report::is_report(&head)
}
