//! SL02, where a list states its parts with their shares and no total: `Tốt 721 em (88,4%), Khá 88 em (10,8%), Đạt 07 em (0,9%)`.
//! The shares are held against the sum of the parts, and only where all but one bear out that they are of it.

use super::interval::{Interval, Rounding};
use super::reckon;
use crate::diagnostic::{Diagnostic, Evidence};
use crate::facts::phrase::{find_word, has_break, words};
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::rules::{Draft, Findings};
use rust_decimal::Decimal;

/// Most words between a part and its share, or between a share and the next part.
const WORDS: usize = 8;

/// Words that make what follows no sibling of what stands before.
const OTHERWISE: [&str; 10] =
    ["trong đó", "riêng", "so với", "cùng kỳ", "tăng", "giảm", "còn lại", "kế hoạch", "chỉ tiêu", "bằng"];

/// Holds the shares of each such list against its sum.
pub(super) fn check(draft: &Draft<'_>, rounding: Rounding, found: &mut Findings) {
    let figures = &draft.facts.figures;
    let mut at = 0;
    while at + 1 < figures.len() {
        let parts = run(draft, at);
        at += (2 * parts.len()).max(1);
        if parts.len() > 1
            && let Some(diagnostic) = (List { draft, parts, rounding }).judge()
        {
            found.push(diagnostic);
        }
    }
}

/// The parts of the list that begins at a figure: every second figure from it on is the share of the one before.
fn run(draft: &Draft<'_>, first: usize) -> Vec<usize> {
    let figures = &draft.facts.figures;
    let mut parts: Vec<usize> = Vec::new();
    let mut at = first;
    while is_pair(draft, at) && parts.last().is_none_or(|&before| is_sibling(draft, before, at)) {
        parts.push(at);
        at += 2;
        if at + 1 >= figures.len() {
            break;
        }
    }
    parts
}

/// `88 em (10,8%)`: a count and, in brackets of its own, its share.
fn is_pair(draft: &Draft<'_>, at: usize) -> bool {
    let [part, share] = &draft.facts.figures[at..=at + 1] else { return false };
    let counts = part.is_operand() && part.unit.is_some_and(|u| matches!(u, Unit::Things(_) | Unit::Money(_)));
    if !counts || share.unit != Some(Unit::Percent) || !share.is_operand() || part.line != share.line {
        return false;
    }
    let Some(lead) = between(draft, part, share).trim_end().strip_suffix('(') else { return false };
    let behind = &draft.text.content()[share.end() as usize..];
    is_plain(lead) && !lead.contains([',', ';', ':']) && behind.starts_with(')')
}

/// Whether the next pair belongs to the list: the same unit, and nothing but its name between.
fn is_sibling(draft: &Draft<'_>, before: usize, at: usize) -> bool {
    let figures = &draft.facts.figures;
    let (share, part) = (&figures[before + 1], &figures[at]);
    let gap = between(draft, share, part).trim_start_matches(')');
    let parted = gap.contains([',', ';']) || find_word(gap, "và").is_some();
    share.line == part.line && part.unit == figures[before].unit && parted && is_plain(gap)
}

fn is_plain(text: &str) -> bool {
    !has_break(text)
        && !text.contains(['(', ')', '/'])
        && words(text).count() <= WORDS
        && OTHERWISE.iter().all(|word| find_word(text, word).is_none())
}

fn between<'a>(draft: &Draft<'a>, first: &Figure, second: &Figure) -> &'a str {
    draft.text.content().get(first.end() as usize..second.span.start as usize).unwrap_or("/")
}

/// A list of parts with their shares.
struct List<'a> {
    draft: &'a Draft<'a>,
    parts: Vec<usize>,
    rounding: Rounding,
}

impl List<'_> {
    /// A finding where one share alone is not that of its part in the sum.
    fn judge(&self) -> Option<Diagnostic> {
        let figures = &self.draft.facts.figures;
        let mut whole = Interval { low: Decimal::ZERO, high: Decimal::ZERO };
        let mut sum = Decimal::ZERO;
        for &part in &self.parts {
            whole = whole.plus(Interval::of(&figures[part], None, self.rounding)?)?;
            sum = sum.checked_add(figures[part].value)?;
        }
        let mut wrong = Vec::new();
        for &part in &self.parts {
            if !self.holds(part, whole, Decimal::ZERO)? {
                wrong.push(part);
            }
        }
        let [wrong] = wrong[..] else { return None };
        let borne_out = self.parts.iter().filter(|&&p| p != wrong);
        // One whole per cent of two may hold by chance.
        let sure = self.parts.len() > 2 || borne_out.clone().all(|&p| figures[p + 1].precision > 0);
        // Authors move the last digit so that the shares make 100.
        let step = Decimal::try_new(1, figures[wrong + 1].precision.into()).ok()?;
        let moved = self.holds(wrong, whole, step)? || self.holds(wrong, whole, -step)?;
        if !sure || moved || self.is_of_another(wrong) || self.is_told(wrong) {
            return None;
        }
        let computed = reckon::share(figures[wrong].value, sum)?;
        let accepted = reckon::accepted(computed, figures[wrong + 1].precision, self.rounding);
        let (part, share) = (reckon::place(&figures[wrong]), reckon::place(&figures[wrong + 1]));
        let text = self.draft.text;
        let mut finding = Diagnostic::at(share)
            .say("share")
            .value("part", text.slice(part))
            .value("share", text.slice(share))
            .value("sum", reckon::vietnamese(sum))
            .value("computed", format!("{}%", reckon::vietnamese(*accepted.last()?)))
            .evidence(Evidence {
                formula: "a / sum * 100",
                operands: vec![("a".to_owned(), figures[wrong].value), ("sum".to_owned(), sum)],
                stated: figures[wrong + 1].value,
                computed,
                accepted,
                hint: None,
            });
        for &part in &self.parts {
            finding = finding.label(reckon::place(&figures[part]), "part");
        }
        Some(finding)
    }

    /// Whether a share, moved by so much, is that of its part in the whole.
    fn holds(&self, part: usize, whole: Interval, moved: Decimal) -> Option<bool> {
        let (part, share) = (&self.draft.facts.figures[part], &self.draft.facts.figures[part + 1]);
        let stated = share.value.checked_add(moved)?;
        reckon::is_share(Interval::of(part, None, self.rounding)?, whole, stated, share.precision, self.rounding)
    }

    /// Whether the share is of another figure of the line.
    fn is_of_another(&self, part: usize) -> bool {
        let figures = &self.draft.facts.figures;
        let line = figures[part].line;
        let near = figures[part.saturating_sub(12)..].iter().take(25).filter(|f| f.line == line);
        near.filter(|f| f.unit == figures[part].unit && f.value != figures[part].value).any(|f| {
            Interval::of(f, None, self.rounding)
                .is_some_and(|whole| self.holds(part, whole, Decimal::ZERO) == Some(true))
        })
    }

    /// Whether SL01 holds the share against a total that the list states.
    fn is_told(&self, part: usize) -> bool {
        let stated = |p: usize| self.draft.facts.ratios.iter().filter(move |r| r.p == Some(p));
        stated(part + 1).any(|ratio| {
            self.parts.iter().filter(|&&p| p != part).any(|&p| stated(p + 1).any(|other| other.b == ratio.b))
        })
    }
}
