//! TG02: in a part that sets the plan year's targets or tasks, an earlier year stands where the plan year belongs.

mod lapsed;

use super::mood::{Mood, of_part, of_words};
use crate::diagnostic::Diagnostic;
use crate::facts::date::DateRole;
use crate::facts::phrase::last_bytes;
use crate::facts::year::{YearMention, YearRole};
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, is_letter};
use crate::tree::{DocumentKind, Kind, Kinds, Numbering};
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
        let Some((plan, title)) = profile.plan_year.zip(profile.plan_year_span) else {
            lapsed::check(draft, found, &[]);
            return;
        };
        // A letter on the plan of the next year speaks of the tasks of its own.
        let running = own_year(draft);
        let mut told: Vec<Span> = Vec::new();
        let earlier = |y: &&YearMention| {
            y.role == YearRole::Plain && y.year < plan && y.year + 3 >= plan && running.is_none_or(|own| y.year < own)
        };
        for year in draft.facts.years.iter().filter(earlier) {
            let stale = match draft.tree.node(year.block).kind {
                _ if draft.tree.is_in_any(year.block, OUTSIDE) => false,
                Kind::Heading => is_stale_heading(draft, year, plan),
                Kind::Paragraph => is_stale_task(draft, year, plan),
                _ => false,
            };
            if stale {
                told.push(year.span);
                let diagnostic = Diagnostic::at(year.span).value("year", year.year.to_string());
                found.push(diagnostic.value("plan", plan.to_string()).label(title, "title"));
            }
        }
        lapsed::check(draft, found, &told);
    }
}

/// The year of a letter's own date.
fn own_year(draft: &Draft<'_>) -> Option<u16> {
    if draft.titled().is_some_and(|kind| kind != DocumentKind::CongVan) {
        return None;
    }
    let own = draft.facts.dates.iter().find(|d| d.role == DateRole::Document)?;
    u16::try_from(own.range()?.0.year()).ok()
}

/// Where years are of something else than the plan.
const OUTSIDE: Kinds = Kinds::of(&[Kind::Table, Kind::Appendix]);

/// A heading that sets tasks for an earlier year, and no heading above it that looks back.
fn is_stale_heading(draft: &Draft<'_>, year: &YearMention, plan: u16) -> bool {
    let heading = draft.text.folded(draft.tree.node(year.block).span);
    let tasks = ["nhiệm vụ", "chỉ tiêu", "mục tiêu", "giải pháp", "phương hướng"];
    // `PHẦN THỨ HAI` and under it `KẾ HOẠCH NĂM 2025`.
    let is_part = || {
        draft
            .tree
            .ancestors(year.block)
            .take(2)
            .filter_map(|a| draft.tree.enumerator(a))
            .any(|e| e.numbering == Numbering::Part)
    };
    let names_plan = || {
        let line = draft.text.folded(draft.text.lines()[draft.text.line_at(year.span.start)].span);
        is_part() && line.contains("kế hoạch") && !heading.contains(&plan.to_string())
    };
    of_words(heading) == Mood::Plan
        && (tasks.iter().any(|word| heading.contains(word)) || names_plan())
        && !heading.contains("thực hiện")
        && of_part(draft, year.block) == Mood::Plan
}

/// Whether the year is of a target that is to be fulfilled, whoever is to do so: `để hoàn thành 100% chỉ tiêu năm 2025`. Where no
/// such word leads, somebody may have fulfilled it.
fn is_to_fulfil(clause: &str, year: usize) -> bool {
    const TARGETS: [&str; 5] = ["chỉ tiêu", "dự toán", "kế hoạch", "mục tiêu", "nhiệm vụ"];
    const LEADS: [&str; 8] = ["bảo đảm", "nỗ lực", "phải", "phấn đấu", "quyết tâm", "tập trung", "đảm bảo", "để"];
    let Some((lead, target)) = last_bytes(&clause[..year], 120).rsplit_once("hoàn thành ") else { return false };
    let Some(target) = target.trim_end().strip_suffix("năm").map(str::trim_end) else { return false };
    target.len() <= 48
        && !target.contains(',')
        && TARGETS.iter().any(|word| target.ends_with(word))
        && LEADS.iter().any(|word| lead.trim_end().ends_with(word))
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
    let opens = draft.facts.profile.plan_year.is_some() && VERBS.iter().any(|verb| opening.starts_with(verb));
    if !(opens || is_to_fulfil(clause, at - start))
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
