//! Drawn rules, lone page numbers and other residue.

use super::is_space;

/// `-------`, `_____`, `* * *`, `***`, `---o0o---`: at least two marks and no word.
pub fn is_rule(i: &str) -> bool {
    let marks = |c: char| matches!(c, '-' | '–' | '—' | '_' | '*' | '=' | '~' | '─' | '━');
    if !i.starts_with(marks) {
        return false;
    }
    let knot = |c: char| matches!(c, 'o' | 'O' | '0');
    // The first word ends the look: every item of a draft begins with a dash.
    i.chars().all(|c| marks(c) || is_space(c) || knot(c))
        && i.chars().filter(|&c| marks(c)).count() >= 2
        && i.chars().filter(|&c| knot(c)).count() <= 3
}

/// `1947`, `- 3 -`, `Trang 4/12`, `|`, `*`: a page number or residue of an extractor.
pub fn is_stray(i: &str) -> bool {
    // `6.` alone on its line is an enumerator that lost its text.
    let marks = |c: char| is_space(c) || matches!(c, '-' | '–' | '|' | '*');
    let bare = i.trim_start_matches(marks);
    // Most lines are items with something to say.
    if i.len() > 12 && !bare.starts_with(['T', 't']) {
        return false;
    }
    let bare = bare.trim_end_matches(marks);
    i.len() <= 12 && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit()) || is_page(bare)
}

/// `Trang 4`, `Trang 4/12`.
fn is_page(i: &str) -> bool {
    let Some(number) = i.strip_prefix("Trang ").or_else(|| i.strip_prefix("trang ")) else { return false };
    let (page, all) = number.trim().split_once('/').unwrap_or((number.trim(), "1"));
    [page, all].iter().all(|n| (1..=4).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_residue() {
        assert!(is_rule("-------") && is_rule("---o0o---") && is_rule("* * *"));
        assert!(!is_rule("- Thu ngân sách") && !is_rule("-"));
        assert!(
            is_stray("1947")
                && is_stray("- 3 -")
                && is_stray("|")
                && is_stray("Trang 4/12")
                && !is_stray("Trang 4 bảng")
                && !is_stray("6.")
                && !is_stray("19478")
                && !is_stray("3 hộ")
        );
    }
}
