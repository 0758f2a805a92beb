//! What comes back for a draft: what `soat check` finds, the copy with comments, the review sheet.

use super::client::open;
use super::package::{part, zip};
use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

/// A draft with a share that does not hold and spaces to mend, invented.
const DRAFT: &str = "Trồng được 8.400 cây/3.200 cây đạt 226,5%. Tổ chức  ra quân ,dọn vệ sinh.";

/// A Word draft of one paragraph.
fn word(text: &str) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let links =
        format!("<Relationships><Relationship Id=\"a\" Type=\"{kind}\" Target=\"word/document.xml\"/></Relationships>");
    let body = format!("<w:body><w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p></w:body>");
    zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", links.as_bytes()),
        ("word/document.xml", part("document", &body).as_bytes()),
    ])
}

/// Codes that `soat check` finds in a file of a folder.
fn of_command(folder: &Path, name: &str, args: &[&str]) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_soat"));
    command.arg("check").arg(name).args(["--lang", "vi", "-f", "json"]).args(args).current_dir(folder).env_clear();
    let report: serde_json::Value = serde_json::from_slice(&command.output().expect("it runs").stdout).expect("JSON");
    let findings = report["files"][0]["findings"].as_array().expect("findings");
    let open = findings.iter().filter(|finding| finding["suppressed"].is_null());
    open.map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

/// Codes in the margin of the page's answer, in order.
fn of_page(html: &str) -> Vec<String> {
    let cards = html.split("data-rule=\"").skip(1);
    cards.map(|rest| rest.split('"').next().expect("a code").to_owned()).collect()
}

#[test]
fn findings_are_those_of_the_command_with_the_folders_settings() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = "[rules]\nSL01 = \"info\"\nCT04 = \"off\"\n[[per-file]]\nfiles = [\"phu-luc*\"]\nignore = [\"SL\"]\n";
    std::fs::write(folder.path().join("soat.toml"), config).expect("written");
    let ignores = "[[ignore]]\nrule = \"KC04\"\nreason = \"có ở phụ lục\"\n";
    std::fs::write(folder.path().join("soat.ignore.toml"), ignores).expect("written");
    let page = open(folder.path(), &["--lang", "vi"]);
    let entries = std::fs::read_dir("examples").expect("examples/").filter_map(Result::ok);
    for example in entries.filter(|entry| entry.path().is_file()) {
        let name = example.file_name().to_string_lossy().into_owned();
        if name.ends_with(".expected.txt") || name == "soat.toml" {
            continue;
        }
        let bytes = std::fs::read(example.path()).expect("a draft");
        for name in [name.clone(), format!("phu-luc-{name}")] {
            std::fs::write(folder.path().join(&name), &bytes).expect("written");
            for (stage, profile) in [("draft", "regular"), ("ban-hanh", "strict")] {
                let query = format!("/check?name={name}&stage={stage}&profile={profile}&lang=vi");
                let answer = page.post(&query, &bytes).json();
                let args = ["--stage", stage, "--profile", profile];
                let wanted = of_command(folder.path(), &name, &args);
                assert_eq!(of_page(answer["html"].as_str().expect("html")), wanted, "{query}");
                let counts = &answer["counts"];
                let count = ["error", "warning", "info"].map(|key| counts[key].as_u64().expect("a count"));
                assert_eq!(count.iter().sum::<u64>(), wanted.len() as u64);
            }
        }
    }
    let kept: BTreeSet<String> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.contains("ke-hoach"))
        .collect();
    assert_eq!(kept, BTreeSet::from(["soat.toml".to_owned(), "soat.ignore.toml".to_owned()]));
}

#[test]
fn an_answer_is_in_the_language_that_is_asked_for_and_text_is_escaped() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &["--lang", "vi"]);
    let draft = format!("{DRAFT} <script>alert(1)</script>");
    let english = page.post("/check?name=%3Cb%3E.txt&lang=en", draft.as_bytes()).json();
    let html = english["html"].as_str().expect("html");
    assert!(html.contains("data-rule=\"SL01\"") && html.contains("Why, and the source"), "{html}");
    assert!(!html.contains("<script") && !html.contains("<b>") && html.contains("&lt;script&gt;"));
    assert_eq!(english["copied"], false);
    assert!(english["summary"][0].as_str().expect("a sentence").starts_with("1 error: mend before"), "{english}");
    let vietnamese = page.post("/check?name=a.txt", draft.as_bytes()).json();
    assert!(vietnamese["summary"][0].as_str().expect("a sentence").starts_with("1 lỗi: đề nghị"));
}

#[test]
fn a_word_draft_comes_back_with_comments() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &["--lang", "vi"]);
    let draft = word(DRAFT);
    assert_eq!(page.post("/check?name=kh.docx", &draft).json()["copied"], true);
    for (track, marks) in [("", false), ("&track=1", true)] {
        let copy = page.post(&format!("/copy?name=k%E1%BA%BF.docx{track}"), &draft);
        assert_eq!(copy.header("content-disposition"), "attachment; filename*=UTF-8''k%E1%BA%BF-da-soat.docx");
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(&copy.body)).expect("a package");
        let mut part = |name: &str| {
            let mut text = String::new();
            package.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
            text
        };
        assert!(part("word/comments.xml").contains("SL01"));
        assert_eq!(part("word/document.xml").contains("<w:ins "), marks);
    }
    let refused = page.send("POST", "/copy?name=a.txt", &[], DRAFT.as_bytes());
    assert_eq!((refused.status, refused.json()["code"].as_str()), (422, Some("not-written")));
}

#[test]
fn the_review_sheet_is_one_file_on_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = open(folder.path(), &["--lang", "vi"]);
    let sheet = page.post("/sheet?name=kh.docx.md&stage=issue", DRAFT.as_bytes());
    assert_eq!(sheet.header("content-disposition"), "attachment; filename*=UTF-8''kh.docx.phieu-soat.html");
    let text = sheet.text();
    assert!(text.contains("<style>") && text.contains("SL01") && text.contains("bước ban hành"));
    assert!(!text.contains("<link") && !text.contains(" src="));
}
