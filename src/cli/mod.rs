//! The command line: arguments in, reports out, an exit code. One file a command; what they share is beside them.

mod args;
mod check;
mod document;
mod exit;
mod explain;
mod facts;
mod input;
mod lang;
mod output;
mod progress;
mod rules;
mod run;
mod shell;
mod tree;
mod usage;

pub use exit::Exit;

use crate::rules::card::Lang;
use clap::ArgMatches;
use std::ffi::OsString;
use std::process::ExitCode;

/// Why a command stopped before its end.
#[derive(Debug)]
pub enum Stop {
    /// Usage, configuration or a card is wrong: a sentence in the run's language. Exit code 2.
    Usage(String),
    /// The reader of our output went away: nothing to say, nothing wrong.
    Pipe,
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let lang = lang::of(&args);
    exit::say_that_a_panic_is_a_defect(lang);
    let exit = match args::command(lang).try_get_matches_from(&args) {
        Ok(matches) => match command(&matches, lang) {
            Ok(exit) => exit,
            Err(Stop::Pipe) => Exit::Clean,
            Err(Stop::Usage(sentence)) => {
                eprintln!("{}: {sentence}", lang.pick("lỗi", "error"));
                Exit::Usage
            }
        },
        Err(error) => usage::tell(&error, lang),
    };
    exit.into()
}

fn command(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    match matches.subcommand() {
        Some(("check", matches)) => check::check(&run::Run::of(matches, lang)?),
        Some(("explain", matches)) => explain::explain(matches, lang),
        Some(("rules", matches)) => rules::rules(matches, lang),
        Some(("facts", matches)) => facts::facts(matches, lang),
        Some(("tree", matches)) => tree::tree(matches, lang),
        Some(("completions", matches)) => shell::completions(matches, lang),
        Some(("man", _)) => shell::man(lang),
        Some(("version", matches)) => shell::version(matches),
        _ => Err(Stop::Usage(lang.pick("thiếu lệnh", "no command").to_owned())),
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Stop::Pipe,
            _ => Stop::Usage(error.to_string()),
        }
    }
}
