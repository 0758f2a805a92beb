//! One document as a section of the page: rows of text on the left, the findings that begin there on the right.

use crate::report::calculation::calculation;
use crate::report::{Draft, Shown, masked};
use crate::rules::card::Lang;
use crate::text::{Align, Line, LineKind, Span, Style};
use maud::{Markup, html};
use rustc_hash::FxHasher;
use std::collections::BinaryHeap;
use std::hash::Hasher;
use std::ops::Range;

/// A piece of a line to be marked, for the finding of that index.
struct Mark {
    span: Span,
    finding: usize,
    /// The matched text itself, not another place involved.
    primary: bool,
}

/// The section of a document.
pub fn sheet(lang: Lang, draft: &Draft<'_>) -> Markup {
    let shown: Vec<&Shown<'_>> = draft.findings.iter().filter(|shown| shown.suppressed.is_none()).collect();
    let prefix = prefix(draft.path);
    let mut marks: Vec<Mark> = Vec::new();
    for (finding, shown) in shown.iter().enumerate() {
        marks.extend(shown.span.map(|span| Mark { span, finding, primary: true }));
        let others = shown.labels.iter().filter(|label| label.elsewhere.is_none());
        marks.extend(others.map(|label| Mark { span: label.span, finding, primary: false }));
    }
    marks.sort_by_key(|mark| mark.span);
    let document = &draft.document;
    html! {
        section class="document" {
            h2 { (masked(draft.path)) }
            p class="about" {
                @if let Some(number) = &document.number { span { (number) } }
                @if let Some(date) = document.date { span { (date) } }
                @if let Some(issuer) = &document.issuer { span { (masked(issuer)) } }
                span { (shown.len()) (lang.pick(" phát hiện", if shown.len() == 1 { " finding" } else { " findings" })) }
            }
            @for (i, shown) in shown.iter().enumerate().filter(|(_, shown)| shown.span.is_none()) {
                (card(lang, &prefix, i, shown))
            }
            (rows(lang, draft, &shown, &marks, &prefix))
        }
    }
}

/// A row of the sheet: lines of the text, and the findings that begin on them.
struct Row {
    lines: Range<usize>,
    findings: Range<usize>,
}

fn rows(lang: Lang, draft: &Draft<'_>, shown: &[&Shown<'_>], marks: &[Mark], prefix: &str) -> Markup {
    let lines = draft.text.lines();
    let mut active = Active { marks, next: 0, open: Vec::new() };
    html! {
        @for row in laid(draft, shown) {
            @let cells = lines[row.lines.start].cell().is_some();
            div class=(if row.findings.is_empty() { "row" } else { "row found" }) {
                div class=(if cells { "text cells" } else { "text" }) {
                    @for cell in lines[row.lines].chunk_by(|a, b| a.cell() == b.cell()) {
                        div class="cell" {
                            @for line in cell {
                                div class=(look(draft, line)) {
                                    (marked(draft, line.span, &mut active, shown, prefix))
                                }
                            }
                        }
                    }
                }
                @if !row.findings.is_empty() {
                    aside { @for i in row.findings { (card(lang, prefix, i, shown[i])) } }
                }
            }
        }
    }
}

/// How a line was set, as far as that helps to know it again: bold, centred, to the right.
fn look(draft: &Draft<'_>, line: &Line) -> String {
    let set = |is: fn(&Style) -> bool| draft.text.is_styled(line.span, is);
    let mut look = "line".to_owned();
    for (is_set, class) in [
        (matches!(line.kind, LineKind::Heading(_)) || set(|style| style.bold), " bold"),
        (set(|style| style.align == Some(Align::Center)), " center"),
        (set(|style| style.align == Some(Align::Right)), " right"),
    ] {
        look.push_str(if is_set { class } else { "" });
    }
    look
}

/// The rows of a document. Findings about the whole of it, which come first, stand above the text.
fn laid(draft: &Draft<'_>, shown: &[&Shown<'_>]) -> Vec<Row> {
    let lines = draft.text.lines();
    let mut rows = Vec::new();
    let mut finding = shown.iter().position(|shown| shown.span.is_some()).unwrap_or(shown.len());
    let mut line = 0;
    while line < lines.len() {
        let end = row_end(draft, line);
        let reach = lines[end - 1].span.end;
        let begin = |shown: &&&Shown<'_>| shown.span.is_none_or(|span| span.start <= reach);
        let count = shown[finding..].iter().take_while(begin).count();
        rows.push(Row { lines: line..end, findings: finding..finding + count });
        (line, finding) = (end, finding + count);
    }
    rows
}

/// One past the last line of a row: a table's row is one, every other line is its own.
fn row_end(draft: &Draft<'_>, at: usize) -> usize {
    let lines = draft.text.lines();
    let Some(cell) = lines[at].cell() else { return at + 1 };
    let same = |line: &Line| line.cell().is_some_and(|c| (c.table, c.row) == (cell.table, cell.row));
    at + lines[at..].iter().take_while(|line| same(line)).count()
}

/// The marks that reach into the line being written; lines come in order, so that each mark is looked at once a line.
struct Active<'m> {
    marks: &'m [Mark],
    next: usize,
    open: Vec<&'m Mark>,
}

/// A line's text with what is found in it marked.
fn marked(draft: &Draft<'_>, line: Span, active: &mut Active<'_>, shown: &[&Shown<'_>], prefix: &str) -> Markup {
    active.open.retain(|mark| mark.span.end > line.start);
    while let Some(mark) = active.marks.get(active.next).filter(|mark| mark.span.start <= line.end) {
        active.open.push(mark);
        active.next += 1;
    }
    let inside = |byte: u32| byte.clamp(line.start, line.end);
    let mut borders = vec![line.start, line.end];
    borders.extend(active.open.iter().flat_map(|mark| [inside(mark.span.start), inside(mark.span.end)]));
    borders.sort_unstable();
    borders.dedup();
    // Pieces come in order: each mark enters and leaves once, however many there are of one line.
    let mut entering = active.open.iter().enumerate().peekable();
    let mut over = BinaryHeap::new();
    let mut covering = |piece: Span| {
        while let Some((order, mark)) = entering.next_if(|(_, mark)| mark.span.start <= piece.start) {
            over.push((mark.primary, shown[mark.finding].severity, order));
        }
        while let Some(&(.., order)) = over.peek() {
            if active.open[order].span.end >= piece.end {
                return Some(active.open[order]);
            }
            over.pop();
        }
        None
    };
    html! {
        @for pair in borders.windows(2) {
            @let piece = Span { start: pair[0], end: pair[1] };
            @let text = masked(draft.text.slice(piece));
            @match covering(piece) {
                None => { (text) }
                Some(mark) => {
                    @let severity = shown[mark.finding].severity.names().name;
                    @let begins = mark.primary && mark.span.start == piece.start;
                    mark class=(if mark.primary { severity } else { "other" })
                        id=[begins.then(|| format!("{prefix}-t{}", mark.finding))] {
                        a href=(format!("#{prefix}-f{}", mark.finding)) { (text) }
                    }
                }
            }
        }
    }
}

/// A finding in the margin.
fn card(lang: Lang, prefix: &str, index: usize, shown: &Shown<'_>) -> Markup {
    let names = shown.severity.names();
    html! {
        article class=(format!("finding {}", names.name)) id=(format!("{prefix}-f{index}"))
            data-rule=(shown.card.code) data-group=(shown.card.group) {
            h3 {
                a href=(format!("#{prefix}-t{index}")) { (lang.pick(names.vi, names.en)) " " (shown.card.code) }
                " " (shown.card.title.get(lang))
            }
            p { (masked(&shown.message)) }
            @for other in shown.elsewhere(lang) { p { "→ " (masked(&other)) } }
            @if let Some(line) = shown.evidence.and_then(calculation) { p { (line) } }
            @if let Some(hint) = &shown.hint { p { (lang.pick("Gợi ý: ", "Hint: ")) (masked(hint)) } }
            @if let Some(help) = &shown.help { p class="help" { (lang.pick("Đề nghị: ", "Help: ")) (masked(help)) } }
            @if let Some((fix, true)) = shown.told_fix() {
                p { (lang.pick("Cách sửa: ", "Fix: ")) (masked(&fix.title)) }
            }
            details {
                summary { (lang.pick("Vì sao, căn cứ", "Why, and the source")) }
                p { (shown.card.why.get(lang)) }
                @for source in shown.sources() { p { (source) } }
            }
        }
    }
}

/// Ids of one document differ from those of the others in the page.
fn prefix(path: &str) -> String {
    let mut hasher = FxHasher::default();
    hasher.write(path.as_bytes());
    format!("d{:x}", hasher.finish())
}
