//! Text broken at spaces to the width of a screen.

use unicode_width::UnicodeWidthStr;

/// The text in lines of at most `width` columns; every line but the first begins with `indent`.
pub fn wrap(text: &str, width: usize, indent: &str) -> String {
    let room = width.max(20);
    let mut lines = String::with_capacity(text.len() + 8);
    let mut used = 0;
    for (i, word) in text.split(' ').enumerate() {
        let wide = word.width();
        if i > 0 && used + 1 + wide > room {
            lines.push('\n');
            lines.push_str(indent);
            used = indent.width();
        } else if i > 0 {
            lines.push(' ');
            used += 1;
        }
        lines.push_str(word);
        used += wide;
    }
    lines
}
