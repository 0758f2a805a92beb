//! SL02, where shares of a structure make more than the whole: `cơ cấu kinh tế: nông nghiệp 45%, công nghiệp 25%, dịch vụ 35%`,
//! `học lực giỏi 32%, khá 45%, trung bình 28%`. Less than the whole draws nothing: taxes and other sectors are often left out.

use super::breakdown_mismatch::name;
use super::interval::{Interval, Rounding};
use super::reckon;
use crate::diagnostic::{Diagnostic, Evidence, Severity};
use crate::facts::phrase::{find_word, is_whole, last_sentence, sentence_end, words};
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

/// Words that make what leads to the first share of a list without a cue no list of one whole.
const LEADS_OTHERWISE: [&str; 8] = ["tăng", "giảm", "vượt", "kế hoạch", "chỉ tiêu", "dự toán", "so với", "tốc độ"];

/// Kinds that exclude one another, by the last words of their names: sectors of an economy, and grades of an assessment. Where
/// all of a list are of one row, its shares are of one whole.
const KINDS: [&[&str]; 2] = [
    &[
        "nông nghiệp",
        "lâm nghiệp",
        "ngư nghiệp",
        "công nghiệp",
        "thủy sản",
        "thuỷ sản",
        "xây dựng",
        "thương mại",
        "dịch vụ",
        "du lịch",
    ],
    &[
        "xuất sắc",
        "tốt",
        "giỏi",
        "khá",
        "chưa đạt",
        "không đạt",
        "đạt",
        "trung bình",
        "yếu",
        "kém",
        "không hoàn thành",
        "hoàn thành",
    ],
];

/// Most that the shares of a list without a cue may make: what makes more is no list of one whole.
const WILD: Decimal = Decimal::from_parts(130, 0, 0, false, 0);

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

/// A finding where a sentence lists nothing but shares of one whole, and they make more than 100 %.
fn of_line(draft: &Draft<'_>, figures: &[Figure], rounding: Rounding) -> Option<Diagnostic> {
    let span = draft.text.lines()[figures[0].line as usize].span;
    let line = draft.text.slice(span);
    let cue = CUE.find(line.as_bytes()).map(|at| at + "ơ cấu".len()).filter(|&at| !line[at..].starts_with(" lại"));
    let place = |f: &Figure| (f.span.start - span.start) as usize;
    let from = if let Some(cue) = cue {
        cue
    } else {
        // The sentence of the first share.
        let first = figures.iter().find(|f| f.unit == Some(Unit::Percent))?;
        last_sentence(&line[..place(first)])
    };
    let end = from + sentence_end(&line[from..]).unwrap_or(line.len() - from);
    let shares: Vec<&Figure> = figures.iter().filter(|f| (from..end).contains(&place(f))).collect();
    let names = names(line, from, &shares, span.start)?;
    // A semicolon among commas ends the list; where it parts all items, their names must tell that they are of one whole.
    let semicolon = names.iter().skip(1).position(|name| name.contains(';')).map(|at| at + 1);
    let count = semicolon.filter(|&at| at > 1).unwrap_or(names.len());
    let (names, shares) = (&names[..count], &shares[..count]);
    let told = cue.is_some() && semicolon != Some(1);
    if !told && !exclude_one_another(names) {
        return None;
    }
    let (_, others) = shares.split_first().filter(|(_, others)| others.len() > 1)?;
    let mut range = Interval { low: Decimal::ZERO, high: Decimal::ZERO };
    let mut sum = Decimal::ZERO;
    for share in shares {
        range = range.plus(Interval::rounded(share.value, share.precision, rounding)?)?;
        sum = sum.checked_add(share.value)?;
    }
    if range.low <= Decimal::ONE_HUNDRED || !told && sum > WILD {
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

/// What is said before each share, folded; `None` where one is no share of a list.
fn names(line: &str, from: usize, shares: &[&Figure], base: u32) -> Option<Vec<String>> {
    let mut from = from;
    let mut names = Vec::with_capacity(shares.len());
    for (i, share) in shares.iter().enumerate() {
        let said = line.get(from..(share.span.start - base) as usize)?;
        let parted = i == 0 || said.contains([',', ';']) || said.contains(" - ") || said.contains(" – ");
        let parted = parted || find_word(said, "và").is_some();
        let folded = fold(said);
        let plain = share.is_operand() && share.upper.is_none() && share.unit == Some(Unit::Percent);
        // What leads to the list may tell of a change: `cơ cấu chuyển dịch, tỷ trọng nông nghiệp giảm: nông nghiệp 40%`.
        let own = if i == 0 { folded.rsplit([':', ',']).next().unwrap_or_default() } else { &folded };
        let turned = i == 0 && ["tăng", "giảm", "vượt"].iter().any(|word| find_word(own, word).is_some());
        let other = turned || i > 0 && OTHERWISE.iter().any(|word| find_word(&folded, word).is_some());
        let far = words(said).count() > if i == 0 { 2 * NAME } else { NAME };
        if !plain || !parted || other || far || sentence_end(said).is_some() || said.contains(['(', ')', '/']) {
            return None;
        }
        names.push(folded);
        from = (share.end() - base) as usize;
    }
    Some(names)
}

/// Whether all names are of kinds that exclude one another, none twice, and nothing before the first makes them shares of
/// several wholes.
fn exclude_one_another(names: &[String]) -> bool {
    const SHORT: usize = 5;
    let lead = names.first().map_or("", String::as_str);
    let short = names.iter().skip(1).all(|name| words(name).count() <= SHORT);
    let peoples = names.iter().map(|name| people(name)).collect::<Option<Vec<&str>>>();
    let of_peoples = peoples.is_some_and(|mut names| {
        names.sort_unstable();
        names.windows(2).all(|pair| pair[0] != pair[1])
    });
    let of_row = |row: &[&str]| {
        let kinds: Option<Vec<usize>> = names.iter().map(|name| kind(name, row)).collect();
        kinds.is_some_and(|mut kinds| {
            kinds.sort_unstable();
            kinds.windows(2).all(|pair| pair[0] != pair[1])
        })
    };
    short
        && LEADS_OTHERWISE.iter().all(|word| find_word(lead, word).is_none())
        && (of_peoples || KINDS.iter().any(|row| of_row(row)))
}

/// The people that a name tells: `dân tộc Mông chiếm `. Nobody is of two.
fn people(name: &str) -> Option<&str> {
    let at = find_word(name, "dân tộc")? + "dân tộc".len();
    let told = name[at..].trim();
    words(told).next().filter(|word| !matches!(*word, "thiểu" | "khác"))
}

/// Which kind of a row a name ends with, but for the words that lead to the share: `, loại khá chiếm `.
fn kind(name: &str, row: &[&str]) -> Option<usize> {
    const LINKS: [&str; 8] = ["nhiệm vụ", "đạt", "chiếm", "là", "tỷ lệ", "tỷ trọng", "bằng", ":"];
    let name = name.trim_end();
    let here = row.iter().position(|kind| name.ends_with(kind) && is_whole(name, name.len() - kind.len(), name.len()));
    // `đạt` leads to the share, unless it is the grade itself.
    let before = LINKS.iter().find_map(|link| name.strip_suffix(link)).and_then(|before| kind(before, row));
    before.or(here)
}
