//! [`Reference`]: `mục 2.3`, `Phụ lục II`, `Biểu số 03`: a reference to another place of the same document. Must not know
//! whether that place exists.

use super::citation::kinds;
use super::cue::{Cue, Cues, line_before, rest_of_line};
use super::words::{WordClass, Words};
use crate::text::{Span, Text, fold, is_letter, is_letter_or_digit};
use crate::tree::{Kind, NodeId, Tree};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::one_of;
use nom::combinator::{map, opt, verify};
use nom::multi::{many0, separated_list1};
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// A reference inside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its bytes.
    pub span: Span,
    /// What it points at.
    pub target: Target,
    /// The leaf block it stands in.
    pub block: NodeId,
}

/// What a reference points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A section: the enumerator's values, outermost first (`[2, 3]` for `mục 2.3`; `Mục II.2` is `[2, 2]`).
    Section(Vec<u32>),
    /// A section inside a part: its values, and the part's (`Mục 7 Phần III`).
    Inside(Vec<u32>, u32),
    /// An appendix by number; `None` for `phụ lục kèm theo` without one.
    Appendix(Option<u32>),
    /// A schedule (*biểu*) by number; `None` without one.
    Schedule(Option<u32>),
}

/// The references of a text to itself. References to other documents (`mục 2 Nghị quyết …`) are none.
pub fn references(text: &Text, tree: &Tree, words: &Words, cues: &Cues) -> Vec<Reference> {
    let found = cues.with(Cue::Place).filter_map(|index| {
        let word = words.list[index];
        let (rest, base) = rest_of_line(text, word);
        let (after, target) = match words.form(word) {
            "mục" => section(rest).ok()?,
            "phụ" => appendix(rest).ok()?,
            _ => schedule(rest).ok()?,
        };
        let block = tree.leaf_of_line(word.line as usize);
        let end = base + (rest.len() - after.len()) as u32;
        let before = line_before(text, word).trim_end();
        let kind = tree.node(block).kind;
        let is_label = matches!(kind, Kind::AppendixTitle | Kind::Caption)
            || (before.is_empty() && word.class != WordClass::Lower)
            || word.class == WordClass::Upper;
        let foreign = points_elsewhere(after) || compounds(before);
        let (target, end) = match (target, part(after)) {
            (Target::Section(values), Ok((rest, part))) => {
                (Target::Inside(values, part), end + (after.len() - rest.len()) as u32)
            }
            (target, _) => (target, end),
        };
        (!is_label && !foreign).then_some(Reference { span: Span { start: word.span.start, end }, target, block })
    });
    found.collect()
}

/// ` 2.3`, ` II.2`, ` I`
fn section(i: &str) -> IResult<&str, Target> {
    let number = alt((roman, arabic));
    let (i, values) = preceded(blanks1, separated_list1(dot, number)).parse(i)?;
    let more = i.starts_with(|c: char| is_letter_or_digit(c) || c == '/' || c == '%');
    if more { fail(i) } else { Ok((i, Target::Section(values))) }
}

/// ` Phần III`, ` phần II`
fn part(i: &str) -> IResult<&str, u32> {
    let (rest, number) =
        preceded(blanks1, preceded(alt((tag("Phần"), tag("phần"))), preceded(blanks1, roman))).parse(i)?;
    if rest.starts_with(|c: char| is_letter_or_digit(c) || c == '.') && !rest.starts_with(". ") && rest != "." {
        fail(i)
    } else {
        Ok((rest, number))
    }
}

/// ` lục II`, ` lục số 02`, ` lục kèm theo`, ` lục đính kèm`
fn appendix(i: &str) -> IResult<&str, Target> {
    let (i, _) = preceded(blanks1, alt((tag("lục"), tag("Lục")))).parse(i)?;
    numbered(i).map(|(i, number)| (i, Target::Appendix(number)))
}

/// ` số 03`, ` mẫu số 1`, ` 02`, ` kèm theo`
fn schedule(i: &str) -> IResult<&str, Target> {
    let (i, _) = opt(preceded(blanks1, alt((tag("mẫu"), tag("bảng"))))).parse(i)?;
    numbered(i).map(|(i, number)| (i, Target::Schedule(number)))
}

fn numbered(i: &str) -> IResult<&str, Option<u32>> {
    let attached = alt((tag("kèm theo"), tag("đính kèm"), tag("gửi kèm")));
    let number = preceded(opt(preceded(blanks1, tag("số"))), preceded(blanks1, alt((roman, arabic))));
    let (rest, number) = alt((map(number, Some), map(preceded(blanks1, attached), |_| None))).parse(i)?;
    let more = rest.starts_with(|c: char| is_letter_or_digit(c) || c == '/' || c == '%' || c == '-');
    if more { fail(i) } else { Ok((rest, number)) }
}

fn arabic(i: &str) -> IResult<&str, u32> {
    let digits = take_while_m_n(1, 3, |c: char| c.is_ascii_digit());
    map(digits, |d: &str| d.parse().unwrap_or(0)).parse(i)
}

/// A Roman number up to 39.
fn roman(i: &str) -> IResult<&str, u32> {
    let (rest, letters) = verify(take_while1(|c| matches!(c, 'I' | 'V' | 'X')), |l: &str| l.len() < 8).parse(i)?;
    let value = |c: char| match c {
        'I' => 1u32,
        'V' => 5,
        _ => 10,
    };
    let (mut total, mut highest) = (0u32, 0);
    for v in letters.chars().rev().map(value) {
        total = if v < highest { total.saturating_sub(v) } else { total + v };
        highest = highest.max(v);
    }
    Ok((rest, total))
}

/// A dot between two numbers, not one that ends the sentence.
fn dot(i: &str) -> IResult<&str, char> {
    let (rest, mark) = one_of(".").parse(i)?;
    if rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X')) {
        Ok((rest, mark))
    } else {
        fail(i)
    }
}

fn blanks1(i: &str) -> IResult<&str, Vec<char>> {
    let (rest, blanks) = many0(one_of(" \u{a0}")).parse(i)?;
    if blanks.is_empty() { fail(i) } else { Ok((rest, blanks)) }
}

fn fail<T>(i: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify)))
}

/// Whether what follows says that the place is of another document: ` Điều 5`, ` Nghị quyết số …`, ` ban hành kèm theo`.
fn points_elsewhere(after: &str) -> bool {
    let rest = after.trim_start_matches([' ', '\u{a0}', ',', '(']);
    let rest = [
        "của ",
        "thuộc ",
        "tại ",
        "trong ",
        "ban hành kèm theo ",
        "kèm theo ",
        "Phần ",
        "phần ",
        "Mục ",
        "mục ",
        "Phụ lục ",
    ]
    .iter()
    .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest))
    .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | '.' | ' ' | ','));
    // `mục 2 Báo cáo này` is a place of the draft itself.
    if let Some(end) = kinds::leading(rest) {
        return !rest[end..].trim_start().starts_with("này");
    }
    ["Chương", "Hợp đồng", "Khoản", "Quy", "chương", "hợp đồng", "khoản", "Điều", "điều"]
        .iter()
        .any(|part| rest.starts_with(part))
}

/// Whether the word is the second of another: `danh mục 2`, `hạng mục 3`, `thời khóa biểu`.
fn compounds(before: &str) -> bool {
    let first = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let near: String = first.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
    let words = [
        "danh", "hạng", "chuyên", "đề", "tiểu", "thư", "khoản", "đầu", "đại", "phát", "tiêu", "khóa", "khoá", "thuế",
        "số", "dấu",
    ];
    words.contains(&fold(&near).trim_start_matches(|c: char| !is_letter(c)))
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use crate::text::TextBuilder;
    use crate::tree;

    fn read(content: &str) -> Vec<Target> {
        let text = TextBuilder::plain(content);
        let tree = tree::build(&text);
        let words = words(&text);
        references(&text, &tree, &words, &Cues::of(&words)).into_iter().map(|r| r.target).collect()
    }

    #[test]
    fn references_to_the_own_document_are_read() {
        assert_eq!(read("nêu tại mục 2.3 và mục II.2."), [Target::Section(vec![2, 3]), Target::Section(vec![2, 2])]);
        assert_eq!(read("(chi tiết tại Phụ lục IV)"), [Target::Appendix(Some(4))]);
        assert_eq!(read("theo phụ lục kèm theo"), [Target::Appendix(None)]);
        assert_eq!(
            read("Theo biểu số 01, biểu 02 kèm theo Kế hoạch này"),
            [Target::Schedule(Some(1)), Target::Schedule(Some(2))]
        );
        assert_eq!(read("nêu tại mục 3 Báo cáo này"), [Target::Section(vec![3])]);
        assert_eq!(read("theo mục 3 phần I của Kế hoạch này"), [Target::Inside(vec![3], 1)]);
        assert_eq!(read("nêu tại Mục 4 Phần II."), [Target::Inside(vec![4], 2)]);
    }

    #[test]
    fn places_of_other_documents_and_other_words_are_none() {
        for text in [
            "theo mục 2 Nghị quyết số 15/NQ-HĐND",
            "tại khoản 2 Mục 5 Chương XII",
            "danh mục 3 công trình; hạng mục 2; mục tiêu 1",
            "Phụ lục II ban hành kèm theo Nghị định số 30/2020/NĐ-CP",
            "biểu diễn 03 buổi, tiêu biểu 02 gương",
            "theo mục 9 Tờ trình số 12/TTr-UBND, mục 4 Biên bản làm việc, mục 3 Công điện số 07/CĐ-TTg",
            "theo mục 5 phương án phòng cháy, mục 6 Hợp đồng số 02, mục III Pháp lệnh Dân số, mục 8 Hiến pháp",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
