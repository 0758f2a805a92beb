//! The real binary, as people and scripts use it.

#![allow(clippy::missing_panics_doc, reason = "tests panic")]

mod agency;
mod bundle;
mod exit;
mod formats;
mod help;
mod inputs;
mod leftovers;
mod living;
mod meant;
mod languages;
mod review;
mod said;
mod terminal;

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A draft with one warning (TN03), invented.
pub const DRAFT: &str =
    "KẾ HOẠCH\n- Củng cố tổ hợp tác (THT) trồng nấm.\n- Dạy học ở các trường tiểu học tư (THT) được duy trì.\n";

/// A draft without findings.
pub const CLEAN: &str = "- Củng cố tổ hợp tác (THT) trồng nấm; mỗi THT có ít nhất 10 thành viên.\n";

/// Runs `soat` in a folder with an environment of its own.
pub fn soat(folder: &Path, args: &[&str]) -> Output {
    soat_with(folder, args, &[], "")
}

/// Runs `soat` with environment variables and standard input. One rule speaks, so that others may come and go.
pub fn soat_with(folder: &Path, args: &[&str], env: &[(&str, &str)], stdin: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_soat"));
    command.current_dir(folder).args(args).env_clear().env("SOAT_SELECT", "TN03").envs(env.iter().copied());
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    match child.stdin.take().expect("stdin is piped").write_all(stdin.as_bytes()) {
        // A run that ends for a slip in its arguments reads nothing.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.expect("stdin is read"),
    }
    child.wait_with_output().expect("the binary ends")
}

/// A folder with files.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        std::fs::write(path, content).expect("a file can be written");
    }
    folder
}

/// What was printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

/// What was said on standard error.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("errors are UTF-8")
}
