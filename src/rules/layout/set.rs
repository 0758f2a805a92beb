//! How much of a span is set in a way, and how to quote it. Knows styles; must not know what the law asks for.

use crate::text::{Span, Style, Text, is_letter_or_digit};

/// Characters of a line that a message quotes.
const QUOTED: usize = 40;

/// Letters of a span, and how many of them are set in a way; one stands for all where all are set alike. Spaces and marks look the
/// same in every style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Share {
    letters: usize,
    hits: usize,
}

impl Share {
    /// Of the styled letters of a span.
    pub fn of(text: &Text, span: Span, is: impl Fn(&Style) -> bool) -> Self {
        let first = text.styles().partition_point(|s| s.span.end <= span.start);
        let inside = text.styles()[first..].iter().take_while(|s| s.span.start < span.end).map(|styled| {
            let Span { start, end } = styled.span;
            (Span { start: start.max(span.start), end: end.min(span.end).max(span.start) }, is(&styled.style))
        });
        // Most lines are set in one way: nothing need be counted.
        let (some, all) =
            inside.clone().fold((false, true), |(some, all), (_, is_hit)| (some || is_hit, all && is_hit));
        if some == all {
            let letters = usize::from(inside.clone().any(|(span, _)| has_letters(text, span)));
            return Self { letters, hits: if all { letters } else { 0 } };
        }
        inside.fold(Self::default(), |share, (span, is_hit)| {
            let letters = text.slice(span).chars().filter(|c| is_letter_or_digit(*c)).count();
            Self { letters: share.letters + letters, hits: share.hits + if is_hit { letters } else { 0 } }
        })
    }

    /// More than half of the letters are set so.
    pub fn is_most(self) -> bool {
        self.hits * 2 > self.letters
    }

    /// Fewer than half of the letters are set so, of those that are known.
    pub fn is_least(self) -> bool {
        self.letters > 0 && self.hits * 2 < self.letters
    }
}

/// Whether a span has something to be seen in it.
pub(super) fn has_letters(text: &Text, span: Span) -> bool {
    text.slice(span).chars().any(is_letter_or_digit)
}

/// The first words of a span, on one line.
pub(super) fn quoted(text: &Text, span: Span) -> String {
    let line = text.slice(span).trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

/// A span without white space at its ends, on its first line.
pub(super) fn first_line(text: &Text, span: Span) -> Span {
    let all = text.slice(span);
    let lead = all.len() - all.trim_start().len();
    let line = all[lead..].lines().next().unwrap_or_default().trim_end();
    let start = span.start as usize + lead;
    Span::new(start, start + line.len())
}

/// Spans as places: how many lines of the text they stand on, and the first of them.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub count: usize,
    pub first: Option<Span>,
    last_line: Option<usize>,
}

impl Places {
    /// Adds a span; spans come in the order of the text.
    pub fn add(&mut self, text: &Text, span: Span) {
        let line = text.line_at(span.start);
        if self.last_line != Some(line) {
            self.count += 1;
            self.last_line = Some(line);
        }
        self.first.get_or_insert(span);
    }
}

/// A number of half points or tenths as people write it: `13`, `12,5`.
pub(super) fn decimal(tenths: i64) -> String {
    let (whole, rest) = (tenths / 10, tenths % 10);
    if rest == 0 { whole.to_string() } else { format!("{whole},{}", rest.abs()) }
}
