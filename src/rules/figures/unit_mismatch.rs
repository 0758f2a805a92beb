//! SL07: a rate given in things (`Tỷ lệ hộ nghèo … 03 hộ`), a count given in per cent (`Số hộ … 90%`); in the strict profile
//! also one unit written in two ways and ratios without a unit.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::indicator::Indicator;
use crate::facts::phrase::has_break;
use crate::facts::quantity::Figure;
use crate::facts::ratio::{Ratio, Wording};
use crate::facts::table::{ColumnRole, Grid};
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings, habit};
use crate::text::{Span, is_letter};
use serde::Deserialize;

/// Holds the head word of a label or phrase against the unit of its figure.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UnitMismatch {
    /// Words in a label by which a rate may be given in things (`trên vạn dân`), folded.
    per: Vec<String>,
    /// Whether units in two writings and ratios without one are told too: so in the strict profile.
    pedantic: bool,
}

/// Writings of one unit; which of them is the draft's own is for its author to say.
const WRITINGS: &[&[&str]] = &[
    &["đ", "đồng"],
    &["m", "mét"],
    &["km", "ki-lô-mét", "cây số"],
    &["ha", "héc-ta", "hecta"],
    &["kg", "ki-lô-gam"],
    &["m2", "m²", "mét vuông"],
    &["m3", "m³", "mét khối"],
];

impl Check for UnitMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        for grid in &draft.facts.tables {
            self.table(draft, grid, found);
        }
        if self.pedantic {
            writings(draft, found);
            bare_ratios(draft, found);
        }
        for indicator in &draft.facts.indicators {
            if indicator.table.is_none() && indicator.is_stated && self.is_rate_in_prose(draft, indicator) {
                found.push(finding(draft, indicator.figure, indicator.phrase));
            }
        }
    }
}

impl UnitMismatch {
    fn table(&self, draft: &Draft<'_>, grid: &Grid, found: &mut Findings) {
        for (row, info) in grid.body() {
            let Some(label) = grid.label(row) else { continue };
            let folded = draft.text.folded(label);
            let Some(head) = Head::of(folded).filter(|_| !info.total) else { continue };
            if self.per.iter().any(|w| folded.contains(w.as_str())) {
                continue;
            }
            let reported = found.len();
            for (column, cell) in info.cells.iter().enumerate() {
                let (first, end) = (cell.figures.0 as usize, cell.figures.1 as usize);
                let is_value = grid.columns.get(column).is_some_and(crate::facts::table::Column::holds_values);
                let short = cell.span.len() < 40 && !draft.text.slice(cell.span).contains('/');
                if cell.merged || end != first + 1 || !is_value || !short {
                    continue;
                }
                let unit = draft.facts.figures[first].unit;
                match head {
                    Head::Rate if is_thing(unit) => found.push(finding(draft, first, label)),
                    Head::Count
                        if unit == Some(Unit::Percent) && grid.columns[column].unit != unit && !is_change(folded) =>
                    {
                        found.push(finding(draft, first, label).say("count").at_most(Severity::Info));
                    }
                    _ => {}
                }
            }
            if head == Head::Rate
                && is_thing(info.unit)
                && found.len() == reported
                && let Some(cell) = grid.column(ColumnRole::Unit).and_then(|column| grid.cell(row, column))
                && !draft.text.slice(cell.span).contains(['/', ','])
                && !cell.merged
            {
                found.push(told(draft, cell.span, label));
            }
        }
    }

    /// `Tỷ lệ hộ nghèo còn 12 hộ`, with no percentage beside it on its line.
    fn is_rate_in_prose(&self, draft: &Draft<'_>, indicator: &Indicator) -> bool {
        let figures = &draft.facts.figures;
        let figure = &figures[indicator.figure];
        if !(is_thing(figure.unit) || is_measure(figure.unit)) || figure.approximate {
            return false;
        }
        let folded = draft.text.folded(indicator.phrase);
        let last = folded.rsplit(' ').next().unwrap_or_default();
        // `Giảm tỷ lệ hộ nghèo còn 12 hộ`: where the fall ends is a rate again.
        let level = matches!(last, "còn" | "xuống" | "lên");
        let ways = ["giảm ", "hạ ", "kéo giảm ", "nâng ", "tăng "];
        let of_level = ways.iter().filter(|_| level).find_map(|way| folded.strip_prefix(way));
        let folded = of_level.unwrap_or(folded);
        let between =
            &draft.text.content()[indicator.phrase.end as usize..figure.span.start.max(indicator.phrase.end) as usize];
        let copula =
            between.trim() == ":" || ["đạt", "là", "còn", "dưới", "trên"].contains(&last) || of_level.is_some();
        let behind = draft.text.content()[figure.span.end as usize..].trim_start();
        let on_line = |f: &&Figure| f.line == figure.line && is_one_sentence(draft, f, figure);
        let near = figures[indicator.figure.saturating_sub(4)..].iter().take(9).filter(on_line);
        let has_rate = near.into_iter().any(|f| matches!(f.unit, Some(Unit::Percent | Unit::PerMille | Unit::Points)));
        Head::of(folded) == Some(Head::Rate)
            && copula
            && !has_rate
            && !behind.starts_with('/')
            && !folded.contains([',', '/'])
            && !is_change(folded)
            && !self.per.iter().any(|w| folded.contains(w.as_str()))
    }
}

/// Whether no sentence, nor a member of one, ends between two figures of a line.
fn is_one_sentence(draft: &Draft<'_>, one: &Figure, other: &Figure) -> bool {
    let (first, last) = if one.span.start < other.span.start { (one, other) } else { (other, one) };
    let between = draft.text.content().get(first.span.end as usize..last.span.start as usize);
    between.is_none_or(|text| !has_break(text))
}

/// What the first words of a label announce.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    /// `Tỷ lệ …`
    Rate,
    /// `Số …`, `Tổng số …`
    Count,
}

impl Head {
    /// Of a folded label.
    fn of(label: &str) -> Option<Self> {
        let mut words = label.split(|c: char| !is_letter(c)).filter(|w| !w.is_empty());
        match (words.next()?, words.next()?) {
            ("tỷ" | "tỉ", "lệ") => Some(Head::Rate),
            ("tổng", "số") => Some(Head::Count),
            ("số", next) if !matches!(next, "liệu" | "hóa" | "hoá" | "dư") => Some(Head::Count),
            _ => None,
        }
    }
}

fn is_thing(unit: Option<Unit>) -> bool {
    const MEASURES: [Unit; 4] = [Unit::things("lần"), Unit::things("điểm"), Unit::things("bậc"), Unit::things("hạng")];
    unit.is_some_and(|u| matches!(u, Unit::Things(_)) && !u.is_time() && !u.is_generic() && !MEASURES.contains(&u))
}

/// Whether a unit measures an extent (`45 km`, `120 ha`).
fn is_measure(unit: Option<Unit>) -> bool {
    matches!(unit, Some(Unit::Length(_) | Unit::Area(_) | Unit::Mass(_)))
}

/// Whether a folded label speaks of a rise or fall, which may be given either way.
fn is_change(folded: &str) -> bool {
    ["giảm", "tăng", "so với", "kéo", "nâng"].iter().any(|w| folded.contains(w))
}

fn finding(draft: &Draft<'_>, figure: usize, label: Span) -> Diagnostic {
    told(draft, draft.facts.figures[figure].span, label)
}

fn told(draft: &Draft<'_>, span: Span, label: Span) -> Diagnostic {
    Diagnostic::at(span)
        .value("label", draft.text.slice(label))
        .value("value", draft.text.slice(span))
        .label(label, "label")
}

/// One finding for each unit that is written in two ways.
fn writings(draft: &Draft<'_>, found: &mut Findings) {
    for unit in WRITINGS {
        let mut places: Vec<Vec<Span>> = vec![Vec::new(); unit.len()];
        for figure in &draft.facts.figures {
            let Some(span) = figure.unit_span else { continue };
            if let Some(i) = unit.iter().position(|w| *w == draft.text.slice(span)) {
                places[i].push(figure.span);
            }
        }
        places.retain(|list| !list.is_empty());
        places.sort_by_key(Vec::len);
        let Some((many, few)) = places.split_last().filter(|(_, few)| !few.is_empty()) else { continue };
        let mut few: Vec<Span> = few.concat();
        few.sort_unstable();
        let told = habit::unlike(draft.text, &few, many[0], ("label", "value"), "other");
        found.extend(told.map(|told| told.say("writing").at_most(Severity::Info)));
    }
}

/// `có 261/200 đạt 130,5%`: of what, the reader must guess. One finding a draft.
fn bare_ratios(draft: &Draft<'_>, found: &mut Findings) {
    let figures = &draft.facts.figures;
    let bare = |i: usize| figures[i].unit.is_none();
    let ratios = draft.facts.ratios.iter().filter(|r| r.p.is_some() && r.wording == Wording::Slash);
    let in_text =
        |r: &&Ratio| bare(r.a) && bare(r.b) && draft.text.lines()[figures[r.a].line as usize].cell().is_none();
    let places: Vec<Span> = ratios.filter(in_text).map(|r| figures[r.a].span.cover(figures[r.b].span)).collect();
    if let Some(told) = habit::once(&places) {
        let told = told.say("bare").value("label", "").value("value", draft.text.slice(places[0]));
        found.push(told.at_most(Severity::Info));
    }
}
