//! A figure finding's evidence as a line that a reader can redo on a pocket calculator.

use crate::diagnostic::{Evidence, vietnamese};

/// `11.200 / 4.700 × 100 = 238,297872`, in the Vietnamese writing of figures that the draft itself uses; `None` where
/// the formula is said in words.
pub fn calculation(evidence: &Evidence) -> Option<String> {
    let mut line = String::new();
    if evidence.formula == "sum of the parts" {
        let parts: Vec<String> = evidence.operands.iter().map(|(_, value)| vietnamese(value.normalize())).collect();
        return Some(format!("{} = {}", parts.join(" + "), vietnamese(evidence.computed.normalize())));
    }
    let mut rest = evidence.formula;
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        if end == 0 {
            line.push(if c == '*' { '×' } else { c });
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (name, behind) = rest.split_at(end);
        match evidence.operands.iter().find(|(operand, _)| operand == name) {
            Some((_, value)) => line.push_str(&vietnamese(value.normalize())),
            None if name.bytes().all(|b| b.is_ascii_digit()) => line.push_str(name),
            None => return None,
        }
        rest = behind;
    }
    line.push_str(" = ");
    line.push_str(&vietnamese(evidence.computed.normalize()));
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn operands_stand_in_the_formula() {
        let number = |text: &str| text.parse::<Decimal>().expect("a figure");
        let mut evidence = Evidence {
            formula: "a / b * 100",
            operands: vec![("a".to_owned(), number("11200")), ("b".to_owned(), number("4700.5"))],
            stated: number("283.29"),
            computed: number("238.272524"),
            accepted: vec![],
            hint: None,
        };
        assert_eq!(calculation(&evidence).as_deref(), Some("11.200 / 4.700,5 × 100 = 238,272524"));
        evidence.formula = "words = figure";
        assert_eq!(calculation(&evidence), None);
    }
}
