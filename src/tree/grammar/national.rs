//! Quốc hiệu and tiêu ngữ (NĐ 30/2020, Phụ lục I, II.1), and the Party's title line.

use super::{Parsed, begins, phrase};
use memchr::memmem::Finder;
use nom::Parser;
use nom::branch::alt;
use std::sync::LazyLock;

/// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `ĐẢNG CỘNG SẢN VIỆT NAM`.
pub fn national_title(i: &str) -> Parsed<'_, &str> {
    alt((
        phrase("cộng hòa xã hội chủ nghĩa việt nam"),
        phrase("cộng hoà xã hội chủ nghĩa việt nam"),
        phrase("đảng cộng sản việt nam"),
    ))
    .parse(i)
}

/// The first of two lines: `CỘNG HÒA XÃ HỘI`, `CỘNG HÒA XÃ HỘI CHỦ NGHĨA`.
pub fn is_title_begun(i: &str) -> bool {
    begins(i, &["cộng hòa xã hội", "cộng hoà xã hội"]) && i.len() < 60
}

/// `Độc lập - Tự do - Hạnh phúc`, with any dash or none.
pub fn motto(i: &str) -> Parsed<'_, &str> {
    let (_, first) = phrase("độc lập").parse(i)?;
    let mut rest = &i[first.len()..];
    for part in ["tự do", "hạnh phúc"] {
        rest = rest.trim_start_matches(|c: char| super::is_space(c) || matches!(c, '-' | '–' | '—' | ',' | '.'));
        rest = match part {
            "tự do" => phrase("tự do").parse(rest)?.0,
            _ => phrase("hạnh phúc").parse(rest)?.0,
        };
    }
    Ok((rest, &i[..i.len() - rest.len()]))
}

/// Whether quốc hiệu stands on the line, alone or after the agency's name in the other column.
pub fn holds_title(i: &str) -> bool {
    title_column(i).is_some()
}

/// Whether tiêu ngữ stands on the line, alone or in the other column.
pub fn holds_motto(i: &str) -> bool {
    motto_column(i).is_some()
}

/// The column of the line that quốc hiệu opens, without the tiêu ngữ that a flattened cell puts behind it.
pub fn title_column(i: &str) -> Option<&str> {
    columns(i).find_map(|column| {
        let (rest, found) = national_title(column).ok()?;
        let behind = rest.trim_start_matches(super::is_space);
        // `Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2020)` names the Party in a title.
        let named = begins(found, &["đảng"]) && behind.contains(char::is_alphanumeric);
        let alone = motto(behind).is_ok() || is_rule(behind) || behind == "|";
        (!named).then_some(if alone { found } else { column })
    })
}

/// The column of the line that is tiêu ngữ, also behind quốc hiệu and before place and date in a flattened cell.
pub fn motto_column(i: &str) -> Option<&str> {
    let (behind, rest) = motto_and_rest(i)?;
    Some(
        if is_rule(rest) || super::begins_upper(rest) { &behind[..behind.len() - rest.len()] } else { behind }
            .trim_end(),
    )
}

/// Whether a rule drawn under quốc hiệu or tiêu ngữ begins here: `Hạnh phúc -------`.
fn is_rule(i: &str) -> bool {
    ["---", "___", "***", "===", "–––", "———"].iter().any(|rule| i.starts_with(rule))
}

/// What a flattened cell puts behind tiêu ngữ: `Tân Hòa, ngày 08 tháng 01 năm 2026`.
pub fn behind_motto(i: &str) -> Option<&str> {
    motto_and_rest(i).map(|(_, rest)| rest).filter(|rest| super::begins_upper(rest))
}

/// The column from tiêu ngữ on, and what stands behind it.
fn motto_and_rest(i: &str) -> Option<(&str, &str)> {
    columns(i).find_map(|column| {
        let behind = national_title(column).map_or(column, |(rest, _)| rest.trim_start_matches(super::is_space));
        motto(behind).ok().map(|(rest, _)| (behind, rest.trim_start_matches(super::is_space)))
    })
}

/// The columns of a header line that an extractor laid side by side with wide gaps, or with a single space before quốc
/// hiệu or tiêu ngữ (`XÃ AN PHÚ Độc lập - Tự do - Hạnh phúc`).
pub fn columns(i: &str) -> impl Iterator<Item = &str> {
    i.split("   ")
        .flat_map(|part| part.split('\t'))
        .flat_map(|part| {
            let at = run_together(part).unwrap_or(part.len());
            [&part[..at], &part[at..]]
        })
        .map(|part| part.trim_matches(super::is_space))
        .filter(|p| !p.is_empty())
}

/// How quốc hiệu and tiêu ngữ begin, prepared to be looked for on every line of a header and a foot.
static OPENINGS: LazyLock<[Finder<'static>; 4]> =
    LazyLock::new(|| ["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN", "Độc lập"].map(Finder::new));

/// Where quốc hiệu or tiêu ngữ begins behind an agency's name.
fn run_together(i: &str) -> Option<usize> {
    if i.len() > 300 {
        return None;
    }
    let at = OPENINGS.iter().find_map(|opening| opening.find(i.as_bytes())).filter(|&at| at > 0)?;
    let behind = &i[at..];
    let whole = national_title(behind).is_ok() || motto(behind).is_ok();
    let name = i[..at].trim_matches(super::is_space);
    // In the name of an event the words belong together: `BAN TỔ CHỨC QUỐC KHÁNH NƯỚC CỘNG HÒA …`.
    let event = ["NƯỚC", "THÀNH LẬP", "ĐẠI HỘI"].iter().any(|word| name.ends_with(word));
    (whole && !event && super::issuer::names_issuer(name)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_mottoes_in_their_spellings() {
        for good in
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hoà xã hội chủ nghĩa Việt Nam", "ĐẢNG CỘNG SẢN VIỆT NAM"]
        {
            assert!(national_title(good).is_ok(), "{good}");
        }
        for good in ["Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc", "ĐỘC LẬP-TỰ DO-HẠNH PHÚC"]
        {
            assert!(motto(good).is_ok(), "{good}");
        }
        assert!(motto("Độc lập, tự chủ").is_err());
        let flat = "Độc lập - Tự do - Hạnh phúc Tân Hòa, ngày 08 tháng 01 năm 2026";
        assert_eq!(motto_column(flat), Some("Độc lập - Tự do - Hạnh phúc"));
        assert_eq!(motto_column("Độc lập - Tự do - Hạnh phúc -------"), Some("Độc lập - Tự do - Hạnh phúc"));
        assert_eq!(title_column("ĐẢNG CỘNG SẢN VIỆT NAM ----"), Some("ĐẢNG CỘNG SẢN VIỆT NAM"));
        assert_eq!(behind_motto(flat), Some("Tân Hòa, ngày 08 tháng 01 năm 2026"));
        assert_eq!(motto_column("Độc lập - Tự do - Hạnh phúc."), Some("Độc lập - Tự do - Hạnh phúc."));
        let together: Vec<_> = columns("XÃ AN PHÚ Độc lập - Tự do - Hạnh phúc").collect();
        assert_eq!(together, ["XÃ AN PHÚ", "Độc lập - Tự do - Hạnh phúc"]);
        assert!(!holds_title("KỶ NIỆM NGÀY THÀNH LẬP NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
        let one_space = "ỦY BAN NHÂN DÂN XÃ AN PHÚ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
        assert_eq!(columns(one_space).collect::<Vec<_>>(), [&one_space[..31], &one_space[32..]]);
        assert_eq!(motto_column("XÃ AN PHÚ Độc lập - Tự do - Hạnh phúc"), Some("Độc lập - Tự do - Hạnh phúc"));
        assert!(!holds_title("BAN TỔ CHỨC QUỐC KHÁNH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
        assert!(holds_title("UBND XÃ AN PHÚ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    }
}
