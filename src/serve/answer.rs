//! [`Answer`]: what the page is told of a checked draft. Made for `page.js` alone; machines have `soat check -f json`.

use crate::diagnostic::Severity;
use crate::report::{self, Draft};
use crate::rules::GROUPS;
use crate::rules::card::{Lang, Stage};
use serde::Serialize;

/// What was found in a draft, in the words of the page.
#[derive(Debug, Serialize)]
pub struct Answer {
    name: String,
    counts: Counts,
    /// Sentences for somebody in a hurry.
    summary: Vec<String>,
    groups: Vec<Group>,
    /// Whether there can be a copy with comments.
    copied: bool,
    /// The document with the findings in its margin.
    html: String,
}

#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    info: usize,
    suppressed: usize,
}

#[derive(Debug, Serialize)]
struct Group {
    name: &'static str,
    title: &'static str,
    count: usize,
}

impl Answer {
    /// Of a draft at a stage.
    pub fn of(lang: Lang, stage: Stage, draft: &Draft<'_>, copied: bool) -> Self {
        let open = || draft.findings.iter().filter(|shown| shown.suppressed.is_none());
        let count = |severity| open().filter(|shown| shown.severity == severity).count();
        let counts = Counts {
            error: count(Severity::Error),
            warning: count(Severity::Warning),
            info: count(Severity::Info),
            suppressed: draft.findings.len() - open().count(),
        };
        let groups = GROUPS.iter().map(|group| Group {
            name: group.name,
            title: lang.pick(group.vi, group.en),
            count: open().filter(|shown| shown.card.group == group.name).count(),
        });
        let mut summary = counts.told(lang, stage);
        summary.extend(report::coverage(lang, draft.coverage));
        Self {
            name: draft.path.to_owned(),
            counts,
            summary,
            groups: groups.filter(|group| group.count > 0).collect(),
            copied,
            html: report::sheet(lang, draft).into_string(),
        }
    }
}

impl Counts {
    /// In plain words, the gravest first.
    fn told(&self, lang: Lang, stage: Stage) -> Vec<String> {
        let mut told = Vec::new();
        let Counts { error, warning, info, suppressed } = *self;
        if error + warning + info == 0 {
            told.push(lang.pick(
                "Không phát hiện gì trong những điều soat biết soát; người soát vẫn đọc lại.".to_owned(),
                "Nothing found among what soat can check; a reader still has to read it.".to_owned(),
            ));
        }
        if error > 0 {
            let by = match stage {
                Stage::Draft => lang.pick("sửa trong khi soạn", "mend while you write"),
                Stage::Sign => lang.pick("sửa trước khi trình ký", "mend before it goes to be signed"),
                Stage::Issue => lang.pick("sửa trước khi ban hành", "mend before it is issued"),
            };
            told.push(lang.pick(format!("{error} lỗi: đề nghị {by}."), format!("{}: {by}.", many(error, "error"))));
        }
        if warning > 0 {
            told.push(lang.pick(
                format!("{warning} cảnh báo: những chỗ rất có thể sai, đề nghị xem từng chỗ."),
                format!("{}: places that are very likely wrong, look at each.", many(warning, "warning")),
            ));
        }
        if info > 0 {
            told.push(lang.pick(
                format!("{info} lưu ý: nên biết, không bắt buộc sửa."),
                format!("{}: worth knowing, need not be mended.", many(info, "note")),
            ));
        }
        if suppressed > 0 {
            told.push(lang.pick(
                format!("{suppressed} phát hiện đã được bỏ qua có lý do, không hiện ở đây."),
                format!("{} ignored with a reason and not shown.", many(suppressed, "finding")),
            ));
        }
        told
    }
}

fn many(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_told_gravest_first_and_zeros_left_out() {
        let counts = Counts { error: 1, warning: 0, info: 2, suppressed: 0 };
        let told = counts.told(Lang::En, Stage::Issue);
        assert_eq!(told, ["1 error: mend before it is issued.", "2 notes: worth knowing, need not be mended."]);
        assert_eq!(counts.told(Lang::Vi, Stage::Sign)[0], "1 lỗi: đề nghị sửa trước khi trình ký.");
        assert_eq!(Counts::default().told(Lang::Vi, Stage::Sign).len(), 1);
    }
}
