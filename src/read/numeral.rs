//! Counts as list numbers: Roman, letters.

/// A count in a format of OpenDocument (`1`, `I`, `i`, `A`, `a`).
pub(crate) fn numeral(n: u32, format: &str) -> String {
    match format {
        "I" => roman(n),
        "i" => roman(n).to_lowercase(),
        "A" => letters(n, b'A'),
        "a" => letters(n, b'a'),
        // LibreOffice writes its own formats as the first numbers of the row.
        _ if format.starts_with("01,") => format!("{n:02}"),
        _ if format.starts_with('①') => enclosed(n, '①'),
        _ if format.starts_with('⑴') => enclosed(n, '⑴'),
        _ => n.to_string(),
    }
}

/// One of the twenty characters from `first` on that hold a number.
pub(crate) fn enclosed(n: u32, first: char) -> String {
    let at = n.checked_sub(1).filter(|at| *at < 20);
    at.and_then(|at| char::from_u32(u32::from(first) + at)).map_or_else(|| n.to_string(), String::from)
}

/// In Roman numerals.
pub(crate) fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n > 32_767 {
        return n.to_string();
    }
    let mut left = n;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            roman.push_str(sign);
            left -= value;
        }
    }
    roman
}

/// `a` … `z`, `aa`, `bb`: the letter is repeated.
pub(crate) fn letters(n: u32, first: u8) -> String {
    let Some(n) = n.checked_sub(1).filter(|n| *n < 780) else { return n.to_string() };
    let letter = char::from(first + (n % 26) as u8);
    std::iter::repeat_n(letter, n as usize / 26 + 1).collect()
}
