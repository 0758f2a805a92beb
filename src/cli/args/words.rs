//! Values of flags that are more than a word: dates, sizes, kinds. Each error is a sentence in the run's language.

use crate::config;
use crate::rules::card::Lang;
use crate::tree::DocumentKind;
use jiff::civil::Date;

/// `2026-01-31` or `31/01/2026`.
pub fn date(word: &str, lang: Lang) -> Result<Date, String> {
    let no_day = || {
        let said = config::no_day();
        lang.pick(format!("“{word}” {}", said.vi), format!("“{word}” is {}", said.en))
    };
    config::day_of(word).ok_or_else(no_day)
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
    config::kind_of(word).map_err(|(what, help)| {
        lang.pick(format!("--kind: {}; {}", what.vi, help.vi), format!("--kind: {}; {}", what.en, help.en))
    })
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
