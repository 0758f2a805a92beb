//! LV04: an appendix that a document says goes with it, and that lies neither in it nor in the bundle.

use crate::diagnostic::Diagnostic;
use crate::facts::reference::{Reference, Target};
use crate::rules::{Bundle, Check, Draft, Findings};
use crate::text::{Format, Span, fold};
use crate::tree::Kind;
use crate::tree::grammar::appendix;
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Looks for what is announced among the appendices of the bundle.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingAttachment {
    /// Folded words that say that something goes with the document.
    words: Vec<String>,
}

/// Lines at the head of a file among which its label stands.
const LABEL_LINES: usize = 8;

/// What other documents of the bundle offer.
#[derive(Debug, Default)]
struct Offered {
    /// Numbers of appendices.
    numbers: FxHashSet<u32>,
    /// How many drafts have some appendix without a number: it may be any.
    unnumbered: usize,
}

impl Check for MissingAttachment {
    fn across(&self, bundle: &Bundle<'_>, found: &mut [Findings]) {
        if !bundle.is_complete {
            return;
        }
        let mut offered = Offered::default();
        for draft in bundle.drafts {
            offered.add(draft);
        }
        for (draft, found) in bundle.drafts.iter().zip(found) {
            if !draft.tree.parts().is_whole() || !draft.tree.parts().appendices.is_empty() {
                continue;
            }
            let mut told: Vec<&Target> = Vec::new();
            for reference in draft.facts.references.iter().filter(|reference| self.announces(draft, reference)) {
                if told.contains(&&reference.target) {
                    continue;
                }
                told.push(&reference.target);
                let is_there = offered.holds(&reference.target);
                found.coverage("attachments", 1, 1);
                if !is_there {
                    let attachment = draft.text.slice(reference.span);
                    found.push(Diagnostic::at(reference.span).value("attachment", attachment));
                }
            }
        }
    }
}

impl MissingAttachment {
    /// Whether a reference says that the appendix goes with this document: `(Phụ lục I kèm theo)`, `có Biểu số 02 đính kèm`.
    fn announces(&self, draft: &Draft<'_>, reference: &Reference) -> bool {
        let is_appendix = matches!(reference.target, Target::Appendix(_) | Target::Schedule(_));
        let line = draft.text.lines()[draft.text.line_at(reference.span.start)].span;
        let sentence = sentence_around(draft, line, reference.span);
        let said = fold(draft.text.slice(sentence));
        let foreign = ["quyết định số", "nghị định số", "thông tư số", "nghị quyết số", "công văn số", "hướng dẫn số"];
        is_appendix
            && !draft.tree.is_in(reference.block, Kind::Bases)
            && self.words.iter().any(|word| said.contains(word.as_str()))
            && !foreign.iter().any(|other| said.contains(other))
    }
}

/// The sentence or bracket of a line that holds a span.
fn sentence_around(draft: &Draft<'_>, line: Span, span: Span) -> Span {
    let content = draft.text.content();
    let stops = ['.', ';', '(', ')'];
    let ends = |(at, c): (usize, char), base: usize| {
        let after = content[base + at + c.len_utf8()..].chars().next();
        (c != '.' || after.is_none_or(char::is_whitespace)).then_some(base + at)
    };
    let (start, end) = (line.start as usize, line.end as usize);
    let mut before = content[start..span.start as usize].char_indices().rev().filter(|(_, c)| stops.contains(c));
    let from = before.find_map(|stop| ends(stop, start)).map_or(start, |at| at + 1);
    let mut behind = content[span.end as usize..end].char_indices().filter(|(_, c)| stops.contains(c));
    let to = behind.find_map(|stop| ends(stop, span.end as usize)).unwrap_or(end);
    Span::new(from, to)
}

impl Offered {
    /// The appendices of a draft; a workbook or a fragment that names none may be one all the same.
    fn add(&mut self, draft: &Draft<'_>) {
        let parts = draft.tree.parts();
        for appendix in &parts.appendices {
            match appendix.number {
                Some(number) => drop(self.numbers.insert(number)),
                None => self.unnumbered += 1,
            }
        }
        let is_sheet = draft.text.source().format == Format::Sheet;
        if parts.appendices.is_empty() && (is_sheet || !parts.is_whole()) {
            // The label of a workbook stands in a cell.
            let lines = 0..draft.text.lines().len().min(LABEL_LINES);
            let mut labels = lines.filter_map(|line| appendix::label(draft.text.line_text(line).trim()).ok());
            match labels.find_map(|(_, label)| label.number) {
                Some(number) => drop(self.numbers.insert(number)),
                None => self.unnumbered += 1,
            }
        }
    }

    fn holds(&self, target: &Target) -> bool {
        match target {
            Target::Appendix(Some(number)) | Target::Schedule(Some(number)) => {
                self.unnumbered > 0 || self.numbers.contains(number)
            }
            _ => self.unnumbered > 0 || !self.numbers.is_empty(),
        }
    }
}
