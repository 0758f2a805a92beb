//! Hostile office files: each gives one clear error, within a second, and nothing else.

#[path = "office/package.rs"]
mod package;

use std::time::{Duration, Instant};

use package::{docx, p, part, zip};
use soat::read::{Limits, read_bytes};

fn code(bytes: &[u8]) -> &'static str {
    let start = Instant::now();
    let code = read_bytes("thu.docx", bytes, &Limits::default()).map_or_else(|e| e.code(), |_| "read");
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "an unoptimised build on a busy machine is given thirty times the second"
    );
    code
}

fn rels() -> &'static [u8] {
    b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
      Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
}

fn with_document(document: &[u8]) -> Vec<u8> {
    zip(&[("_rels/.rels", rels()), ("word/document.xml", document)])
}

#[test]
fn bombs_are_told_by_their_ratio() {
    assert_eq!(code(&with_document(&vec![b' '; 64 << 20])), "too-large");
}

#[test]
fn deep_nesting_ends_at_the_limit() {
    let deep = format!("{}{}", "<w:sdt>".repeat(1_000_000), "</w:sdt>".repeat(1_000_000));
    let document = part("document", &deep);
    // Stored text of one kind compresses too well: the ratio is let pass here.
    let limits = Limits { ratio: u64::MAX, ..Limits::default() };
    let error = read_bytes("thu.docx", &with_document(document.as_bytes()), &limits).unwrap_err();
    assert_eq!(error.code(), "too-large");
}

#[test]
fn document_types_and_entities_are_refused() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document/>";
    assert_eq!(code(&with_document(laughs.as_bytes())), "damaged");
    assert_eq!(code(&docx(&p("&b;"))), "damaged");
}

#[test]
fn names_that_leave_the_package_are_refused() {
    let document = part("document", &p("a"));
    for name in ["../x.xml", "word/../../x", "/etc/passwd", "\\x", "C:\\x"] {
        let bytes = zip(&[("_rels/.rels", rels()), ("word/document.xml", document.as_bytes()), (name, b"x")]);
        assert_eq!(code(&bytes), "damaged", "{name}");
    }
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let document = part("document", &p("a"));
    let bytes = zip(&[
        ("_rels/.rels", rels()),
        ("word/document.xml", document.as_bytes()),
        ("word/documenT.xml", document.as_bytes()),
    ]);
    assert_eq!(code(&bytes), "damaged");
    // The same with the same letters, as only a hand-made directory can have it.
    let mut same = bytes;
    while let Some(at) = memchr::memmem::find(&same, b"documenT.xml") {
        same[at + 7] = b't';
    }
    assert_eq!(code(&same), "damaged");
}

#[test]
fn overlapping_entries_are_refused() {
    let document = part("document", &p("a"));
    let mut bytes = zip(&[
        ("_rels/.rels", rels()),
        ("word/document.xml", document.as_bytes()),
        ("word/documen2.xml", document.as_bytes()),
    ]);
    // The directory's third entry is pointed at the second's data.
    let directory: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    let offset: [u8; 4] = bytes[directory[1] + 42..directory[1] + 46].try_into().unwrap();
    bytes[directory[2] + 42..directory[2] + 46].copy_from_slice(&offset);
    assert_eq!(code(&bytes), "damaged");
}

#[test]
fn encrypted_files_are_named_as_such() {
    let mut bytes = docx(&p("a"));
    for signature in [b"PK\x01\x02", b"PK\x03\x04"] {
        let at: Vec<usize> = memchr::memmem::find_iter(&bytes, signature).collect();
        for at in at {
            bytes[at + if signature[2] == 1 { 8 } else { 6 }] |= 1;
        }
    }
    assert_eq!(code(&bytes), "encrypted");
}

#[test]
fn truncated_files_are_damaged_wherever_they_end() {
    let bytes = docx(&p("Kế hoạch của xã Bình Minh"));
    for cut in (4..bytes.len()).step_by(7) {
        assert_eq!(code(&bytes[..cut]), "damaged", "{cut} of {}", bytes.len());
    }
    assert_eq!(
        code(&with_document(
            b"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
        )),
        "damaged"
    );
}

#[test]
fn what_is_damaged_is_told_in_the_words_of_people() {
    let whole = docx(&p(&"Kế hoạch của xã Bình Minh ".repeat(200)));
    let mut unpacked = whole.clone();
    let at = memchr::memmem::find(&unpacked, b"word/document.xml").expect("the part's name") + 40;
    unpacked[at..at + 40].fill(0xAA);
    let broken = with_document(b"<w:document xmlns:w=\"urn:x\"><w:body></w:document>");
    for (bytes, vi) in [
        (&whole[..whole.len() / 2], "không đọc được danh mục bên trong"),
        (&unpacked[..], "không giải nén được phần word/document.xml"),
        (&broken[..], "phần word/document.xml"),
        (b"PK\x03\x04", "không đọc được danh mục bên trong"),
    ] {
        let error = read_bytes("thu.docx", bytes, &Limits::default()).expect_err("it is damaged");
        let (told, foreign) =
            (error.message_vi(), ["zip", "Invalid", "archive", "deflate", "stream", "element", "is "]);
        assert!(told.contains(vi) && !foreign.iter().any(|word| told.contains(word)), "{told}");
        assert!(error.message_en().starts_with("thu.docx: damaged (") && !error.message_en().contains("EOCD"));
    }
}

#[test]
fn missing_parts_are_named() {
    let error = read_bytes("thu.docx", &zip(&[("_rels/.rels", rels()), ("word/x.xml", b"<x/>")]), &Limits::default());
    assert!(error.unwrap_err().message_en().contains("word/document.xml"));
    assert_eq!(code(&zip(&[("word/x.xml", b"<x/>")])), "damaged");
}

#[test]
fn changed_bytes_never_panic() {
    let bytes = docx(&(p("Kế hoạch số 5") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"));
    let mut seed = 7u32;
    for _ in 0..2_000 {
        let mut changed = bytes.clone();
        for _ in 0..3 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = seed as usize % changed.len();
            changed[at] = (seed >> 16) as u8;
        }
        let _ = read_bytes("thu.docx", &changed, &Limits::default());
    }
}
