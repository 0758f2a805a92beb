//! Whether a part of the draft looks back or sets targets and tasks, told by its headings.

use crate::rules::Draft;
use crate::tree::{Kind, NodeId};

/// What a part does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Tells results of a time past.
    Review,
    /// Sets targets and tasks.
    Plan,
    /// Its headings do not tell.
    Unknown,
}

/// Words of headings that look back, folded.
const REVIEW: &[&str] = &[
    "kết quả",
    "đánh giá",
    "tình hình",
    "ưu điểm",
    "hạn chế",
    "tồn tại",
    "nguyên nhân",
    "thực trạng",
    "đạt được",
    "nhận xét",
    "bài học",
    "tổng kết",
    "sơ kết",
    "đặc điểm",
    "khái quát",
    "so với",
];

/// Words of headings that set targets and tasks, folded.
const PLAN: &[&str] = &[
    "chỉ tiêu",
    "mục tiêu",
    "nhiệm vụ",
    "giải pháp",
    "phương hướng",
    "biện pháp",
    "tổ chức thực hiện",
    "kế hoạch",
    "mục đích",
];

/// The mood of a heading's words, folded.
pub fn of_words(heading: &str) -> Mood {
    if REVIEW.iter().any(|word| heading.contains(word)) {
        Mood::Review
    } else if PLAN.iter().any(|word| heading.contains(word)) {
        Mood::Plan
    } else {
        Mood::Unknown
    }
}

/// The mood of the part a block stands in: one heading above it that looks back is enough to make it a review.
pub fn of_part(draft: &Draft<'_>, block: NodeId) -> Mood {
    let mut mood = Mood::Unknown;
    for section in draft.tree.ancestors(block).filter(|&a| draft.tree.node(a).kind == Kind::Section) {
        let Some(head) = draft.tree.head(section).filter(|&h| draft.tree.node(h).kind == Kind::Heading) else {
            continue;
        };
        match of_words(draft.text.folded(draft.tree.node(head).span)) {
            Mood::Review => return Mood::Review,
            Mood::Plan => mood = Mood::Plan,
            Mood::Unknown => {}
        }
    }
    mood
}
