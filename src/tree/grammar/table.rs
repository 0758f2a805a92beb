//! Lines that belong to a table: its unit. Rows and cells themselves come from the reader's coordinates.

use super::{Parsed, is_space, words};
use nom::Parser;
use nom::branch::alt;

/// `Đơn vị tính: triệu đồng`, `ĐVT: ha`, `(Đơn vị: người)`; yields the unit.
pub fn unit(i: &str) -> Parsed<'_, &str> {
    let open = i.trim_start_matches(['(', '[', ' ']);
    let (rest, _) = alt((words("đơn vị tính"), words("đơn vị"), words("đvt"))).parse(open)?;
    let rest = rest.trim_start_matches(is_space);
    let Some(rest) = rest.strip_prefix(':') else { return super::fail(i) };
    Ok(("", rest.trim_matches(|c: char| is_space(c) || matches!(c, ')' | ']' | '.'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_tables() {
        assert_eq!(unit("Đơn vị tính: triệu đồng"), Ok(("", "triệu đồng")));
        assert_eq!(unit("(ĐVT: ha)"), Ok(("", "ha")));
        assert!(unit("Đơn vị chủ trì thực hiện").is_err());
    }
}
