//! What installs and names the tool: `soat completions`, `soat version`.

use super::{Exit, Stop, args, output};
use crate::rules::Catalog;
use crate::rules::basis::registry;
use crate::rules::card::Lang;
use clap::ArgMatches;
use clap_complete::Shell;

/// Prints a shell's completions. Made in memory first: the generator panics on a closed pipe.
pub fn completions(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let Some(&shell) = matches.get_one::<Shell>("shell") else { return Ok(Exit::Usage) };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(lang), "soat", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Clean)
}

/// Prints the version.
pub fn version(matches: &ArgMatches) -> Result<Exit, Stop> {
    let version = env!("CARGO_PKG_VERSION");
    let page = if matches.get_flag("json") {
        let value = serde_json::json!({
            "name": "soat",
            "version": version,
            "schema_version": 1,
            "registry_date": registry::DATE.to_string(),
            "rules": Catalog::shipped().cards().count(),
        });
        format!("{value}\n")
    } else {
        format!("soat {version}\n")
    };
    output::print(&page)?;
    Ok(Exit::Clean)
}
