//! Capitals inside a sentence where none is due: after `;`, and on `và`.

use super::Beside;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::facts::words::{Word, WordClass};
use crate::rules::lexicon::Role;
use crate::rules::{Draft, Findings};
use crate::text::{fold, is_capital};
use crate::tree::Kind;

/// What administrative clauses begin with: verbs, none of which begins a name when a small word follows. After `;` they begin
/// no sentence. Fields that laws and offices are named by (`Đầu tư công`, `Thi đua, khen thưởng`) are left out.
const VERBS: &[(&str, &str)] = &[
    ("bảo", "đảm"),
    ("ban", "hành"),
    ("biểu", "dương"),
    ("bố", "trí"),
    ("bồi", "dưỡng"),
    ("bổ", "sung"),
    ("cập", "nhật"),
    ("chấn", "chỉnh"),
    ("chấp", "hành"),
    ("chia", "sẻ"),
    ("chỉ", "đạo"),
    ("chuẩn", "bị"),
    ("chủ", "động"),
    ("chủ", "trì"),
    ("công", "khai"),
    ("cung", "cấp"),
    ("củng", "cố"),
    ("duy", "trì"),
    ("đánh", "giá"),
    ("đào", "tạo"),
    ("đảm", "bảo"),
    ("đăng", "ký"),
    ("đẩy", "mạnh"),
    ("đề", "nghị"),
    ("đề", "xuất"),
    ("điều", "chỉnh"),
    ("định", "kỳ"),
    ("đổi", "mới"),
    ("đôn", "đốc"),
    ("động", "viên"),
    ("gắn", "kết"),
    ("giải", "quyết"),
    ("giám", "sát"),
    ("giữ", "vững"),
    ("hạn", "chế"),
    ("hoàn", "thành"),
    ("hoàn", "thiện"),
    ("hỗ", "trợ"),
    ("huy", "động"),
    ("hướng", "dẫn"),
    ("khai", "thác"),
    ("khảo", "sát"),
    ("khắc", "phục"),
    ("khuyến", "khích"),
    ("kiểm", "soát"),
    ("kiểm", "tra"),
    ("kiến", "nghị"),
    ("kiện", "toàn"),
    ("kịp", "thời"),
    ("kết", "hợp"),
    ("làm", "tốt"),
    ("lồng", "ghép"),
    ("mở", "rộng"),
    ("nắm", "bắt"),
    ("nâng", "cao"),
    ("ngăn", "chặn"),
    ("nghiêm", "túc"),
    ("nghiên", "cứu"),
    ("nhân", "rộng"),
    ("phát", "động"),
    ("phát", "hiện"),
    ("phát", "huy"),
    ("phát", "triển"),
    ("phân", "công"),
    ("phê", "duyệt"),
    ("phối", "hợp"),
    ("phổ", "biến"),
    ("phấn", "đấu"),
    ("quán", "triệt"),
    ("rà", "soát"),
    ("rút", "kinh"),
    ("sắp", "xếp"),
    ("sơ", "kết"),
    ("sửa", "chữa"),
    ("tăng", "cường"),
    ("tạo", "điều"),
    ("tập", "huấn"),
    ("tập", "trung"),
    ("tham", "dự"),
    ("tham", "gia"),
    ("tham", "mưu"),
    ("thành", "lập"),
    ("thẩm", "định"),
    ("theo", "dõi"),
    ("thu", "hút"),
    ("thu", "thập"),
    ("thúc", "đẩy"),
    ("thường", "xuyên"),
    ("thực", "hiện"),
    ("tích", "cực"),
    ("tiến", "hành"),
    ("tiếp", "nhận"),
    ("tiếp", "thu"),
    ("tiếp", "tục"),
    ("tìm", "hiểu"),
    ("tổ", "chức"),
    ("tổng", "hợp"),
    ("tổng", "kết"),
    ("trao", "đổi"),
    ("trình", "duyệt"),
    ("triển", "khai"),
    ("tuyên", "truyền"),
    ("từng", "bước"),
    ("ưu", "tiên"),
    ("vận", "động"),
    ("vận", "hành"),
    ("xác", "định"),
    ("xác", "minh"),
    ("xem", "xét"),
    ("xây", "dựng"),
    ("xử", "lý"),
    ("yêu", "cầu"),
];

/// Words that begin a clause and no name, whatever small word follows but those named beside them, which make a noun.
const OPENERS: &[(&str, &[&str])] = &[
    ("các", &[]),
    ("cần", &[]),
    ("cử", &["tri", "nhân", "tạ"]),
    ("được", &[]),
    ("đã", &[]),
    ("đối", &["tượng", "tác", "thủ", "ngoại"]),
    ("đồng", &["bào", "chí", "bằng", "đội", "hồ", "ruộng", "phục", "tháp", "nai", "hới", "xoài", "bộ", "tiền", "minh"]),
    ("giao", &["thông", "dịch", "lưu", "diện", "tiếp", "hưởng", "ước", "thừa", "thương", "điểm", "ban"]),
    ("gắn", &[]),
    ("gửi", &[]),
    ("hoặc", &[]),
    ("không", &["quân", "gian", "lưu", "khí", "ảnh"]),
    ("lập", &["thạch", "trình", "xuân", "thu", "hạ", "đông", "pháp", "hiến", "trường", "luận", "lễ"]),
    ("mỗi", &[]),
    ("mọi", &[]),
    ("nếu", &[]),
    ("nhằm", &[]),
    ("nhưng", &[]),
    ("những", &[]),
    ("phải", &[]),
    ("sẽ", &[]),
    ("trong", &[]),
];

/// One finding for all clauses after `;` with a capital, and one for each `Và`.
pub fn check(draft: &Draft<'_>, beside: &Beside<'_>, found: &mut Findings) {
    let content = beside.text.content();
    let mut clauses: Vec<Word> = Vec::new();
    for at in draft.marks().places().filter(|&at| content.as_bytes()[at] == b';') {
        let behind = &content[at + 1..];
        let begins = behind.trim_start_matches([' ', '\u{a0}']);
        if begins.len() == behind.len() || !begins.starts_with(is_capital) {
            continue;
        }
        let from = content.len() - begins.len();
        let place = beside.words.list.partition_point(|w| (w.span.start as usize) < from);
        let Some(&word) = beside.words.list.get(place) else { continue };
        if word.span.start as usize != from || word.class != WordClass::Title {
            continue;
        }
        // Recipients that share a line are items, not clauses.
        let is_recipient = || draft.tree.is_in(draft.tree.leaf_of_line(word.line as usize), Kind::Recipients);
        if begins_clause(beside, place) && !is_recipient() {
            clauses.push(word);
        }
    }
    if let Some(first) = clauses.first() {
        let edits = clauses.iter().map(|w| Edit { span: w.span, text: fold(beside.written(*w)) }).collect();
        found.push(
            Diagnostic::at(first.span)
                .say(if clauses.len() > 1 { super::many("semicolon") } else { "semicolon" })
                .value("written", beside.written(*first))
                .value("right", fold(beside.written(*first)))
                .value("count", clauses.len().to_string())
                .labels(clauses[1..].iter().map(|w| w.span), "same")
                .fix(Fix { applicability: Applicability::Unsafe, title: "main", edits }),
        );
    }
    for i in draft.lexemes().with(Role::And) {
        let word = beside.words.list[i];
        if word.class == WordClass::Title && inside(beside, i) {
            found.push(
                Diagnostic::at(word.span).say("and").value("written", "Và").value("right", "và").fix(Fix::replace(
                    Applicability::Unsafe,
                    word.span,
                    "và",
                )),
            );
        }
    }
}

/// Whether a word with a capital, after `;`, begins a clause and no name.
fn begins_clause(beside: &Beside<'_>, place: usize) -> bool {
    let Some(next) = beside.after(place) else { return false };
    let (first, second) = (beside.words.form(beside.words.list[place]), beside.words.form(next));
    // `; Hướng dẫn số 12/HD-SNV` names a document.
    let is_verb = || VERBS.contains(&(first, second)) && beside.form_after(place + 1) != "số";
    let opens = || OPENERS.iter().any(|(opener, nouns)| *opener == first && !nouns.contains(&second));
    match next.class {
        WordClass::Lower => is_verb() || opens(),
        // `; Các Sở`: no name begins with a word of number.
        WordClass::Title | WordClass::Upper => matches!(first, "các" | "những"),
        WordClass::Mixed => false,
    }
}

/// Whether a word stands in the middle of a name or sentence.
fn inside(beside: &Beside<'_>, i: usize) -> bool {
    let neighbour = |word: Option<Word>| word.is_some_and(|w| matches!(w.class, WordClass::Title | WordClass::Lower));
    neighbour(beside.before(i)) && neighbour(beside.after(i))
}
