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
    // `soat fix` does not touch Word files: what does is named.
    let told = out(&soat(at.path(), &["check", "kh.docx", "--select", "CT04"]));
    assert!(told.contains("sửa được bằng -f docx=TỆP --track-changes") && !told.contains("bằng soat fix"), "{told}");
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

#[test]
fn fixing_a_word_file_says_how_it_is_done() {
    let at = folder(&[]);
    word(&at.path().join("kh.docx"), "Tổ chức  ra quân.");
    let before = std::fs::read(at.path().join("kh.docx")).expect("it can be read");
    for args in [&["fix", "kh.docx"][..], &["check", "kh.docx", "--fix", "--fail-on", "never"]] {
        let done = soat(at.path(), args);
        assert!(done.status.success(), "{}", err(&done));
        let told = err(&done);
        let line = told.lines().find(|line| line.contains("--track-changes")).unwrap_or_else(|| panic!("{told}"));
        assert!(line.contains("soat check \"kh.docx\" -f docx=\"kh-da-soat.docx\""), "{line}");
    }
    assert_eq!(std::fs::read(at.path().join("kh.docx")).expect("it can be read"), before);
    // With the copy asked for there is nothing more to say.
    let copied = soat(at.path(), &["check", "kh.docx", "--fix", "-f", "docx=b.docx", "--fail-on", "never"]);
    assert!(!err(&copied).contains("soat check"), "{}", err(&copied));
}

#[test]
fn tracked_changes_are_read_as_accepted_unless_the_flag_says_otherwise() {
    let at = folder(&[]);
    let run = |inner: &str| format!("</w:t></w:r>{inner}<w:r><w:t>");
    let inserted = run("<w:ins w:id=\"1\" w:author=\"B\"><w:r><w:t>xã , </w:t></w:r></w:ins>");
    let deleted = run("<w:del w:id=\"2\" w:author=\"B\"><w:r><w:delText>thôn ; </w:delText></w:r></w:del>");
    word(&at.path().join("kh.docx"), &format!("Các {inserted}{deleted}hộ gia đình."));
    let quotes = |more: &[&str]| {
        let args = [&["check", "kh.docx", "--select", "CT04", "--fail-on", "never", "-f", "short"], more].concat();
        out(&soat(at.path(), &args))
    };
    assert!(quotes(&[]).contains("“,”") && !quotes(&[]).contains("“;”"), "{}", quotes(&[]));
    for value in ["rejected", "tu-choi"] {
        let rejected = quotes(&["--revisions", value]);
        assert!(rejected.contains("“;”") && !rejected.contains("“,”"), "{rejected}");
    }
    let tree = |more: &[&str]| out(&soat(at.path(), &[&["tree", "kh.docx"], more].concat()));
    assert!(tree(&[]).contains("xã") && tree(&["--revisions", "rejected"]).contains("thôn"));
    let both = ["check", "kh.docx", "-f", "docx=b.docx", "--track-changes", "--revisions", "rejected"];
    assert_eq!(soat(at.path(), &both).status.code(), Some(2));
}
