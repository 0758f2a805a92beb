//! The command line: arguments in, reports out, an exit code. One file a command; what they share is beside them.

mod args;
mod bundle;
mod check;
mod config;
mod exit;
mod explain;
mod facts;
mod guard;
mod input;
mod interrupt;
mod job;
mod lang;
mod living;
mod manual;
mod mend;
mod output;
mod progress;
mod review;
mod rules;
mod run;
mod shell;
mod tree;
mod usage;
mod walk;
mod watch;

pub use exit::Exit;

use crate::config::Asked;
use crate::diagnostic::Fault;
use crate::read::system::Refusal;
use crate::report;
use crate::rules::card::Lang;
use clap::ArgMatches;
use std::ffi::OsString;
use std::process::ExitCode;

/// Why a command stopped before its end.
#[derive(Debug)]
pub enum Stop {
    /// Usage, configuration or a card is wrong: a sentence in the run's language. Exit code 2.
    Usage(String),
    /// Files of the user's own are wrong. Exit code 2.
    Faults(Vec<Fault>),
    /// The system took no more output.
    System(std::io::Error),
    /// The reader of our output went away: nothing to say, nothing wrong.
    Pipe,
}

/// Another door of the house, by the name of its subcommand: `main` leads there without knowing what is behind it.
pub type Door = (&'static str, fn(&ArgMatches, Lang) -> ExitCode);

/// Runs the command line of this process.
pub fn main(doors: &[Door]) -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let lang = lang::of(&args);
    exit::say_that_a_panic_is_a_defect(lang);
    let exit = match args::command_of(&args, lang).try_get_matches_from(&args) {
        Ok(matches) => {
            let door = |(name, matches)| doors.iter().find(|door| door.0 == name).map(|door| (door.1, matches));
            if let Some((door, matches)) = matches.subcommand().and_then(door) {
                return door(matches, lang);
            }
            command(&matches, lang).unwrap_or_else(|stop| stop.tell(lang))
        }
        Err(error) => usage::tell(&error, &args, lang),
    };
    exit.into()
}

/// What the arguments of another door ask of its checks; where they are wrong, that is told.
pub fn asked(matches: &ArgMatches, lang: Lang) -> Result<Asked, Exit> {
    job::asked(matches, lang).map_err(|stop| stop.tell(lang))
}

fn command(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    match matches.subcommand() {
        Some(("check", matches)) if matches.get_flag("fix-only") || matches.get_flag("diff") => {
            mend::fix(matches, lang)
        }
        Some(("check", matches)) => check::command(matches, lang),
        Some(("fix", matches)) => mend::fix(matches, lang),
        Some(("baseline", matches)) => living::baselines(matches, lang),
        Some(("ignore", matches)) => living::ignore(matches, lang),
        Some(("config", matches)) => config::config(matches, lang),
        Some(("init", _)) => config::init(lang),
        Some(("test", matches)) => config::test(matches, lang),
        Some(("explain", matches)) => explain::explain(matches, lang),
        Some(("rules", matches)) => rules::rules(matches, lang),
        Some(("facts", matches)) => facts::facts(matches, lang),
        Some(("tree", matches)) => tree::tree(matches, lang),
        Some(("completions", matches)) => shell::completions(matches, lang),
        Some(("man", _)) => manual::man(lang),
        Some(("version", matches)) => shell::version(matches),
        _ => Err(Stop::Usage(lang.pick("thiếu lệnh", "no command").to_owned())),
    }
}

impl Stop {
    /// Says on standard error what is wrong.
    fn tell(self, lang: Lang) -> Exit {
        match self {
            Stop::Pipe => return Exit::Clean,
            Stop::System(error) => {
                let Refusal { vi, en } = (&error).into();
                let said =
                    lang.pick(format!("không ghi được kết quả ({vi})"), format!("the output cannot be written ({en})"));
                eprintln!("{}: {said}", lang.pick("lỗi", "error"));
            }
            Stop::Usage(sentence) => eprintln!("{}: {sentence}", lang.pick("lỗi", "error")),
            Stop::Faults(faults) => tell(&faults, lang),
        }
        Exit::Usage
    }
}

/// Says on standard error what is wrong with files of the user's own.
fn tell(faults: &[Fault], lang: Lang) {
    let screen = output::error_screen();
    for fault in faults {
        eprint!("{}", report::fault(fault, lang, screen));
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Stop::Pipe,
            _ => Stop::System(error),
        }
    }
}
