//! Formats for machines: their keys, their shape, several of them in one run.

use super::{CLEAN, DRAFT, folder, out, soat};
use serde_json::Value;

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn json_has_the_keys_of_schema_version_1() {
    let at = folder(&[("kh.txt", DRAFT), ("hỏng.doc.txt", "")]);
    let report = json(&soat(at.path(), &["check", "-f", "json", "--lang", "en"]).stdout);
    // serde_json sorts the keys it reads.
    assert_eq!(keys(&report), ["errors", "files", "run", "schema_version", "summary", "tool"]);
    assert_eq!(report["schema_version"], 1);
    assert_eq!(keys(&report["tool"]), ["name", "registry_date", "version"]);
    assert_eq!(keys(&report["run"]), ["as_of", "lang", "profile", "stage"]);
    assert_eq!(keys(&report["summary"]), ["errors", "files", "infos", "suppressed", "warnings"]);
    let file = &report["files"][0];
    let wanted = ["coverage", "document", "encoding", "findings", "format", "path", "sha256", "status"];
    assert_eq!(keys(file), wanted);
    assert_eq!(keys(&file["document"]), ["date", "issuer", "kind", "number", "plan_year"]);
    assert_eq!(keys(&file["coverage"]["citations"]), ["found", "known"]);
    assert_eq!(keys(&file["coverage"]["ratios"]), ["checked", "found"]);
    let finding = &file["findings"][0];
    let wanted = [
        "code",
        "evidence",
        "fingerprint",
        "fixes",
        "group",
        "help",
        "labels",
        "message",
        "name",
        "route",
        "severity",
        "span",
        "suppressed",
        "text",
        "tier",
    ];
    assert_eq!(keys(finding), wanted);
    assert_eq!(keys(&finding["labels"][0]), ["message", "span", "text"]);
    assert_eq!(keys(&report["errors"][0]), ["code", "message", "path"]);
}

#[test]
fn json_places_are_those_of_the_file() {
    let at = folder(&[("kh.txt", &format!("\u{feff}{DRAFT}"))]);
    let report = json(&soat(at.path(), &["check", "-f", "json"]).stdout);
    let finding = &report["files"][0]["findings"][0];
    let (start, end) = (&finding["span"]["start"], &finding["span"]["end"]);
    let bytes = std::fs::read(at.path().join("kh.txt")).expect("the file is there");
    let place = |p: &Value| usize::try_from(p["byte"].as_u64().expect("a byte")).expect("small");
    assert_eq!(&bytes[place(start)..place(end)], "THT".as_bytes());
    assert_eq!((start["line"].as_u64(), start["column"].as_u64()), (Some(3), Some(37)));
    assert_eq!(finding["text"], "THT");
}

#[test]
fn jsonl_has_the_same_file_objects_a_line_each() {
    let at = folder(&[("a.txt", DRAFT), ("b.txt", CLEAN)]);
    let whole = json(&soat(at.path(), &["check", "-f", "json"]).stdout);
    let lines = out(&soat(at.path(), &["check", "-f", "jsonl"]));
    let files: Vec<Value> = lines.lines().map(|line| json(line.as_bytes())).collect();
    assert_eq!(Value::from(files), whole["files"]);
}

#[test]
fn short_can_be_read_by_editors() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let line = out(&soat(at.path(), &["check", "-f", "short", "--lang", "en"]));
    let mut parts = line.trim_end().splitn(4, ':');
    assert_eq!((parts.next(), parts.next(), parts.next()), (Some("kh.txt"), Some("3"), Some("37")));
    assert!(parts.next().is_some_and(|rest| rest.starts_with(" warning[TN03] “THT” is expanded")), "{line}");
}

#[test]
fn several_formats_are_written_in_one_run() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let formats =
        ["short", "json=x.json", "sarif=x.sarif", "junit=j.xml", "checkstyle=c.xml", "rdjson=r.json", "html=p.html"];
    let args: Vec<&str> = ["check"].into_iter().chain(formats.into_iter().flat_map(|f| ["-f", f])).collect();
    let output = soat(at.path(), &args);
    assert_eq!(output.status.code(), Some(1));
    let read = |name: &str| std::fs::read_to_string(at.path().join(name)).expect(name);
    let sarif = json(read("x.sarif").as_bytes());
    assert_eq!(sarif["version"], "2.1.0");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "TN03");
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][index]["id"], "TN03");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startColumn"], 37);
    let rdjson = json(read("r.json").as_bytes());
    // Reviewdog counts bytes of UTF-8.
    let before = DRAFT.lines().nth(2).and_then(|line| line.find("(THT)")).expect("the finding's line") + 2;
    assert_eq!(rdjson["diagnostics"][0]["location"]["range"]["start"]["column"], before);
    assert!(read("j.xml").contains("<failure type=\"warning\"") && read("c.xml").contains("source=\"soat.TN03\""));
    let page = read("p.html");
    assert!(page.contains("<mark class=\"warning\"") && page.trim_end().ends_with("</html>"));
    assert!(!page.contains("http://") && !page.contains("https://"), "the page is self-contained");
    let left: Vec<_> = std::fs::read_dir(at.path()).expect("the folder").filter_map(Result::ok).collect();
    assert_eq!(left.len(), 7, "nothing temporary is left: {left:?}");
}

#[test]
fn sarif_tells_where_a_suppression_is_written() {
    let comment = DRAFT.replace("được duy trì.", "được duy trì. <!-- soat: ignore TN03 — hai nghĩa -->");
    let list = "[[ignore]]\nrule = \"TN03\"\nfile = \"a.md\"\nreason = \"tên riêng\"\n";
    let at = folder(&[("a.md", DRAFT), ("b.md", &comment), ("soat.ignore.toml", list)]);
    let sarif = json(&soat(at.path(), &["check", "-f", "sarif"]).stdout);
    let told = |i: usize| sarif["runs"][0]["results"][i]["suppressions"][0].clone();
    assert_eq!(told(0), serde_json::json!({"kind": "external", "justification": "tên riêng"}));
    assert_eq!(told(1), serde_json::json!({"kind": "inSource", "justification": "hai nghĩa"}));
}

#[test]
fn markup_in_a_draft_stays_text() {
    let content = DRAFT.replace("trồng nấm", "trồng <script>alert(1)</script> & nấm");
    let at = folder(&[("a&b.txt", &content)]);
    let page = out(&soat(at.path(), &["check", "-f", "html"]));
    assert_eq!(page.matches("<script>").count(), 1, "only our own");
    let suite = out(&soat(at.path(), &["check", "-f", "junit"]));
    assert!(suite.contains("a&amp;b.txt"), "{suite}");
}

#[test]
fn an_unreadable_input_stands_in_every_machine_format() {
    let at = folder(&[]);
    std::fs::write(at.path().join("hỏng.txt"), b"\x00\x01\xff\xfe\xfa").expect("a file can be written");
    for format in ["json", "jsonl", "sarif", "junit", "checkstyle", "github", "rdjson", "html", "md"] {
        let output = soat(at.path(), &["check", "-f", format]);
        assert_eq!(output.status.code(), Some(4), "{format}");
        assert!(out(&output).contains("hỏng.txt: không phải văn bản"), "{format}: {}", out(&output));
    }
}

#[test]
fn documents_can_be_looked_into() {
    let at = folder(&[("kh.txt", DRAFT)]);
    let facts = json(&soat(at.path(), &["facts", "kh.txt", "--format", "json"]).stdout);
    assert_eq!(facts["abbreviations"][0]["long"], "tổ hợp tác");
    let tree = json(&soat(at.path(), &["tree", "kh.txt", "--format", "json"]).stdout);
    assert_eq!(tree["nodes"][0]["kind"], "document");
    assert_eq!(soat(at.path(), &["tree", "không-có.txt"]).status.code(), Some(4));
    let rules = json(&soat(at.path(), &["rules", "--format", "json"]).stdout);
    assert!(rules.as_array().is_some_and(|rules| rules.iter().any(|rule| rule["code"] == "TN03")));
    assert!(out(&soat(at.path(), &["completions", "bash"])).contains("soat"));
    assert_eq!(json(&soat(at.path(), &["version", "--json"]).stdout)["schema_version"], 1);
}

#[test]
fn facts_are_told_in_the_language_of_the_run_and_machines_get_names() {
    let draft = "KẾ HOẠCH\nTrồng cây năm 2026\n\n- Chi 130 triệu đồng cho xã Bình An, trên 90% số hộ tham gia.\n\
                 - Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ, nêu tại mục 2.3 Kế hoạch này.\n";
    let at = folder(&[("kh.txt", draft)]);
    let page = |lang| out(&soat(at.path(), &["facts", "kh.txt", "--lang", lang]));
    let (vi, en) = (page("vi"), page("en"));
    for word in ["năm kế hoạch", "130000000", "  trên", "của văn bản viện dẫn", "nghị định", "xã Bình An", "mục 2.3"]
    {
        assert!(vi.contains(word), "{word}: {vi}");
    }
    for word in ["unknown", "other", "nghi-dinh", "cited", "above"] {
        assert!(!vi.contains(word), "{word}: {vi}");
    }
    assert!(en.contains("plan year") && en.contains("of a cited document"), "{en}");
    let facts = json(&soat(at.path(), &["facts", "kh.txt", "--format", "json"]).stdout);
    let kinds = ["abbreviation_uses", "abbreviations", "agencies", "breakdowns", "citations", "dates", "figures"];
    for key in kinds.into_iter().chain(["indicators", "path", "periods", "ratios", "references", "years"]) {
        assert!(facts.get(key).is_some(), "{key}");
    }
    assert!(facts["years"].as_array().is_some_and(|years| years.iter().any(|year| year["role"] == "plan")), "{facts}");
    assert_eq!(facts["figures"][0]["base"], "130000000");
    assert_eq!(facts["citations"][0]["kind"], "nghi-dinh");
}
