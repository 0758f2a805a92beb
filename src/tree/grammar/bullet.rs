//! Dash, plus and bullet items.

use super::enumerator::Opening;
use super::{Parsed, fail, is_space};
use crate::text::is_letter;
use crate::tree::{Mark, Numbering};

/// `- Thu ngân sách`, `–Thu`, `+ Công an`, `* **Giáo dục:**`, `• Y tế`; `- + Giảm` counts as a plus.
pub fn bullet(i: &str) -> Parsed<'_, Opening<'_>> {
    let Some(mark) = i.chars().next() else { return fail(i) };
    let rest = &i[mark.len_utf8()..];
    let numbering = match mark {
        '-' | '–' | '—' | '−' => Numbering::Dash,
        '+' => Numbering::Plus,
        _ => Numbering::Bullet,
    };
    let next = rest.chars().next();
    let text = rest.trim_start_matches(is_space);
    // `-5%` and `+3` are figures, `--` a rule; a bullet needs something to open.
    let opens = next.is_some_and(|c| is_space(c) || is_letter(c) || matches!(c, '“' | '"' | '(')) && !text.is_empty();
    if !opens {
        return fail(i);
    }
    if numbering == Numbering::Dash && text.starts_with("+ ") {
        let rest = text[1..].trim_start_matches(is_space);
        return Ok((rest, Opening::of(i, rest, Numbering::Plus, 0, Mark::None)));
    }
    Ok((text, Opening::of(i, text, numbering, 0, Mark::None)))
}

/// Whether a character is a bullet other than dash and plus.
pub fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '*' | '•'
            | '·'
            | '●'
            | '○'
            | '▪'
            | '■'
            | '□'
            | '◦'
            | '➢'
            | '►'
            | '✓'
            | '❖'
            | '♦'
            | '‣'
            | '⁃'
            | '→'
            | '\u{f000}'..='\u{f0ff}'
    )
}
