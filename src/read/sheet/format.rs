//! Numbers as a spreadsheet shows them: format codes, with the Vietnamese marks (`1.234,5`).

use std::fmt::Write as _;

use rust_decimal::{Decimal, RoundingStrategy};

/// The format code a built-in id stands for, dates as Vietnamese Excel writes them.
pub(super) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 | 41 | 42 => "#,##0",
        4 | 39 | 40 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18..=20 => "h:mm",
        21 | 46 => "h:mm:ss",
        22 => "dd/mm/yyyy h:mm",
        45 | 47 => "mm:ss",
        49 => "@",
        _ => "General",
    }
}

/// A number as the code shows it; `days_1904` where the workbook counts days from 1904.
pub(super) fn shown(value: f64, code: &str, days_1904: bool) -> String {
    let sections = sections(code);
    let section = match sections.as_slice() {
        [one] => one,
        [_, negative, ..] if value < 0.0 => negative,
        [_, _, zero, ..] if value == 0.0 => zero,
        [first, ..] => first,
        [] => return general(value),
    };
    let has_sign_of_its_own = value < 0.0 && sections.len() > 1;
    let value = if has_sign_of_its_own { -value } else { value };
    let tokens = tokens(section);
    if tokens.iter().any(|t| matches!(t, Token::Date(..))) {
        return date(value, &tokens, days_1904).unwrap_or_else(|| general(value));
    }
    if tokens.iter().any(|t| matches!(t, Token::General)) || !tokens.iter().any(|t| matches!(t, Token::Digit(_))) {
        let literal: String =
            tokens.iter().filter_map(|t| if let Token::Text(c) = t { Some(*c) } else { None }).collect();
        let shows_number = tokens.iter().any(|t| matches!(t, Token::General)) || literal.is_empty();
        return if shows_number { general(value) } else { literal };
    }
    number(value, &tokens)
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    /// `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    General,
    /// A run of `d`, `m`, `y`, `h` or `s`.
    Date(char, usize),
    Text(char),
    /// `E+`, `/` between digits: shown in general form.
    Other,
}

fn sections(code: &str) -> Vec<&str> {
    let mut parts = vec![];
    let (mut from, mut quoted, mut escaped) = (0, false, false);
    for (i, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                parts.push(&code[from..i]);
                from = i + 1;
            }
            _ => {}
        }
    }
    parts.push(&code[from..]);
    parts
}

fn tokens(section: &str) -> Vec<Token> {
    if section.trim().eq_ignore_ascii_case("general") || section.is_empty() || section == "@" {
        return vec![Token::General];
    }
    let mut tokens = vec![];
    let mut chars = section.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => tokens.extend(chars.by_ref().take_while(|c| *c != '"').map(Token::Text)),
            '\\' => tokens.extend(chars.next().map(Token::Text)),
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                // Colours, conditions and locales show nothing; a currency stands before the hyphen.
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if let Some(currency) = inside.strip_prefix('$') {
                    tokens.extend(currency.split('-').next().unwrap_or("").chars().map(Token::Text));
                } else if matches!(inside.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    tokens.push(Token::Other);
                }
            }
            '0' | '#' | '?' => tokens.push(Token::Digit(c)),
            '.' => tokens.push(Token::Point),
            ',' => tokens.push(Token::Comma),
            '%' => tokens.push(Token::Percent),
            'E' | 'e' if matches!(chars.peek(), Some('+' | '-')) => tokens.push(Token::Other),
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => {
                let mut count = 1;
                while chars.peek().is_some_and(|next| next.eq_ignore_ascii_case(&c)) {
                    chars.next();
                    count += 1;
                }
                tokens.push(Token::Date(c.to_ascii_lowercase(), count));
            }
            _ => tokens.push(Token::Text(c)),
        }
    }
    tokens
}

fn decimal(value: f64) -> Option<Decimal> {
    // Fifteen digits are what a spreadsheet keeps.
    Decimal::from_scientific(&format!("{value:.14e}")).ok()
}

fn general(value: f64) -> String {
    let Some(exact) = decimal(value) else { return value.to_string() };
    let whole = exact.trunc().abs().to_string().len() as u32;
    let rounded = exact.round_dp_with_strategy(10u32.saturating_sub(whole), RoundingStrategy::MidpointAwayFromZero);
    let rounded = if rounded.is_zero() && value != 0.0 { exact } else { rounded };
    rounded.normalize().to_string().replace('.', ",")
}

fn number(value: f64, tokens: &[Token]) -> String {
    let percent = tokens.contains(&Token::Percent);
    let is_digit = |t: &Token| matches!(t, Token::Digit(_));
    let last_digit = tokens.iter().rposition(is_digit).unwrap_or(0);
    let first_digit = tokens.iter().position(is_digit).unwrap_or(0);
    let point = tokens.iter().position(|t| *t == Token::Point);
    let whole_end = point.unwrap_or(last_digit + 1).max(first_digit);
    if tokens[first_digit..=last_digit].iter().any(|t| *t == Token::Other || *t == Token::Text('/')) {
        return general(value);
    }
    let grouped = tokens[first_digit..whole_end].windows(2).any(|w| w[0] == Token::Comma && is_digit(&w[1]));
    // Commas after the last digit divide by a thousand each.
    let commas = tokens[last_digit + 1..].iter().take_while(|t| **t == Token::Comma).count();
    let thousands = i32::try_from(commas.min(9)).unwrap_or(9);
    let scaled = value * if percent { 100.0 } else { 1.0 } / 1000f64.powi(thousands);
    let decimals: Vec<char> = point.map_or(vec![], |at| {
        tokens[at..].iter().filter_map(|t| if let Token::Digit(c) = t { Some(*c) } else { None }).collect()
    });
    let least_whole = tokens[first_digit..whole_end].iter().filter(|t| **t == Token::Digit('0')).count();
    let Some(exact) = decimal(scaled) else { return general(value) };
    let rounded = exact.round_dp_with_strategy(decimals.len() as u32, RoundingStrategy::MidpointAwayFromZero);
    let plain = format!("{:.*}", decimals.len(), rounded.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole = if whole == "0" && least_whole == 0 { "" } else { whole };
    let whole = format!("{whole:0>least_whole$}");
    let least = decimals.iter().rposition(|c| *c != '#').map_or(0, |at| at + 1);
    let part = &part[..part.trim_end_matches('0').len().max(least.min(part.len()))];
    let mut shown = String::new();
    if rounded.is_sign_negative() && !rounded.is_zero() {
        shown.push('-');
    }
    for (i, token) in tokens.iter().enumerate() {
        match token {
            Token::Text(c) if i < first_digit || i > last_digit => shown.push(*c),
            Token::Percent => shown.push('%'),
            Token::Digit(_) if i == first_digit => {
                push_grouped(&mut shown, &whole, grouped);
                if !part.is_empty() {
                    shown.push(',');
                    shown.push_str(part);
                }
            }
            _ => {}
        }
    }
    shown.trim().to_owned()
}

fn push_grouped(shown: &mut String, whole: &str, grouped: bool) {
    for (i, digit) in whole.chars().enumerate() {
        if grouped && i > 0 && (whole.len() - i).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
}

fn date(serial: f64, tokens: &[Token], days_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let seconds = ((serial - serial.floor()) * 86_400.0).round() as i64;
    let days = serial.floor() as i64 + seconds / 86_400 + if days_1904 { 1462 } else { 0 };
    let seconds = seconds % 86_400;
    // The calendar of 1900 counts a 29 February that was not.
    let epoch = if days < 60 { jiff::civil::date(1899, 12, 31) } else { jiff::civil::date(1899, 12, 30) };
    let day = epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    let mut shown = String::new();
    let mut after_hour = false;
    for (i, token) in tokens.iter().enumerate() {
        match token {
            Token::Date(kind, count) => {
                let before_second = matches!(tokens.get(i + 2), Some(Token::Date('s', _)));
                let (value, width) = match kind {
                    'y' if *count <= 2 => (i64::from(day.year() % 100), 2),
                    'y' => (i64::from(day.year()), 4),
                    'h' => (seconds / 3600, *count),
                    's' => (seconds % 60, *count),
                    'm' if after_hour || before_second => (seconds / 60 % 60, *count),
                    'm' => (i64::from(day.month()), (*count).min(2)),
                    _ => (i64::from(day.day()), (*count).min(2)),
                };
                after_hour = *kind == 'h';
                let _ = write!(shown, "{value:0width$}");
            }
            Token::Text(c) => shown.push(*c),
            Token::Point => shown.push('.'),
            Token::Comma => shown.push(','),
            _ => {}
        }
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_with_vietnamese_marks() {
        let cases = [
            (1_234_567.0, "#,##0", "1.234.567"),
            (1234.5, "#,##0.00", "1.234,50"),
            (0.125, "0.0%", "12,5%"),
            (0.95, "0%", "95%"),
            (-1200.0, "#,##0;(#,##0)", "(1.200)"),
            (0.0, "#,##0;-#,##0;\"-\"", "-"),
            (1200.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"??_);_(@_)", "1.200"),
            (5.0, "00", "05"),
            (2.5, "0.##", "2,5"),
            (3.0, "0.##", "3"),
            (12_500_000.0, "#,##0,,\" triệu\"", "13 triệu"),
            (1500.0, "#,##0\" đồng\"", "1.500 đồng"),
            (0.1 + 0.2, "General", "0,3"),
            (2.675, "0.00", "2,68"),
            (1_234_567_890.0, "General", "1234567890"),
        ];
        for (value, code, expected) in cases {
            assert_eq!(shown(value, code, false), expected, "{value} {code}");
        }
    }

    #[test]
    fn days_are_shown_as_dates() {
        assert_eq!(shown(45_717.0, "dd/mm/yyyy", false), "01/03/2025");
        assert_eq!(shown(45_717.5, "d/m/yy h:mm", false), "1/3/25 12:00");
        assert_eq!(shown(44_255.0, "dd/mm/yyyy", true), "01/03/2025");
    }
}
