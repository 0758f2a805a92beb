//! The marks inside a block: where they stand, and which belong together. Must not know what they do to a line.
//!
//! Drafts are not `CommonMark`: `**1. **Trong`, `**Điều 1.**** **Ban hành` and `*Căn\ncứ …*` are all meant, while
//! `Tỷ lệ = b/a * 100%` and `(*)` are not. So marks are toggles that must find a partner; what finds none is text.

use super::entity;
use super::inline::{Glue, Piece, is_known};
use super::tag::{self, Tag};
use crate::text::{Span, first_byte, is_letter_or_digit};

/// A mark and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'s> {
    /// Where it stands.
    pub span: Span,
    /// What it does.
    pub act: Act<'s>,
}

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act<'s> {
    /// It goes.
    Drop,
    /// It turns bold or italic on or off.
    Stars {
        /// Two marks of it do.
        bold: bool,
        /// One mark of it does.
        italic: bool,
    },
    /// A line end that a comment kept on the line, or seemed to: a space.
    Space,
    /// It stands for a character.
    Character(char),
    /// An HTML tag.
    Tag(Tag<'s>),
}

/// Whether a byte may be a mark.
#[expect(clippy::needless_bitwise_bool, reason = "without a branch it is vector instructions")]
fn is_special(byte: u8) -> bool {
    (byte.wrapping_sub(b'\n') <= 3) & (byte != 0x0b)
        | (byte.wrapping_sub(b'\\') <= b'`' - b'\\') & (byte != b'^')
        | (byte == b'&')
        | (byte == b'*')
        | (byte == b'<')
}

/// The longest address of a link that is looked for.
const LONGEST_ADDRESS: usize = 2000;

/// All marks of a block, in order. Each stands inside one piece.
pub fn tokens<'s>(source: &'s str, pieces: &[Piece]) -> Vec<Token<'s>> {
    let mut scan = Scan {
        source,
        found: Vec::new(),
        stars: Open::default(),
        underscores: Open::default(),
        comments_until: usize::MAX,
    };
    for (i, piece) in pieces.iter().enumerate() {
        if i > 0 && matches!(piece.glue, Glue::Item(..)) {
            scan.forget();
        }
        scan.piece(piece.span);
    }
    scan.forget();
    scan.found
}

/// Marks that wait for a partner, as indexes of tokens.
#[derive(Debug, Default)]
struct Open {
    bold: Option<usize>,
    italic: Option<usize>,
}

struct Scan<'s> {
    source: &'s str,
    found: Vec<Token<'s>>,
    stars: Open,
    underscores: Open,
    /// No comment ends beyond this byte of the piece at hand.
    comments_until: usize,
}

impl<'s> Scan<'s> {
    fn piece(&mut self, span: Span) {
        let bytes = self.source.as_bytes();
        let end = span.end as usize;
        let mut at = span.start as usize;
        let mut bracket = BracketBefore { from: at };
        self.comments_until = usize::MAX;
        while let Some(skip) = first_byte(&bytes[at..end], is_special) {
            at += skip;
            let rest = &self.source[at..end];
            let len = match bytes[at] {
                mark @ (b'*' | b'_') => {
                    let len = rest.bytes().take_while(|&b| b == mark).count();
                    let around = Around::of(self.source, span, at, at + len);
                    if mark == b'*' {
                        self.stars(at, len, &around);
                    } else {
                        self.underscores(at, len, &around);
                    }
                    len
                }
                b'`' => self.code(at, rest, span),
                b'\\' => self.escape(at, rest),
                b'\n' | b'\r' | 0x0c => self.push(at, 1, Act::Space),
                b'&' => self.reference(at, rest),
                b'<' => self.tag(at, rest),
                _ => self.link(at, rest, &mut bracket),
            };
            at += len;
        }
    }

    fn push(&mut self, at: usize, len: usize, act: Act<'s>) -> usize {
        self.found.push(Token { span: Span::new(at, at + len), act });
        len
    }

    fn stars(&mut self, at: usize, len: usize, around: &Around) {
        if len == 4 && self.stars.bold.is_some() {
            // Bold ends and begins again.
            self.push(at, len, Act::Drop);
            return;
        }
        if len > 3 || around.is_whole_line && len != 2 {
            return;
        }
        if len == 2 && around.is_bullet_and_mark {
            // `** Lưu ý:*` is `*`, a bullet, inside `*…*`: the first mark opens, the second is text.
            self.push(at, 1, Act::Stars { bold: false, italic: false });
            let token = self.found.len() - 1;
            pair(&mut self.found, &mut self.stars.italic, token, false);
            return;
        }
        let (bold, italic) = (len >= 2, len != 2);
        if italic && len == 1 && !around.is_emphasis(self.stars.italic.is_some()) {
            return;
        }
        self.push(at, len, Act::Stars { bold: false, italic: false });
        let token = self.found.len() - 1;
        if bold {
            pair(&mut self.found, &mut self.stars.bold, token, true);
        }
        if italic {
            pair(&mut self.found, &mut self.stars.italic, token, false);
        }
    }

    /// Underscores are emphasis only at the edges of words: `____` is a blank to be filled in, `a_b` a name.
    fn underscores(&mut self, at: usize, len: usize, around: &Around) {
        let slot = match len {
            1 => &mut self.underscores.italic,
            2 => &mut self.underscores.bold,
            _ => return,
        };
        let opens = !around.word_before && !around.space_after;
        let closes = !around.word_after && !around.space_before;
        if if slot.is_some() { !closes } else { !opens } {
            return;
        }
        self.found.push(Token { span: Span::new(at, at + len), act: Act::Stars { bold: false, italic: false } });
        let token = self.found.len() - 1;
        pair(&mut self.found, slot, token, len == 2);
    }

    /// Code marks around a word; `9h00`’ and lone ones are text.
    fn code(&mut self, at: usize, rest: &str, span: Span) -> usize {
        let around = Around::of(self.source, span, at, at + 1);
        let Some(len) = rest[1..].bytes().take(200).position(|b| b == b'`') else { return 1 };
        let close = at + 1 + len;
        let beyond = Around::of(self.source, span, close, close + 1);
        if len == 0 || around.word_before || around.space_after || beyond.space_before || beyond.word_after {
            return 1;
        }
        self.push(at, 1, Act::Drop);
        self.push(close, 1, Act::Drop);
        len + 2
    }

    fn escape(&mut self, at: usize, rest: &str) -> usize {
        if rest.as_bytes().get(1).is_some_and(u8::is_ascii_punctuation) {
            self.push(at, 1, Act::Drop);
            return 2;
        }
        1
    }

    fn reference(&mut self, at: usize, rest: &str) -> usize {
        match entity::at_start(rest) {
            Some((character, len)) => self.push(at, len, Act::Character(character)),
            None => 1,
        }
    }

    fn tag(&mut self, at: usize, rest: &'s str) -> usize {
        if rest.starts_with("<!--") {
            let close = (at < self.comments_until).then(|| memchr::memmem::find(rest.as_bytes(), b"-->")).flatten();
            if let Some(len) = close {
                return self.push(at, len + 3, Act::Drop);
            }
            self.comments_until = self.comments_until.min(at);
            return 4;
        }
        match tag::at_start(rest) {
            Some(tag) if is_known(&tag) => self.push(at, tag.len, Act::Tag(tag)),
            _ => 1,
        }
    }

    /// `[text](address)` keeps its text; `![text](picture)` goes.
    fn link(&mut self, at: usize, rest: &str, bracket: &mut BracketBefore) -> usize {
        let open = bracket.before(self.source, at);
        let Some(open) = open else { return 1 };
        let Some(address) = rest[1..].strip_prefix('(') else { return 1 };
        let Some(len) = address.bytes().take(LONGEST_ADDRESS).position(|b| b == b')') else { return 1 };
        let address = &address[..len];
        let is_address = !address.contains(' ') && (address.contains("://") || address.contains(['.', '#', '/']));
        if !is_address || self.found.last().is_some_and(|token| token.span.end as usize > open) {
            return 1;
        }
        let close = len + 3;
        if open > 0 && self.source.as_bytes()[open - 1] == b'!' {
            self.push(open - 1, at + close - (open - 1), Act::Drop);
        } else {
            self.push(open, 1, Act::Drop);
            self.push(at, close, Act::Drop);
        }
        close
    }

    fn forget(&mut self) {
        self.stars = Open::default();
        self.underscores = Open::default();
    }
}

/// Pairs a mark with the one that waits, or lets it wait.
fn pair(found: &mut [Token<'_>], slot: &mut Option<usize>, token: usize, is_bold: bool) {
    let Some(open) = slot.take() else {
        *slot = Some(token);
        return;
    };
    for index in [open, token] {
        if let Act::Stars { bold, italic } = &mut found[index].act {
            *(if is_bold { bold } else { italic }) = true;
        }
    }
}

/// The last `[` before a `]`, read once from left to right.
struct BracketBefore {
    from: usize,
}

impl BracketBefore {
    fn before(&mut self, source: &str, at: usize) -> Option<usize> {
        let from = std::mem::replace(&mut self.from, at + 1);
        memchr::memrchr(b'[', &source.as_bytes()[from.min(at)..at]).map(|i| from + i)
    }
}

/// What stands around a run of marks.
#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
struct Around {
    space_before: bool,
    space_after: bool,
    word_before: bool,
    word_after: bool,
    digits: bool,
    parentheses: bool,
    at_line_start: bool,
    at_line_end: bool,
    is_whole_line: bool,
    /// `**` and a space begin the line, and no other `**` follows on it.
    is_bullet_and_mark: bool,
    /// The line is `* *`: an italic space.
    is_set_space: bool,
}

impl Around {
    fn of(source: &str, piece: Span, start: usize, end: usize) -> Self {
        let before = source[piece.start as usize..start].chars().next_back();
        let after = source[end..piece.end as usize].chars().next();
        let is = |c: Option<char>, test: fn(char) -> bool| c.is_some_and(test);
        Self {
            space_before: before.is_none_or(char::is_whitespace),
            space_after: after.is_none_or(char::is_whitespace),
            word_before: is(before, is_letter_or_digit),
            word_after: is(after, is_letter_or_digit),
            digits: is(before, |c| c.is_ascii_digit()) && is(after, |c| c.is_ascii_digit()),
            parentheses: before == Some('(') && after == Some(')'),
            at_line_start: before.is_none(),
            at_line_end: after.is_none(),
            is_whole_line: before.is_none() && after.is_none(),
            is_bullet_and_mark: before.is_none()
                && end - start == 2
                && after == Some(' ')
                && !source[end..piece.end as usize].contains("**"),
            is_set_space: matches!(source[piece.range()].as_bytes(), [b'*', b' ', b'*']),
        }
    }

    /// Whether a single star is emphasis, and not a bullet, a times sign or a footnote mark.
    fn is_emphasis(&self, is_open: bool) -> bool {
        if self.is_set_space {
            return true;
        }
        if self.parentheses || self.digits {
            return false;
        }
        if is_open {
            // `*… *` at a line's end closes; a star between two spaces multiplies.
            return !(self.space_before && self.space_after) || self.at_line_end && !self.at_line_start;
        }
        !self.space_after
    }
}

#[cfg(test)]
mod tests {
    use super::super::inline;
    use super::super::pen::Pen;
    use super::*;
    use crate::text::{Encoding, Format, Gap, LineKind, Source, Text};

    fn read(source: &str) -> Text {
        let mut pen = Pen::new(source);
        let glue = Glue::Item(LineKind::Paragraph, Gap::Line);
        inline::write(&mut pen, &[Piece { span: Span::new(0, source.len()), glue }]);
        pen.finish().finish(Source {
            name: "x".into(),
            format: Format::Text,
            encoding: Encoding::Utf8,
            bom: 0,
            decoded: Some(source.to_owned()),
            sha256: [0; 32],
            parts: Vec::new(),
        })
    }

    fn bold(text: &Text) -> Vec<&str> {
        text.styles().iter().filter(|s| s.style.bold).map(|s| text.slice(s.span)).collect()
    }

    #[test]
    fn emphasis_is_removed_wherever_it_splits() {
        for (written, content, bolds) in [
            ("**1. **Trong giai đoạn", "1. Trong giai đoạn", vec!["1."]),
            ("**Điều 3.**** **Ban hành", "Điều 3. Ban hành", vec!["Điều 3."]),
            ("***Nơi nhận:***", "Nơi nhận:", vec!["Nơi nhận:"]),
            ("**CHỦ YẾU ***(đính kèm)*", "CHỦ YẾU (đính kèm)", vec!["CHỦ YẾU"]),
            ("<b>TT</b> m<sup>2</sup>", "TT m2", vec!["TT"]),
            ("*Y tế:* Duy trì __tốt__", "Y tế: Duy trì tốt", vec!["tốt"]),
        ] {
            let text = read(written);
            assert_eq!(text.content(), content);
            assert_eq!(bold(&text), bolds, "{written}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for written in [
            "Tỷ lệ = b/a * 100%; Điểm = Tỷ lệ * 20",
            "Số liệu (*) và (*)",
            "* Về kinh tế: 5*3*2",
            "Họ tên: ____________ , ký __",
            "ma_so_thue và a_b_c",
            "dưới <30 độ và < 5% <90%>, A & B &CCN;",
            "Ghi chú* chưa đóng",
            "trước 9h00` và 16h00`",
            "[1] Nghị quyết (sửa đổi)",
            "**chưa đóng",
        ] {
            assert_eq!(read(written).content(), written);
        }
    }

    #[test]
    fn special_bytes_are_those_of_marks() {
        assert!((0..=u8::MAX).filter(|&byte| is_special(byte)).eq(*b"\n\x0c\r&*<\\]_`"));
    }

    #[test]
    fn escapes_references_links_and_comments() {
        assert_eq!(read(r"1\. a\-b \* c").content(), "1. a-b * c");
        assert_eq!(read("A&nbsp;B &amp; C&#7871;").content(), "A\u{a0}B & Cế");
        assert_eq!(read("xem [Cổng](https://vi.du.vn/a) ![](anh_1.jpeg)nhé").content(), "xem Cổng nhé");
        assert_eq!(read("một <!-- hai --> ba").content(), "một ba");
        assert_eq!(read("** Lưu ý khi xét:* một").content(), "* Lưu ý khi xét: một");
        assert_eq!(read("* *").content(), "");
        assert_eq!(read("** **").content(), "");
    }
}
