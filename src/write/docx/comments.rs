//! The part with the comments: appended to where there is one, else made.

use std::fmt::Write as _;

use super::super::{Comment, Review};
use super::xml::{appended, escaped};

/// Type of the part in `[Content_Types].xml`.
pub(super) const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// Paragraphs of a comment are set plainly, whatever the document's own style: body text of a plan is 14 points, justified
/// and indented.
const PARAGRAPH: &str = "<w:pPr><w:spacing w:before=\"0\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>\
    <w:ind w:left=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>";
const SIZE: &str = "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>";

/// The part with these comments in it. `space` is the name of the document's namespace.
pub(super) fn part(known: Option<&str>, comments: &[(u32, Comment)], review: &Review, space: &str) -> Option<String> {
    let Some(known) = known else {
        let all: String = comments.iter().map(|(id, comment)| element(*id, comment, review, "")).collect();
        return Some(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{space}\">{all}</w:comments>"
        ));
    };
    let declared = format!(" xmlns:w=\"{space}\"");
    let declare = if known.contains(&declared) { "" } else { &declared };
    appended(known, |_| comments.iter().map(|(id, comment)| element(*id, comment, review, declare)).collect())
}

fn element(id: u32, comment: &Comment, review: &Review, declare: &str) -> String {
    let (author, date) = (escaped(&review.author), &review.date);
    let mut out =
        format!("<w:comment{declare} w:id=\"{id}\" w:author=\"{author}\" w:date=\"{date}\" w:initials=\"{author}\">");
    let mut head = comment.head.as_str();
    let none = String::new();
    let paragraphs = if comment.paragraphs.is_empty() { std::slice::from_ref(&none) } else { &comment.paragraphs };
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let _ = write!(out, "<w:p>{PARAGRAPH}");
        if index == 0 {
            let _ = write!(out, "<w:r><w:rPr>{SIZE}</w:rPr><w:annotationRef/></w:r>");
        }
        if !std::mem::take(&mut head).is_empty() {
            let head = escaped(&comment.head);
            let _ = write!(out, "<w:r><w:rPr><w:b/>{SIZE}</w:rPr><w:t xml:space=\"preserve\">{head} </w:t></w:r>");
        }
        let text = escaped(&paragraph.replace('\n', " "));
        let _ = write!(out, "<w:r><w:rPr>{SIZE}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    }
    out + "</w:comment>"
}
