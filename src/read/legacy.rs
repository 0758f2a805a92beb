//! Files of old formats (`.doc`, `.rtf`) through LibreOffice, where it is installed. It must not know what the text
//! will be checked for.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::damage::Damage;
use super::{Limits, ReadError, docx};
use crate::text::Text;

/// How long LibreOffice may take: its first start on a machine makes a profile.
const PATIENCE: Duration = Duration::from_secs(90);

/// Reads a file of an old format; `kind` is its extension (`.doc`, `.rtf`). Places are of the converted file.
pub fn read(name: &str, bytes: &[u8], kind: &'static str, limits: &Limits) -> Result<Text, ReadError> {
    let Some(program) = program() else { return Err(ReadError::NeedsLibreOffice { name: name.to_owned(), kind }) };
    let failed = |what: Damage| ReadError::Damaged { name: name.to_owned(), what };
    let refused = |error: std::io::Error| failed(Damage::Conversion((&error).into()));
    // LibreOffice takes seconds to say the same.
    let stream: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if kind == ".doc" && memchr::memmem::find(bytes, &stream).is_none() {
        return Err(failed(Damage::NoWordInside));
    }
    let folder = tempfile::tempdir().map_err(refused)?;
    let source = folder.path().join(format!("draft{kind}"));
    std::fs::write(&source, bytes).map_err(refused)?;
    convert(&program, folder.path(), &source).map_err(failed)?;
    let mut converted = vec![];
    let file = File::open(folder.path().join("draft.docx")).map_err(|_| failed(Damage::NotConverted))?;
    file.take(limits.file_bytes() + 1).read_to_end(&mut converted).map_err(refused)?;
    docx::read(name, &converted, limits)
}

/// Converts a file to `.docx` beside it. A profile of its own: a LibreOffice that is open elsewhere is left alone.
fn convert(program: &Path, folder: &Path, source: &Path) -> Result<(), Damage> {
    let mut command = Command::new(program);
    // LibreOffice starts a second process: both are to end together.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir"])
        .arg(folder)
        .arg(source)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| Damage::Conversion((&error).into()))?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) => return Err(Damage::NotConverted),
            Ok(None) if start.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(50)),
            Ok(None) => {
                end(&mut child);
                return Err(Damage::Late);
            }
            Err(error) => return Err(Damage::Conversion((&error).into())),
        }
    }
}

/// Ends the conversion and what it started.
fn end(child: &mut Child) {
    #[cfg(unix)]
    let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]).stderr(Stdio::null()).status();
    let _ = child.kill();
    let _ = child.wait();
}

/// Where LibreOffice is, if it is installed.
fn program() -> Option<PathBuf> {
    const FIXED: [&str; 3] = [
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ];
    let names: &[&str] = if cfg!(windows) { &["soffice.exe"] } else { &["soffice", "libreoffice"] };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    on_path.chain(FIXED.iter().map(PathBuf::from)).find(|program| program.is_file())
}
