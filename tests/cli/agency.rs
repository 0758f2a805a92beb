//! What an agency adds of its own (rows of the registry, configuration) and how it is shown.

use super::living::soat;
use super::{err, folder, out};
use std::fs;
use std::path::Path;

/// A plan that rests on a decision of the province, which the registry that ships does not know.
const PLAN: &str = "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
Số: 12/KH-UBND\n\nBình An, ngày 12 tháng 3 năm 2026\n\nKẾ HOẠCH\nTrồng cây xanh năm 2026\n\n\
Căn cứ Quyết định số 91/2024/QĐ-UBND ngày 10 tháng 02 năm 2024 của Ủy ban nhân dân tỉnh;\n\
Căn cứ Luật Bến bãi, thủy lợi nội đồng ngày 10 tháng 02 năm 2024.\n\n\
I. MỤC TIÊU\n\nTrồng 300 cây tại các thôn.\n";

const ROWS: &str = "date = 2026-01-01\n\n[[record]]\nsymbol = \"91/2024/QĐ-UBND\"\ntitle = \"Quyết định về quản lý cây xanh\"\n\
issued = 2024-02-01\nended = 2025-06-01\nsuccessor = [\"15/2025/QĐ-UBND\"]\n\n\
[[record]]\nsymbol = \"99/2024/QH15\"\ntitle = \"Luật Bến bãi thủy lợi nội đồng\"\nissued = 2024-02-10\n";

fn codes(folder: &Path, args: &[&str]) -> String {
    out(&soat(folder, &[&["check", "kh.txt", "-f", "short", "--lang", "en", "--select", "CC"], args].concat()))
}

#[test]
fn rows_of_ones_own_stand_in_one_place_and_serve_every_rule() {
    let config = "[registry]\npaths = [\"so-van-ban.toml\"]\n";
    let at = folder(&[("soat.toml", config), ("so-van-ban.toml", ROWS), ("kh.txt", PLAN)]);
    assert!(!codes(at.path(), &["--isolated"]).contains("CC07"), "{}", codes(at.path(), &["--isolated"]));
    let page = codes(at.path(), &[]);
    assert!(
        page.contains("[CC07] the date does not match: Quyết định về quản lý cây xanh was issued on 01/02/2024"),
        "{page}"
    );
    assert!(page.contains("[CC12] the law is “Luật Bến bãi thủy lợi nội đồng”"), "{page}");
    fs::write(at.path().join("kh.txt"), PLAN.replace("10 tháng 02 năm 2024 của", "01 tháng 02 năm 2024 của"))
        .expect("a file");
    let page = codes(at.path(), &[]);
    let ended = "[CC06] Quyết định về quản lý cây xanh (91/2024/QĐ-UBND, 01/02/2024) ended on 01/6/2025";
    assert!(page.contains(ended), "{page}");
    // What one rule is given besides stays.
    let more = "rules.CC06 = { records = [{ symbol = \"1/2024/QĐ-UBND\", title = \"Quyết định khác\", issued = 2024-01-02 }] }";
    assert!(codes(at.path(), &["--config", more]).contains("[CC06] Quyết định về quản lý cây xanh"));
}

#[test]
fn a_wrong_row_is_shown_at_its_place() {
    let config = "[registry]\npaths = [\"so.toml\"]\n";
    for (rows, said) in [
        ("[[record]]\nsymbol = \"1/QĐ\"\ntitle = \"x\"\n", "issued"),
        (
            "[[record]]\nsymbol = \"1/QĐ\"\ntitle = \"x\"\nissued = 2024-01-02\nendde = 2025-01-01\n",
            "did you mean `ended`?",
        ),
        ("[[recrod]]\nsymbol = \"1/QĐ\"\n", "did you mean `record`?"),
    ] {
        let at = folder(&[("soat.toml", config), ("so.toml", rows), ("kh.txt", PLAN)]);
        let output = soat(at.path(), &["check", "--lang", "en"]);
        let told = err(&output);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("so.toml:1:") && told.contains('^') && told.contains(said), "{told}");
    }
    let at = folder(&[("soat.toml", config), ("kh.txt", PLAN)]);
    let told = err(&soat(at.path(), &["check", "--lang", "en"]));
    assert!(told.contains("there is no such file") && told.contains("soat.toml:2:10"), "{told}");
}

#[test]
fn what_is_in_force_is_shown_as_it_could_be_written() {
    let config =
        "exclude = [\"*.bak\", '*.old']\n[[per-file]]\nfiles = [\"phu-luc/**\"]\nignore = [\"CC\", \"TT03\"]\n";
    let at = folder(&[("soat.toml", config)]);
    let page = out(&soat(at.path(), &["config", "show", "--lang", "en", "--level", "SL01=info", "--gitignore"]));
    for line in [
        "exclude = [\"*.bak\", \"*.old\"]  # soat.toml:1",
        "per-file.\"phu-luc/**\".ignore = [\"CC\", \"TT03\"]  # soat.toml:4",
        "rules.SL01 = \"info\"  # --level",
        "gitignore = true  # --gitignore",
        "rounding = \"either\"  # default",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
    let plain: String =
        page.lines().filter(|line| !line.starts_with("per-file")).flat_map(|line| [line, "\n"]).collect();
    fs::write(at.path().join("soat.toml"), plain).expect("a file");
    let again = soat(at.path(), &["config", "show"]);
    assert_eq!(again.status.code(), Some(0), "{}", err(&again));
    let list = out(&soat(at.path(), &["config", "show", "--format", "json", "--lang", "vi"]));
    assert!(!list.contains("mặc định"), "one word in every language: {list}");
}

#[test]
fn wrong_values_are_explained_in_the_language_of_the_run() {
    for (config, vi, en) in [
        ("select = 'SL'\n", "đã viết chuỗi \"SL\", cần danh sách", "expected a sequence"),
        ("preview = 1\n", "đã viết số 1, cần true hoặc false", "expected a boolean"),
        ("stage = 1\n", "cần chuỗi", "string"),
        ("stage = sign\n", "chữ phải đặt trong dấu ngoặc kép", "must be quoted"),
        ("exclude = ['[']\n", "thiếu dấu “]”", "unclosed"),
        ("as-of = '31/13/2025'\n", "viết 2026-01-31 hoặc 31/01/2026", "write 2026-01-31 or 31/01/2026"),
    ] {
        let at = folder(&[("soat.toml", config), ("kh.txt", PLAN)]);
        for (lang, said) in [("vi", vi), ("en", en)] {
            let output = soat(at.path(), &["check", "--lang", lang]);
            let told = err(&output);
            assert_eq!(output.status.code(), Some(2), "{config}");
            assert!(told.contains(said) && told.contains("soat.toml:1:") && told.contains('^'), "{config}: {told}");
        }
    }
    let at = folder(&[("soat.toml", "as-of = '31/01/2026'\n")]);
    assert_eq!(soat(at.path(), &["config", "show"]).status.code(), Some(0));
    let output = soat(at.path(), &["check", "--config", "extends = 'x.toml'", "--lang", "en"]);
    assert!(
        err(&output).contains("`extends` belongs in a file") && err(&output).contains("--config:1:"),
        "{}",
        err(&output)
    );
}
