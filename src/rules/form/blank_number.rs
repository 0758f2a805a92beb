//! TT01: a số, ký hiệu whose number is blank, dotted or a placeholder, in the header, in captions and in citations.

use crate::diagnostic::Diagnostic;
use crate::rules::lexicon::Role;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Span, fold, is_capital, is_letter_or_digit};
use crate::tree::Kind;
use serde::Deserialize;

/// Looks behind each word `số` for a symbol without a number.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BlankNumber {}

impl Check for BlankNumber {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let own = draft.tree.parts().number.as_ref().filter(|number| !number.filled);
        if let Some(number) = own {
            let symbol = draft.text.slice(number.symbol);
            found.push(Diagnostic::at(number.span).value("symbol", symbol.trim_start_matches(['/', '-'])));
        }
        for word in draft.lexemes().with(Role::Number).map(|i| draft.facts.words.list[i]) {
            if own.is_some_and(|number| number.span.overlaps(word.span)) {
                continue;
            }
            let line = draft.text.lines()[word.line as usize].span;
            let rest = draft.text.slice(Span { start: word.span.end, end: line.end });
            let Some((blank, symbol)) = blank_symbol(rest) else { continue };
            let span = Span { start: word.span.start, end: word.span.end + (blank + symbol.len()) as u32 };
            let before = draft.text.slice(Span { start: line.start, end: word.span.start });
            let say = if is_caption(draft.tree.node(draft.tree.leaf_of_line(word.line as usize)).kind, before) {
                "caption"
            } else {
                "cited"
            };
            found.push(Diagnostic::at(span).say(say).value("symbol", symbol.trim_start_matches(['/', '-'])));
        }
    }
}

/// Whether a number is the document's own, in the caption of an appendix. A caption without brackets, or one that shares its
/// paragraph with the title, is no block of its own.
fn is_caption(kind: Kind, before: &str) -> bool {
    let with = || fold(before).contains("kèm theo");
    kind == Kind::Caption || kind == Kind::AppendixTitle && with()
}

/// The length of the blank and the symbol behind it: ` /KH-UBND`, `: ……/QĐ-UBND`, ` ___-KH/ĐU`, ` xx/KH-UBND`.
fn blank_symbol(rest: &str) -> Option<(usize, &str)> {
    let after_colon = rest.strip_prefix(':').unwrap_or(rest);
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '.' | '…' | '_' | 'x' | 'X');
    let symbol = after_colon.trim_start_matches(is_blank);
    let blank = rest.len() - symbol.len();
    let filler = &rest[..blank];
    // A blank there must be: `số/…` is a slash between two words.
    if filler.is_empty() || !symbol.starts_with(['/', '-']) {
        return None;
    }
    let letters = symbol[1..].trim_start_matches([' ', '\u{a0}']);
    let end =
        letters.find(|c: char| !(is_letter_or_digit(c) || matches!(c, '-' | '/' | '&' | '.'))).unwrap_or(letters.len());
    let code = letters[..end].trim_end_matches(['.', '-', '/']);
    // A symbol has a type and a body, in capitals: `KH-UBND`, `KH/ĐU`.
    let capital = code.chars().next().is_some_and(is_capital);
    let joined = code.contains(['-', '/']);
    (capital && joined).then(|| (blank, &symbol[..symbol.len() - letters.len() + code.len()]))
}

#[cfg(test)]
mod tests {
    use super::blank_symbol;

    #[test]
    fn blanks_before_symbols() {
        for (rest, symbol) in [
            (" /KH-UBND ngày", "/KH-UBND"),
            (": ……/QĐ-UBND;", "/QĐ-UBND"),
            (" ...-KH/ĐU.", "-KH/ĐU"),
            (" xx/BC-UBND", "/BC-UBND"),
        ] {
            assert_eq!(blank_symbol(rest).map(|(_, s)| s), Some(symbol), "{rest}");
        }
        for rest in [" 12/KH-UBND", "/ngày", " - lượng", " lượng/chất lượng", " ... hộ", " -Trung tâm"] {
            assert_eq!(blank_symbol(rest), None, "{rest}");
        }
    }
}
