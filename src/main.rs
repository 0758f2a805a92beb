//! The command `soat`: the one place that knows every door.

use clap::ArgMatches;
use soat::rules::card::Lang;
use std::process::ExitCode;

fn main() -> ExitCode {
    soat::cli::main(&[("serve", soat::serve::main), ("server", server)])
}

fn server(matches: &ArgMatches, lang: Lang) -> ExitCode {
    soat::cli::asked(matches, lang).map_or_else(ExitCode::from, |asked| soat::lsp::serve(asked, lang))
}
