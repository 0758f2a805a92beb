//! [`Progress`]: a bar on the terminal while a folder is checked and nothing else is printed there.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// A bar, or nothing.
pub struct Progress(Option<ProgressBar>);

/// Fewer inputs are done before anybody would read a bar.
const LEAST: usize = 50;

impl Progress {
    /// For so many inputs. No bar is built where standard error is no terminal.
    pub fn new(inputs: usize) -> Self {
        if inputs < LEAST || !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new(inputs as u64);
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len}") {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// One input is done.
    pub fn step(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    /// A line on standard error, above the bar.
    pub fn aside(&self, line: &str) {
        match &self.0 {
            Some(bar) => bar.suspend(|| eprintln!("{line}")),
            None => eprintln!("{line}"),
        }
    }

    /// Takes the bar away.
    pub fn end(self) {
        if let Some(bar) = self.0 {
            bar.finish_and_clear();
        }
    }
}
