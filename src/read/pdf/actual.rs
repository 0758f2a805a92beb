//! `/ActualText`: what a stretch of a page's program spells, where its glyphs say something else.
//!
//! Office programs write it where a font has no glyph for a letter and its parts are drawn one by one (`ộ` as `ô` and a dot): the font
//! then names the parts after whole letters. It must not know fonts or rows.

use hayro_syntax::object::{Dict, String as Bytes};

use super::glyphs::Drawn;

/// What a marked stretch says its glyphs spell; `None` where it says nothing.
pub(super) fn text_of(properties: Option<&Dict<'_>>) -> Option<String> {
    let bytes = properties?.get::<Bytes<'_>>(b"ActualText".as_slice())?;
    decode(bytes.as_bytes())
}

/// A text string: UTF-16 or UTF-8 by its mark; else `PDFDocEncoding`, read where it is ASCII.
fn decode(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|b| unit([b[0], b[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => str::from_utf8(rest).ok().map(str::to_owned),
        _ if bytes.is_ascii() => str::from_utf8(bytes).ok().map(str::to_owned),
        _ => None,
    }
}

/// The glyphs of a stretch as the one glyph they spell together; `None` where they stand on several lines, so that nobody can
/// tell which of them spells what.
pub(super) fn whole(glyphs: &[Drawn], text: String) -> Option<Drawn> {
    let first = glyphs.iter().max_by(|a, b| a.width.total_cmp(&b.width))?;
    let em = glyphs.iter().map(|g| g.em).fold(0.0, f64::max);
    if glyphs.iter().any(|g| (g.y - first.y).abs() > em) {
        return None;
    }
    let left = glyphs.iter().map(|g| g.x).fold(f64::INFINITY, f64::min);
    let right = glyphs.iter().map(|g| g.x + g.width).fold(left, f64::max);
    Some(Drawn { x: left, y: first.y, width: right - left, em: first.em, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_are_read_by_their_mark() {
        assert_eq!(decode(b"\xFE\xFF\x1E\xAD").as_deref(), Some("ậ"));
        assert_eq!(decode(b"\xFF\xFE\xAD\x1E").as_deref(), Some("ậ"));
        assert_eq!(decode("\u{FEFF}ậ".as_bytes()).as_deref(), Some("ậ"));
        assert_eq!(decode(b"KH-UBND").as_deref(), Some("KH-UBND"));
        assert_eq!(decode(b"\xE1"), None);
        assert_eq!(decode(b"\xFE\xFF\xD8\x00"), None);
    }
}
