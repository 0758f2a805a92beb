//! `-f docx=PATH`: a copy with comments, and never a file lost.

use super::{DRAFT, err, folder, out, soat};
use std::io::Write as _;
use std::path::Path;

/// A Word file with these lines as paragraphs, invented.
pub fn word(path: &Path, text: &str) {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{relation}\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"{main}\"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>",
                text.replace('\n', "</w:t></w:r></w:p><w:p><w:r><w:t>")
            ),
        ),
    ];
    let mut writer = zip::ZipWriter::new(std::fs::File::create(path).expect("a file can be made"));
    for (name, xml) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part can be begun");
        writer.write_all(xml.as_bytes()).expect("a part can be written");
    }
    writer.finish().expect("a package can be ended");
}

#[test]
fn a_copy_is_written_and_the_original_stays() {
    let at = folder(&[]);
    word(&at.path().join("kh.docx"), "Tổ chức  ra quân ,dọn vệ sinh.");
    let before = std::fs::read(at.path().join("kh.docx")).expect("it can be read");
    let run = |more: &[&str]| {
        let args = [
            &["check", "kh.docx", "--select", "CT04", "--fail-on", "never", "-f", "docx=da-soat.docx", "-f", "short"],
            more,
        ]
        .concat();
        soat(at.path(), &args)
    };
    let done = run(&["--track-changes"]);
    assert!(done.status.success(), "{}", err(&done));
    assert!(err(&done).contains("2 sửa chữa"), "{}", err(&done));
    assert!(err(&done).contains("da-soat.docx:") && out(&done).contains("CT04"), "{}{}", err(&done), out(&done));
    let copy = std::fs::read(at.path().join("da-soat.docx")).expect("the copy is there");
    assert!(copy != before);
    assert_eq!(std::fs::read(at.path().join("kh.docx")).expect("it can be read"), before);
    assert_eq!(run(&[]).status.code(), Some(2), "a copy that is there is not overwritten");
    assert_eq!(std::fs::read(at.path().join("da-soat.docx")).expect("the copy is there"), copy);
    assert!(run(&["--force"]).status.success());
    let own = soat(at.path(), &["check", "kh.docx", "-f", "docx=kh.docx", "--force"]);
    assert_eq!(own.status.code(), Some(2), "the original is never overwritten");
}

#[test]
fn a_file_that_is_no_word_file_is_named() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let done = soat(at.path(), &["check", "kh.txt", "-f", "docx=kh.docx"]);
    assert_eq!(done.status.code(), Some(4));
    assert!(err(&done).contains("kh.txt") && err(&done).contains("Word"), "{}", err(&done));
    assert!(!at.path().join("kh.docx").exists());
    assert_eq!(soat(at.path(), &["check", "kh.txt", "-f", "docx"]).status.code(), Some(2));
    assert_eq!(soat(at.path(), &["check", "kh.txt", "--force"]).status.code(), Some(2));
}

#[test]
fn several_files_go_to_a_folder_and_copies_are_not_checked_again() {
    let at = folder(&[("ghi-chu.txt", DRAFT)]);
    for name in ["a.docx", "b.docx"] {
        word(&at.path().join(name), "Tổ chức  ra quân.");
    }
    assert_eq!(soat(at.path(), &["check", ".", "-f", "docx=x.docx"]).status.code(), Some(2));
    let run = || soat(at.path(), &["check", ".", "--fail-on", "never", "-f", "docx=da-soat/", "--force"]);
    assert!(run().status.success());
    let again = run();
    assert!(again.status.success(), "{}", err(&again));
    assert!(!err(&again).contains("da-soat/da-soat"));
    let copies = std::fs::read_dir(at.path().join("da-soat")).expect("the folder is there").count();
    assert_eq!(copies, 2);
}
