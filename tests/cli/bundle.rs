//! `--bundle`: documents of one folder held against each other. The dossier is that of `examples/`, invented.

#[path = "../office/package.rs"]
mod package;

use super::review::word;
use super::{err, folder, out, soat, soat_with};
use serde_json::Value;
use std::path::Path;
use std::process::Output;

const DOSSIER: &str = "examples/ho-so-yen-khe";

/// The dossier, in a folder `ho-so` of its own.
fn dossier() -> tempfile::TempDir {
    let at = folder(&[]);
    std::fs::create_dir(at.path().join("ho-so")).expect("a folder can be made");
    for entry in std::fs::read_dir(DOSSIER).expect("the dossier") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name");
        std::fs::copy(&path, at.path().join("ho-so").join(name)).expect("a file can be copied");
    }
    at
}

fn read(at: &Path, file: &str) -> String {
    std::fs::read_to_string(at.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn change(at: &Path, file: &str, from: &str, to: &str) {
    let text = read(at, file);
    assert!(text.contains(from), "{file} lacks {from}");
    std::fs::write(at.join(file), text.replace(from, to)).expect("a file can be written");
}

fn check(at: &Path, more: &[&str]) -> Output {
    let select: &[&str] = if more.contains(&"--select") { &[] } else { &["--select", "LV"] };
    soat(at, &[&["check", "--bundle", "ho-so", "--lang", "vi"], select, &["-f"], more].concat())
}

fn json(at: &Path, more: &[&str]) -> Value {
    serde_json::from_slice(&check(at, &[&["json"], more].concat()).stdout).expect("JSON")
}

/// Code, file and matched text of every finding, in order.
fn findings(report: &Value) -> Vec<(String, String, String)> {
    let word = |value: &Value| value.as_str().expect("a string").to_owned();
    let mut all = Vec::new();
    for file in report["files"].as_array().expect("files") {
        for finding in file["findings"].as_array().expect("findings") {
            all.push((word(&finding["code"]), word(&file["path"]), word(&finding["text"])));
        }
    }
    all
}

fn found(code: &str, file: &str, text: &str) -> (String, String, String) {
    (code.to_owned(), format!("ho-so/{file}"), text.to_owned())
}

#[test]
fn each_finding_stands_in_one_file_and_points_into_the_other() {
    let at = dossier();
    let report = json(at.path(), &[]);
    let wanted = [
        found("LV01", "ke-hoach-thien-tai.txt", "07/KH-UBND"),
        found("LV05", "ke-hoach.txt", "ngày 29 tháng 12 năm 2031"),
        found("LV02", "ke-hoach.txt", "94%"),
        found("LV04", "ke-hoach.txt", "Phụ lục II"),
        found("LV02", "phu-luc-1.xlsx", "47"),
    ];
    assert_eq!(findings(&report), wanted);
    let label = &report["files"][2]["findings"][1]["labels"][0];
    assert_eq!(label["path"], "ho-so/nghi-quyet.txt");
    assert_eq!((label["text"].as_str(), label["span"]["start"]["line"].as_u64()), (Some("96%"), Some(24)));
    let message = report["files"][2]["findings"][1]["message"].as_str().expect("a message");
    assert!(message.contains("94%") && message.contains("ho-so/nghi-quyet.txt ghi 96%"), "{message}");
    assert_eq!(report["files"][2]["coverage"]["attachments"]["found"], 2);
    assert_eq!(check(at.path(), &["short"]).status.code(), Some(1));
}

#[test]
fn every_format_names_the_other_file() {
    let at = dossier();
    for format in ["full", "short", "jsonl", "junit", "checkstyle", "github", "rdjson", "html", "md"] {
        let said = out(&check(at.path(), &[format, "--select", "LV02"]));
        assert!(said.contains("ho-so/nghi-quyet.txt"), "{format}: {said}");
    }
    let full = out(&check(at.path(), &["full", "--select", "LV02", "--color", "never"]));
    assert!(full.contains("┌─ ho-so/ke-hoach.txt:24:35") && full.contains("┌─ ho-so/nghi-quyet.txt:24:35"), "{full}");
    let page = out(&check(at.path(), &["html"]));
    assert!(page.contains("ho-so/nghi-quyet.txt, dòng 24: “96%”"), "places in other files are told in the margin");
    let sarif: Value = serde_json::from_slice(&check(at.path(), &["sarif", "--select", "LV02"]).stdout).expect("JSON");
    let related = &sarif["runs"][0]["results"][0]["relatedLocations"][0]["physicalLocation"];
    assert_eq!(related["artifactLocation"]["uri"], "ho-so/nghi-quyet.txt");
    assert_eq!(related["region"]["startLine"], 24);
}

#[test]
fn a_dossier_in_order_draws_nothing() {
    let at = dossier();
    let folder = at.path().join("ho-so");
    change(&folder, "ke-hoach.txt", "ngày 29 tháng", "ngày 19 tháng");
    change(&folder, "ke-hoach.txt", "đạt 94%", "đạt từ 96% trở lên");
    change(&folder, "ke-hoach.txt", ", danh mục công trình theo Phụ lục II kèm theo Kế hoạch này", "");
    change(&folder, "ke-hoach-thien-tai.txt", "07/KH-UBND", "09/KH-UBND");
    // A stray 47 in the workbook becomes what the resolution says.
    let sheet = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>\
        <c r=\"D1\" t=\"s\"><v>3</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>4</v></c>\
        <c r=\"C2\" t=\"s\"><v>5</v></c><c r=\"D2\"><v>74</v></c></row>";
    let words = ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2032", "Tỷ lệ lao động qua đào tạo", "%"];
    std::fs::write(folder.join("phu-luc-1.xlsx"), package::xlsx(sheet, &words, &[])).expect("a file can be written");
    let report = json(at.path(), &[]);
    assert_eq!(findings(&report), []);
    let shared: u64 = (report["files"].as_array().expect("files").iter())
        .filter_map(|file| file["coverage"]["shared-indicators"]["checked"].as_u64())
        .sum();
    assert_eq!(shared, 5, "figures were held against each other, workbook included");
}

#[test]
fn folders_are_bundles_and_files_make_one() {
    let at = dossier();
    let run = |args: &[&str]| {
        let args = [&["check", "--bundle", "--select", "LV02", "-f", "short", "--lang", "en"], args].concat();
        out(&soat(at.path(), &args)).lines().count()
    };
    std::fs::create_dir(at.path().join("khac")).expect("a folder can be made");
    std::fs::rename(at.path().join("ho-so/nghi-quyet.txt"), at.path().join("khac/nghi-quyet.txt")).expect("moved");
    std::fs::remove_file(at.path().join("ho-so/phu-luc-1.xlsx")).expect("removed");
    assert_eq!(run(&["ho-so", "khac"]), 0, "two folders, two bundles");
    assert_eq!(run(&["."]), 1, "what lies below a folder belongs to it");
    assert_eq!(run(&["ho-so", "khac/nghi-quyet.txt"]), 1, "a file named joins all that is given");
}

#[test]
fn nothing_is_missing_while_a_file_could_not_be_read() {
    let at = dossier();
    let missing = |report: &Value| findings(report).iter().filter(|(code, ..)| code == "LV04").count();
    assert_eq!(missing(&json(at.path(), &[])), 1);
    std::fs::write(at.path().join("ho-so/ghi-chep.log"), "x").expect("written");
    assert_eq!(missing(&json(at.path(), &[])), 1, "no appendix is a log");
    std::fs::write(at.path().join("ho-so/phu luc 2.xls"), "x").expect("written");
    assert_eq!(missing(&json(at.path(), &[])), 0, "an old workbook may be it");
    std::fs::remove_file(at.path().join("ho-so/phu luc 2.xls")).expect("removed");
    assert_eq!(missing(&json(at.path(), &["--exclude", "phu-luc*"])), 0, "so may be what was left out");
    std::fs::write(at.path().join("ho-so/hong.docx"), b"\x00\x01").expect("written");
    let broken = check(at.path(), &["json"]);
    assert_eq!(broken.status.code(), Some(4));
    let report: Value = serde_json::from_slice(&broken.stdout).expect("JSON");
    assert_eq!(
        (missing(&report), findings(&report).len()),
        (0, 4),
        "the others are held against each other all the same"
    );
}

#[test]
fn rules_across_documents_obey_what_is_asked_for() {
    let at = dossier();
    let plain = soat(at.path(), &["check", "ho-so", "--select", "LV,SL03", "-f", "short"]);
    assert!(!out(&plain).contains("LV"), "{}", out(&plain));
    let alone = soat(at.path(), &["check", "ho-so", "--select", "LV02", "--lang", "en"]);
    assert_eq!(alone.status.code(), Some(2));
    assert!(err(&alone).contains("--bundle"), "{}", err(&alone));
    let graver = json(at.path(), &["--level", "LV02=error", "--ignore", "LV01,LV04,LV05"]);
    assert_eq!((graver["summary"]["errors"].as_u64(), graver["summary"]["warnings"].as_u64()), (Some(2), Some(0)));
    std::fs::write(
        at.path().join("soat.toml"),
        "[[per-file]]\nfiles = [\"**/*.xlsx\"]\nignore = [\"LV\"]\n[rules]\nLV01 = \"off\"\n",
    )
    .expect("written");
    let args = ["check", "--bundle", "ho-so", "-f", "json"];
    let all = soat_with(at.path(), &args, &[("SOAT_SELECT", "")], "");
    let report: Value = serde_json::from_slice(&all.stdout).expect("JSON");
    let files: Vec<String> =
        findings(&report).into_iter().filter(|(code, ..)| code.starts_with("LV")).map(|(_, file, _)| file).collect();
    assert_eq!(files, ["ho-so/ke-hoach.txt"; 3]);
}

#[test]
fn known_findings_are_ignored_and_stay_so() {
    let at = dossier();
    let first = &json(at.path(), &["--select", "LV02"])["files"][2]["findings"][0];
    let fingerprint = first["fingerprint"].as_str().expect("a fingerprint");
    let ignore = ["ignore", fingerprint, "--reason", "Đảng ủy đã cho ý kiến", "--bundle", "ho-so", "--select", "LV"];
    let done = soat(at.path(), &ignore);
    assert!(done.status.success(), "{}", err(&done));
    change(
        &at.path().join("ho-so"),
        "ke-hoach.txt",
        "ỦY BAN NHÂN DÂN\nXÃ YÊN KHÊ\n",
        "ỦY BAN NHÂN DÂN\n\nXÃ YÊN KHÊ\n",
    );
    let report = json(at.path(), &["--select", "LV02"]);
    assert_eq!(report["files"][2]["findings"][0]["suppressed"], "Đảng ủy đã cho ý kiến");
    // Without --bundle the rule does not run: its ignore is not said to be of no use.
    let alone = soat(at.path(), &["check", "ho-so", "--select", "XX01,LV02", "-f", "short"]);
    assert!(!out(&alone).contains("XX01"), "{}", out(&alone));
    let made = soat(at.path(), &["baseline", "create", "--bundle", "ho-so", "--select", "LV"]);
    assert!(made.status.success(), "{}", err(&made));
    let rest = json(at.path(), &["--baseline", "soat.baseline.toml"]);
    assert_eq!(rest["summary"]["warnings"], 0, "{rest}");
}

#[test]
fn a_word_copy_tells_where_the_other_place_is() {
    let at = dossier();
    let lines = [
        "KẾ HOẠCH",
        "Phát triển kinh tế - xã hội năm 2032",
        "Ủy ban nhân dân xã Yên Khê ban hành Kế hoạch phát triển kinh tế - xã hội năm 2032 như sau:",
        "I. CHỈ TIÊU NĂM 2032",
        "1. Tỷ lệ hộ sử dụng nước sạch đạt 93%.",
    ];
    word(&at.path().join("ke-hoach.docx"), &lines.join("\n"));
    let args = ["check", "--bundle", "ke-hoach.docx", "ho-so/nghi-quyet.txt", "--select", "LV02"];
    let done = soat(at.path(), &[&args[..], &["-f", "docx=da-soat/", "--lang", "vi"]].concat());
    assert_eq!(done.status.code(), Some(1), "{}", err(&done));
    let copy = std::fs::File::open(at.path().join("da-soat/ke-hoach.docx")).expect("the copy is there");
    let mut copy = zip::ZipArchive::new(copy).expect("a package");
    let part = copy.by_name("word/comments.xml").expect("comments");
    let comments = std::io::read_to_string(part).expect("text");
    assert!(comments.contains("(ho-so/nghi-quyet.txt, dòng 24): “96%”"), "{comments}");
}

#[test]
fn a_plan_made_of_another_communes_is_told_by_the_name_left_in_it() {
    let at = dossier();
    let folder = at.path().join("ho-so");
    let body = (1..9).map(|n| {
        let things = ["hồ chứa", "đập dâng", "kênh mương", "đê bao", "cầu treo", "ngầm tràn", "bãi đất", "bờ sông"];
        format!(
            "{n}. Kiểm tra {} trước mùa mưa lũ, báo cáo tình trạng hư hỏng để kịp thời bố trí vốn sửa chữa.\n\n",
            things[n - 1]
        )
    });
    let task = body.collect::<String>() + "9. Sơ tán hộ dân vùng sạt lở của xã Yên Khê đến nơi an toàn khi có lệnh.";
    let old = "Kiểm tra hồ, đập trước mùa mưa lũ; chuẩn bị lực lượng, phương tiện theo phương châm bốn tại chỗ.";
    change(&folder, "ke-hoach-thien-tai.txt", old, &task);
    let plan = read(&folder, "ke-hoach-thien-tai.txt").replace("Yên Khê", "Bản Luông").replace("YÊN KHÊ", "BẢN LUÔNG");
    std::fs::write(folder.join("ban-luong.txt"), &plan).expect("written");
    let near = |report: &Value| -> Vec<_> {
        findings(report).into_iter().filter(|(code, ..)| code == "LV03").map(|(_, file, text)| (file, text)).collect()
    };
    assert_eq!(near(&json(at.path(), &[])), [], "alike, and no name left behind");
    change(&folder, "ban-luong.txt", "vùng sạt lở của xã Bản Luông", "vùng sạt lở của xã Yên Khê");
    assert_eq!(near(&json(at.path(), &[])), [("ho-so/ban-luong.txt".to_owned(), "xã Yên Khê".to_owned())]);
}
