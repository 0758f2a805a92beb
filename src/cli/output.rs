//! Where reports go: standard output, or files that are put in place whole or not at all.

use super::Stop;
use super::interrupt::placing;
use super::run::texts;
use super::usage::did_you_mean;
use crate::config::nearest;
use crate::fix::{self, Place};
use crate::read::system::{Refusal, folder_of};
use crate::report::{self, FORMATS, Report, Screen};
use crate::rules::card::Lang;
use clap::ArgMatches;
use std::fs::File;
use std::io::{BufWriter, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};

/// A format and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Name of the format.
    pub format: &'static str,
    /// The file; `None`: standard output.
    pub path: Option<PathBuf>,
}

/// The place a report is written to.
pub struct Output {
    sink: Sink,
    separator: &'static str,
    /// Whether a file's piece was written.
    begun: bool,
}

enum Sink {
    Stdout(BufWriter<std::io::StdoutLock<'static>>),
    /// A file without a name, and the place it is for.
    File(BufWriter<File>, PathBuf),
    /// A device or a pipe, and the path it was named by.
    Stream(BufWriter<File>, PathBuf),
}

impl Target {
    /// From `--format`, given any number of times; `full` to standard output where it is not.
    pub fn all(matches: &ArgMatches, lang: Lang) -> Result<Vec<Self>, Stop> {
        let mut targets = Vec::new();
        for word in texts(matches, "format") {
            let (name, path) = match word.split_once('=') {
                Some((name, path)) => (name, Some(PathBuf::from(path))),
                None => (word, None),
            };
            if name == super::review::FORMAT {
                continue;
            }
            let Some(format) = FORMATS.iter().find(|format| **format == name) else {
                let all = format!("{}, {}", FORMATS.join(", "), super::review::FORMAT);
                let near =
                    nearest(name, FORMATS.iter().copied()).map_or(String::new(), |near| did_you_mean(near, lang));
                return Err(Stop::Usage(lang.pick(
                    format!("không có dạng kết quả “{name}”{near}; dùng một trong: {all}"),
                    format!("there is no format “{name}”{near}; one of: {all}"),
                )));
            };
            if path.as_ref().is_some_and(|path| path.as_os_str().is_empty()) {
                return Err(Stop::Usage(lang.pick(
                    format!("-f {name}= thiếu tên tệp, ví dụ -f {name}=phieu-soat.{name}"),
                    format!("-f {name}= needs a file name, as -f {name}=report.{name}"),
                )));
            }
            if let Some(path) =
                path.as_ref().filter(|path| targets.iter().any(|t: &Self| t.path.as_ref() == Some(*path)))
            {
                let path = path.display();
                return Err(Stop::Usage(lang.pick(
                    format!("hai dạng kết quả cùng ghi vào {path}; mỗi dạng cần một tên tệp"),
                    format!("two formats would be written to {path}; each needs a file name of its own"),
                )));
            }
            targets.push(Self { format, path });
        }
        if texts(matches, "format").next().is_none() {
            targets.push(Self { format: "full", path: None });
        }
        if targets.iter().filter(|target| target.path.is_none()).count() > 1 {
            let sentence = lang.pick(
                "chỉ một dạng kết quả được in ra màn hình; dạng còn lại cần tên tệp, ví dụ -f html=phieu.html",
                "only one format can go to standard output; name a file for the others, as -f html=report.html",
            );
            return Err(Stop::Usage(sentence.to_owned()));
        }
        Ok(targets)
    }
}

impl Output {
    /// Opens a target. Files are written without a name and put in their place at the end: what is interrupted leaves nothing.
    pub fn open(target: &Target, color: Option<bool>, lang: Lang) -> Result<(Box<dyn Report>, Self), Stop> {
        let sink = match &target.path {
            None => Sink::Stdout(BufWriter::with_capacity(ROOM, std::io::stdout().lock())),
            Some(path) => Sink::at(path).map_err(|error| unwritable(path, &error, lang))?,
        };
        let screen = match &sink {
            Sink::Stdout(_) => screen(color),
            Sink::File(..) | Sink::Stream(..) => Screen { color: color == Some(true), width: WIDTH },
        };
        // The names of `FORMATS` are the formats `report` knows: `Target::all` lets no other through.
        let report = report::report(target.format, screen).ok_or_else(|| Stop::Usage(target.format.to_owned()))?;
        let separator = report.separator();
        Ok((report, Self { sink, separator, begun: false }))
    }

    /// Writes a head or a foot.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        match &mut self.sink {
            Sink::Stdout(out) => out.write_all(bytes)?,
            Sink::File(out, _) | Sink::Stream(out, _) => out.write_all(bytes)?,
        }
        Ok(())
    }

    /// Writes a file's piece.
    pub fn piece(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        if bytes.is_empty() {
            return Ok(());
        }
        if std::mem::replace(&mut self.begun, true) {
            self.write(self.separator.as_bytes())?;
        }
        self.write(bytes)
    }

    /// Shows what was written so far, where somebody is looking on.
    pub fn flush(&mut self) -> Result<(), Stop> {
        match &mut self.sink {
            Sink::Stdout(out) => out.flush()?,
            Sink::File(..) | Sink::Stream(..) => {}
        }
        Ok(())
    }

    /// Puts the report in place.
    pub fn close(self, lang: Lang) -> Result<(), Stop> {
        match self.sink {
            Sink::Stdout(mut out) => out.flush()?,
            Sink::File(out, path) => {
                let mut whole = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
                let _placing = placing();
                let placed = whole.rewind().and_then(|()| {
                    let mut file = fix::beside(folder_of(&path))?;
                    std::io::copy(&mut whole, &mut file)?;
                    file.persist(&path).map_err(|error| error.error)
                });
                placed.map_err(|error| unwritable(&path, &error, lang))?;
            }
            Sink::Stream(mut out, path) => out.flush().map_err(|error| unwritable(&path, &error, lang))?,
        }
        Ok(())
    }

    /// Whether somebody reads it as it is written.
    pub fn is_screen(&self) -> bool {
        matches!(self.sink, Sink::Stdout(_)) && std::io::stdout().is_terminal()
    }
}

impl Sink {
    fn at(path: &Path) -> std::io::Result<Self> {
        let buffered = |file| BufWriter::with_capacity(1 << 16, file);
        Ok(match Place::at(path)? {
            Place::File(path) => Sink::File(buffered(tempfile::tempfile_in(folder_of(&path))?), path),
            Place::Stream(stream) => Sink::Stream(buffered(stream), path.to_owned()),
        })
    }
}

/// Bytes that are kept back: what a draft of some pages comes to is longer, and is handed on as it stands.
const ROOM: usize = 1 << 14;

/// Columns where no terminal says.
const WIDTH: usize = 100;

/// Prints a page to standard output.
pub fn print(page: &str) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    out.write_all(page.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Puts a small file in place whole or not at all.
pub fn put(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Stop> {
    let _placing = placing();
    fix::put(path, bytes).map_err(|error| unwritable(path, &error, lang))
}

/// Whether the arguments or the terminal want colours on standard output.
pub fn color(matches: &ArgMatches) -> bool {
    match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => true,
        Some("never") => false,
        _ => screen(None).color,
    }
}

/// The terminal behind standard error.
pub fn error_screen() -> Screen {
    let is_terminal = std::io::stderr().is_terminal();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    Screen { color: is_terminal && !plain, width: WIDTH }
}

/// Columns of the terminal.
pub fn width() -> usize {
    screen(None).width
}

/// The terminal behind standard output, if there is one.
fn screen(color: Option<bool>) -> Screen {
    let stdout = std::io::stdout();
    let terminal = stdout.is_terminal();
    let wanted = || {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
    };
    let width = terminal.then(|| terminal_size::terminal_size_of(&stdout)).flatten();
    let width = width.map_or(WIDTH, |(columns, _)| usize::from(columns.0)).clamp(40, 160);
    Screen { color: color.unwrap_or_else(wanted), width }
}

fn unwritable(path: &Path, error: &std::io::Error, lang: Lang) -> Stop {
    Stop::Usage(unwritten(path, error, lang))
}

/// That a file could not be written, and what to do.
pub fn unwritten(path: &Path, error: &std::io::Error, lang: Lang) -> String {
    let (path, Refusal { vi, en }) = (path.display(), error.into());
    lang.pick(
        format!("{path}: không ghi được ({vi}); đề nghị kiểm tra thư mục, đóng tệp nếu đang mở"),
        format!("{path}: cannot be written ({en}); check the folder, close the file if it is open"),
    )
}
