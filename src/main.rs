//! The command `soat`: the one place that knows every door.

use clap::ArgMatches;
use soat::rules::card::Lang;
use std::process::ExitCode;

fn main() -> ExitCode {
    soat::cli::main(&[("serve", serve), ("server", server)])
}

fn serve(matches: &ArgMatches, lang: Lang) -> ExitCode {
    soat::cli::asked(matches, lang).map_or_else(ExitCode::from, |asked| soat::serve::main(matches, asked, lang))
}

fn server(matches: &ArgMatches, lang: Lang) -> ExitCode {
    soat::cli::asked(matches, lang).map_or_else(ExitCode::from, |asked| soat::lsp::serve(asked, lang))
}
