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
    assert!(vi.contains("căn cứ chưa phải dòng cuối phải kết thúc bằng dấu “;”"), "{vi}");
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
