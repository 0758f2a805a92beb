//! SL03: one indicator, one period, one mood, one unit, two values (`design/figures.md`, 4).

use super::comparable::{Stated, are_comparable, disagree, identity, says_enough, without_copula};
use crate::diagnostic::Diagnostic;
use crate::facts::indicator::Indicator;
use crate::facts::phrase::{begins, last_sentence, lower, words};
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use crate::tree::Kind;
use serde::Deserialize;

/// Holds indicators of one key against each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConflictingFigure {
    /// Values from which on one key is held to mean several things.
    most: usize,
}

impl Default for ConflictingFigure {
    fn default() -> Self {
        Self { most: 3 }
    }
}

impl Check for ConflictingFigure {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let mut words = Vec::new();
        let mut by_identity: Vec<(u64, usize)> = Vec::with_capacity(draft.facts.indicators.len());
        for (i, stated) in Stated::of_draft(draft) {
            by_identity.push((identity(stated.indicator, u64::from, &mut words), i));
        }
        by_identity.sort_unstable();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for group in by_identity.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            self.pairs(draft, group, &mut pairs);
        }
        pairs.sort_unstable_by_key(|&(earlier, later)| (later, earlier));
        for (earlier, later) in pairs {
            found.push(finding(draft, &draft.facts.indicators[earlier], &draft.facts.indicators[later]));
        }
    }
}

impl ConflictingFigure {
    /// The pairs of a group that disagree, one for each pair of values.
    fn pairs(&self, draft: &Draft<'_>, group: &[(u64, usize)], pairs: &mut Vec<(usize, usize)>) {
        let stated = |i: usize| {
            let indicator = &draft.facts.indicators[i];
            Stated { indicator, figure: &draft.facts.figures[indicator.figure] }
        };
        // The first place of each value; more values than a slip leaves mean several things.
        let mut firsts: Vec<usize> = Vec::new();
        for &(_, i) in group {
            let same = |&&j: &&usize| stated(i).is_equal(&stated(j));
            if firsts.iter().find(same).is_none() {
                firsts.push(i);
                if firsts.len() >= self.most {
                    return;
                }
            }
        }
        let [earlier, later] = firsts[..] else { return };
        let (a, b) = (&draft.facts.indicators[earlier], &draft.facts.indicators[later]);
        let say_enough = || [a, b].into_iter().all(|indicator| says_enough(draft.facts, indicator));
        let speak = are_apart(draft, a, b) && are_comparable(a, b) && say_enough();
        if speak && disagree(&stated(earlier), &stated(later)) {
            pairs.push((earlier, later));
        }
    }
}

/// Whether two indicators stand in different places (other blocks, not rows of one table) and speak of one thing, as far as their
/// paragraphs say.
fn are_apart(draft: &Draft<'_>, a: &Indicator, b: &Indicator) -> bool {
    let block = |i: &Indicator| draft.facts.figures[i.figure].block;
    if block(a) == block(b) || a.table.is_some() && a.table == b.table {
        return false;
    }
    let section = |i: &Indicator| {
        let mut above = draft.tree.ancestors(block(i));
        above.find(|&node| !matches!(draft.tree.node(node).kind, Kind::Item | Kind::Paragraph))
    };
    let subjects = || subject(draft, a).zip(subject(draft, b));
    let of_two = section(a) == section(b) && subjects().is_some_and(|(one, other)| one != other);
    topic(draft, a) == topic(draft, b) && !of_two
}

/// What is counted first in the sentence of an indicator, where other figures stand before it: `Thôn Thượng có 210 hộ, tỷ lệ hộ
/// nghèo 1,9%` speaks of that village.
fn subject(draft: &Draft<'_>, indicator: &Indicator) -> Option<String> {
    const WORDS: usize = 4;
    let line = draft.text.lines()[draft.facts.figures[indicator.figure].line as usize].span;
    let before = draft.text.slice(Span { start: line.start, end: indicator.phrase.start.max(line.start) });
    let said = &before[last_sentence(before)..];
    let counted = said.trim_start().bytes().skip(3).any(|b| b.is_ascii_digit()) || said.trim_end().ends_with(':');
    let names: Vec<_> = words(said).take(WORDS).map(lower).collect();
    (counted && !names.is_empty()).then(|| names.join(" "))
}

/// What a paragraph says it is about: `Đối với cấp xã, …`.
fn topic<'a>(draft: &Draft<'a>, indicator: &Indicator) -> Option<&'a str> {
    let line = draft.text.lines()[draft.facts.figures[indicator.figure].line as usize].span;
    let said = draft.text.slice(line).trim_start_matches(['-', '+', ' ']);
    let end = said.find([',', ':'])?;
    begins(said, &["đối", "với"]).map(|from| said[from..end].trim())
}

/// What two indicators measure, in the words of the one that says it: a phrase may be no more than the verb, and what is measured
/// stand behind the figure (`Phấn đấu 95% hộ dân ký cam kết`).
fn name<'a>(draft: &Draft<'a>, earlier: &Indicator, later: &Indicator) -> &'a str {
    const IDLE: [&str; 20] = [
        "chức", "có", "còn", "duy", "đấu", "động", "đạt", "giữ", "hiện", "là", "lệ", "phấn", "số", "thực", "tổ", "từ",
        "tỉ", "tỷ", "trì", "vận",
    ];
    let told =
        |i: &Indicator| words(draft.text.slice(i.phrase)).map(lower).filter(|w| !IDLE.contains(&w.as_ref())).count();
    let best = if told(earlier) > 1 || told(earlier) >= told(later) { earlier } else { later };
    if told(best) > 0 {
        return without_copula(draft.text.slice(best.phrase));
    }
    let figure = &draft.facts.figures[earlier.figure];
    let end = draft.text.lines()[figure.line as usize].span.end.max(figure.span.end);
    let behind = draft.text.slice(Span { start: figure.span.end, end });
    let clause = behind.split([',', ';', '.', '(']).next().unwrap_or_default().trim();
    if clause.is_empty() { without_copula(draft.text.slice(earlier.phrase)) } else { clause }
}

fn finding(draft: &Draft<'_>, earlier: &Indicator, later: &Indicator) -> Diagnostic {
    let span = |i: &Indicator| draft.facts.figures[i.figure].span;
    let text = |i: &Indicator| draft.text.slice(span(i));
    Diagnostic::at(span(later))
        .value("indicator", name(draft, earlier, later))
        .value("one", text(earlier))
        .value("other", text(later))
        .label(span(earlier), "earlier")
}
