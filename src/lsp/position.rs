//! [`Written`]: characters as an editor holds them, and the way between their bytes and the protocol's positions.
//!
//! A line ends with `\n`, `\r\n` or `\r`; a column counts units of the encoding that was agreed on.

use ls_types::{Position, Range};
use std::cell::OnceCell;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16: every client must know it.
    #[default]
    Utf16,
}

/// Bytes between two counts of units.
const STEP: usize = 1024;

/// Characters with their lines.
#[derive(Debug)]
pub struct Written {
    text: String,
    encoding: Encoding,
    /// First byte of each line.
    starts: Vec<usize>,
    /// Units of UTF-16 before each [`STEP`]th byte; made when a long line is first asked about.
    units: OnceCell<Vec<usize>>,
}

impl Written {
    /// Of characters.
    pub fn new(text: String, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        Self { text, encoding, starts, units: OnceCell::new() }
    }

    /// The characters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Replaces a range, or everything.
    pub fn change(&mut self, range: Option<Range>, text: &str) {
        let Some(range) = range else {
            *self = Self::new(text.to_owned(), self.encoding);
            return;
        };
        let (start, end) = (self.byte(range.start), self.byte(range.end));
        let mut changed = std::mem::take(&mut self.text);
        changed.replace_range(start.min(end)..start.max(end), text);
        *self = Self::new(changed, self.encoding);
    }

    /// The byte of a position; the nearest one where there is no such position.
    pub fn byte(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return self.text.len() };
        let end = self.end_of(line);
        let units = position.character as usize;
        match self.encoding {
            Encoding::Utf8 => self.text.floor_char_boundary(start.saturating_add(units).min(end)),
            Encoding::Utf16 => {
                let mut left = units;
                for (at, c) in self.text[start..end].char_indices() {
                    if left < c.len_utf16() {
                        return start + at;
                    }
                    left -= c.len_utf16();
                }
                end
            }
        }
    }

    /// The position of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let line = self.starts.partition_point(|&start| start <= byte).max(1) - 1;
        let start = self.starts[line];
        let column = match self.encoding {
            Encoding::Utf8 => byte - start,
            Encoding::Utf16 if byte - start <= STEP => units(&self.text.as_bytes()[start..byte]),
            Encoding::Utf16 => self.units_before(byte) - self.units_before(start),
        };
        Position { line: line as u32, character: column as u32 }
    }

    /// The range of bytes.
    pub fn range(&self, start: usize, end: usize) -> Range {
        Range { start: self.position(start), end: self.position(end.max(start)) }
    }

    /// One past the last byte of a line, its end left out.
    fn end_of(&self, line: usize) -> usize {
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let text = &self.text[self.starts[line]..end];
        self.starts[line] + text.trim_end_matches(['\n', '\r']).len()
    }

    fn units_before(&self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let known = self.units.get_or_init(|| {
            let sums = bytes.chunks(STEP).scan(0, |sum, chunk| {
                let before = *sum;
                *sum += units(chunk);
                Some(before)
            });
            sums.collect()
        });
        let step = (byte / STEP).min(known.len().saturating_sub(1));
        known.get(step).copied().unwrap_or(0) + units(&bytes[step * STEP..byte])
    }
}

/// Units of UTF-16, each counted with the first byte of its character.
fn units(bytes: &[u8]) -> usize {
    bytes.iter().map(|&byte| usize::from(!(0x80..0xC0).contains(&byte)) + usize::from(byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_count_units_of_the_encoding() {
        // NFD: each mark is a character of its own; the sheaf is two units of UTF-16 and four bytes.
        let text = "a\u{302}\u{301}🌾b\r\nx\ry\n";
        let utf16 = Written::new(text.to_owned(), Encoding::Utf16);
        let utf8 = Written::new(text.to_owned(), Encoding::Utf8);
        let b = text.find('b').expect("it is there");
        assert_eq!((utf16.position(b), utf8.position(b)), (at(0, 5), at(0, 9)));
        assert_eq!((utf16.byte(at(0, 5)), utf8.byte(at(0, 9))), (b, b));
        assert_eq!(utf16.byte(at(0, 4)), b - 4, "not into the middle of a character");
        assert_eq!(utf16.byte(at(0, 99)), b + 1, "not behind the end of the line");
        assert_eq!((utf16.byte(at(1, 0)), utf16.byte(at(2, 0)), utf16.byte(at(3, 0))), (b + 3, b + 5, text.len()));
        assert_eq!(utf16.byte(at(9, 9)), text.len());
    }

    #[test]
    fn every_position_leads_back() {
        let text = format!("đầu\r\n{}\rcuối", "số liệu 🌾 e\u{323}\u{302} ".repeat(300));
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let written = Written::new(text.clone(), encoding);
            for (byte, _) in text.char_indices().filter(|(byte, c)| *c != '\n' && byte % 7 == 0) {
                assert_eq!(written.byte(written.position(byte)), byte);
            }
        }
    }

    #[test]
    fn changes_are_made_in_place() {
        let mut written = Written::new("một 🌾 hai\nba".to_owned(), Encoding::Utf16);
        written.change(Some(Range { start: at(0, 4), end: at(0, 6) }), "và");
        assert_eq!(written.text(), "một và hai\nba");
        written.change(Some(Range { start: at(0, 10), end: at(1, 0) }), "; ");
        assert_eq!(written.text(), "một và hai; ba");
        written.change(None, "");
        assert_eq!(written.position(7), at(0, 0));
    }
}
