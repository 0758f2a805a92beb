//! Nơi nhận (NĐ 30/2020, Phụ lục I, II.9).

use super::{Parsed, fail, is_space, words};
use nom::Parser;

/// `Nơi nhận:`; what follows on the line is left over. `Nơi nhận hồ sơ: …` is none.
pub fn heading(i: &str) -> Parsed<'_, &str> {
    let (rest, found) = words("nơi nhận").parse(i)?;
    let after = rest.trim_start_matches(is_space);
    match after.strip_prefix([':', '.', ';']) {
        Some(tail) => Ok((tail.trim_start_matches(is_space), found)),
        None if after.is_empty() => Ok((after, found)),
        None => fail(i),
    }
}

/// A line of nơi nhận without its dash or plus, and whether it had the dash.
pub fn recipient(i: &str) -> (&str, bool) {
    let text = i.trim_start_matches(is_space);
    match text.strip_prefix(['-', '–', '—', '−', '•', '*']) {
        Some(rest) => (rest.trim_start_matches(is_space), true),
        None => (text.trim_start_matches(|c: char| is_space(c) || c == '+'), false),
    }
}

/// The recipients of a line: one, or those that a flattened table cell ran together (`- UBND tỉnh; - Các thôn; - Lưu: VT.`).
pub fn items(i: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(i);
    std::iter::from_fn(move || {
        let line = rest?;
        let end = line.match_indices([';', ',']).map(|(at, _)| at + 1).find(|&at| {
            let behind = &line[at..];
            let dashed = behind.trim_start_matches(is_space);
            behind.len() > dashed.len() && (dashed.starts_with("- ") || dashed.starts_with("– "))
        });
        rest = end.map(|at| line[at..].trim_start_matches(is_space));
        Some(&line[..end.unwrap_or(line.len())])
    })
}

/// `Lưu: VT, KT.`, `Lưu VT`.
pub fn is_archive(i: &str) -> bool {
    words("lưu").parse(i).is_ok_and(|(rest, _)| {
        let rest = rest.trim_start_matches(is_space);
        rest.is_empty() || rest.starts_with([':', '.', ';']) || super::begins_upper(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_lines() {
        assert_eq!(heading("Nơi nhận: - Như trên;").map(|(rest, _)| rest), Ok("- Như trên;"));
        assert!(heading("NƠI NHẬN").is_ok() && heading("Nơi nhận hồ sơ: Bộ phận một cửa").is_err());
        assert_eq!(recipient("- Lưu: VT."), ("Lưu: VT.", true));
        assert_eq!(recipient("+ Cổng thông tin;"), ("Cổng thông tin;", false));
        assert!(is_archive("Lưu: VT.") && !is_archive("Lưu lượng"));
        let flat: Vec<_> = items("- UBND xã; - Các thôn, ấp; - Lưu: VT.").collect();
        assert_eq!(flat, ["- UBND xã;", "- Các thôn, ấp;", "- Lưu: VT."]);
    }
}
