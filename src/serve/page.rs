//! The page: one form, one place for results. What it says stands here in both languages; what it does is in `page.js`,
//! how it looks in `page.css`. It works without anything from outside.

use super::refusal::megabytes;
use crate::lint::{Profile, Settings};
use crate::rules::card::{Lang, Stage};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// How the page looks.
pub const STYLE: &str = include_str!("page.css");
/// What the page does.
pub const SCRIPT: &str = include_str!("page.js");
/// The mark on the tab.
pub const ICON: &str = include_str!("icon.svg");

/// What the file dialog offers.
const ACCEPTED: &str = ".docx,.docm,.odt,.pdf,.xlsx,.ods,.txt,.md,.markdown,.html,.htm,.doc,.rtf";

/// The page in a language, with the settings of the folder chosen.
pub fn page(lang: Lang, settings: &Settings, bytes: u64, is_shared: bool) -> String {
    let title = lang.pick("Soát dự thảo văn bản", "Check a draft");
    let page = html! {
        (DOCTYPE)
        html lang=(lang.name()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – soat" }
                link rel="icon" type="image/svg+xml" href="icon.svg";
                link rel="stylesheet" href="sheet.css";
                link rel="stylesheet" href="page.css";
                script src="page.js" defer {}
            }
            body data-limit=(bytes) data-lang=(lang.name()) {
                header {
                    h1 { (title) }
                    p {
                        (lang.pick("Soát thể thức, căn cứ, số liệu, thời gian, kết cấu, chính tả của văn bản hành chính.",
                            "Form, legal bases, figures, time, structure and spelling of administrative documents."))
                    }
                    @match lang {
                        Lang::Vi => a href="?lang=en" lang="en" hreflang="en" { "English" },
                        Lang::En => a href="?lang=vi" lang="vi" hreflang="vi" { "Tiếng Việt" },
                    }
                }
                main {
                    noscript { p class="fault" {
                        (lang.pick("Trang này cần JavaScript; đề nghị bật trong trình duyệt.", "This page needs JavaScript; please turn it on."))
                    } }
                    (form(lang, settings, bytes))
                    p id="status" role="status" {}
                    (result(lang))
                }
                footer { p { (privacy(lang, is_shared)) } p { "soat " (env!("CARGO_PKG_VERSION")) } }
                // Data, not a script: the browser runs nothing of it.
                script type="application/json" id="words" { (PreEscaped(words(lang))) }
            }
        }
    };
    page.into_string()
}

fn form(lang: Lang, settings: &Settings, bytes: u64) -> Markup {
    let limit = megabytes(bytes);
    html! {
        form id="ask" {
            div id="drop" {
                p { strong { (lang.pick("Kéo thả tệp vào đây", "Drop files here")) } (lang.pick(", hoặc", ", or")) }
                input type="file" id="files" multiple accept=(ACCEPTED) aria-describedby="kinds";
                label for="files" class="button" { (lang.pick("Chọn tệp…", "Choose files…")) }
                p id="kinds" {
                    (lang.pick("Word (.docx), OpenDocument (.odt), PDF xuất từ Word, Excel (.xlsx), văn bản (.txt, .md, .html). ",
                        "Word (.docx), OpenDocument (.odt), PDF exported from Word, Excel (.xlsx), text (.txt, .md, .html). "))
                    (lang.pick("Chọn được nhiều tệp, mỗi tệp tối đa ", "Several at once, each of at most ")) (limit) " MB."
                }
                ul id="chosen" aria-label=(lang.pick("Tệp đã chọn", "Files chosen")) {}
            }
            details id="pasting" {
                summary { (lang.pick("Hoặc dán nội dung văn bản", "Or paste the text")) }
                label for="paste" { (lang.pick("Nội dung văn bản", "Text of the draft")) }
                textarea id="paste" rows="8" spellcheck="false" {}
            }
            div class="choices" {
                fieldset {
                    legend { (lang.pick("Văn bản đang ở bước nào?", "What stage is the draft at?")) }
                    @for (stage, name, more) in stages(lang) {
                        label {
                            input type="radio" name="stage" value=(stage.names().0) checked[settings.stage == stage];
                            span { b { (name) } " – " (more) }
                        }
                    }
                }
                fieldset {
                    legend { (lang.pick("Mức soát", "How strict")) }
                    @for (profile, name, more) in profiles(lang) {
                        label {
                            input type="radio" name="profile" value=(profile.name()) checked[settings.profile == profile];
                            span { b { (name) } " – " (more) }
                        }
                    }
                }
            }
            button type="submit" class="main" { (lang.pick("Soát văn bản", "Check")) }
        }
    }
}

fn stages(lang: Lang) -> [(Stage, &'static str, &'static str); 3] {
    [
        (
            Stage::Draft,
            lang.pick("Dự thảo", "Draft"),
            lang.pick("đang soạn, số và ngày còn để trống", "being written, number and date still blank"),
        ),
        (
            Stage::Sign,
            lang.pick("Trình ký", "For signature"),
            lang.pick("soát lần cuối trước khi ký", "last look before it is signed"),
        ),
        (
            Stage::Issue,
            lang.pick("Ban hành", "To be issued"),
            lang.pick("đã có số, ngày; chuẩn bị phát hành", "has its number and date; about to be sent out"),
        ),
    ]
}

fn profiles(lang: Lang) -> [(Profile, &'static str, &'static str); 2] {
    [
        (
            Profile::Regular,
            lang.pick("Thông thường", "Regular"),
            lang.pick("chỉ báo những điều đáng sửa", "only what is worth mending"),
        ),
        (
            Profile::Strict,
            lang.pick("Chặt", "Strict"),
            lang.pick(
                "thêm cả những điều nhỏ về trình bày, thống nhất",
                "small points of form and consistency as well",
            ),
        ),
    ]
}

fn result(lang: Lang) -> Markup {
    html! {
        section id="result" aria-labelledby="result-title" hidden {
            h2 id="result-title" tabindex="-1" { (lang.pick("Kết quả", "Result")) }
            ul id="list" aria-label=(lang.pick("Các văn bản đã soát", "Drafts that were checked")) {}
            div id="one" hidden {
                h3 id="name" tabindex="-1" {}
                ul id="summary" {}
                div id="downloads" {
                    div id="copying" {
                        button type="button" id="copy" { (lang.pick("Tải bản Word có nhận xét", "Download the Word copy with comments")) }
                        label {
                            input type="checkbox" id="track";
                            span { (lang.pick("sửa sẵn những lỗi chỉ có một cách sửa (Track Changes)",
                                "with what can be mended one way only as tracked changes")) }
                        }
                    }
                    p id="no-copy" { (lang.pick("Tệp này không phải .docx nên không có bản Word kèm nhận xét.",
                        "Not a .docx, so there is no Word copy with comments.")) }
                    button type="button" id="sheet" { (lang.pick("Tải phiếu soát lỗi", "Download the review sheet")) }
                    button type="button" id="print" { (lang.pick("In", "Print")) }
                }
                div id="filters" role="group" aria-label=(lang.pick("Lọc phát hiện", "Filter findings")) {
                    div id="severities" {}
                    label { (lang.pick("Nhóm ", "Group ")) select id="group" {} }
                    label { input type="checkbox" id="only"; span { (lang.pick("chỉ đoạn có phát hiện", "only paragraphs with findings")) } }
                    div id="steps" {
                        button type="button" id="back" { "‹ " (lang.pick("Trước", "Previous")) }
                        span id="at" role="status" {}
                        button type="button" id="on" { (lang.pick("Sau", "Next")) " ›" }
                    }
                }
                div id="document" {}
            }
        }
    }
}

fn privacy(lang: Lang, is_shared: bool) -> &'static str {
    if is_shared {
        lang.pick(
            "Văn bản được gửi tới máy đang chạy soat trong mạng nội bộ để soát; không gửi đi nơi khác và không được lưu lại.",
            "Drafts go to the machine on the local network that runs soat, nowhere else, and are not kept.",
        )
    } else {
        lang.pick(
            "Văn bản được soát ngay trên máy này; không gửi đi đâu và không được lưu lại.",
            "Drafts are checked on this machine; they go nowhere and are not kept.",
        )
    }
}

/// What `page.js` says, as JSON.
fn words(lang: Lang) -> String {
    let words = serde_json::json!({
        "chosen": lang.pick("Đã chọn {n} tệp. Chọn bước và mức soát, rồi nhấn Soát văn bản.", "{n} files chosen. Choose stage and strictness, then Check."),
        "nothing": lang.pick("Chưa có gì để soát: đề nghị chọn tệp hoặc dán nội dung.", "Nothing to check yet: choose a file or paste the text."),
        "checking": lang.pick("Đang soát {name} ({i}/{n})…", "Checking {name} ({i} of {n})…"),
        "done": lang.pick("Đã soát xong {n} văn bản.", "{n} drafts checked."),
        "stale": lang.pick("{name}: tệp đã được lưu lại, chuyển chỗ hoặc đang bị khóa; đề nghị chọn lại tệp", "{name}: the file was saved anew, moved or is locked; choose it again"),
        "count": lang.pick("{n} phát hiện", "{n} findings"),
        "large": lang.pick("{name}: tệp lớn hơn {limit} MB; đề nghị tách tệp, hoặc bớt hình ảnh rồi lưu lại", "{name}: larger than {limit} MB; split it, or save it with fewer pictures"),
        "away": lang.pick("Không liên lạc được với soat. Có thể cửa sổ soat đã đóng: đề nghị mở lại, rồi thử lại.", "soat does not answer. Its window may be closed: open it again and retry."),
        "remove": lang.pick("Bỏ {name}", "Remove {name}"),
        "pasted": lang.pick("van-ban-dan.txt", "pasted-text.txt"),
        "saving": lang.pick("Đang chuẩn bị tệp…", "Preparing the file…"),
        "saved": lang.pick("Đã tải {name}.", "{name} is downloaded."),
        "all": lang.pick("tất cả", "all"),
        "error": lang.pick("lỗi", "errors"),
        "warning": lang.pick("cảnh báo", "warnings"),
        "info": lang.pick("lưu ý", "notes"),
        "clean": lang.pick("không phát hiện gì", "nothing found"),
        "none": lang.pick("không có phát hiện nào khớp bộ lọc", "no finding matches the filter"),
        "at": lang.pick("{i}/{n}", "{i} of {n}"),
        "changed": lang.pick("Đã đổi bước hoặc mức soát: nhấn Soát văn bản để soát lại.", "Stage or strictness changed: press Check again."),
    });
    // `<` would end the element.
    words.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_asks_nothing_of_the_outside_and_holds_no_script_of_its_own() {
        for lang in [Lang::Vi, Lang::En] {
            let page = page(lang, &Settings::default(), 64 << 20, true);
            for outside in ["http://", "https://", "//cdn", "style=", "onclick", "<style"] {
                assert!(!page.contains(outside), "{outside}");
            }
            assert_eq!(page.matches("<script").count(), 2);
            assert!(page.contains("64 MB"));
        }
        for asset in [STYLE, SCRIPT, crate::report::SHEET_STYLE] {
            assert!(!asset.contains("://") && !asset.contains("@import"));
        }
    }

    #[test]
    fn the_script_finds_every_word_and_element_it_uses() {
        let words: serde_json::Value = serde_json::from_str(&words(Lang::Vi)).expect("JSON");
        let page = page(Lang::Vi, &Settings::default(), 1 << 20, false);
        let named = |open: &str| -> Vec<String> {
            let pieces = SCRIPT.split(open).skip(1);
            pieces.filter_map(|rest| rest.split_once('"').map(|(name, _)| name.to_owned())).collect()
        };
        let said = named("say(\"");
        assert!(said.len() > 10, "{said:?}");
        for word in said {
            assert!(words.get(&word).is_some(), "{word}");
        }
        for id in named("$(\"") {
            assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
        }
    }
}
