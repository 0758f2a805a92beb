//! A reviewed copy of a Word document: comments where the findings are, changes that Word can accept or reject, and
//! nothing else that differs.

#[path = "office/package.rs"]
mod package;

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use package::{part, zip};
use soat::diagnostic::Edit;
use soat::read::{Limits, Revisions, read_bytes};
use soat::text::{Span, Text};
use soat::write::{Comment, Review, Reviewed, review};

const TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";

/// Runs in every shape: split, styled, without `xml:space`, with references, tabs, breaks, NFD letters, an insertion and a
/// deletion that are tracked already, a field, a picture's place.
const MESSY: &str = "<w:p w:rsidR=\"1\"><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r w:rsidR=\"2\"><w:rPr><w:b/></w:rPr>\
    <w:t>  Xã Bình  </w:t></w:r><w:r><w:t xml:space=\"preserve\"> Minh &amp; xã</w:t><w:tab/><w:t>Ta\u{302}n</w:t><w:br/>\
    <w:t>Hòa</w:t></w:r><w:bookmarkStart w:id=\"7\" w:name=\"a\"/><w:hyperlink r:id=\"rId9\"><w:r><w:t>đạt </w:t></w:r>\
    </w:hyperlink><w:bookmarkEnd w:id=\"7\"/><w:ins w:id=\"1\" w:author=\"B\"><w:r><w:t>thêm </w:t></w:r></w:ins><w:del \
    w:id=\"2\" w:author=\"B\"><w:r><w:delText>bớt </w:delText></w:r></w:del><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
    <w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>5</w:t></w:r><w:r>\
    <w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> hộ.</w:t></w:r></w:p><w:p/><w:tbl><w:tr><w:tc>\
    <w:p><w:r><w:t>Ô một</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

fn word(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = |links: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
        )
    };
    let main =
        rels(&format!("<Relationship Id=\"rId1\" Type=\"{relation}/officeDocument\" Target=\"word/document.xml\"/>"));
    let links: Vec<String> = parts
        .iter()
        .map(|(file, root, _)| {
            let kind = if matches!(*root, "hdr") { "header" } else { root };
            format!("<Relationship Id=\"r{file}\" Type=\"{relation}/{kind}\" Target=\"{file}\"/>")
        })
        .collect();
    let links = rels(&links.concat());
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    let more: Vec<(String, String)> =
        parts.iter().map(|(file, root, inner)| (format!("word/{file}"), part(root, inner))).collect();
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", main.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
        ("word/media/anh.bin", b"\x00\x01\x02"),
    ];
    entries.extend(more.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())));
    zip(&entries)
}

fn read(bytes: &[u8], revisions: Revisions) -> Text {
    read_bytes("kh.docx", bytes, &Limits { revisions, ..Limits::default() }).unwrap()
}

fn entry(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = vec![];
    archive.by_name(name).ok()?.read_to_end(&mut out).unwrap();
    Some(out)
}

fn names(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

fn xml(bytes: &[u8], name: &str) -> String {
    String::from_utf8(entry(bytes, name).unwrap()).unwrap()
}

fn comment(span: Option<Span>) -> Comment {
    Comment {
        span, head: "CT04".into(), paragraphs: vec!["lỗi: thừa <dấu> cách".into(), "Căn cứ: …".into()]
    }
}

fn reviewed(bytes: &[u8], comments: Vec<Comment>, changes: Vec<Vec<Edit>>) -> Reviewed {
    let wanted = Review { author: "soat".into(), date: "2026-01-31T08:00:00Z".into(), comments, changes };
    review(bytes, &read(bytes, Revisions::Accepted), &wanted, &Limits::default()).unwrap()
}

fn span_of(text: &Text, words: &str) -> Span {
    let at = text.content().find(words).unwrap();
    Span::new(at, at + words.len())
}

/// What stands between the marks of a comment, tags left out.
fn marked(document: &str, id: &str) -> String {
    let from = document.find(&format!("<w:commentRangeStart w:id=\"{id}\"/>")).unwrap();
    let to = document.find(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).unwrap();
    document[from..to].split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect()
}

#[test]
fn a_comment_stands_at_its_words_and_all_other_parts_are_as_they_were() {
    let bytes = word(MESSY, &[("styles.xml", "styles", "")]);
    let text = read(&bytes, Revisions::Accepted);
    let done = reviewed(&bytes, vec![comment(Some(span_of(&text, "Minh & x"))), comment(None)], vec![]);
    assert_eq!((done.comments, done.changes), (2, 0));
    let document = xml(&done.bytes, "word/document.xml");
    // The comment on the whole document comes first; id 1, 2 and 7 are taken.
    assert_eq!(marked(&document, "3"), "Minh &amp; x");
    assert_eq!(read(&done.bytes, Revisions::Accepted).content(), text.content());
    let comments = xml(&done.bytes, "word/comments.xml");
    assert!(comments.contains("w:author=\"soat\"") && comments.contains("thừa &lt;dấu&gt; cách"));
    assert!(xml(&done.bytes, "[Content_Types].xml").contains("PartName=\"/word/comments.xml\""));
    let changed: Vec<String> =
        names(&done.bytes).into_iter().filter(|name| entry(&bytes, name) != entry(&done.bytes, name)).collect();
    let wanted = ["[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"];
    assert_eq!(changed, wanted);
}

#[test]
fn every_span_can_be_commented_and_replaced() {
    let bytes = word(MESSY, &[]);
    let text = read(&bytes, Revisions::Accepted);
    let original = read(&bytes, Revisions::Rejected);
    let content = text.content();
    let ends: Vec<usize> = content.char_indices().map(|(i, _)| i).chain([content.len()]).collect();
    let mut tracked = 0;
    for (i, &from) in ends.iter().enumerate() {
        // A third of the pairs meets every kind of place on both sides.
        for &to in ends[i..].iter().skip(i % 3).step_by(3) {
            let span = Span::new(from, to);
            let edit = Edit { span, text: "MỚI".into() };
            let done = reviewed(&bytes, vec![comment(Some(span))], vec![vec![edit]]);
            let mut wanted = content.to_owned();
            if done.changes == 1 {
                tracked += 1;
                wanted.replace_range(from..to, "MỚI");
            }
            assert_eq!(read(&done.bytes, Revisions::Accepted).content(), wanted, "{from}..{to}");
            assert_eq!(read(&done.bytes, Revisions::Rejected).content(), original.content(), "{from}..{to}");
            let document = xml(&done.bytes, "word/document.xml");
            let ids: Vec<&str> = document.split(" w:id=\"").skip(1).filter_map(|p| p.split('"').next()).collect();
            let once: BTreeSet<&str> = ids.iter().copied().collect();
            // A bookmark and a comment name their id more than once.
            assert_eq!(ids.len() - once.len(), 3, "{document}");
        }
    }
    assert!(tracked > 60, "{tracked} of the spans could be changed");
}

#[test]
fn comments_that_are_there_stay() {
    let theirs = "<w:comment w:id=\"0\" w:author=\"Chị Hoa\"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>";
    let body = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Một đoạn</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r>\
        <w:commentReference w:id=\"0\"/></w:r></w:p>";
    let bytes = word(body, &[("comments.xml", "comments", theirs)]);
    let done = reviewed(&bytes, vec![comment(Some(Span::new(0, 4)))], vec![]);
    let comments = xml(&done.bytes, "word/comments.xml");
    assert!(comments.contains(theirs) && comments.contains("w:id=\"1\""));
    assert_eq!(read(&done.bytes, Revisions::Accepted).layout().unwrap().comments, 2);
    assert_eq!(entry(&bytes, "[Content_Types].xml"), entry(&done.bytes, "[Content_Types].xml"));
}

#[test]
fn what_cannot_carry_a_comment_has_it_at_the_nearest_place() {
    let body = "<w:p><w:r><w:t>Đoạn một</w:t></w:r></w:p><w:p><w:r><w:t>Đoạn hai</w:t></w:r><w:r><w:footnoteReference \
        w:id=\"4\"/></w:r></w:p><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rheader1.xml\"/></w:sectPr>";
    let note = "<w:footnote w:id=\"4\"><w:p><w:r><w:t>Lời chú</w:t></w:r></w:p></w:footnote>";
    let header = "<w:p><w:r><w:t>Đầu trang</w:t></w:r></w:p>";
    let bytes = word(body, &[("footnotes.xml", "footnotes", note), ("header1.xml", "hdr", header)]);
    let text = read(&bytes, Revisions::Accepted);
    let (note, header) = (span_of(&text, "chú"), span_of(&text, "trang"));
    let edit = Edit { span: note, text: "giải".into() };
    let done = reviewed(&bytes, vec![comment(Some(note)), comment(Some(header))], vec![vec![edit]]);
    let document = xml(&done.bytes, "word/document.xml");
    assert!(document.contains("<w:commentRangeStart w:id=\"0\"/><w:r><w:footnoteReference"), "{document}");
    assert_eq!(marked(&document, "1"), "Đoạn một");
    let comments = xml(&done.bytes, "word/comments.xml");
    assert!(comments.contains("“chú”") && comments.contains("“trang”"), "words out of place are quoted");
    assert_eq!(done.changes, 0);
}

#[test]
fn changes_that_overlap_are_made_once() {
    let bytes = word("<w:p><w:r><w:t>một  hai ba</w:t></w:r></w:p>", &[]);
    let edit = |from, to, text: &str| Edit { span: Span::new(from, to), text: text.into() };
    let changes =
        vec![vec![edit(5, 7, " ")], vec![edit(12, 13, "x"), edit(6, 8, "H")], vec![edit(11, 12, "B"), edit(4, 5, "p")]];
    let done = reviewed(&bytes, vec![], changes);
    assert_eq!(read(&done.bytes, Revisions::Accepted).content(), "mộp hai Ba");
    assert_eq!(done.changes, 2);
}

#[test]
fn a_file_that_is_no_package_or_another_one_is_refused() {
    let bytes = word(MESSY, &[]);
    let text = read(&bytes, Revisions::Accepted);
    let other = word("<w:p><w:r><w:t>Khác</w:t></w:r></w:p>", &[]);
    assert!(review(&other, &text, &Review::default(), &Limits::default()).is_err());
    let plain = read_bytes("kh.txt", "Kế hoạch".as_bytes(), &Limits::default()).unwrap();
    assert!(review("Kế hoạch".as_bytes(), &plain, &Review::default(), &Limits::default()).is_err());
}
