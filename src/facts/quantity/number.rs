//! The grammar of a printed number: digits with dots and commas, as Vietnamese writing uses and misuses them. Knows
//! nothing of what stands around it.

use super::Writing;
use rust_decimal::Decimal;

/// A number as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// Its value.
    pub value: Decimal,
    /// Digits after the decimal mark.
    pub precision: u8,
    /// How it is separated.
    pub writing: Writing,
}

/// Digits, joined by single dots and commas that digits follow: `9.949.000.000`, `7.467,2`, `2.2.1`.
/// And what follows it.
pub(super) fn token(input: &str) -> Option<(&str, &str)> {
    let bytes = input.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end) || (end > 0 && matches!(bytes.get(end), Some(b'.' | b',')) && is_digit(end + 1)) {
        end += 1;
    }
    (end > 0).then(|| input.split_at(end))
}

/// The number a token is; `None` for dates (`19.6.2015`), numbers of sections and versions (`2.2.1`), telephone numbers
/// (`0296.385.123`) and lists (`10,11,12`).
pub(super) fn number(token: &str) -> Option<Number> {
    let count = |mark: u8| token.bytes().filter(|&b| b == mark).count();
    let (dots, commas) = (count(b'.'), count(b','));
    match (dots, commas) {
        (0, 0) => exact(token, 0, Writing::Plain),
        (_, 0) => dotted(token, dots),
        (0, 1) => one_comma(token),
        (0, _) => grouped(token, ',').then(|| exact(token, 0, Writing::CommaThousand)).flatten(),
        (_, 1) => dots_and_comma(token),
        (1, _) => commas_and_point(token),
        _ => None,
    }
}

/// `1.265`, `0.06`, `15.2`, `12.468.651.102`, `1.30.000`
fn dotted(token: &str, dots: usize) -> Option<Number> {
    let (first, rest) = token.split_once('.')?;
    if grouped(token, '.') {
        return exact(token, 0, Writing::Grouped);
    }
    if dots == 1 {
        let zero_led = first.len() > 1 && first.starts_with('0');
        let point = match first.len() {
            1..=3 => rest.len() <= 2 || (first == "0" && rest.len() <= 4),
            4..=9 => rest.len() <= 2,
            _ => false,
        };
        return match (point, zero_led) {
            (true, false) => exact(token, rest.len(), Writing::Point),
            _ => None,
        };
    }
    let groups = || rest.split('.');
    let day_month_year = dots == 2 && groups().next_back().is_some_and(|g| g.len() == 4);
    let broken = first.len() <= 3
        && !first.starts_with('0')
        && groups().any(|g| g.len() == 3)
        && groups().all(|g| (2..=4).contains(&g.len()));
    (broken && !day_month_year).then(|| exact(token, 0, Writing::Malformed)).flatten()
}

/// `0,42`, `35,1`, `2,803`
fn one_comma(token: &str) -> Option<Number> {
    let (first, rest) = token.split_once(',')?;
    if first.len() > 1 && first.starts_with('0') {
        return None;
    }
    let writing = if grouped(token, ',') { Writing::CommaThousand } else { Writing::Comma };
    exact(token, rest.len(), writing)
}

/// `7.467,2`, `12.34,5`
fn dots_and_comma(token: &str) -> Option<Number> {
    let (whole, decimals) = token.split_once(',')?;
    if decimals.contains('.') {
        return commas_and_point(token);
    }
    let writing = if grouped(whole, '.') { Writing::Comma } else { Writing::Malformed };
    if writing == Writing::Malformed && !whole.split('.').skip(1).any(|g| g.len() == 3) {
        return None;
    }
    exact(token, decimals.len(), writing)
}

/// `1,234.5`
fn commas_and_point(token: &str) -> Option<Number> {
    let (whole, decimals) = token.split_once('.')?;
    let foreign = grouped(whole, ',') && !decimals.contains(',');
    foreign.then(|| exact(token, decimals.len(), Writing::Point)).flatten()
}

/// Whether the token is groups of three behind a first group of one to three without a leading zero.
fn grouped(token: &str, mark: char) -> bool {
    let mut groups = token.split(mark);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.peek().is_some() && rest.all(|g| g.len() == 3)
}

/// The digits of a token with so many of them behind the decimal mark; `None` where they are more than an exact decimal
/// holds.
fn exact(token: &str, precision: usize, writing: Writing) -> Option<Number> {
    if token.len() > 36 || precision > 20 {
        return None;
    }
    let digits = token.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0');
    // Nearly every number fits a machine word.
    let value = if token.len() <= 18 {
        digits.fold(0, |value: i64, digit| value * 10 + i64::from(digit)).into()
    } else if digits.clone().count() <= 28 {
        digits.fold(0, |value: i128, digit| value * 10 + i128::from(digit))
    } else {
        return None;
    };
    let value = Decimal::try_from_i128_with_scale(value, precision as u32).ok()?;
    Some(Number { value, precision: precision as u8, writing })
}

impl Number {
    /// The number read as a whole, where what looks like decimals is a foreign group mark: `2,803` things are 2 803.
    pub(super) fn whole(self) -> Self {
        let factor = Decimal::from(10_u64.pow(u32::from(self.precision.min(18))));
        let value = self.value.checked_mul(factor).unwrap_or(self.value).normalize();
        Self { value, precision: 0, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(token: &str) -> Option<(String, u8, Writing)> {
        number(token).map(|n| (n.value.to_string(), n.precision, n.writing))
    }

    #[test]
    fn vietnamese_writing_is_read_exactly() {
        assert_eq!(read("12.468.651.102"), Some(("12468651102".into(), 0, Writing::Grouped)));
        assert_eq!(read("7.467,20"), Some(("7467.20".into(), 2, Writing::Comma)));
        assert_eq!(read("0,125"), Some(("0.125".into(), 3, Writing::Comma)));
        assert_eq!(read("1159"), Some(("1159".into(), 0, Writing::Plain)));
    }

    #[test]
    fn foreign_and_broken_writing_is_told_apart() {
        assert_eq!(read("0.06"), Some(("0.06".into(), 2, Writing::Point)));
        assert_eq!(read("1,234.5"), Some(("1234.5".into(), 1, Writing::Point)));
        assert_eq!(read("2,803"), Some(("2.803".into(), 3, Writing::CommaThousand)));
        assert_eq!(read("1.30.000"), Some(("130000".into(), 0, Writing::Malformed)));
        assert_eq!(number("2,803").map(|n| n.whole().value.to_string()).as_deref(), Some("2803"));
    }

    #[test]
    fn dates_sections_telephones_and_lists_are_no_numbers() {
        for token in ["19.6.2015", "2.2.1", "0296.385.123", "10,11,12", "01.05", "1900.1234", "01,02"] {
            assert_eq!(read(token), None, "{token}");
        }
    }

    #[test]
    fn more_digits_than_a_decimal_holds_are_no_number() {
        assert_eq!(number(&"9".repeat(29)), None);
        assert_eq!(number(&"9".repeat(4000)), None);
        assert!(number(&"9".repeat(28)).is_some());
    }
}
