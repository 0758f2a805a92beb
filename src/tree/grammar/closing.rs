//! The closing sentence.

use super::{Parsed, words};
use nom::Parser;
use nom::branch::alt;

/// `Trên đây là Kế hoạch …`, `Trên đây là toàn bộ …`.
pub fn closing(i: &str) -> Parsed<'_, &str> {
    alt((words("trên đây là"), words("trên đây, là"), words("trên đây toàn bộ"))).parse(i)
}

/// Where a closing sentence begins inside a paragraph that holds more.
pub fn closing_at(i: &str) -> Option<usize> {
    let at = i.rfind("Trên đây là")?;
    let before = i[..at].trim_end_matches(super::is_space);
    before.ends_with(['.', ';', '!']).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_sentences() {
        assert!(closing("Trên đây là Kế hoạch năm 2026./.").is_ok());
        assert!(closing("Trên đây có nhiều hộ").is_err());
        assert_eq!(closing_at("Hết. Trên đây là Kế hoạch."), Some("Hết. ".len()));
        assert_eq!(closing_at("Con đường Trên đây là đẹp"), None);
    }
}
