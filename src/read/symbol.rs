//! Characters of the symbol fonts (Symbol, Wingdings), as the Unicode characters they look like.

/// The character that code `code` of font `font` looks like; `None` where the font is not a symbol font.
/// Symbol fonts are reached both as `U+F0xx` and as plain `U+00xx`.
pub(crate) fn symbol(font: &str, code: u32) -> Option<char> {
    let byte = u8::try_from(if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code }).ok()?;
    let font = font.to_ascii_lowercase();
    if font == "symbol" {
        Some(in_symbol(byte))
    } else if font.starts_with("wingdings") || font == "webdings" {
        Some(in_wingdings(byte))
    } else if code >= 0xF000 {
        Some(if byte == 0xB7 { '•' } else { char::from(byte) })
    } else {
        None
    }
}

fn in_symbol(byte: u8) -> char {
    const GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    match byte {
        b'A'..=b'Z' => GREEK.chars().nth(usize::from(byte - b'A')).unwrap_or('?'),
        b'a'..=b'z' => SMALL.chars().nth(usize::from(byte - b'a')).unwrap_or('?'),
        0x2D => '−',
        0xA3 => '≤',
        0xA5 => '∞',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xBC => '…',
        0xC6 => '∅',
        0xCE => '∈',
        0xD6 => '√',
        0xD7 => '⋅',
        0xDE => '⇒',
        0xE5 => '∑',
        0x20..=0x7E => char::from(byte),
        _ => '•',
    }
}

fn in_wingdings(byte: u8) -> char {
    match byte {
        0x20 => ' ',
        0x6C => '●',
        0x6D => '❍',
        0x6E => '■',
        0x6F | 0x71 | 0x72 | 0xA8 => '□',
        0x75 => '◆',
        0x76 => '❖',
        0xA7 => '▪',
        0xD8 => '➢',
        0xDF | 0xE7 => '←',
        0xE0 | 0xE8 => '→',
        0xF0 => '⇨',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => '•',
    }
}
