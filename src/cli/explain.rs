//! `soat explain`: the cards of rules as pages, offline.

use super::job::own_catalog;
use super::run::{known, text, texts};
use super::{Exit, Stop};
use crate::lint::selects;
use crate::report::explain;
use crate::rules::card::{Card, Lang};
use clap::ArgMatches;

/// Prints the pages that are asked for.
pub fn explain(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let catalog = own_catalog()?;
    let selectors: Vec<&str> = texts(matches, "rules").collect();
    let all = matches.get_flag("all");
    if selectors.is_empty() && !all {
        let sentence = lang.pick(
            "cho biết quy tắc nào, ví dụ: soat explain SL01; hoặc --all",
            "say which rule, as: soat explain SL01; or --all",
        );
        return Err(Stop::Usage(sentence.to_owned()));
    }
    for selector in &selectors {
        known(selector, &catalog, lang)?;
    }
    let wanted = |card: &&Card| all || selectors.iter().any(|selector| selects(selector, card));
    let cards = catalog.cards().filter(wanted);
    let page = match text(matches, "format") {
        Some("json") => {
            let cards: Vec<serde_json::Value> = cards.map(explain::json).collect();
            format!("{}\n", serde_json::Value::from(cards))
        }
        Some("md") => cards.map(|card| explain::markdown(card, lang)).collect::<Vec<_>>().join("\n"),
        _ => cards.map(|card| explain::plain(card, lang, super::output::width())).collect::<Vec<_>>().join("\n\n"),
    };
    super::output::print(&page)?;
    Ok(Exit::Clean)
}
