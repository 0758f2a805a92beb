//! Expansions of short forms: `hợp tác xã (HTX)`, `HTX (hợp tác xã)`, `(sau đây viết tắt là HTX)`.

use super::{Definition, Use, known, letters};
use crate::facts::words::{Word, Words};
use crate::text::{Span, Text, fold, is_letter, is_small, lower};

/// Words that initials may leave out.
const CONNECTORS: [&str; 6] = ["và", "của", "cho", "về", "các", "trên"];

/// Lead words of an expansion inside parentheses, folded, the longest first.
const LEADS: [&str; 8] = [
    "sau đây viết tắt là",
    "sau đây gọi tắt là",
    "sau đây gọi chung là",
    "sau đây gọi là",
    "viết tắt là",
    "gọi tắt là",
    "viết tắt",
    "gọi tắt",
];

/// The definitions of a text, in order.
pub(super) fn definitions(text: &Text, words: &Words, uses: &[Use]) -> Vec<Definition> {
    // A definition stands at a parenthesis, and most lines have none.
    let opens = |line: u32| memchr::memchr2(b'(', b':', text.line_text(line as usize).as_bytes()).is_some();
    uses.chunk_by(|one, next| one.line == next.line)
        .filter(|uses| opens(uses[0].line))
        .flatten()
        .filter_map(|usage| {
            in_parentheses(text, words, *usage)
                .or_else(|| before_parentheses(text, words, *usage))
                .or_else(|| before_colon(text, words, *usage))
        })
        .collect()
}

/// `hợp tác xã (HTX)`, `hợp tác xã (sau đây viết tắt là HTX)`.
fn in_parentheses(text: &Text, words: &Words, usage: Use) -> Option<Definition> {
    let line = text.lines()[usage.line as usize].span;
    let after = &text.content()[usage.span.end as usize..line.end as usize];
    if !after.trim_start_matches(['”', '"']).starts_with(')') {
        return among_others(text, words, usage);
    }
    let before = &text.content()[line.start as usize..usage.span.start as usize];
    let open = opening(before)?;
    let inside = fold(before[open + 1..].trim_matches([' ', ':', '“', '"', '\u{a0}']));
    if !inside.is_empty() && !LEADS.contains(&inside.as_str()) {
        return among_others(text, words, usage);
    }
    let open = line.start + open as u32;
    let on_line = words.of_line(usage.line);
    let end = on_line.partition_point(|w| w.span.end <= open);
    let short = text.slice(usage.span);
    let long = long_before(text, words, &on_line[..end], short)
        .or_else(|| known_before(text, words, &on_line[..end], short))
        .unwrap_or(Span { start: open, end: open });
    Some(Definition { short: usage.span, long })
}

/// `phòng, chống thiên tai và tìm kiếm cứu nạn (PCTT và TKCN)`: short forms side by side, whose letters are together the
/// initials before them.
fn among_others(text: &Text, words: &Words, usage: Use) -> Option<Definition> {
    let line = text.lines()[usage.line as usize].span;
    let said = text.slice(line);
    let at = (usage.span.start - line.start) as usize;
    let open = said[..at].rfind('(')?;
    let inside = &said[open + 1..open + said[open..].find(')')?];
    let shorts: Vec<&str> = inside.split([',', ';']).flat_map(|part| part.split(" và ")).map(str::trim).collect();
    if let [foreign] = shorts[..]
        && open + foreign.len() >= at
        && is_foreign(foreign, &said[..open])
    {
        let open = line.start + open as u32;
        return Some(Definition { short: usage.span, long: Span { start: open, end: open } });
    }
    let named = shorts.len() > 1 && shorts.contains(&text.slice(usage.span));
    if !named || !shorts.iter().all(|s| s.len() > 1 && crate::text::is_upper_word(s) && !s.contains(' ')) {
        return None;
    }
    let open = line.start + open as u32;
    let on_line = words.of_line(usage.line);
    let end = on_line.partition_point(|w| w.span.end <= open);
    long_before(text, words, &on_line[..end], &shorts.concat())?;
    Some(Definition { short: usage.span, long: Span { start: open, end: open } })
}

/// `HTX (hợp tác xã)`.
fn before_parentheses(text: &Text, words: &Words, usage: Use) -> Option<Definition> {
    let line = text.lines()[usage.line as usize].span;
    let after = &text.content()[usage.span.end as usize..line.end as usize];
    let inside = after.trim_start().strip_prefix('(')?;
    let span = Span::of(&inside[..closing(inside)?], text.content(), 0);
    let inside = words.in_span(span);
    let long = long_before(text, words, inside, text.slice(usage.span))?;
    let skipped = inside.iter().take_while(|word| word.span.start < long.start).count();
    said_twice(words, usage, &inside[..skipped]).then_some(Definition { short: usage.span, long })
}

/// `Trung tâm DVCI: Trung tâm Dịch vụ công ích`, as notes under a table have it: up to the next mark.
fn before_colon(text: &Text, words: &Words, usage: Use) -> Option<Definition> {
    let line = text.lines()[usage.line as usize].span;
    let after = text.content()[usage.span.end as usize..line.end as usize].strip_prefix(": ")?;
    let end = after.find([';', ',', '.', '(', ')', ':']).unwrap_or(after.len());
    let inside = words.in_span(Span::of(&after[..end], text.content(), 0));
    let long = long_before(text, words, inside, text.slice(usage.span))?;
    let skipped = inside.iter().take_while(|word| word.span.start < long.start).count();
    said_twice(words, usage, &inside[..skipped]).then_some(Definition { short: usage.span, long })
}

/// Whether the words before a long form stand right before its short form, too: `Ban CHQS (Ban Chỉ huy quân sự)`.
fn said_twice(words: &Words, usage: Use, skipped: &[Word]) -> bool {
    let on_line = words.of_line(usage.line);
    let before = &on_line[..on_line.partition_point(|word| word.span.start < usage.span.start)];
    let Some(from) = before.len().checked_sub(skipped.len()) else { return false };
    before[from..].iter().zip(skipped).all(|(a, b)| a.id == b.id)
}

/// Whether brackets hold a name in another language, of words in capitals of which one can be spoken, right behind what it is:
/// `chỉ số cải cách hành chính (PAR INDEX)`.
fn is_foreign(inside: &str, before: &str) -> bool {
    let words = || inside.split(' ');
    let plain = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    let is_vowel = |b: u8| matches!(b, b'A' | b'E' | b'I' | b'O' | b'U');
    let spoken = |word: &str| word.as_bytes().windows(2).any(|pair| !is_vowel(pair[0]) && is_vowel(pair[1]));
    words().count() > 1
        && words().all(plain)
        && words().any(spoken)
        && words().all(|word| known(word).is_none())
        && before.trim_end().rsplit(' ').take(2).filter(|word| word.starts_with(is_small)).count() > 0
}

/// Where the parenthesis opens that is open at the end of a text. It is looked for no further back than to the next bracket of
/// any kind, that a line of brackets without mates is read once and not once a bracket.
fn opening(before: &str) -> Option<usize> {
    before.rfind(['(', ')']).filter(|&at| before[at..].starts_with('('))
}

/// Where the parenthesis closes that is open at the beginning of a text; looked for no further than to the next bracket.
fn closing(inside: &str) -> Option<usize> {
    inside.find(['(', ')']).filter(|&at| inside[at..].starts_with(')'))
}

/// The shortest run of words at the end of `before` whose initials are the letters of `short`.
fn long_before(text: &Text, words: &Words, before: &[Word], short: &str) -> Option<Span> {
    let mut wanted: Vec<char> = letters(short).map(lower).collect();
    let end = before.last()?.span.end;
    for word in before.iter().rev() {
        let form = words.form(*word);
        let initial = form.chars().next().map(plain)?;
        if wanted.last().copied().map(plain) == Some(initial) {
            wanted.pop();
            if wanted.is_empty() {
                let start = word.span.start;
                let long = Span { start, end };
                return (!text.slice(long).contains([';', '.', '('])).then_some(long);
            }
        } else if !CONNECTORS.contains(&form) {
            return None;
        }
    }
    None
}

/// The long form that the list knows, where it stands at the end of `before`: `hệ thống thông tin địa lý (GIS)`.
fn known_before(text: &Text, words: &Words, before: &[Word], short: &str) -> Option<Span> {
    let long = fold(known(short)?.long);
    let forms: Vec<&str> = long.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).collect();
    let list = &before[before.len().checked_sub(forms.len())?..];
    let same = list.iter().zip(&forms).all(|(word, form)| words.form(*word) == *form);
    let span = list.first()?.span.cover(list.last()?.span);
    (same && !text.slice(span).contains([';', '.', '('])).then_some(span)
}

/// An initial without its vowel sign: `ủ` and `u` are one initial, `đ` and `d` are two.
fn plain(c: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    let mut pieces = std::iter::once(c).nfd();
    pieces.next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mate_of_a_bracket_is_the_next_one_or_none() {
        assert_eq!(closing("hợp tác xã) và (THT)"), Some("hợp tác xã".len()));
        assert_eq!(closing("HTX (HTX (HTX)"), None);
        assert_eq!(opening("hợp tác xã (viết tắt là "), Some("hợp tác xã ".len()));
        assert_eq!(opening("(HTX) HTX"), None);
    }
}
