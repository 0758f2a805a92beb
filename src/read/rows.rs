//! The physical lines of a file. Must not know what stands on them.

use memchr::memmem::Finder;

use crate::text::Span;

/// A physical line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its text without white space at its ends and without the line end.
    pub span: Span,
    /// Where it begins, its indentation included.
    pub start: u32,
    /// Two or more spaces stand at its end: in Markdown, a hard break.
    pub hard_break: bool,
    /// Three spaces or more stand inside its text: two columns, perhaps.
    pub has_gap: bool,
    /// What it is.
    pub kind: RowKind,
}

/// What a physical line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// Something stands on it.
    Text,
    /// Nothing but white space.
    Blank,
    /// A form feed.
    Feed,
    /// A comment and nothing else: as if the line were not there.
    Comment,
}

/// Stands between two columns.
const GAP: &str = "   ";
/// So many gaps of three lines tell that blank lines were doubled.
const DOUBLED: usize = 4;

/// The lines of a source. `\n`, `\r\n` and a lone `\r` end a line; a form feed is a line of its own; a comment that spans
/// lines keeps them together.
pub fn rows(source: &str) -> Vec<Row> {
    let mut rows = Vec::with_capacity(source.len() / 64 + 1);
    let mut comments = Comments::of(source);
    let mut gaps = Places::of(GAP, source);
    let bytes = source.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let mut end = line_end(bytes, start);
        while let Some(comment_end) = comments.ending_after(start, end) {
            end = line_end(bytes, comment_end);
        }
        if bytes.get(end) == Some(&0x0c) {
            if start < end {
                rows.push(row(source, start, end, &mut gaps));
            }
            let feed = Span::new(end, end + 1);
            rows.push(Row { span: feed, start: feed.start, hard_break: false, has_gap: false, kind: RowKind::Feed });
            start = end + 1;
            continue;
        }
        rows.push(row(source, start, end, &mut gaps));
        start = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    rows
}

/// The lines of a copy that put a blank line under every line, as they stood before it: no two lines with text are
/// neighbours, and where a blank line stood there are three now.
pub fn single_spaced(rows: Vec<Row>) -> Vec<Row> {
    let runs = || rows.chunk_by(|a, b| (a.kind == RowKind::Blank) == (b.kind == RowKind::Blank));
    let (mut lines, mut wide) = (0, 0);
    for run in runs() {
        if run[0].kind != RowKind::Blank {
            lines += 1;
            if run.len() > 1 {
                return rows;
            }
        } else if run.len() % 2 == 0 {
            return rows;
        } else {
            wide += usize::from(run.len() > 1);
        }
    }
    if wide < DOUBLED || wide * 20 < lines {
        return rows;
    }
    let kept = |run: &[Row]| if run[0].kind == RowKind::Blank { run.len() / 2 } else { run.len() };
    runs().flat_map(|run| run[..kept(run)].to_vec()).collect()
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    memchr::memchr3(b'\n', b'\r', 0x0c, &bytes[from..]).map_or(bytes.len(), |i| from + i)
}

fn row(source: &str, start: usize, end: usize, gaps: &mut Places<'_>) -> Row {
    let line = &source[start..end];
    let body = line.trim_ascii();
    let lead = line.len() - line.trim_ascii_start().len();
    let span =
        if body.is_empty() { Span::new(start, start) } else { Span::new(start + lead, start + lead + body.len()) };
    let is_blank =
        body.is_empty() || body.starts_with(|c: char| !c.is_ascii() && c.is_whitespace()) && body.trim().is_empty();
    let kind = if is_blank {
        RowKind::Blank
    } else if body.starts_with("<!--") && body.find("-->") == Some(body.len() - 3) {
        RowKind::Comment
    } else {
        RowKind::Text
    };
    let has_gap = kind == RowKind::Text && gaps.is_in(span);
    Row { span, start: start as u32, hard_break: line.ends_with("  "), has_gap, kind }
}

/// Places of a word in a source, met from left to right: each is searched for once.
struct Places<'s> {
    bytes: &'s [u8],
    finder: Finder<'static>,
    next: usize,
}

impl<'s> Places<'s> {
    fn of(word: &'static str, source: &'s str) -> Self {
        let mut places = Self { bytes: source.as_bytes(), finder: Finder::new(word), next: 0 };
        places.advance(0);
        places
    }

    fn advance(&mut self, from: usize) {
        self.next = self.finder.find(&self.bytes[from..]).map_or(usize::MAX, |at| from + at);
    }

    /// Whether it stands in a stretch; each stretch that is asked of begins after the one before.
    fn is_in(&mut self, stretch: Span) -> bool {
        if self.next < stretch.start as usize {
            self.advance(stretch.start as usize);
        }
        self.next.saturating_add(self.finder.needle().len()) <= stretch.end as usize
    }
}

/// Comments of a source, met from left to right and searched for once.
struct Comments<'s> {
    bytes: &'s [u8],
    open: Finder<'static>,
    close: Finder<'static>,
    next: Option<(usize, usize)>,
}

impl<'s> Comments<'s> {
    fn of(source: &'s str) -> Self {
        let mut comments =
            Self { bytes: source.as_bytes(), open: Finder::new("<!--"), close: Finder::new("-->"), next: None };
        comments.advance(0);
        comments
    }

    fn advance(&mut self, from: usize) {
        self.next = self.open.find(&self.bytes[from..]).and_then(|start| {
            let start = from + start;
            self.close.find(&self.bytes[start + 4..]).map(|len| (start, start + 4 + len + 3))
        });
    }

    /// The end of a comment that begins in `start..end` and ends after it; forgets those that end before.
    fn ending_after(&mut self, start: usize, end: usize) -> Option<usize> {
        while let Some((from, to)) = self.next {
            if from >= end {
                return None;
            }
            self.advance(to);
            if from >= start && to > end {
                return Some(to);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(source: &str) -> Vec<(&str, RowKind)> {
        rows(source).iter().map(|r| (&source[r.span.range()], r.kind)).collect()
    }

    #[test]
    fn every_line_end_counts_once() {
        use RowKind::{Blank, Feed, Text};
        assert_eq!(kinds("a\r\n\r\n b \nc\rd"), [("a", Text), ("", Blank), ("b", Text), ("c", Text), ("d", Text)]);
        assert_eq!(kinds("a\n\x0cb"), [("a", Text), ("\x0c", Feed), ("b", Text)]);
        assert_eq!(kinds("\u{a0}\n"), [("\u{a0}", Blank)]);
    }

    #[test]
    fn gaps_are_three_spaces_inside_a_line() {
        for before in 0..40 {
            let words = "x".repeat(before + 1);
            let has_gap = |line: String| rows(&line)[0].has_gap;
            assert!(has_gap(format!("   {words}   y   ")));
            assert!(!has_gap(format!("   {words}  y  {words}   ")));
        }
        assert!(["", " ", "x", "x   ", "   "].iter().all(|line| rows(line).iter().all(|row| !row.has_gap)));
    }

    #[test]
    fn doubled_line_ends_count_once() {
        let source = "a\nb\n\nc\n\nd\ne\n\nf\n\ng\n";
        let doubled = source.replace('\n', "\n\n");
        let shape = |source: &str| {
            let rows = single_spaced(rows(source));
            rows.iter().map(|row| source[row.span.range()].to_owned()).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(shape(&doubled).trim_end(), source.trim_end());
        let spaced = "a\n\nb\n\n\nc\n\n\n\nd\n\ne";
        assert_eq!(single_spaced(rows(spaced)).len(), rows(spaced).len());
    }

    #[test]
    fn a_comment_keeps_its_lines_together() {
        use RowKind::{Comment, Text};
        assert_eq!(kinds("<!-- a\n\nb -->\nc"), [("<!-- a\n\nb -->", Comment), ("c", Text)]);
        assert_eq!(kinds("x <!-- a\nb --> y\nc"), [("x <!-- a\nb --> y", Text), ("c", Text)]);
        assert_eq!(kinds("<!-- a\nb"), [("<!-- a", Text), ("b", Text)]);
    }
}
