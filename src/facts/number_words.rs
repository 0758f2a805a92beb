//! Numbers in Vietnamese words, read and written: `một triệu năm trăm nghìn`, `hai mươi mốt`, `một phẩy năm tỷ`. Must not
//! know figures or the text they stand in.

use rust_decimal::Decimal;

const THOUSAND: u64 = 1_000;
const MILLION: u64 = 1_000_000;
const BILLION: u64 = 1_000_000_000;

/// A number read from words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberWords {
    /// Its value.
    pub value: Decimal,
    /// How many words it took.
    pub words: usize,
    /// Whether the last hundreds follow a scale with no scale of their own (`một triệu năm trăm`): said so, people often
    /// mean them in the next lower scale (1.500.000).
    pub clipped: Option<Decimal>,
}

/// The number at the beginning of folded words; `None` where none begins there.
pub fn read(words: &[&str]) -> Option<NumberWords> {
    let mut reader = Reader { words, at: 0, clipped: None };
    let head = reader.below_billion()?;
    let mut value = head;
    if reader.takes(&["tỷ", "tỉ"]) {
        reader.clipped = None;
        value = head.checked_mul(BILLION.into())?;
        if reader.takes(&["rưỡi"]) {
            value = value.checked_add(Decimal::from(BILLION / 2))?;
        } else if let Some(rest) = reader.below_billion() {
            if rest.scale() > 0 {
                return None;
            }
            value = value.checked_add(rest)?;
        }
    }
    Some(NumberWords { value: value.normalize(), words: reader.at, clipped: reader.clipped })
}

struct Reader<'a> {
    words: &'a [&'a str],
    at: usize,
    clipped: Option<Decimal>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).copied().unwrap_or_default()
    }

    fn takes(&mut self, any: &[&str]) -> bool {
        let taken = any.contains(&self.peek(0));
        self.at += usize::from(taken);
        taken
    }

    /// `năm trăm hai mươi nghìn`, `một triệu rưỡi`, `chín trăm linh chín`, `một phẩy năm`
    fn below_billion(&mut self) -> Option<Decimal> {
        let start = self.at;
        let mut total = Decimal::ZERO;
        let mut last = BILLION;
        loop {
            let before = self.at;
            let Some(group) = self.below_thousand() else { break };
            let mut group = Decimal::from(group);
            let mut fraction = false;
            if self.peek(0) == "phẩy" {
                let Some(digits) = self.fraction() else { break };
                group += digits;
                fraction = true;
            }
            let scale = match self.peek(0) {
                "triệu" => MILLION,
                "nghìn" | "ngàn" => THOUSAND,
                _ => 1,
            };
            if scale >= last {
                // `hai nghìn năm triệu`: the second group is no part of this number.
                self.at = before;
                break;
            }
            if scale == 1 {
                let lower = last / THOUSAND;
                if before > start && lower > 1 && group > Decimal::ZERO && self.words[before + 1..self.at] == ["trăm"]
                {
                    self.clipped = Some(total + group * Decimal::from(lower));
                }
                total += group;
                last = 1;
                break;
            }
            self.at += 1;
            total += group * Decimal::from(scale);
            last = scale;
            if self.takes(&["rưỡi"]) {
                total += Decimal::from(scale / 2);
                break;
            }
            if fraction {
                break;
            }
        }
        (last < BILLION).then_some(total)
    }

    /// `không trăm linh năm`, `hai mươi mốt`, `mười lăm`, `bảy`
    fn below_thousand(&mut self) -> Option<u64> {
        let first = digit(self.peek(0))?.0;
        if self.peek(1) != "trăm" {
            return self.below_hundred();
        }
        self.at += 2;
        let mut value = first * 100;
        if matches!(self.peek(0), "linh" | "lẻ") {
            if let Some((unit, true)) = digit(self.peek(1)).filter(|(unit, _)| *unit > 0) {
                value += unit;
                self.at += 2;
            }
        } else if matches!(self.peek(0), "mười") || self.peek(1) == "mươi" || is_short_tens(self.peek(0), self.peek(1))
        {
            value += self.below_hundred().unwrap_or_default();
        }
        Some(value)
    }

    fn below_hundred(&mut self) -> Option<u64> {
        let (first, counts) = digit(self.peek(0))?;
        if self.peek(0) == "mười" {
            self.at += 1;
            let unit = match self.peek(0) {
                "năm" | "không" | "mười" => 0,
                word => after_tens(word).unwrap_or_default(),
            };
            self.at += usize::from(unit > 0);
            return Some(10 + unit);
        }
        if !counts {
            return None;
        }
        let tens_word = self.peek(1) == "mươi";
        if (tens_word && first > 1) || is_short_tens(self.peek(0), self.peek(1)) {
            self.at += 1 + usize::from(tens_word);
            let unit = match self.peek(0) {
                "một" | "năm" | "không" | "mười" => 0,
                word => after_tens(word).unwrap_or_default(),
            };
            self.at += usize::from(unit > 0);
            return Some(first * 10 + unit);
        }
        self.at += 1;
        Some(first)
    }

    /// `phẩy năm`, `phẩy hai lăm`, `phẩy không năm`
    fn fraction(&mut self) -> Option<Decimal> {
        self.at += 1;
        let mut digits: i64 = 0;
        let mut scale = 0;
        while scale < 6 {
            let Some((value, true)) = digit(self.peek(0)) else { break };
            if self.peek(1) == "mươi" || is_short_tens(self.peek(0), self.peek(1)) {
                digits = digits * 100 + self.below_hundred()?.cast_signed();
                scale += 2;
            } else {
                digits = digits * 10 + value.cast_signed();
                scale += 1;
                self.at += 1;
            }
        }
        (scale > 0).then(|| Decimal::new(digits, scale))
    }
}

/// The digit a word says, and whether it may open a group (`mười` opens one of its own kind).
fn digit(word: &str) -> Option<(u64, bool)> {
    let value = match word {
        "không" => 0,
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" | "tư" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        "mười" => return Some((10, false)),
        _ => return None,
    };
    Some((value, true))
}

/// The unit a word says after tens: `mốt`, `tư`, `lăm` and the plain digits.
fn after_tens(word: &str) -> Option<u64> {
    match word {
        "mốt" => Some(1),
        "lăm" | "nhăm" => Some(5),
        _ => digit(word).map(|(value, _)| value),
    }
}

/// `hai mốt`, `ba lăm`: tens without `mươi`.
fn is_short_tens(tens: &str, unit: &str) -> bool {
    matches!(unit, "mốt" | "lăm" | "nhăm") && digit(tens).is_some_and(|(value, counts)| counts && value > 1)
}

/// A number in words, lower case, as văn thư writes it: `một triệu không trăm linh năm nghìn`.
pub fn write(number: u64) -> String {
    let mut words = String::with_capacity(64);
    write_into(number, false, &mut words);
    words
}

fn write_into(number: u64, full: bool, out: &mut String) {
    if number >= BILLION {
        write_into(number / BILLION, full, out);
        push(out, "tỷ");
        if !number.is_multiple_of(BILLION) {
            write_into(number % BILLION, true, out);
        }
        return;
    }
    let mut full = full;
    for (scale, name) in [(MILLION, "triệu"), (THOUSAND, "nghìn"), (1, "")] {
        let group = number / scale % THOUSAND;
        if group == 0 && !(number == 0 && scale == 1) {
            continue;
        }
        write_group(group, full, out);
        if !name.is_empty() {
            push(out, name);
        }
        full = true;
    }
}

fn write_group(group: u64, full: bool, out: &mut String) {
    const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let (hundreds, tens, unit) = (group / 100, group / 10 % 10, group % 10);
    let said = hundreds > 0 || full;
    if said {
        push(out, DIGITS[hundreds as usize]);
        push(out, "trăm");
    }
    match tens {
        0 if said && unit > 0 => push(out, "linh"),
        0 => {}
        1 => push(out, "mười"),
        _ => {
            push(out, DIGITS[tens as usize]);
            push(out, "mươi");
        }
    }
    match unit {
        0 if said || tens > 0 => {}
        1 if tens > 1 => push(out, "mốt"),
        5 if tens > 0 => push(out, "lăm"),
        _ => push(out, DIGITS[unit as usize]),
    }
}

fn push(out: &mut String, word: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<Decimal> {
        let words: Vec<&str> = text.split(' ').collect();
        read(&words).filter(|n| n.words == words.len()).map(|n| n.value)
    }

    #[test]
    fn words_are_read() {
        let cases: [(&str, &str); 14] = [
            ("không", "0"),
            ("mười lăm", "15"),
            ("hai mươi mốt", "21"),
            ("hai mốt", "21"),
            ("ba mươi tư", "34"),
            ("một trăm lẻ năm", "105"),
            ("hai ngàn không trăm hai mươi tư", "2024"),
            ("một triệu năm trăm nghìn", "1500000"),
            ("một triệu rưỡi", "1500000"),
            ("chín tỷ chín trăm bốn mươi chín triệu", "9949000000"),
            ("hai nghìn ba trăm tỉ", "2300000000000"),
            ("một phẩy năm tỷ", "1500000000"),
            ("ba phẩy hai mươi lăm triệu", "3250000"),
            ("một tỷ không trăm linh năm", "1000000005"),
        ];
        for (words, wanted) in cases {
            assert_eq!(value(words).map(|v| v.to_string()).as_deref(), Some(wanted), "{words}");
        }
    }

    #[test]
    fn what_is_no_number_is_left() {
        assert_eq!(read(&["đồng"]), None);
        assert_eq!(read(&[]), None);
        // `mười năm` is ten years, `hai mươi năm` twenty.
        assert_eq!(read(&["mười", "năm"]).map(|n| n.words), Some(1));
        assert_eq!(read(&["hai", "mươi", "năm"]).map(|n| n.words), Some(2));
    }

    #[test]
    fn a_clipped_number_tells_its_other_reading() {
        let read = read(&["một", "triệu", "năm", "trăm"]).map(|n| (n.value, n.clipped));
        assert_eq!(read, Some((Decimal::from(1_000_500), Some(Decimal::from(1_500_000)))));
    }

    #[test]
    fn words_are_written() {
        let cases = [
            (0, "không"),
            (10, "mười"),
            (25, "hai mươi lăm"),
            (1_001, "một nghìn không trăm linh một"),
            (1_500_000, "một triệu năm trăm nghìn"),
            (1_000_000_005, "một tỷ không trăm linh năm"),
        ];
        for (number, wanted) in cases {
            assert_eq!(write(number), wanted);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number in 0_u64..1_000_000_000_000_000) {
            prop_assert_eq!(value(&write(number)), Some(Decimal::from(number)));
        }

        #[test]
        fn small_numbers_too(number in 0_u64..20_000) {
            let spoken = write(number).replace("linh", "lẻ").replace("nghìn", "ngàn");
            prop_assert_eq!(value(&spoken), Some(Decimal::from(number)));
        }

        #[test]
        fn any_words_are_read_without_panic(words in proptest::collection::vec(
            prop_oneof!["không", "một", "hai", "năm", "mười", "mươi", "trăm", "linh", "lăm", "nghìn", "triệu", "tỷ", "phẩy", "rưỡi", "đồng"],
            0..24,
        )) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            if let Some(number) = read(&words) {
                prop_assert!(number.words <= words.len() && number.words > 0);
            }
        }
    }
}
