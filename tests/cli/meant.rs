//! What is asked reaches every rule: the kind of document, the day the law is judged at, the files of a folder.

use super::living::soat;
use super::{err, folder, out};
use serde_json::Value;
use std::path::Path;

const HEAD: &str = "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n";

fn short(at: &Path, args: &[&str]) -> String {
    out(&soat(at, &[&["check", "kh.txt", "-f", "short", "--lang", "en", "--exit-zero"], args].concat()))
}

#[test]
fn the_kind_that_is_asked_for_reaches_rules_that_look_at_the_title() {
    let text = format!(
        "{HEAD}Số: 12/KH-UBND\n\nBình An, ngày 12 tháng 3 năm 2026\n\nKẾ HOẠCH\nTrồng cây xanh năm 2026\n\n\
         Kính gửi: Các thôn\n\nI. MỤC ĐÍCH\n\nTrồng 300 cây.\n\nII. YÊU CẦU\n\nCây sống.\n\nIII. KINH PHÍ\n\nTự túc.\n\n\
         Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Bình\n"
    );
    let at = folder(&[("kh.txt", &text)]);
    for code in ["KC04", "TT16", "KC13"] {
        assert!(short(at.path(), &["--select", code]).contains(code), "{code}");
        let asked = short(at.path(), &["--select", code, "--kind", "cong-van"]);
        assert!(!asked.contains(code), "{asked}");
    }
    assert_eq!(short(at.path(), &["--select", "TT04"]), "");
    assert!(short(at.path(), &["--select", "TT04", "--kind", "bao-cao"]).contains("“BC”"));
    std::fs::write(at.path().join("soat.toml"), "[document]\nkind = \"cong-van\"\n").expect("it can be written");
    assert_eq!(short(at.path(), &["--select", "KC04"]), "");
}

#[test]
fn the_law_is_judged_at_the_documents_own_day_else_its_year_else_today() {
    let plan = |date: &str, title: &str, more: &str| {
        format!(
            "{HEAD}Số:      /KH-UBND\n\nBình An, {date}\n\nKẾ HOẠCH\n{title}\n\n\
             Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n{more}\nI. MỤC TIÊU\n\nTrồng 300 cây.\n"
        )
    };
    let blank = "ngày     tháng     năm";
    let later = "Căn cứ Quyết định số 21/QĐ-UBND ngày 20 tháng 5 năm 2025 của Ủy ban nhân dân xã;\n";
    let at = folder(&[]);
    for (date, title, more, told) in [
        (blank, "Trồng cây xanh", "", Some("72/2025/QH15")),
        // What it cites says when it was not yet made, not when it is.
        (blank, "Trồng cây xanh", later, Some("72/2025/QH15")),
        (blank, "Trồng cây xanh năm 2018", "", None),
        (blank, "Trồng cây xanh giai đoạn 2016 - 2020", "", None),
        ("ngày 12 tháng 3 năm 2018", "Trồng cây xanh", "", None),
    ] {
        std::fs::write(at.path().join("kh.txt"), plan(date, title, more)).expect("it can be written");
        let page = short(at.path(), &["--select", "CC06"]);
        match told {
            Some(symbol) => assert!(page.contains(symbol), "{date}, {title}: {page}"),
            None => assert_eq!(page, "", "{date}, {title}"),
        }
    }
}

#[test]
fn a_sum_can_be_redone_from_its_evidence() {
    let text = "- Tổng đàn gia súc 9.100 con (trong đó: dê 130 con, bò 240 con); gà đàn 8.200 con.\n\
                - Có 52 loa truyền thanh, gồm 41 loa không dây, 13 loa có dây.\n";
    let at = folder(&[("kh.txt", text)]);
    let run = soat(at.path(), &["check", "kh.txt", "--select", "SL02", "-f", "json"]);
    let report: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let found = report["files"][0]["findings"].as_array().expect("findings");
    assert_eq!(found.len(), 2);
    for one in found {
        let number = |value: &Value| value.as_str().expect("a figure").parse::<f64>().expect("a figure");
        let operands = one["evidence"]["operands"].as_object().expect("operands");
        let sum: f64 = operands.values().map(number).sum();
        assert!((sum - number(&one["evidence"]["computed"])).abs() < 0.001, "{one}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_told_and_not_waited_for() {
    let at = folder(&[("kh.txt", "Trồng 300 cây.\n")]);
    let pipe = at.path().join("ong.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    std::os::unix::fs::symlink("ong.txt", at.path().join("toi-ong.txt")).expect("a link is made");
    for more in [[].as_slice(), &["--gitignore"]] {
        let run = soat(at.path(), &[&["check", ".", "-f", "jsonl"], more].concat());
        assert_eq!(run.status.code(), Some(4), "{}", err(&run));
        assert_eq!(
            out(&run).lines().filter(|line| line.contains("\"code\":\"unreadable\"")).count(),
            2,
            "{}",
            out(&run)
        );
        assert!(err(&run).contains("ong.txt: không mở được tệp (không phải tệp thường"), "{}", err(&run));
    }
}
