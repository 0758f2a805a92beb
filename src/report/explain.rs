//! A card as a page: what it checks, why, what it rests on, examples. For terminals, as Markdown and as JSON.

use crate::rules::card::{Card, Lang, Sample, Stage};
use std::fmt::Write as _;

/// The page of a card as Markdown.
pub fn markdown(card: &Card, lang: Lang) -> String {
    let mut page = String::new();
    let _ = writeln!(page, "## {} {}\n", card.code, card.title.get(lang));
    let _ = writeln!(page, "`{}` · {} · {}\n", card.name, tier(card, lang), severities(card, lang));
    let _ = writeln!(page, "{}\n", card.why.get(lang));
    let _ = writeln!(page, "**{}**\n", lang.pick("Căn cứ", "Source"));
    for source in card.source.iter() {
        let _ = writeln!(page, "- {source}");
    }
    let examples: Vec<_> = card.examples.iter().filter(|e| e.bad.is_some()).collect();
    if !examples.is_empty() {
        let _ = writeln!(page, "\n**{}**\n", lang.pick("Ví dụ", "Examples"));
    }
    for example in examples {
        block(&mut page, lang.pick("Chưa đúng", "Wrong"), example.bad.as_ref());
        block(&mut page, lang.pick("Đúng", "Right"), example.good.as_ref());
    }
    let good: Vec<_> = card.examples.iter().filter(|e| e.bad.is_none()).collect();
    if !good.is_empty() {
        let _ = writeln!(page, "**{}**\n", lang.pick("Không bị nhắc", "Not mentioned"));
    }
    for example in good {
        block(&mut page, "", example.good.as_ref());
    }
    page
}

/// The page of a card for a terminal.
pub fn plain(card: &Card, lang: Lang, width: usize) -> String {
    let mut page = String::new();
    let _ = writeln!(page, "{}  {}", card.code, card.title.get(lang));
    let _ = writeln!(page, "{} · {} · {}\n", card.name, tier(card, lang), severities(card, lang));
    let _ = writeln!(page, "{}\n", super::wrap(card.why.get(lang), width, ""));
    let _ = writeln!(page, "{}:", lang.pick("Căn cứ", "Source"));
    for source in card.source.iter() {
        let _ = writeln!(page, "  - {}", super::wrap(source, width.saturating_sub(4), "    "));
    }
    for example in card.examples.iter() {
        let _ = writeln!(page);
        if let Some(bad) = &example.bad {
            let _ = writeln!(
                page,
                "{}:\n    {}",
                lang.pick("Chưa đúng", "Wrong"),
                bad.shown().trim().replace('\n', "\n    ")
            );
        }
        if let Some(good) = &example.good {
            let word = if example.bad.is_some() {
                lang.pick("Đúng", "Right")
            } else {
                lang.pick("Không bị nhắc", "Not mentioned")
            };
            let _ = writeln!(page, "{word}:\n    {}", good.shown().trim().replace('\n', "\n    "));
        }
    }
    page
}

/// The card as JSON.
pub fn json(card: &Card) -> serde_json::Value {
    let both = |text: &crate::rules::card::Bilingual| serde_json::json!({"vi": text.vi, "en": text.en});
    let stages = [Stage::Draft, Stage::Sign, Stage::Issue];
    let severity: serde_json::Map<String, serde_json::Value> = stages
        .iter()
        .map(|&stage| {
            let name = card.severity_at(stage).map_or("off", |severity| severity.names().name);
            (stage.names().0.to_owned(), name.into())
        })
        .collect();
    serde_json::json!({
        "code": card.code,
        "name": card.name,
        "group": card.group,
        "tier": card.tier.name(),
        "severity": severity,
        "fixable": card.is_fixable(),
        "since": card.since,
        "title": both(&card.title),
        "why": both(&card.why),
        "source": card.source,
        "examples": card.examples.iter().map(|e| serde_json::json!({"bad": sample(e.bad.as_ref()), "good": sample(e.good.as_ref())})).collect::<Vec<_>>(),
    })
}

/// `cơ bản`, `chặt`, `thử nghiệm`.
pub fn tier(card: &Card, lang: Lang) -> &'static str {
    use crate::rules::card::Tier;
    match card.tier {
        Tier::Core => lang.pick("mặc định", "core"),
        Tier::Strict => lang.pick("chỉ khi --profile strict", "strict"),
        Tier::Preview => lang.pick("thử nghiệm", "preview"),
    }
}

/// The severities by stage, one word where they are one.
pub fn severities(card: &Card, lang: Lang) -> String {
    let word = |stage| match card.severity_at(stage) {
        Some(severity) => lang.pick(severity.names().vi, severity.names().en),
        None => lang.pick("tắt", "off"),
    };
    let [draft, sign, issue] = [Stage::Draft, Stage::Sign, Stage::Issue].map(word);
    if draft == sign && sign == issue {
        return sign.to_owned();
    }
    match lang {
        Lang::Vi => format!("dự thảo: {draft}, trình ký: {sign}, ban hành: {issue}"),
        Lang::En => format!("draft: {draft}, sign: {sign}, issue: {issue}"),
    }
}

fn block(page: &mut String, title: &str, text: Option<&Sample>) {
    let Some(text) = text else { return };
    if !title.is_empty() {
        let _ = writeln!(page, "{title}:\n");
    }
    let _ = writeln!(page, "```text\n{}\n```\n", text.shown().trim());
}

/// A text as a string, a bundle as an object of texts by name.
fn sample(sample: Option<&Sample>) -> serde_json::Value {
    match sample {
        None => serde_json::Value::Null,
        Some(Sample::Text(text)) => text.as_ref().into(),
        Some(Sample::Bundle(parts)) => parts
            .iter()
            .map(|(name, text)| (name.to_string(), text.to_string().into()))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}
