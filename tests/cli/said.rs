//! How findings are worded: short, polite, and never a statement that can be read the wrong way.

use super::living::soat;
use super::{folder, out};

const HEAD: &str = "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
Số: 12/KH-UBND\n\nBình An, ngày 12 tháng 3 năm 2026\n\nKẾ HOẠCH\nTrồng cây xanh năm 2026\n\n";

fn said(rest: &str, code: &str, lang: &str) -> String {
    let at = folder(&[("kh.txt", &format!("{HEAD}{rest}"))]);
    out(&soat(at.path(), &["check", "kh.txt", "-f", "short", "--select", code, "--lang", lang]))
}

#[test]
fn the_mark_of_a_basis_is_asked_for_not_stated() {
    let bases = "Căn cứ Luật Trồng trọt ngày 19 tháng 11 năm 2018.\n\n\
                 Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;\n\nI. MỤC TIÊU\n\nTrồng 300 cây.\n";
    let vi = said(bases, "CC04", "vi");
    assert!(vi.contains("cuối dòng căn cứ này dùng dấu “;” (chỉ dòng căn cứ cuối cùng dùng dấu chấm)"), "{vi}");
    assert!(vi.contains("căn cứ cuối cùng phải kết thúc bằng dấu “.”"), "{vi}");
    assert!(said(bases, "CC04", "en").contains("the last basis must end with “.”"));
}

#[test]
fn a_blank_number_in_a_caption_is_the_documents_own_with_or_without_brackets() {
    for caption in [
        "(Kèm theo Kế hoạch số   /KH-UBND ngày 12 tháng 3 năm 2026 của Ủy ban nhân dân xã Bình An)",
        "Kèm theo Kế hoạch số   /KH-UBND ngày 12 tháng 3 năm 2026 của Ủy ban nhân dân xã Bình An",
    ] {
        let rest =
            format!("I. MỤC TIÊU\n\nTrồng 300 cây.\n\nPHỤ LỤC\nDANH SÁCH CÁC THÔN\n{caption}\n\n1. Thôn Thượng\n");
        let page = said(&rest, "TT01", "vi");
        assert!(page.contains("số văn bản trong phụ lục để trống: “KH-UBND”"), "{caption}: {page}");
        assert!(!page.contains("viện dẫn"), "{page}");
    }
    let cited = said("I. MỤC TIÊU\n\nThực hiện Kế hoạch số   /KH-UBND của Ủy ban nhân dân tỉnh.\n", "TT01", "vi");
    assert!(cited.contains("được viện dẫn"), "{cited}");
}

#[test]
fn what_is_to_be_written_small_is_not_helped_with_a_capital() {
    let at = folder(&[("kh.txt", &format!("{HEAD}I. MỤC TIÊU\n\nRà soát hộ nghèo; Tiếp tục vận động quỹ.\n"))]);
    let told = |lang| out(&soat(at.path(), &["check", "kh.txt", "-f", "jsonl", "--select", "CT08", "--lang", lang]));
    let help = |lang| {
        let file: serde_json::Value = serde_json::from_str(&told(lang)).expect("a line of JSON");
        file["findings"][0]["help"].as_str().expect("a help").to_owned()
    };
    assert!(help("vi").starts_with("viết thường: chỉ viết hoa sau dấu chấm"), "{}", help("vi"));
    assert!(help("en").starts_with("write a small letter: "), "{}", help("en"));
}

#[test]
fn what_was_covered_is_told_in_the_language_of_the_run() {
    let rest = "I. MỤC TIÊU\n\nThu 130 triệu đồng, tăng 30% so với năm trước (100 triệu đồng).\n";
    let at = folder(&[("kh.txt", &format!("{HEAD}{rest}"))]);
    let told = |lang| out(&soat(at.path(), &["check", "kh.txt", "--lang", lang]));
    assert!(told("vi").contains("tính lại được 1 trên 1 mức tăng, giảm"), "{}", told("vi"));
    assert!(told("en").contains("1 of 1 changes recomputed"), "{}", told("en"));
}

#[test]
fn what_is_wrong_with_a_file_of_ones_own_is_said_without_english() {
    let card = |more: &str| {
        format!(
            "code = \"QT01\"\nname = \"mot-tu\"\n{more}\n[title]\nvi = \"Một từ\"\n[say.main]\nvi = \"không viết {{found}}\"\n\
             [check]\nkind = \"words\"\nwords = [\"xã hội hóa\"]\n[[example]]\nbad = \"Đẩy mạnh xã hội hóa.\"\n\
             good = \"Đẩy mạnh xã hội hóa giáo dục.\"\n"
        )
    };
    let at = folder(&[("kh.txt", "Trồng 300 cây.\n"), ("the/mot-tu.toml", "")]);
    let told = |name: &str, text: &str, args: &[&str]| {
        std::fs::write(at.path().join(name), text).expect("it can be written");
        let run = soat(at.path(), args);
        assert_ne!(run.status.code(), Some(0), "{text}");
        super::err(&run)
    };
    let check = ["check", "kh.txt"];
    for (text, said) in [
        ("stage = \"sign\n", "chuỗi thiếu dấu"),
        ("[rules\nSL01 = \"off\"\n", "tên bảng thiếu dấu ]"),
        ("as-of = 2026-02-31\n", "ngày không hợp lệ"),
        ("preview\n", "thiếu “= giá trị”"),
        ("stage = \n", "dấu ngoặc kép"),
        ("exclude = [\"a\" \"b\"]\n", "thiếu dấu phẩy"),
    ] {
        let page = told("soat.toml", text, &check);
        assert!(page.contains(said), "{text}: {page}");
        for english in ["invalid", "expected", "unclosed", "missing", "key with"] {
            assert!(!page.contains(english), "{text}: {page}");
        }
    }
    std::fs::remove_file(at.path().join("soat.toml")).expect("it is there");
    let test = ["test", "the"];
    for (more, said) in [
        ("severity = \"warn\"", "dùng một trong: error, warning, info, off"),
        ("severity = { draft = \"info\", sig = \"error\" }", "có phải ý là “sign”?"),
        ("severity = \"info\"\ntier = \"cor\"", "có phải ý là “core”?"),
    ] {
        let page = told("the/mot-tu.toml", &card(more), &test);
        assert!(page.contains(said) && !page.contains(" is no "), "{more}: {page}");
    }
    let page = told("the/mot-tu.toml", &card("severity = \"info\""), &test);
    assert!(page.contains("ví dụ đúng (`good`) bị QT01 nhắc ở “xã hội hóa”"), "{page}");
    assert!(page.contains("ví dụ sai (`bad`) chưa đặt «…»; quy tắc phát hiện ở “xã hội hóa”"), "{page}");
    assert!(!page.contains("Values"), "{page}");
}

#[test]
fn a_finding_names_the_source_of_its_own_message() {
    let full = |rest: &str, code: &str| {
        let at = folder(&[("kh.txt", &format!("{HEAD}{rest}"))]);
        out(&soat(at.path(), &["check", "kh.txt", "--select", code, "--lang", "vi"]))
    };
    let term = full("I. MỤC TIÊU\n\nKiểm tra hộ khẩu tại các thôn.\n", "TN08");
    assert!(term.contains("căn cứ: Luật đã thay từ cũ"), "{term}");
    let body = full("I. MỤC TIÊU\n\nPhối hợp Sở Giao thông vận tải kiểm tra.\n", "TN08");
    assert!(body.contains("căn cứ: Nghị quyết số 176/2025/QH15"), "{body}");
}

#[test]
fn help_and_fix_are_not_the_same_words_twice() {
    let text = format!("{HEAD}I. MỤC TIÊU\n\nPhấn đâu trồng 300 cây ,tỷ lệ cây sống đạt .85 phần.\n");
    let at = folder(&[("kh.txt", &text)]);
    let page = out(&soat(at.path(), &["check", "kh.txt", "--select", "CT", "--lang", "vi"]));
    let told: Vec<&str> = page.lines().filter_map(|line| line.trim_start().strip_prefix("= ")).collect();
    assert!(told.iter().any(|line| line.starts_with("sửa được bằng soat fix: ")), "{page}");
    for pair in told.windows(2) {
        let says = |line: &str| line.split_once(": ").map(|(_, said)| said.to_owned());
        assert_ne!(says(pair[0]), says(pair[1]), "{page}");
    }
}
