//! Whether a file is hard-wrapped, and which of its line ends lie inside a paragraph. Must not know tables.

use super::compose::{composed, letters};
use super::rows::{Row, RowKind};
use crate::text::{is_letter, is_small, is_upper_word};

/// How a file's lines relate to its paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent habit of a file")]
pub struct Wrapping {
    /// Paragraphs are cut into lines of about `width`; otherwise a line is a paragraph.
    pub hard: bool,
    /// Characters on a full line.
    pub width: usize,
    /// A blank line stands between any two paragraphs, list items too.
    pub spaced: bool,
    /// Two spaces at a line's end break it, as in Markdown; not where they stand at most line ends.
    pub breaks: bool,
    /// The file keeps the page's layout by spaces, as `pdftotext -layout` does.
    pub layout: bool,
}

/// Lines longer than this are not wrapped.
const LONGEST: usize = 140;
/// A wrapped line is at least this long.
const SHORTEST: usize = 40;
/// Per cent of the width that a line fills at least where its next word did not fit: letters are not equally wide.
const RAGGED: usize = 88;
/// So many clear cases of wrapping are needed.
const CASES: usize = 3;

impl Wrapping {
    /// Of a file, from the lengths of its lines and from how they begin and end.
    pub fn of(source: &str, rows: &[Row]) -> Self {
        let mut lengths = Vec::with_capacity(rows.len());
        let (mut pairs, mut wrapped, mut long, mut indented, mut feeds, mut broken) = (0, 0, 0, 0, 0, 0);
        let (mut items_first, mut items_inside) = (0, 0);
        let (mut longest, mut shortest_wrapped) = (0, usize::MAX);
        let mut before: Option<(&str, usize)> = None;
        // Lines of a table of lone `|` are cells, not paragraphs; a blank line ends it.
        let mut in_cells = false;
        for row in rows {
            if row.kind != RowKind::Text {
                feeds += usize::from(row.kind == RowKind::Feed);
                in_cells &= row.kind == RowKind::Comment;
                before = None;
                continue;
            }
            let text = &source[row.span.range()];
            in_cells |= text == "|";
            if in_cells {
                before = None;
                continue;
            }
            let length = if text.len() > LONGEST * 4 { LONGEST + 1 } else { letters(text) };
            lengths.push(length);
            longest = longest.max(length);
            long += usize::from(length > LONGEST);
            indented += usize::from(row.span.start - row.start >= 8);
            broken += usize::from(row.hard_break);
            let is_item = item(text).is_some();
            if let Some((last, last_length)) = before {
                pairs += 1;
                let goes_on = last_length >= SHORTEST && !is_item && !ends_sentence(last) && begins_lower(text);
                wrapped += usize::from(goes_on);
                if goes_on {
                    shortest_wrapped = shortest_wrapped.min(last_length);
                }
            }
            if is_item {
                *(if before.is_none() { &mut items_first } else { &mut items_inside }) += 1;
            }
            before = Some((text, length));
        }
        // Few paragraphs of short ones are long enough to be cut, but then they are cut at one width that no line exceeds.
        let at_margin = longest <= LONGEST && shortest_wrapped < usize::MAX && shortest_wrapped * 10 >= longest * 8;
        let hard = wrapped >= CASES && (wrapped * 8 >= pairs && long * 50 <= lengths.len() || at_margin);
        let (lines, nth) = (lengths.len(), lengths.len() * 9 / 10);
        let usual = if lines == 0 { 0 } else { *lengths.select_nth_unstable(nth).1 };
        let width = if at_margin { longest } else { usual };
        let spaced = items_first >= 4 && items_inside * 8 <= items_first;
        let layout = feeds > 0 || hard && indented * 5 > lines;
        Self { hard, width, spaced, breaks: broken * 2 < lines, layout }
    }

    /// Whether `next` goes on the paragraph that `last` ends. `so_far` is the paragraph's first line, `in_cell` says
    /// that the two stand in a table cell, where short lines are lines of their own.
    pub fn joins(&self, so_far: &str, last: &str, next: &str, in_cell: bool) -> bool {
        if !self.hard {
            return false;
        }
        let (so_far, last, next) = (&*composed(so_far), &*composed(last), &*composed(next));
        let last_bare = bare(last);
        let next_bare = bare(next);
        if is_only_enumerator(bare(so_far)) && so_far.len() == last.len()
            || last_bare.ends_with("Số:") && last_bare.len() < 8
        {
            return true;
        }
        if [last, next, last_bare, next_bare].into_iter().any(is_rule)
            || is_page_number(last_bare)
            || is_page_number(next_bare)
        {
            return false;
        }
        // The title of a document stands alone, whatever its summary begins with.
        if is_title(last_bare) || is_title(next_bare) {
            return false;
        }
        let length = last.chars().count();
        let is_full = length * 10 >= self.width * 7 && !self.ends_short(length, last_bare, next_bare);
        // `cao đẳng` / `02.`: no item is numbered from nought.
        if is_full && is_counted(next_bare) && !ends_sentence(last_bare) {
            return true;
        }
        match item(next_bare) {
            Some(Item::Dash) => {
                let range = last_bare.ends_with(|c: char| c.is_ascii_digit())
                    && next_bare[1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
                let inside =
                    self.spaced && !in_cell && is_full && !ends_sentence(last_bare) && !last_bare.ends_with(',');
                return range && !in_cell || inside;
            }
            // A figure at the line's end (`cấp độ` / `1. Cấp ngay …`): items of such files begin after a blank line.
            Some(Item::Number) => {
                return self.spaced && !in_cell && is_full && last_bare.ends_with(is_letter);
            }
            None if ends_sentence(last_bare) && opens_with_share(next_bare) => return false,
            None => {}
        }
        // `(Chương trình` / `GDPT 2018)`: a bracket is not left open at a paragraph's end.
        if is_full && last_bare.rfind('(') > last_bare.rfind(')') && next_bare.contains(')') {
            return true;
        }
        if begins_lower(next_bare) {
            return self.spaced && !in_cell || !(last_bare.ends_with(';') && length * 2 < self.width);
        }
        if self.spaced && !in_cell {
            return true;
        }
        if ends_sentence(last_bare) && !is_full {
            return false;
        }
        if is_capital_line(last_bare) != is_capital_line(next_bare) || opens_part(next_bare) {
            return false;
        }
        is_full || !next_bare.starts_with(is_letter) && !ends_sentence(last_bare)
    }

    /// Whether a line ends its sentence so early that the next word would have stood on it: its paragraph is over.
    fn ends_short(&self, length: usize, last: &str, next: &str) -> bool {
        let word = next.split(char::is_whitespace).next().map_or(0, |word| word.chars().count());
        ends_sentence(last) && (length + 1 + word) * 100 <= self.width * RAGGED
    }
}

/// What begins a list item or a numbered heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// `-`, `+`, `*`, `•`.
    Dash,
    /// `1.`, `1.1.`, `a)`, `(1)`, `II.`, `Điều 1.`, `Phần thứ nhất`.
    Number,
}

/// The item a line begins, emphasis marks aside.
pub fn item(text: &str) -> Option<Item> {
    let text = bare(text);
    let first = text.chars().next()?;
    if matches!(first, '-' | '+' | '•' | '–' | '*' | '●' | '▪' | '\u{f0b7}') {
        let rest = &text[first.len_utf8()..];
        return rest.starts_with([' ', '\t', '\u{a0}']).then_some(Item::Dash);
    }
    let word_len = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = text[..word_len].trim_end_matches(['*', '_']);
    if is_enumerator(word) && !is_stray_roman(word, &text[word_len..]) || is_dashed_number(word, &text[word_len..]) {
        return Some(Item::Number);
    }
    if !word.starts_with(['Đ', 'C', 'M', 'P']) {
        return None;
    }
    let word = composed(word);
    if matches!(&*word, "Điều" | "Chương" | "Mục" | "Phần" | "ĐIỀU" | "CHƯƠNG" | "MỤC" | "PHẦN") {
        let second = text[word_len..].trim_start();
        let is_counted = second.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
        let is_ordinal =
            || composed(second.split(char::is_whitespace).next().unwrap_or_default()).to_lowercase() == "thứ";
        return (is_counted || is_ordinal()).then_some(Item::Number);
    }
    None
}

/// `1.`, `1.2`, `1.2.`, `1)`, `(1)`, `(1).`, `a)`, `II.`, `III-`.
fn is_enumerator(word: &str) -> bool {
    let bytes = word.as_bytes();
    if word.is_empty() || bytes.len() > 16 {
        return false;
    }
    // Most words have neither a mark at their end nor a figure before it.
    if !word.ends_with(['.', ')', '-', '/', ':']) && !bytes[0].is_ascii_digit() {
        return false;
    }
    // `(79` opens a bracket in a sentence.
    if word.starts_with('(') && !word.contains(')') {
        return false;
    }
    let inner = word.trim_end_matches(['.', ')', '-', '/', ':']).trim_start_matches('(');
    if inner.is_empty() || inner.len() == bytes.len() {
        // `1.2` without an end mark; a figure as `1.303,5` or `2.000` is none.
        return inner.split('.').count() > 1 && inner.split('.').all(|n| is_number(n, 2));
    }
    let is_letter = inner.chars().count() == 1 && inner.starts_with(is_letter);
    let is_roman = inner.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    inner.split('.').all(|n| is_number(n, 2)) && !word.ends_with('/') && !word.ends_with('-')
        || is_roman && inner.len() < 6 && !word.ends_with('/')
        || is_letter && word.ends_with([')', '.'])
}

/// `2.1- Về kinh tế`, `1- Mục tiêu`, as the Party numbers, and `3/ Vận động`; `1- 3 ngày` is a range.
fn is_dashed_number(word: &str, rest: &str) -> bool {
    word.strip_suffix(['-', '/']).is_some_and(|inner| inner.split('.').all(|n| is_number(n, 2)))
        && rest.trim_start().starts_with(crate::text::is_capital)
}

/// `2- 100% số hộ`, `3- 9/9 thôn`: an item that begins with a share, or a range broken before it.
fn opens_with_share(text: &str) -> bool {
    let Some((number, rest)) = text.split_once(' ') else { return false };
    let share = rest.split_whitespace().next().is_some_and(|word| word.contains(['%', '/']));
    number.strip_suffix(['-', '/']).is_some_and(|number| is_number(number, 2)) && share
}

/// `(học kỳ` / `II: 17 tuần)`: a numeral that a figure or small letters follow after a colon is no heading.
fn is_stray_roman(word: &str, rest: &str) -> bool {
    word.ends_with(':') && word.starts_with(['I', 'V', 'X']) && !rest.trim_start().starts_with(crate::text::is_capital)
}

/// `02.`, `05);`: a count that a line's end cut off.
fn is_counted(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ';', ',', ')']);
    digits.len() == 2 && digits.starts_with('0') && is_number(digits, 2)
}

/// `CHỦ TỊCH`, `MỤC ĐÍCH, YÊU CẦU`; `83/2025/QH15;` and `UBND,` are the rest of a sentence.
fn is_capital_line(text: &str) -> bool {
    is_upper_word(text) && text.starts_with(is_letter) && text.contains(' ')
}

/// `KẾ HOẠCH`, `CHƯƠNG TRÌNH HÀNH ĐỘNG`: a line that is the type of a document and no more.
fn is_title(text: &str) -> bool {
    const TITLES: &[&str] = &[
        "BÁO CÁO",
        "CHƯƠNG TRÌNH",
        "CHƯƠNG TRÌNH HÀNH ĐỘNG",
        "CHỈ THỊ",
        "CÔNG ĐIỆN",
        "HƯỚNG DẪN",
        "KẾ HOẠCH",
        "KẾT LUẬN",
        "NGHỊ QUYẾT",
        "PHƯƠNG ÁN",
        "QUY CHẾ",
        "QUY ĐỊNH",
        "QUYẾT ĐỊNH",
        "THÔNG BÁO",
        "TỜ TRÌNH",
        "ĐỀ ÁN",
    ];
    TITLES.contains(&text)
}

fn is_number(text: &str, longest: usize) -> bool {
    !text.is_empty() && text.len() <= longest && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_only_enumerator(text: &str) -> bool {
    let text = text.trim_matches(['*', '_', ' ']);
    is_enumerator(text)
}

/// The text without emphasis marks and opening tags before it and emphasis marks after it.
pub fn bare(text: &str) -> &str {
    let mut text = text.trim_end_matches(['*', '_']).trim_end();
    while text.starts_with(['*', '_', '\\', '#', '>', '<']) {
        let stars = text.len() - text.trim_start_matches('*').len();
        // A star and a space are a bullet.
        let shorter = if stars == 1 && text[1..].starts_with([' ', '\t']) { text } else { &text[stars..] };
        let shorter = shorter.trim_start_matches(['_', '\\', '#', '>']);
        let shorter = match shorter.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            Some(("b" | "i" | "u" | "strong" | "em", rest)) => rest,
            _ => shorter,
        };
        let shorter = if shorter.len() < text.len() { shorter.trim_start() } else { shorter };
        if shorter.len() == text.len() {
            break;
        }
        text = shorter;
    }
    text
}

fn ends_sentence(text: &str) -> bool {
    bare(text).trim_end_matches(['"', '”', ')', '*', '_']).ends_with(['.', ';', ':', '?', '!'])
}

fn begins_lower(text: &str) -> bool {
    let text = bare(text).trim_start_matches(['(', '“', '"']);
    text.starts_with(is_small) && item(text).is_none()
}

/// A line of dashes or the like that separates.
/// Two columns have one each: `______      __________`.
pub fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.chars().all(|c| matches!(c, '-' | '_' | '=' | '—' | '–' | '.' | '*' | ' '))
}

fn is_page_number(text: &str) -> bool {
    let digits = text.trim_matches(['-', ' ', '–']);
    is_number(digits, 3)
}

/// Words that begin a part of a document, never a wrapped line of another.
fn opens_part(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "Căn cứ ",
        "Số:",
        "Nơi nhận",
        "TM.",
        "KT.",
        "TL.",
        "TUQ.",
        "Q.",
        "Độc lập",
        "CỘNG HÒA",
        "CỘNG HOÀ",
        "KẾ HOẠCH",
        "DỰ THẢO",
        "Kính gửi",
        "PHỤ LỤC",
        "Phụ lục",
        "Thực hiện ",
        "Xét đề nghị",
        "Theo đề nghị",
    ];
    OPENINGS.iter().any(|opening| text.starts_with(opening))
}

#[cfg(test)]
#[path = "wrap_tests.rs"]
mod tests;
