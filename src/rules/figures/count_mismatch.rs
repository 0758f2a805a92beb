//! SL11: a count whose list has another number of items (`gồm 04 nhóm nhiệm vụ sau:`).

use super::listed;
use crate::diagnostic::Diagnostic;
use crate::facts::phrase;
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold, is_capital, is_small};
use crate::tree::{Kind, NodeId, Numbering};
use memchr::memmem::Finder;
use rust_decimal::prelude::ToPrimitive;
use serde::Deserialize;
use std::sync::LazyLock;

/// Counts the list that follows a line which ends in a colon.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CountMismatch {
    /// What lists are made of, folded.
    nouns: Vec<String>,
    /// What may stand between the noun and the colon, folded.
    tails: Vec<String>,
    /// By how much count and list may differ before the list is held to be of something else.
    most: usize,
}

impl Default for CountMismatch {
    fn default() -> Self {
        Self { nouns: Vec::new(), tails: Vec::new(), most: 3 }
    }
}

impl Check for CountMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let figures = &draft.facts.figures;
        let mut at = 0;
        while at < figures.len() {
            let line = figures[at].line;
            let count = figures[at..].iter().take_while(|f| f.line == line).count();
            let here = &figures[at..at + count];
            at += count;
            let info = draft.text.lines()[line as usize];
            let said = draft.text.slice(info.span).trim_end();
            // Most lines lead to no list.
            let leads =
                memchr::memchr2(b':', b'(', said.as_bytes()).is_some() || CONSISTS.find(said.as_bytes()).is_some();
            if leads {
                let list = |figure| {
                    let in_sentence = inline(draft, figure).or_else(|| numbered(draft, figure));
                    in_sentence.or_else(|| self.listed(draft, figure))
                };
                here.iter().filter_map(list).for_each(|finding| found.push(finding));
            }
            // `1. Nhóm chỉ tiêu kinh tế (06 chỉ tiêu)` heads its list as a colon does.
            let heads = || {
                let open = said.strip_suffix(')').and_then(|s| s.rfind('('));
                matches!((here, open), ([f], Some(open)) if f.number.start as usize == info.span.start as usize + open + 1)
            };
            if info.cell().is_some() || said.len() > 600 || !(said.ends_with(':') || heads()) {
                continue;
            }
            if let [figure] = here
                && let Some(stated) = count_of(figure)
                && let Some(finding) = self.finding(draft, stated, figure.number, said)
            {
                found.push(finding);
            }
        }
        self.in_words(draft, found);
    }
}

impl CountMismatch {
    /// A list in the sentence whose items are marked: by numbers, by the noun each begins with, by capitals.
    fn listed(&self, draft: &Draft<'_>, figure: &Figure) -> Option<Diagnostic> {
        let stated = count_of(figure)?;
        let unit = figure.unit_span.filter(|_| matches!(figure.unit, Some(Unit::Things(_))))?;
        let after = behind(draft, figure, unit);
        let noun = draft.text.folded(unit);
        let said = fold(phrase::first_bytes(&draft.text.content()[unit.start as usize..], 60));
        let is_noun = self.nouns.iter().any(|n| said.starts_with(n.as_str()));
        let count = listed::enumerated(after)
            .or_else(|| listed::repeated(after, noun))
            .or_else(|| if is_noun { listed::capitals(after, stated) } else { None })?;
        (count != stated && count.abs_diff(stated) <= self.most).then(|| {
            Diagnostic::at(figure.number)
                .value("stated", draft.text.slice(figure.number))
                .value("noun", noun)
                .value("count", count.to_string())
        })
    }
}

/// Whether a list says that it leaves something out.
pub(super) fn is_open(list: &str) -> bool {
    list.contains('…') || ["...", "v.v", "vv"].iter().any(|mark| list.contains(mark))
}

/// The word before a list in the sentence itself, where no colon leads to it.
static CONSISTS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("gồm"));

/// A plain count that a list may have.
fn count_of(figure: &Figure) -> Option<usize> {
    let plain = figure.bound.is_none() && !figure.approximate && figure.upper.is_none() && figure.precision == 0;
    figure.value.to_usize().filter(|n| plain && (2..=60).contains(n))
}

impl CountMismatch {
    /// `Thực hiện bốn công trình:`. `năm` is too often a year.
    fn in_words(&self, draft: &Draft<'_>, found: &mut Findings) {
        const WORDS: [(&str, usize); 8] =
            [("hai", 2), ("ba", 3), ("bốn", 4), ("sáu", 6), ("bảy", 7), ("tám", 8), ("chín", 9), ("mười", 10)];
        for line in draft.text.lines().iter().filter(|line| line.cell().is_none() && line.span.len() <= 600) {
            let written = draft.text.slice(line.span);
            // Most lines end with another mark or a letter.
            if written.ends_with(|c: char| c.is_ascii_graphic() && c != ':') {
                continue;
            }
            let said = written.trim_end();
            if !said.ends_with(':') || said.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            let mut counts = phrase::words(said).filter_map(|word| {
                let (_, stated) = WORDS.iter().find(|(name, _)| *name == word)?;
                Some((Span::of(word, draft.text.content(), 0), *stated))
            });
            if let (Some((number, stated)), None) = (counts.next(), counts.next())
                && let Some(finding) = self.finding(draft, stated, number, said)
            {
                found.push(finding);
            }
        }
    }

    fn finding(&self, draft: &Draft<'_>, stated: usize, number: Span, said: &str) -> Option<Diagnostic> {
        let at = draft.text.line_at(number.start);
        let line = draft.text.lines()[at].span;
        let after = &said[(number.end - line.start) as usize..];
        let folded = fold(after);
        let folded = folded.trim();
        let noun = self.nouns.iter().filter(|n| folded.starts_with(n.as_str())).max_by_key(|n| n.len())?;
        // `03 nhóm công trình:`: what the groups are of only leads on.
        let mut tail = folded[noun.len()..].trim_start();
        if *noun == "nhóm" {
            let of = self.nouns.iter().filter_map(|n| tail.strip_prefix(n.as_str()));
            tail = of.min_by_key(|rest| rest.len()).unwrap_or(tail);
        }
        if !self.is_tail(tail) {
            return None;
        }
        let list = List::after(draft, draft.tree.leaf_of_line(at), said.ends_with(')'))?;
        let differs = list.items.len().abs_diff(stated);
        if differs == 0 || differs > self.most || list.items.len() < 2 || list.leaves == stated {
            return None;
        }
        // Items that count or head the same things themselves are groups of them.
        let is_group = |&item: &NodeId| {
            let head = draft.tree.head(item).map_or("", |h| draft.text.slice(draft.tree.node(h).span).trim_end());
            let words = fold(head);
            let named = ["nhóm", "lĩnh vực", "phần", "mảng"].iter().any(|n| noun.starts_with(n));
            words.contains(noun.as_str()) && head.bytes().any(|b| b.is_ascii_digit())
                || (head.ends_with(':') && !named)
                || ["về ", "lĩnh vực", "nhóm ", "trong lĩnh vực"]
                    .iter()
                    .any(|w| own_words(&words).starts_with(w) && !named)
        };
        if list.items.iter().any(is_group) {
            return None;
        }
        let mut finding = Diagnostic::at(number)
            .value("stated", draft.text.slice(number))
            .value("noun", noun.as_str())
            .value("count", list.items.len().to_string());
        for &item in [list.items.first(), list.items.last()].into_iter().flatten() {
            if let Some(enumerator) = draft.tree.enumerator(item) {
                finding = finding.label(enumerator.span, "item");
            }
        }
        Some(finding)
    }

    /// Whether what stands between the noun and the colon only leads to the list.
    fn is_tail(&self, tail: &str) -> bool {
        let mut rest = tail.trim_matches([' ', ':', ',', '(', ')', '\u{a0}']);
        while !rest.is_empty() {
            let tails = self.tails.iter().filter_map(|t| rest.strip_prefix(t.as_str()));
            let Some(next) = tails.chain(after_year(rest)).min_by_key(|r| r.len()) else {
                return false;
            };
            rest = next.trim_start_matches([' ', ',', '\u{a0}']);
        }
        true
    }
}

/// What stands behind a year (`năm 2026`, `2026`).
fn after_year(text: &str) -> Option<&str> {
    let digits = text.strip_prefix("năm ").unwrap_or(text);
    let rest = digits.get(4..)?;
    let is_year = digits.starts_with("20") && digits.bytes().take(4).all(|b| b.is_ascii_digit());
    (is_year && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// `03 hội thi, gồm: Hội thi văn nghệ, Hội thi nấu ăn.`: a list in the sentence whose items all name what is counted.
fn inline(draft: &Draft<'_>, figure: &Figure) -> Option<Diagnostic> {
    const MOST: usize = 20;
    let plain = figure.bound.is_none() && !figure.approximate && figure.upper.is_none() && figure.precision == 0;
    let unit = figure.unit_span.filter(|_| plain && matches!(figure.unit, Some(Unit::Things(_))))?;
    let stated = figure.value.to_usize().filter(|n| (2..=MOST).contains(n))?;
    let after = behind(draft, figure, unit);
    let end = phrase::sentence_end(after);
    if end.is_none() && after.len() >= REACH - 3 {
        return None;
    }
    let after = &after[..end.unwrap_or(after.len())];
    let cue =
        after.find(':').map(|at| at + 1).or_else(|| phrase::find_word(after, "gồm").map(|at| at + "gồm".len()))?;
    let (lead, list) = after.split_at(cue);
    // `10/12 thôn đạt chuẩn (02 thôn chưa đạt gồm …)`: the list is of another count.
    if lead.contains(['(', ')']) || lead.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let open = list.ends_with(['…', ',']) || ["v.v", "...", ";"].iter().any(|mark| list.contains(mark));
    if open || phrase::words(lead).count() > 6 || list.contains(['(', ':']) || list.bytes().any(|b| b.is_ascii_digit())
    {
        return None;
    }
    let noun = draft.text.folded(unit);
    let items: Vec<&str> = list.split(',').flat_map(|part| part.split(" và ")).map(str::trim).collect();
    let named = items
        .iter()
        .all(|item| fold(item).strip_prefix(noun).is_some_and(|rest| rest.starts_with(' ') && rest.len() > 2));
    // `05 tuyến đường: Trần Phú, Lê Lợi và Quang Trung`: nothing but names, and `và` before the last.
    // `04 hội nghị tại các xã gồm Tân An, …` lists the places of what is counted.
    let straight =
        || phrase::words(lead).all(|w| !matches!(w, "tại" | "ở" | "thuộc" | "của" | "các" | "cho" | "trên" | "với"));
    let proper = || items.iter().all(|item| is_proper_name(item));
    let by_name = || list.contains(" và ") && items.len() > 2 && straight() && proper();
    (items.len() > 1 && items.len() != stated && (named || by_name())).then(|| {
        Diagnostic::at(figure.number)
            .value("stated", draft.text.slice(figure.number))
            .value("noun", noun)
            .value("count", items.len().to_string())
    })
}

/// Bytes behind a count in which its list ends.
const REACH: usize = 800;

/// The text behind a count's unit on its line, so far as its list may reach.
fn behind<'a>(draft: &Draft<'a>, figure: &Figure, unit: Span) -> &'a str {
    let line = draft.text.lines()[figure.line as usize].span;
    phrase::first_bytes(&draft.text.content()[unit.end.min(line.end) as usize..line.end as usize], REACH)
}

/// `05 đợt cao điểm (đợt 1: tháng 4; đợt 2: tháng 6; đợt 3: tháng 8)`: parts numbered in brackets, from the first to the last.
fn numbered(draft: &Draft<'_>, figure: &Figure) -> Option<Diagnostic> {
    let stated = count_of(figure)?;
    let unit = figure.unit_span.filter(|_| matches!(figure.unit, Some(Unit::Things(_))))?;
    let after = behind(draft, figure, unit);
    let open = memchr::memchr(b'(', after.as_bytes())?;
    let close = open + memchr::memchr(b')', &after.as_bytes()[open..])?;
    let (lead, inside) = (&after[..open], &after[open + 1..close]);
    if phrase::words(lead).count() > 14 || lead.bytes().any(|b| matches!(b, b'0'..=b'9' | b';' | b'.' | b':')) {
        return None;
    }
    // Most brackets number nothing.
    if !inside.contains(" 1") || !inside.contains(" 2") {
        return None;
    }
    let noun = draft.text.folded(unit);
    let inside = fold(inside);
    let named = |number: usize| {
        let wanted = format!("{noun} {number}");
        inside.match_indices(wanted.as_str()).any(|(at, _)| {
            !inside[at + wanted.len()..].starts_with(|c: char| c.is_ascii_digit() || c == '/')
                && !inside[..at].ends_with(crate::text::is_letter)
        })
    };
    let count = (1..=60).take_while(|&number| named(number)).count();
    let open_end = is_open(&inside) || inside.contains(['-', '–']);
    (count > 1 && count != stated && !open_end).then(|| {
        Diagnostic::at(figure.number)
            .value("stated", draft.text.slice(figure.number))
            .value("noun", noun)
            .value("count", count.to_string())
    })
}

/// `Lê Lợi`, `Hua Păng`: a few words that all begin with a capital.
fn is_proper_name(item: &str) -> bool {
    const LONGEST: usize = 4;
    let mut list = item.split_whitespace().peekable();
    list.peek().is_some()
        && item.split_whitespace().count() <= LONGEST
        && list.all(|word| word.chars().next().is_some_and(is_capital) && word.chars().skip(1).all(is_small))
}

/// Without enumerator or mark.
fn own_words(head: &str) -> &str {
    let bare = head.trim_start_matches(['-', '+', '*', '–', '•', ' ']);
    match bare.split_once(' ') {
        Some((mark, rest)) if mark.ends_with(['.', ')']) => rest.trim_start(),
        _ => bare,
    }
}

/// The list behind a paragraph.
struct List {
    items: Vec<NodeId>,
    /// Items, and for items with a list of their own its items instead.
    leaves: usize,
}

impl List {
    /// The run of items of one numbering right behind a leaf; `None` where none follows, or where it may go on elsewhere.
    /// Under `continued` the numbers may go on from the list before.
    fn after(draft: &Draft<'_>, leaf: NodeId, continued: bool) -> Option<Self> {
        let tree = draft.tree;
        let kind = |id: NodeId| tree.node(id).kind;
        let next = |id: NodeId| tree.node(id).next_sibling;
        let first = next(leaf).filter(|&n| matches!(kind(n), Kind::Item | Kind::Section))?;
        let numbering = tree.enumerator(first)?.numbering;
        let mut items = Vec::new();
        let mut leaves = 0;
        let mut at = Some(first);
        while let Some(node) = at {
            if matches!(kind(node), Kind::PageBreak | Kind::Stray | Kind::Running | Kind::Note) {
                at = next(node);
                continue;
            }
            let same = matches!(kind(node), Kind::Item | Kind::Section)
                && tree.enumerator(node).is_some_and(|e| e.numbering == numbering);
            if !same {
                break;
            }
            let value = tree.enumerator(node)?.value as usize;
            let from = if continued { tree.enumerator(first)?.value as usize } else { 1 };
            if numbering.counts() && value != items.len() + from {
                // A restart or a gap: another rule speaks of it.
                return None;
            }
            items.push(node);
            let nested = tree.children(node).filter(|&c| matches!(kind(c), Kind::Item | Kind::Section)).count();
            leaves += nested.max(1);
            at = next(node);
        }
        // Items of the same kind behind something else may belong to the list.
        let goes_on = std::iter::successors(at, |&n| next(n)).take(8).any(|n| {
            tree.enumerator(n)
                .is_some_and(|e| e.numbering == numbering && e.numbering.counts() && e.value as usize > items.len())
                || (!numbering.counts() && tree.enumerator(n).is_some_and(|e| e.numbering == numbering))
        });
        let is_heading = numbering == Numbering::Roman;
        (!goes_on && !is_heading).then_some(Self { items, leaves })
    }
}
