//! Bytes become characters: UTF-8 or UTF-16, or a plain "not text". Must not know markup.

use super::ReadError;
use crate::text::Encoding;

/// A file's characters and how they were written.
#[derive(Debug)]
pub struct Decoded {
    /// The characters, without byte-order mark.
    pub text: String,
    /// How they were encoded.
    pub encoding: Encoding,
    /// Bytes of the byte-order mark.
    pub bom: u8,
}

/// How many stray control characters a text may hold for each thousand bytes before it is taken for something else.
const STRAY_PER_THOUSAND: usize = 2;

/// Decodes UTF-8 with or without byte-order mark, and UTF-16 with one.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Decoded, ReadError> {
    let not_text = || ReadError::NotText { name: name.to_owned() };
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, 3),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, Encoding::Utf16Be),
        _ => utf8(bytes, 0),
    };
    let decoded = decoded.ok_or_else(not_text)?;
    if is_binary(decoded.text.as_bytes()) {
        return Err(not_text());
    }
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    Ok(decoded)
}

fn utf8(bytes: &[u8], bom: u8) -> Option<Decoded> {
    let text = simdutf8::basic::from_utf8(bytes).ok()?.to_owned();
    Some(Decoded { text, encoding: Encoding::Utf8, bom })
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Option<Decoded> {
    let codec = match encoding {
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        _ => encoding_rs::UTF_16LE,
    };
    let text = codec.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned();
    Some(Decoded { text, encoding, bom: 2 })
}

fn is_binary(text: &[u8]) -> bool {
    if memchr::memchr(0, text).is_some() {
        return true;
    }
    // Counted in bytes, which vector instructions do at a stroke; so many always fit in one.
    let stray_in = |chunk: &[u8]| usize::from(chunk.iter().map(|&b| u8::from(is_stray(b))).sum::<u8>());
    let stray: usize = text.chunks(255).map(stray_in).sum();
    stray * 1000 > text.len() * STRAY_PER_THOUSAND + 4000
}

/// Whether a byte is a control character that texts do not hold.
#[expect(clippy::needless_bitwise_bool, reason = "without a branch it is vector instructions")]
#[inline]
fn is_stray(byte: u8) -> bool {
    (byte < 0x20) & (byte.wrapping_sub(0x09) > 4) & (byte != 0x1a) & (byte != 0x1b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Decoded {
        decode("kh.txt", bytes).expect("it is text")
    }

    #[test]
    fn utf8_and_both_utf16_give_the_same_characters() {
        let text = "Kế hoạch “năm 2031”\r\n";
        let le: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let be: Vec<u8> = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let bom: Vec<u8> = [0xEF, 0xBB, 0xBF].iter().chain(text.as_bytes()).copied().collect();
        for (bytes, encoding, mark) in [
            (text.as_bytes(), Encoding::Utf8, 0),
            (&bom, Encoding::Utf8, 3),
            (&le, Encoding::Utf16Le, 2),
            (&be, Encoding::Utf16Be, 2),
        ] {
            let decoded = decoded(bytes);
            assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.bom), (text, encoding, mark));
        }
    }

    #[test]
    fn other_encodings_and_binaries_are_not_text() {
        for bytes in [&b"K\xe5 ho\xb9ch"[..], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xfeK", b"abc\0def"] {
            assert_eq!(decode("x", bytes).expect_err("not text").code(), "not-text");
        }
    }

    #[test]
    fn nothing_but_spaces_is_empty() {
        for bytes in [&b""[..], b" \r\n\t\n", b"\xEF\xBB\xBF", b"\xFF\xFE"] {
            assert_eq!(decode("x", bytes).expect_err("no text").code(), "empty");
        }
    }
}
