//! Values of flags that are more than a word: levels, dates, sizes. Each error is a sentence in the run's language.

use crate::diagnostic::Severity;
use crate::lint::Level;
use crate::rules::card::Lang;
use crate::tree::DocumentKind;
use jiff::civil::Date;

/// `off`, `info`, `warning`, `error`.
pub fn level(word: &str) -> Option<Level> {
    Some(match word {
        "off" => Level::Off,
        "info" => Level::At(Severity::Info),
        "warning" => Level::At(Severity::Warning),
        "error" => Level::At(Severity::Error),
        _ => return None,
    })
}

/// `2026-01-31` or `31/01/2026`.
pub fn date(word: &str, lang: Lang) -> Result<Date, String> {
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    let numbers = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if year.len() == 4 => (year, month, day),
        _ => return Err(no_date(word, lang)),
    };
    let date = numbers.0.parse().ok().zip(numbers.1.parse().ok()).zip(numbers.2.parse().ok());
    date.and_then(|((year, month), day)| Date::new(year, month, day).ok()).ok_or_else(|| no_date(word, lang))
}

fn no_date(word: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("“{word}” không phải là ngày; viết 2026-01-31 hoặc 31/01/2026"),
        Lang::En => format!("“{word}” is no date; write 2026-01-31 or 31/01/2026"),
    }
}

/// `500000`, `500k`, `20M`, `1G`: bytes.
pub fn size(word: &str, lang: Lang) -> Result<u64, String> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match word[digits.len()..].to_ascii_lowercase().as_str() {
        "" | "b" => Some(1),
        "k" | "kb" | "kib" => Some(1 << 10),
        "m" | "mb" | "mib" => Some(1 << 20),
        "g" | "gb" | "gib" => Some(1 << 30),
        _ => None,
    };
    let bytes = factor.and_then(|factor| digits.parse::<u64>().ok()?.checked_mul(factor));
    bytes.filter(|&bytes| bytes > 0).ok_or_else(|| match lang {
        Lang::Vi => format!("“{word}” không phải là cỡ tệp; viết 500K, 20M hoặc 1G"),
        Lang::En => format!("“{word}” is no size; write 500K, 20M or 1G"),
    })
}

/// A kind of document; `auto` is none.
pub fn kind(word: &str, lang: Lang) -> Result<Option<DocumentKind>, String> {
    if word == "auto" {
        return Ok(None);
    }
    if let Some(row) = DocumentKind::TABLE.iter().find(|row| row.3 == word) {
        return Ok(Some(row.0));
    }
    let keys: Vec<&str> = DocumentKind::TABLE.iter().map(|row| row.3).collect();
    let all = keys.join(", ");
    Err(lang.pick(
        format!("--kind {word}: không có tên loại này; dùng một trong: auto, {all}"),
        format!("--kind {word}: there is no such kind; one of: auto, {all}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_both_writings() {
        let wanted = jiff::civil::date(2026, 1, 31);
        assert_eq!(date("2026-01-31", Lang::En), Ok(wanted));
        assert_eq!(date("31/01/2026", Lang::En), Ok(wanted));
        assert!(date("2026-02-30", Lang::En).is_err());
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(size("20M", Lang::En), Ok(20 << 20));
        assert_eq!(size("12", Lang::En), Ok(12));
        assert!(size("M", Lang::En).is_err() && size("0", Lang::En).is_err() && size("5X", Lang::En).is_err());
    }
}
