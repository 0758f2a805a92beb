//! SL02, where shares of a structure make more than the whole: `cơ cấu kinh tế: nông nghiệp 45%, công nghiệp 25%, dịch vụ 35%`.
//! Less than the whole draws nothing: taxes and other sectors are often left out.

use super::breakdown_mismatch::name;
use super::interval::{Interval, Rounding};
use super::reckon;
use crate::diagnostic::{Diagnostic, Evidence, Severity};
use crate::facts::phrase::{find_word, has_break, sentence_end, words};
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::rules::{Draft, Findings};
use crate::text::fold;
use memchr::memmem::Finder;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// What opens such a list, without its first letter, which may be a capital.
static CUE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("ơ cấu"));

/// Most words from one share to the next: the name of its sector.
const NAME: usize = 10;

/// Words that tell of a change, another time or a part of a part, so that not every percentage is a share of the whole.
const OTHERWISE: [&str; 14] =
    ["tăng", "giảm", "từ", "lên", "xuống", "năm", "so", "trong đó", "riêng", "còn", "dưới", "trên", "vượt", "kế hoạch"];

/// Holds the shares of each structure against the whole.
pub(super) fn check(draft: &Draft<'_>, rounding: Rounding, found: &mut Findings) {
    let figures = &draft.facts.figures;
    let mut at = 0;
    while at < figures.len() {
        let line = figures[at].line;
        let end = at + figures[at..].partition_point(|f| f.line == line);
        let shares = figures[at..end].iter().filter(|f| f.unit == Some(Unit::Percent)).count();
        if shares > 2
            && let Some(diagnostic) = of_line(draft, &figures[at..end], rounding)
        {
            found.push(diagnostic);
        }
        at = end;
    }
}

/// A finding where the sentence behind the cue lists nothing but shares, and they make more than 100 %.
fn of_line(draft: &Draft<'_>, figures: &[Figure], rounding: Rounding) -> Option<Diagnostic> {
    let span = draft.text.lines()[figures[0].line as usize].span;
    let line = draft.text.slice(span);
    let cue = CUE.find(line.as_bytes())? + "ơ cấu".len();
    let end = cue + sentence_end(&line[cue..]).unwrap_or(line.len() - cue);
    let place = |f: &Figure| (f.span.start - span.start) as usize;
    let shares: Vec<&Figure> = figures.iter().filter(|f| (cue..end).contains(&place(f))).collect();
    let mut from = cue;
    for (i, share) in shares.iter().enumerate() {
        let said = line.get(from..place(share))?;
        let parted = i == 0 || said.contains([',', ';']) || find_word(said, "và").is_some();
        let folded = fold(said);
        let plain = share.is_operand() && share.upper.is_none() && share.unit == Some(Unit::Percent);
        let other = i > 0 && OTHERWISE.iter().any(|word| find_word(&folded, word).is_some());
        let far = words(said).count() > if i == 0 { 2 * NAME } else { NAME };
        if !plain || !parted || other || far || has_break(said) || said.contains(['(', ')', '/']) {
            return None;
        }
        from = (share.end() - span.start) as usize;
    }
    let (_, others) = shares.split_first().filter(|(_, others)| others.len() > 1)?;
    let mut range = Interval { low: Decimal::ZERO, high: Decimal::ZERO };
    let mut sum = Decimal::ZERO;
    for share in &shares {
        range = range.plus(Interval::rounded(share.value, share.precision, rounding)?)?;
        sum = sum.checked_add(share.value)?;
    }
    if range.low <= Decimal::ONE_HUNDRED {
        return None;
    }
    let shown = reckon::place(shares[0]);
    let written = |value: Decimal| format!("{}%", reckon::vietnamese(value));
    let mut finding = Diagnostic::at(shown)
        .say("exceeds")
        .value("total", written(Decimal::ONE_HUNDRED))
        .value("sum", written(sum))
        .value("difference", written(sum.saturating_sub(Decimal::ONE_HUNDRED)))
        .at_most(Severity::Warning)
        .evidence(Evidence {
            formula: "sum of the parts",
            operands: shares.iter().enumerate().map(|(i, share)| (name(i), share.value)).collect(),
            stated: Decimal::ONE_HUNDRED,
            computed: sum,
            accepted: vec![Decimal::ONE_HUNDRED],
            hint: None,
        });
    for share in others {
        finding = finding.label(reckon::place(share), "part");
    }
    Some(finding)
}
