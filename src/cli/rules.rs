//! `soat rules`: the list of rules.

use super::run::text;
use super::{Exit, Stop};
use crate::report::explain;
use crate::rules::card::Lang;
use crate::rules::{Catalog, GROUPS};
use clap::ArgMatches;
use std::fmt::Write as _;

/// Prints the list.
pub fn rules(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let catalog = Catalog::shipped();
    let page = if text(matches, "format") == Some("json") {
        let cards: Vec<serde_json::Value> = catalog.cards().map(explain::json).collect();
        format!("{}\n", serde_json::Value::from(cards))
    } else {
        table(&catalog, lang)
    };
    super::output::print(&page)?;
    Ok(Exit::Clean)
}

fn table(catalog: &Catalog, lang: Lang) -> String {
    let mut page = String::new();
    for group in GROUPS {
        let cards: Vec<_> = catalog.cards().filter(|card| card.group == group.name).collect();
        if cards.is_empty() {
            continue;
        }
        let _ = writeln!(page, "{}  {}", group.prefix, lang.pick(group.vi, group.en));
        for card in cards {
            let fixable = if card.is_fixable() { "*" } else { " " };
            let (code, title) = (&card.code, card.title.get(lang));
            let (tier, severities) = (explain::tier(card, lang), explain::severities(card, lang));
            let _ = writeln!(page, "  {code}{fixable} {title}\n        {} · {tier} · {severities}", card.name);
        }
        page.push('\n');
    }
    page.push_str(lang.pick("* có thể sửa tự động\n", "* has a fix\n"));
    page
}
