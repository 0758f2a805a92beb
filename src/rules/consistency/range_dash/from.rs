//! `từ 15-20%`: after `từ` the other end of a range is led by `đến` (handbook 6.14).

use crate::rules::{Draft, Findings, habit};
use crate::text::Span;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// The end of `từ`.
static FROM: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("ừ "));

/// One finding for all such ranges.
pub fn check(draft: &Draft<'_>, found: &mut Findings) {
    let content = draft.text.content();
    let mut places: Vec<Span> = Vec::new();
    for at in FROM.find_iter(content.as_bytes()) {
        let start = at - usize::from(at > 0 && matches!(content.as_bytes()[at - 1], b't' | b'T'));
        let whole = start < at && !content[..start].ends_with(crate::text::is_letter);
        let rest = &content[at + "ừ ".len()..];
        if let Some(end) = range(rest).filter(|_| whole) {
            places.push(Span::new(start, at + "ừ ".len() + end));
        }
    }
    if let Some(told) = habit::once(&places) {
        found.push(told.say("from").value("written", draft.text.slice(places[0])));
    }
}

/// The bytes of two figures with a dash between, at the start of a text, that end there.
fn range(text: &str) -> Option<usize> {
    let figure = |text: &str| text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let one = figure(text);
    let percent = usize::from(text[one..].starts_with('%'));
    let dash = ["-", " - ", "–", " – "].into_iter().find(|dash| text[one + percent..].starts_with(dash))?;
    let at = one + percent + dash.len();
    let other = figure(&text[at..]);
    let digits = |from: usize, count: usize| text[from..from + count].trim_end_matches(['.', ',']).len();
    let (head, tail) = (digits(0, one), digits(at, other));
    let ends = !text[at + tail..].starts_with(|c: char| matches!(c, '/' | '-' | '–') || c.is_ascii_digit());
    (head > 0 && head == one && tail > 0 && ends && text.as_bytes()[0].is_ascii_digit()).then_some(at + tail)
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn ranges_are_two_figures() {
        assert_eq!(range("15-20% mỗi năm"), Some(5));
        assert_eq!(range("6-7,66 tấn"), Some(6));
        assert_eq!(range("5% - 10%"), Some(7));
        assert_eq!(range("7h-9h"), None);
        assert_eq!(range("15/3-20/3"), None);
        assert_eq!(range("ngày 5"), None);
    }
}
