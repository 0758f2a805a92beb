//! [`Progress`]: a bar on the terminal while many documents are checked: how many are done, how fast, how long it takes.

use crate::rules::card::Lang;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use std::io::IsTerminal;

/// A bar, or nothing.
pub struct Progress(Option<ProgressBar>);

/// Fewer inputs are done before anybody would read a bar.
const LEAST: usize = 50;

impl Progress {
    /// For so many inputs. No bar is built where standard error is no terminal.
    pub fn new(inputs: usize, lang: Lang) -> Self {
        if inputs < LEAST || !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new(inputs as u64);
        // As wide as the terminal leaves it: a line that wraps cannot be taken back, and each step would leave one more.
        let template =
            lang.pick("{wide_bar} {pos}/{len} · {rate} · còn {eta}", "{wide_bar} {pos}/{len} · {rate} · {eta} left");
        if let Ok(style) = ProgressStyle::with_template(template) {
            let rate = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
                let rate = state.per_sec();
                let _ = match lang {
                    Lang::Vi => write!(out, "{rate:.0} văn bản/giây"),
                    Lang::En => write!(out, "{rate:.0} documents/s"),
                };
            };
            bar.set_style(style.with_key("rate", rate));
        }
        Self(Some(bar))
    }

    /// Whether there is a bar.
    pub fn is_shown(&self) -> bool {
        self.0.is_some()
    }

    /// Does something with the bar out of sight.
    pub fn behind<T>(&self, act: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(act),
            None => act(),
        }
    }

    /// One input is done.
    pub fn step(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    /// A line on standard error, above the bar.
    pub fn aside(&self, line: &str) {
        self.behind(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn end(self) {
        if let Some(bar) = self.0 {
            bar.finish_and_clear();
        }
    }
}
