//! [`Exit`]: what a run came to, as scripts see it. Frozen by the contract.

use crate::rules::card::Lang;
use std::process::ExitCode;

/// The exit code of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: checked; nothing at or above `--fail-on`.
    Clean = 0,
    /// 1: findings at or above `--fail-on`.
    Findings = 1,
    /// 2: usage, configuration, card or baseline error: nothing was checked.
    Usage = 2,
    /// 3: no input matched.
    Nothing = 3,
    /// 4: at least one input could not be read.
    Incomplete = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// A panic is a defect of soat, not of the draft: says so, where, and what to do.
pub fn say_that_a_panic_is_a_defect(lang: Lang) {
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or(String::new(), |at| format!("{}:{}", at.file(), at.line()));
        let cause = panic.payload_as_str().unwrap_or_default();
        let version = env!("CARGO_PKG_VERSION");
        eprintln!(
            "{} (soat {version}, {place}: {cause})",
            lang.pick(
                "lỗi của chính soat, không phải của văn bản; đề nghị báo lại kèm dòng này",
                "this is a defect of soat, not of the draft; please report it with this line",
            )
        );
    }));
}
