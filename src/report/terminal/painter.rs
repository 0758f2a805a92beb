//! [`Painter`]: codespan's drawing in colours, with the word for the severity in the run's language.

use anstyle::{AnsiColor, Style};
use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::{GeneralWriteResult, WriteStyle};
use std::io::{self, Write};

/// Writes into memory: codespan writes character by character.
pub struct Painter<'a> {
    out: &'a mut Vec<u8>,
    color: bool,
    /// The severity's word.
    word: &'static str,
    /// The next write is codespan's English word for the severity, which `word` replaces.
    at_word: bool,
}

impl<'a> Painter<'a> {
    /// For one finding.
    pub fn new(out: &'a mut Vec<u8>, color: bool, word: &'static str) -> Self {
        Self { out, color, word, at_word: false }
    }

    fn paint(&mut self, style: Style) -> io::Result<()> {
        if self.color { write!(self.out, "{}", style.render()) } else { Ok(()) }
    }
}

fn color(severity: Severity) -> AnsiColor {
    match severity {
        Severity::Bug | Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note | Severity::Help => AnsiColor::Blue,
    }
}

impl Write for Painter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if std::mem::take(&mut self.at_word) {
            self.out.extend(self.word.as_bytes());
        } else {
            self.out.extend(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Painter<'_> {
    fn set_header(&mut self, severity: Severity) -> GeneralWriteResult {
        self.paint(color(severity).on_default().bold())?;
        self.at_word = true;
        Ok(())
    }

    fn set_header_message(&mut self) -> GeneralWriteResult {
        self.reset()?;
        self.paint(Style::new().bold())
    }

    fn set_line_number(&mut self) -> GeneralWriteResult {
        self.paint(AnsiColor::Cyan.on_default())
    }

    fn set_note_bullet(&mut self) -> GeneralWriteResult {
        self.paint(AnsiColor::Cyan.on_default())
    }

    fn set_source_border(&mut self) -> GeneralWriteResult {
        self.paint(AnsiColor::Cyan.on_default())
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> GeneralWriteResult {
        self.paint(match style {
            LabelStyle::Primary => color(severity).on_default().bold(),
            LabelStyle::Secondary => AnsiColor::Cyan.on_default(),
        })
    }

    fn reset(&mut self) -> GeneralWriteResult {
        if self.color { write!(self.out, "{}", anstyle::Reset.render()) } else { Ok(()) }
    }
}
