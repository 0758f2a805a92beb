//! Bombs: streams that unpack to more than a document holds are refused before anything reads them. It must not know objects.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::super::fault::Fault;
use super::super::{Limit, Limits};

/// Bytes before a stream in which its dictionary is looked for.
const HEAD: usize = 2048;
/// Unpacked bytes of one stream that draws pages, says fonts, or lists objects.
const STREAM: u64 = 16 << 20;

/// Whether the streams of a file stay within the limits when they are unpacked. Pictures are never unpacked, and not counted.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Fault> {
    let most = limits.unpacked_bytes / 2;
    let mut left = most;
    for at in memmem::find_iter(bytes, b"stream") {
        let Some(data) = begun(bytes, at) else { continue };
        let head = &bytes[at.saturating_sub(HEAD)..at];
        let head = &head[memmem::rfind(head, b"obj").unwrap_or(0)..];
        if memmem::find(head, b"/Image").is_some() {
            continue;
        }
        let size = if memmem::find_iter(head, b"Flate").nth(1).is_some() {
            let mut once = vec![];
            // What is cut short or damaged is for the reader to tell.
            let _ = ZlibDecoder::new(data).take(STREAM).read_to_end(&mut once);
            unpacked(&once, STREAM)
        } else {
            unpacked(data, STREAM)
        };
        if size > STREAM {
            return Err(Fault::Over(Limit::Unpacked, STREAM));
        }
        left = left.checked_sub(size).ok_or(Fault::Over(Limit::Unpacked, most))?;
    }
    Ok(())
}

/// The bytes of the stream whose keyword stands here, where they may be packed; they end by themselves.
fn begun(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let rest = &bytes[at + 6..];
    let data = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"))?;
    match data {
        [a, b, ..] if a & 0x0F == 8 && u16::from_be_bytes([*a, *b]).is_multiple_of(31) => Some(data),
        _ => None,
    }
}

/// How much a stream unpacks to: all of it, or a little more than `most`.
fn unpacked(data: &[u8], most: u64) -> u64 {
    let mut decoder = ZlibDecoder::new(data);
    let mut buffer = vec![0; 1 << 15];
    let mut size = 0;
    while size <= most {
        match decoder.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => size += read as u64,
        }
    }
    size
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(vec![], Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn object(dict: &str, data: &[u8]) -> Vec<u8> {
        [format!("4 0 obj\n<< {dict} >>\nstream\r\n").as_bytes(), data, b"\nendstream\nendobj\n"].concat()
    }

    fn is_refused(file: &[u8]) -> bool {
        check(file, &Limits::default()).is_err()
    }

    #[test]
    fn bombs_are_told_before_they_are_read() {
        let bomb = packed(&vec![b' '; 40 << 20]);
        assert!(is_refused(&object("/Filter /FlateDecode", &bomb)));
        assert!(is_refused(&object("/Filter [/FlateDecode /FlateDecode]", &packed(&bomb))));
        assert!(!is_refused(&object("/Subtype /Image /Filter /FlateDecode", &bomb)), "a blank page as a picture");
        assert!(!is_refused(&object("/Filter /FlateDecode", &packed(&vec![b' '; 1 << 20]))));
        // Many that are each within the limit.
        let many = object("/Filter /FlateDecode", &packed(&vec![b' '; 15 << 20])).repeat(5);
        assert!(is_refused(&many));
    }
}
