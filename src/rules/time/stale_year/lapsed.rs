//! TG02: a task set for a month, a quarter or an end of a year that was over before the document's own date. Must not know the
//! plan's year: the date of the document is the yardstick.

use super::OUTSIDE;
use crate::diagnostic::Diagnostic;
use crate::facts::date::DateRole;
use crate::facts::phrase::last_bytes;
use crate::facts::year::{YearMention, YearRole};
use crate::rules::time::mood::{Mood, of_part};
use crate::rules::{Draft, Findings};
use crate::text::{Span, is_letter};
use crate::tree::Kind;
use jiff::civil::Date;

/// Words that make a time past right: results, comparison, works begun before, what another document says, folded.
const RIGHTLY_PAST: [&str; 47] = [
    " chưa ",
    " được ",
    " đạt ",
    " ước ",
    "bài học",
    "báo cáo năm",
    "chi trả",
    "chuyển nguồn",
    "chuyển tiếp",
    "còn lại",
    "công bố",
    "công trình",
    "cùng kỳ",
    "căn cứ",
    "dự án",
    "giai đoạn",
    "hạn chế",
    "khen",
    "khắc phục",
    "khởi công",
    "kiểm toán",
    "kéo dài",
    "kết luận",
    "kết quả",
    "kể từ",
    "kỷ niệm",
    "luật",
    "nghỉ ",
    "nghị quyết",
    "nghị định",
    "nợ ",
    "phát sinh",
    "phê duyệt",
    "quyết toán",
    "quyết định",
    "so với",
    "sơ kết",
    "số liệu",
    "thành lập",
    "thống kê",
    "tuyên dương",
    "tính từ",
    "tồn đọng",
    "tổng kết",
    "từ năm",
    "đánh giá",
    "đã ",
];

/// Verbs of tasks that have an end to reach, folded. What is kept up or carried on may be of any time.
const TASKS: [&str; 9] =
    ["ban hành", "giải ngân", "hoàn thiện", "hoàn thành", "khẩn trương", "phấn đấu", "tổ chức", "đẩy nhanh", "đề nghị"];

/// The most words from that verb to the time: in a longer clause the time may be of what the task is about.
const NEAR: usize = 9;

/// Words right before a time that make it one to finish or begin in, folded.
const DUE: [&str; 7] = ["hết", "ngay trong", "ngay từ", "trong", "trước", "vào", "xong"];

/// What names the time of a work, with its colon, folded.
const TIMES: [&str; 5] = [
    "thời gian hoàn thành:",
    "thời gian thực hiện:",
    "thời gian triển khai:",
    "thời gian tổ chức:",
    "thời hạn hoàn thành:",
];

/// One finding for each time that was over; `told` are years that another finding is about.
pub(super) fn check(draft: &Draft<'_>, found: &mut Findings, told: &[Span]) {
    let Some(own) = draft.facts.dates.iter().find(|d| d.role == DateRole::Document) else { return };
    let Some((issued, _)) = own.range() else { return };
    let past = |y: &&YearMention| {
        matches!(y.role, YearRole::Plain | YearRole::Date | YearRole::Plan)
            && i16::try_from(y.year).is_ok_and(|y| y <= issued.year())
    };
    for year in draft.facts.years.iter().filter(past).filter(|y| !told.contains(&y.span)) {
        let block = draft.tree.node(year.block);
        if block.kind != Kind::Paragraph || draft.tree.is_in_any(year.block, OUTSIDE) {
            continue;
        }
        let text = draft.text.folded(block.span);
        let at = (year.span.start - block.span.start) as usize;
        let before = last_bytes(&text[..at], 400);
        let before = &before[before.rfind(';').into_iter().chain(before.rfind(". ")).max().map_or(0, |i| i + 1)..];
        let lead = before.trim_end_matches(['/', '-']).trim_end();
        let lead = lead.strip_suffix("năm").unwrap_or(lead).trim_end();
        let Some((time, last)) = time(lead, year.year) else { continue };
        if last >= issued {
            continue;
        }
        let from = lead[..lead.len() - time].trim_end();
        // A full date is a deadline of TG06.
        if time == 0 && year.role == YearRole::Date || from.ends_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let rest = text[at + 4..].split([';', '.']).next().unwrap_or_default();
        // `từ tháng 10/2025 đến khi …` goes on.
        if ["đến", "tới", "-", "–"].iter().any(|to| rest.trim_start().starts_with(to)) {
            continue;
        }
        let named = TIMES.iter().any(|name| before.contains(name)) && of_part(draft, year.block) != Mood::Review;
        let due = || time > 0 && is_due(from) && of_part(draft, year.block) == Mood::Plan;
        let rightly = |clause: &str| RIGHTLY_PAST.iter().any(|word| clause.contains(word));
        // A later year beside it is what the time runs to.
        let later = || rest.as_bytes().windows(4).any(|w| w.starts_with(b"20") && w.iter().all(u8::is_ascii_digit));
        if (named || due()) && !rightly(before) && !rightly(rest) && !later() {
            let start = year.span.start - (before.len() - from.len()) as u32;
            let start = start + (before.len() - from.len() - before[from.len()..].trim_start().len()) as u32;
            let span = Span { start, end: year.span.end };
            let diagnostic = Diagnostic::at(span).say("lapsed").value("year", draft.text.slice(span));
            found.push(diagnostic.value("plan", draft.text.slice(own.span)).label(own.span, "date"));
        }
    }
}

/// Whether a task stands before a time, and a word that sets it for then.
fn is_due(before: &str) -> bool {
    let set = DUE.iter().find_map(|word| before.strip_suffix(word)).filter(|rest| !rest.ends_with(is_letter));
    let Some(task) = set else { return false };
    let clause = task.rsplit([';', ':']).next().unwrap_or_default();
    let opening = clause.trim_start_matches(|c: char| !is_letter(c));
    // `a) Hoàn thành …` opens with its words.
    let opening = match opening.split_once(')') {
        Some((mark, rest)) if mark.chars().count() == 1 => rest.trim_start(),
        _ => opening,
    };
    TASKS.iter().any(|verb| opening.strip_prefix(verb).is_some_and(|rest| !rest.starts_with(is_letter)))
        && opening.split_whitespace().count() <= NEAR
}

/// The month, quarter or end of a year that a text ends with, as its bytes and its last day: `tháng 9`, `quý III`, `cuối`. A
/// year alone takes no bytes.
fn time(lead: &str, year: u16) -> Option<(usize, Date)> {
    let year = i16::try_from(year).ok()?;
    let end = |month: i8| Date::new(year, month, 1).ok().map(Date::last_of_month);
    for (word, month) in [("đầu", 4), ("giữa", 8), ("cuối", 12)] {
        if lead.strip_suffix(word).is_some_and(|rest| !rest.ends_with(is_letter)) {
            return end(month).map(|day| (word.len(), day));
        }
    }
    let start = lead.rfind(' ').map_or(0, |at| at + 1);
    let number = &lead[start..];
    let named = lead[..start].trim_end();
    let bytes = |word: &str| lead.len() - (named.len() - word.len());
    if let Ok(month) = number.parse::<i8>()
        && named.ends_with("tháng")
    {
        return end(month).map(|day| (bytes("tháng"), day));
    }
    let quarter = match number {
        "i" | "1" => 1,
        "ii" | "2" => 2,
        "iii" | "3" => 3,
        "iv" | "4" => 4,
        _ => return end(12).map(|day| (0, day)),
    };
    match ["quý", "quí"].into_iter().find(|word| named.ends_with(word)) {
        Some(word) => end(quarter * 3).map(|day| (bytes(word), day)),
        None => end(12).map(|day| (0, day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_end_with_their_month() {
        let read = |lead: &str| time(lead, 2024).map(|(bytes, day)| (lead.len() - bytes, day.month()));
        assert_eq!(read("trong tháng 9"), Some(("trong ".len(), 9)));
        assert_eq!(read("trước quý iii"), Some(("trước ".len(), 9)));
        assert_eq!(read("ngay từ đầu"), Some(("ngay từ ".len(), 4)));
        assert_eq!(read("thực hiện:"), Some(("thực hiện:".len(), 12)));
    }
}
