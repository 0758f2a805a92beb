//! TG02: in a part that sets the plan year's targets or tasks, an earlier year stands where the plan year belongs.

use super::mood::{Mood, of_part, of_words};
use crate::diagnostic::Diagnostic;
use crate::facts::year::{YearMention, YearRole};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter};
use crate::tree::{Kind, Kinds};
use serde::Deserialize;

/// Looks at earlier years in clauses that set a target or a task. In doubt it is silent.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StaleYear {}

/// Words that make an earlier year right: comparison, results, other documents, works begun before, folded.
const RIGHTLY_EARLIER: &[&str] = &[
    "so với",
    "cùng kỳ",
    "kết quả",
    "đã ",
    "từ năm",
    " ước ",
    "đạt được",
    "tổng kết",
    "sơ kết",
    "quyết toán",
    "chuyển tiếp",
    "chuyển nguồn",
    "chuyển sang",
    "tồn đọng",
    "tồn tại",
    "nợ ",
    "còn lại",
    "còn thiếu",
    "công bố",
    "chuẩn",
    "giai đoạn",
    "nhiệm kỳ",
    "năm học",
    "luật",
    "nghị quyết",
    "nghị định",
    "quyết định",
    "thông tư",
    "chỉ thị",
    "kết luận",
    "thông báo",
    "đề án",
    "chương trình",
    "tiêu chí",
    "ban hành",
    "phê duyệt",
    "kỷ niệm",
    "thành lập",
    "dự án",
    "công trình",
    "khởi công",
    "sinh năm",
    "đợt",
    "kiểm toán",
    "thanh tra",
    "kiểm tra",
    "đánh giá",
    "xếp loại",
    "xếp hạng",
    "bình xét",
    "khen thưởng",
    "thi đua",
    "hạn chế",
    "khắc phục",
    "rút kinh nghiệm",
    "bài học",
    "số liệu",
    "thống kê",
    "danh sách",
    "hồ sơ",
    "báo cáo năm",
    "kéo dài",
    "vốn năm",
    "đầu tư công",
    "bàn giao",
    "nghiệm thu",
    "ra quân",
    "tiếp nhận",
    "sau khi",
    "trên cơ sở",
    "căn cứ",
    "theo",
];

/// Bytes of a clause on either side of the year.
const CLAUSE: usize = 600;

/// Verbs that open a target or a task, folded.
const VERBS: &[&str] = &[
    "phấn đấu",
    "hoàn thành",
    "thực hiện",
    "triển khai",
    "xây dựng",
    "tổ chức",
    "đảm bảo",
    "bảo đảm",
    "tăng cường",
    "đẩy mạnh",
    "duy trì",
    "tiếp tục",
    "giữ vững",
    "tập trung",
    "chủ động",
    "nâng cao",
    "phát triển",
    "giao",
    "lập",
    "rà soát",
    "vận động",
    "quản lý",
];

impl Check for StaleYear {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let profile = &draft.facts.profile;
        let (Some(plan), Some(title)) = (profile.plan_year, profile.plan_year_span) else { return };
        let earlier = |y: &&YearMention| y.role == YearRole::Plain && y.year < plan && y.year + 3 >= plan;
        for year in draft.facts.years.iter().filter(earlier) {
            let stale = match draft.tree.node(year.block).kind {
                _ if draft.tree.is_in_any(year.block, OUTSIDE) => false,
                Kind::Heading => is_stale_heading(draft, year),
                Kind::Paragraph => is_stale_task(draft, year, plan),
                _ => false,
            };
            if stale {
                let diagnostic = Diagnostic::at(year.span).value("year", year.year.to_string());
                found.push(diagnostic.value("plan", plan.to_string()).label(title, "title"));
            }
        }
    }
}

/// Where years are of something else than the plan.
const OUTSIDE: Kinds = Kinds::of(&[Kind::Table, Kind::Appendix]);

/// A heading that sets tasks for an earlier year, and no heading above it that looks back.
fn is_stale_heading(draft: &Draft<'_>, year: &YearMention) -> bool {
    let heading = draft.text.folded(draft.tree.node(year.block).span);
    let tasks = ["nhiệm vụ", "chỉ tiêu", "mục tiêu", "giải pháp", "phương hướng"];
    of_words(heading) == Mood::Plan
        && tasks.iter().any(|word| heading.contains(word))
        && !heading.contains("thực hiện")
        && of_part(draft, year.block) == Mood::Plan
}

/// A clause in a planning part that opens with a verb of task and sets something for an earlier year.
fn is_stale_task(draft: &Draft<'_>, year: &YearMention, plan: u16) -> bool {
    let block = draft.tree.node(year.block).span;
    let text = draft.text.slice(block);
    let at = (year.span.start - block.start) as usize;
    // A clause longer than this tells too many things to judge its year.
    let (from, to) = (text.floor_char_boundary(at.saturating_sub(CLAUSE)), text.ceil_char_boundary(at + CLAUSE));
    let before = &text[from..at];
    let start = from + before.rfind([';', ':']).into_iter().chain(before.rfind(". ")).max().map_or(0, |i| i + 1);
    let end = text[at..to].find([';', '.']).map_or(to, |i| at + i);
    let clause = &draft.text.folded(block)[start..end];
    let opening = clause.trim_start_matches(|c: char| !is_letter(c));
    if !VERBS.iter().any(|verb| opening.starts_with(verb))
        || of_part(draft, year.block) != Mood::Plan
        || RIGHTLY_EARLIER.iter().any(|word| clause.contains(word))
        || clause.contains(&plan.to_string())
    {
        return false;
    }
    let words = &draft.facts.words;
    let before = words.in_span(Span { start: block.start + start as u32, end: year.span.start });
    let forms: Vec<&str> = before.iter().rev().skip(1).take(7).map(|&word| words.form(word)).collect();
    let near = |first: &str, second: &str| forms.windows(2).any(|w| (w[1], w[0]) == (first, second));
    forms.first().is_some_and(|form| matches!(*form, "trong" | "hết"))
        || [
            ("nhiệm", "vụ"),
            ("chỉ", "tiêu"),
            ("kế", "hoạch"),
            ("mục", "tiêu"),
            ("dự", "toán"),
            ("ngân", "sách"),
            ("giao", "quân"),
            ("nhận", "quân"),
            ("tuyển", "quân"),
            ("đông", "xuân"),
            ("hè", "thu"),
        ]
        .iter()
        .any(|(first, second)| near(first, second))
}
