//! The difference between a file and its rewrite, for eyes and for `patch`.

use anstyle::{AnsiColor, Reset, Style};
use similar::TextDiff;
use std::fmt::Write as _;

/// Lines of context.
const CONTEXT: usize = 2;

/// A unified diff; empty where nothing changed. `masked` makes a line fit for a terminal.
pub fn unified(name: &str, old: &str, new: &str, color: bool, masked: &dyn Fn(&str) -> String) -> String {
    let diff = TextDiff::from_lines(old, new);
    let (from, to) = (format!("a/{name}"), format!("b/{name}"));
    let plain = diff.unified_diff().context_radius(CONTEXT).header(&from, &to).to_string();
    let mut shown = String::with_capacity(plain.len());
    for (i, line) in plain.lines().enumerate() {
        let style = match line.as_bytes().first() {
            _ if i < 2 => Style::new().bold(),
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        };
        let line = masked(line);
        let _ = if color && style != Style::new() {
            writeln!(shown, "{}{line}{}", style.render(), Reset.render())
        } else {
            writeln!(shown, "{line}")
        };
    }
    shown
}
