//! Dấu kết thúc `./.` and its misprints.

use super::is_space;

/// The end mark that ends the line: `./.`, `./`, `/.`, `. /.`; without space around it.
pub fn end_mark(i: &str) -> Option<&str> {
    let line = i.trim_end_matches(|c: char| is_space(c) || matches!(c, '"' | '”' | '*' | '_'));
    if !line.ends_with(['.', '/']) {
        return None;
    }
    let start = line.trim_end_matches(|c: char| matches!(c, '.' | '/') || is_space(c)).len();
    let mark = line[start..].trim_start_matches(is_space);
    let slashes = mark.bytes().filter(|&b| b == b'/').count();
    let dots = mark.bytes().filter(|&b| b == b'.').count();
    (slashes == 1 && (1..=3).contains(&dots)).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_misprints() {
        for (line, mark) in [
            ("năm 2026./.", Some("./.")),
            ("năm 2026 ./.", Some("./.")),
            ("năm 2026./", Some("./")),
            ("năm 2026/.", Some("/.")),
            ("năm 2026.", None),
            ("đồng/", None),
            ("", None),
        ] {
            assert_eq!(end_mark(line), mark, "{line}");
        }
    }
}
