//! The row of column numbers and its formulas: `1`, `2`, `(3)`, `5=4/3`, `(6)=(5)-(4)`.

/// How a column is made of others, as the row of column numbers says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// What is done with them.
    pub operation: Operation,
    /// The columns it is done with, in order.
    pub operands: Vec<usize>,
}

/// What a formula does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `5=4/3`, `5=4/3*100`
    Quotient,
    /// `6=5-4`
    Difference,
    /// `3=4+5`
    Sum,
}

/// Whether the cells of a row number the columns: three or more, digits counting up or capital letters.
pub(super) fn is_column_numbers(cells: &[&str]) -> bool {
    let mut count = 0;
    let mut last = 0;
    for text in cells.iter().filter(|t| !t.is_empty()) {
        let (number, _) = split(text);
        match number.parse::<u32>() {
            Ok(n) if n > last && n < 100 && number.len() < 3 => last = n,
            Err(_) if number.len() == 1 && number.as_bytes()[0].is_ascii_uppercase() => {}
            _ => return false,
        }
        count += 1;
    }
    count >= 3 && last > 0
}

/// The formula of each column, where the row states one.
pub(super) fn formulas(cells: &[&str]) -> Vec<Option<Formula>> {
    let numbers: Vec<String> = cells.iter().map(|t| split(t).0).collect();
    let formula = |text: &&str| {
        let (_, right) = split(text);
        let right = right?;
        let right = right.trim_end_matches("100").trim_end_matches(['*', 'x', '%', '×', '.']);
        let (operation, mark): (_, &[char]) = if right.contains(['/', ':']) {
            (Operation::Quotient, &['/', ':'])
        } else if right.contains(['-', '–']) {
            (Operation::Difference, &['-', '–'])
        } else {
            (Operation::Sum, &['+'])
        };
        let operands: Option<Vec<usize>> =
            right.split(mark).map(|name| numbers.iter().position(|n| !n.is_empty() && n == name)).collect();
        let operands = operands?;
        let fits = if operation == Operation::Sum { operands.len() > 1 } else { operands.len() == 2 };
        fits.then_some(Formula { operation, operands })
    };
    cells.iter().map(formula).collect()
}

/// Number and formula of a cell without brackets and spaces.
fn split(text: &str) -> (String, Option<String>) {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '[' | ']')).collect();
    match bare.split_once('=') {
        Some((number, formula)) => (number.to_owned(), Some(formula.to_owned())),
        None => (bare, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_numbers_are_known() {
        assert!(is_column_numbers(&["A", "B", "1", "2", "3=2/1"]));
        assert!(is_column_numbers(&["(1)", "(2)", "(3)"]));
        assert!(!is_column_numbers(&["1", "Thu phí", "20"]));
        assert!(!is_column_numbers(&["1", "12", "5"]));
    }

    #[test]
    fn formulas_name_columns() {
        let formulas = formulas(&["A", "B", "1", "2", "3=2/1*100", "(4)=(2)-(1)"]);
        assert_eq!(formulas[4], Some(Formula { operation: Operation::Quotient, operands: vec![3, 2] }));
        assert_eq!(formulas[5], Some(Formula { operation: Operation::Difference, operands: vec![3, 2] }));
        assert_eq!(formulas[2], None);
    }
}
