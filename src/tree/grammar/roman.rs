//! Roman numerals.

use super::{Parsed, fail};
use nom::Parser;
use nom::bytes::complete::take_while1;

/// `I`, `IV`, `XXXIX`; only well-formed numerals below 40 (no draft counts further, and `C`, `D`, `L`, `M` are letters).
pub fn roman(i: &str) -> Parsed<'_, u32> {
    let (rest, numeral) = take_while1(|c: char| matches!(c, 'I' | 'V' | 'X')).parse(i)?;
    match value(numeral) {
        Some(value) => Ok((rest, value)),
        None => fail(i),
    }
}

/// The value of a well-formed numeral of `I`, `V`, `X` in either case.
pub fn value(numeral: &str) -> Option<u32> {
    let tens = numeral.bytes().take_while(|b| b.eq_ignore_ascii_case(&b'X')).count();
    let units = match &numeral[tens..].to_ascii_uppercase()[..] {
        "" => 0,
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    (tens <= 3 && tens + units > 0).then_some((tens * 10 + units) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_numerals() {
        for (numeral, wanted) in [("I", 1), ("IV", 4), ("XIX", 19), ("XXXIX", 39)] {
            assert_eq!(value(numeral), Some(wanted));
        }
        for bad in ["", "IIII", "VV", "IXX", "XXXX", "VX"] {
            assert_eq!(value(bad), None, "{bad}");
        }
    }
}
