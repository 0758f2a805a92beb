//! `soat rules`: the list of rules.

use super::job::own_catalog;
use super::run::text;
use super::{Exit, Stop};
use crate::report::explain;
use crate::rules::card::{Card, Lang};
use crate::rules::{Catalog, GROUPS};
use clap::ArgMatches;
use std::fmt::Write as _;

/// Prints the list.
pub fn rules(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let catalog = own_catalog()?;
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
    let is_shipped = |card: &&Card| GROUPS.iter().any(|group| card.group == group.name);
    let own: Vec<&Card> = catalog.cards().filter(|card| !is_shipped(card)).collect();
    let groups = GROUPS.iter().map(|group| {
        let title = format!("{}  {}", group.prefix, lang.pick(group.vi, group.en));
        (title, catalog.cards().filter(|card| card.group == group.name).collect())
    });
    let title = lang.pick("Quy tắc riêng của cơ quan", "The agency's own rules").to_owned();
    for (title, cards) in groups.chain([(title, own)]) {
        if cards.is_empty() {
            continue;
        }
        let _ = writeln!(page, "{title}");
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
