//! Every kind of fact as rows: the one list that the tables and the JSON of `soat facts` are made of.

use super::{Row, Subject};
use crate::facts::Facts;
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::rules::card::Lang;
use crate::text::{Span, Text};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// All facts of a document.
pub fn subjects(text: &Text, facts: &Facts) -> Vec<Subject> {
    let slice = |span: Span| Value::from(text.slice(span));
    let figure = |i: usize| facts.figures.get(i).map_or(Value::Null, |f| slice(f.span));
    let subject = |key, vi, en, rows| Subject { key, vi, en, rows };
    vec![
        subject("figures", "Số liệu", "Figures", facts.figures.iter().map(|f| of_figure(text, f)).collect()),
        subject("ratios", "Tỷ lệ", "Ratios", {
            let row = |r: &crate::facts::ratio::Ratio| Row {
                span: r.span,
                cells: vec![
                    ("a", figure(r.a)),
                    ("b", figure(r.b)),
                    ("p", r.p.map_or(Value::Null, figure)),
                    ("unchecked", r.unchecked.map_or(Value::Null, |why| kebab(&format!("{why:?}")).into())),
                ],
            };
            facts.ratios.iter().map(row).collect()
        }),
        subject("breakdowns", "Số tổng và số thành phần", "Totals and parts", {
            let row = |b: &crate::facts::breakdown::Breakdown| Row {
                span: b.span,
                cells: vec![
                    ("total", figure(b.total)),
                    ("parts", b.parts.iter().map(|&i| figure(i)).collect()),
                    ("exhaustive", b.exhaustive.into()),
                    ("unchecked", b.unchecked.into()),
                ],
            };
            facts.breakdowns.iter().map(row).collect()
        }),
        subject("indicators", "Chỉ tiêu", "Indicators", {
            let row = |i: &crate::facts::indicator::Indicator| Row {
                span: i.phrase,
                cells: vec![
                    ("figure", figure(i.figure)),
                    ("year", i.year.into()),
                    ("mood", kebab(&format!("{:?}", i.mood)).into()),
                ],
            };
            facts.indicators.iter().map(row).collect()
        }),
        subject("dates", "Ngày tháng", "Dates", {
            let row = |d: &crate::facts::date::DateMention| Row {
                span: d.span,
                cells: vec![
                    ("date", d.date.map_or(Value::Null, |date| date.to_string().into())),
                    ("role", kebab(&format!("{:?}", d.role)).into()),
                ],
            };
            facts.dates.iter().map(row).collect()
        }),
        subject("periods", "Giai đoạn, nhiệm kỳ", "Periods", {
            let row = |p: &crate::facts::year::Period| Row {
                span: p.span,
                cells: vec![
                    ("from", p.from.into()),
                    ("to", p.to.into()),
                    ("role", kebab(&format!("{:?}", p.role)).into()),
                ],
            };
            facts.periods.iter().map(row).collect()
        }),
        subject("years", "Năm", "Years", {
            let row = |y: &crate::facts::year::YearMention| Row {
                span: y.span,
                cells: vec![("year", y.year.into()), ("role", kebab(&format!("{:?}", y.role)).into())],
            };
            facts.years.iter().map(row).collect()
        }),
        subject("citations", "Văn bản viện dẫn", "Cited documents", {
            let row = |c: &crate::facts::citation::Citation| Row {
                span: c.span,
                cells: vec![
                    ("kind", c.kind.map_or(Value::Null, |kind| kind.key().into())),
                    ("symbol", c.symbol.map_or(Value::Null, slice)),
                    ("date", c.date.map_or(Value::Null, |date| date.to_string().into())),
                    ("agency", c.agency.map_or(Value::Null, slice)),
                    ("in_basis", c.in_basis.into()),
                ],
            };
            facts.citations.iter().map(row).collect()
        }),
        subject("abbreviations", "Chữ viết tắt được giải thích", "Abbreviations expanded", {
            let definitions = &facts.abbreviations.definitions;
            definitions.iter().map(|d| Row { span: d.short, cells: vec![("long", slice(d.long))] }).collect()
        }),
        subject("abbreviation_uses", "Chữ viết tắt được dùng", "Abbreviations used", uses(text, facts)),
        subject("agencies", "Cơ quan, đơn vị hành chính", "Agencies and units", {
            let row = |a: &crate::facts::agency::AgencyMention| Row {
                span: a.span,
                cells: vec![("level", a.level.into()), ("name", slice(a.name))],
            };
            facts.agencies.mentions.iter().map(row).collect()
        }),
        subject("references", "Dẫn đến mục, phụ lục của văn bản", "References inside the document", {
            let row = |r: &crate::facts::reference::Reference| Row { span: r.span, cells: vec![] };
            facts.references.iter().map(row).collect()
        }),
    ]
}

/// Each short form once, at its first use, with the number of uses.
fn uses(text: &Text, facts: &Facts) -> Vec<Row> {
    let mut counts: Vec<(Span, usize)> = Vec::new();
    let mut places = rustc_hash::FxHashMap::default();
    for used in &facts.abbreviations.uses {
        let place = *places.entry(text.slice(used.span)).or_insert_with(|| {
            counts.push((used.span, 0));
            counts.len() - 1
        });
        counts[place].1 += 1;
    }
    counts
        .into_iter()
        .map(|(span, count)| Row {
            span,
            cells: vec![
                ("uses", count.into()),
                ("long", facts.abbreviations.long_of(text, text.slice(span)).map_or(Value::Null, Value::from)),
            ],
        })
        .collect()
}

fn of_figure(text: &Text, figure: &Figure) -> Row {
    let plain = |value: Decimal| value.normalize().to_string();
    Row {
        span: figure.span,
        cells: vec![
            ("value", plain(figure.value).into()),
            ("upper", figure.upper.map_or(Value::Null, |(value, _)| plain(value).into())),
            ("unit", figure.unit_span.map_or(Value::Null, |span| json!(text.slice(span)))),
            ("base", in_base_unit(figure).map_or(Value::Null, |base| plain(base).into())),
            ("bound", figure.bound.map_or(Value::Null, |bound| kebab(&format!("{bound:?}")).into())),
            ("approximate", figure.approximate.into()),
        ],
    }
}

/// The value in the base unit of its family, where the figure's own unit is another: 130 triệu đồng are 130000000 đồng.
fn in_base_unit(figure: &Figure) -> Option<Decimal> {
    let factor = figure.unit.map_or(1, Unit::factor);
    figure.value.checked_mul(factor.into()).filter(|_| factor != 1)
}

/// A switch that is on, as a word.
pub fn switch(key: &str, lang: Lang) -> &'static str {
    match key {
        "exhaustive" => lang.pick("đủ thành phần", "complete"),
        "unchecked" => lang.pick("không tính lại được", "not recomputed"),
        "approximate" => lang.pick("ước chừng", "approximate"),
        "in_basis" => lang.pick("trong căn cứ", "in a basis"),
        _ => "✓",
    }
}

/// `AtLeast` as `at-least`.
fn kebab(name: &str) -> String {
    let mut kebab = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        if c.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(c.to_ascii_lowercase());
    }
    kebab
}
