//! `html`: one self-contained page, the *phiếu soát lỗi* that is put into the file: the text of each document with the
//! findings in its margin, filters by severity and rule, a print style. Works without scripts but for the filters.

mod sheet;

pub use sheet::sheet;

use super::{Draft, Failure, Report, Run, Totals, masked, summary};
use crate::diagnostic::Severity;
use maud::{DOCTYPE, PreEscaped, html};

/// The format `html`.
pub struct Html;

/// How the section of a document looks ([`sheet()`]).
pub const SHEET_STYLE: &str = include_str!("sheet.css");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

impl Report for Html {
    fn begin(&self, run: &Run<'_>, out: &mut Vec<u8>) {
        let lang = run.lang;
        let title = lang.pick("Phiếu soát lỗi văn bản", "Review sheet");
        let head = html! {
            (DOCTYPE)
            // The element stays open: documents follow as they are checked.
            (PreEscaped(format!("<html lang=\"{}\">", lang.name())))
            head {
                meta charset="utf-8";
                meta name="generator" content=(concat!("soat ", env!("CARGO_PKG_VERSION")));
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(SHEET_STYLE)) }
            }
            (PreEscaped("<body>"))
            header {
                h1 { (title) }
                p { "soat " (env!("CARGO_PKG_VERSION")) " · " (stage(run)) }
            }
            form id="filters" {
                @for severity in Severity::ALL {
                    label {
                        input type="checkbox" name=(severity.names().name) checked;
                        " " (lang.pick(severity.names().vi, severity.names().en))
                    }
                }
                label { (lang.pick("Quy tắc ", "Rule ")) select id="rule" { option value="" { (lang.pick("tất cả", "all")) } } }
                label {
                    input type="checkbox" id="only";
                    " " (lang.pick("chỉ đoạn có phát hiện", "only paragraphs with findings"))
                }
            }
        };
        out.extend(head.into_string().bytes());
    }

    fn file(&self, run: &Run<'_>, draft: &Draft<'_>, out: &mut Vec<u8>) {
        out.extend(sheet(run.lang, draft).into_string().bytes());
    }

    fn failure(&self, _: &Run<'_>, failure: &Failure, out: &mut Vec<u8>) {
        let section = html! {
            section class="document" { h2 { (masked(&failure.path)) } p class="failure" { (masked(&failure.message)) } }
        };
        out.extend(section.into_string().bytes());
    }

    fn end(&self, run: &Run<'_>, totals: &Totals, out: &mut Vec<u8>) {
        let foot = html! {
            // Written last, shown first: the style sheet puts it under the heading.
            div id="summary" { @for line in summary(run, totals).lines() { p { (line) } } }
            script { (PreEscaped(SCRIPT)) }
        };
        out.extend(foot.into_string().bytes());
        out.extend(b"</body></html>\n");
    }
}

fn stage(run: &Run<'_>) -> &'static str {
    use crate::rules::card::Stage;
    match run.stage {
        Stage::Draft => run.lang.pick("bước dự thảo", "stage: draft"),
        Stage::Sign => run.lang.pick("bước trình ký", "stage: signature"),
        Stage::Issue => run.lang.pick("bước ban hành", "stage: issue"),
    }
}
