//! `-f docx=PATH`: copies of Word documents with the findings in them. Originals are never touched, and files that are
//! there are not overwritten unaware.

use super::Stop;
use super::input::Input;
use super::interrupt::placing;
use super::output::unwritten;
use super::run::texts;
use crate::diagnostic::Finding;
use crate::fix::{Place, beside};
use crate::read::Limits;
use crate::read::system::folder_of;
use crate::report::Draft;
use crate::review;
use crate::rules::card::Lang;
use crate::text::Format;
use crate::write::WriteError;
use clap::ArgMatches;
use rustc_hash::FxHashSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The name of the format.
pub const FORMAT: &str = "docx";

/// Where copies with comments go.
#[derive(Debug)]
pub struct Reviews {
    path: PathBuf,
    /// Each copy keeps the name of its original.
    is_folder: bool,
    track: bool,
    force: bool,
    lang: Lang,
}

impl Reviews {
    /// From `--format docx=PATH`.
    pub fn of(matches: &ArgMatches, lang: Lang) -> Result<Option<Self>, Stop> {
        let mut paths = texts(matches, "format").filter_map(|word| match word.split_once('=') {
            Some((name, path)) => (name == FORMAT).then_some(path),
            None => (word == FORMAT).then_some(""),
        });
        let (track, force) = (matches.get_flag("track-changes"), matches.get_flag("force"));
        let Some(path) = paths.next() else {
            let names_a_file = || texts(matches, "format").any(|word| word.contains('='));
            if track {
                return Err(Stop::Usage(lang.pick(
                    "--track-changes chỉ dùng cùng -f docx=TỆP".to_owned(),
                    "--track-changes goes with -f docx=FILE only".to_owned(),
                )));
            }
            if force && !names_a_file() {
                return Err(Stop::Usage(lang.pick(
                    "--force chỉ dùng khi ghi kết quả ra tệp, ví dụ -f html=phieu.html".to_owned(),
                    "--force goes with a report that is written to a file only, as -f html=report.html".to_owned(),
                )));
            }
            return Ok(None);
        };
        if path.is_empty() || paths.next().is_some() {
            return Err(Stop::Usage(lang.pick(
                "-f docx cần đúng một tên tệp hoặc thư mục, ví dụ -f docx=kh-da-soat.docx".to_owned(),
                "-f docx needs one name of a file or folder, as -f docx=plan-reviewed.docx".to_owned(),
            )));
        }
        if track && matches!(texts(matches, "revisions").next(), Some("rejected" | "tu-choi")) {
            return Err(Stop::Usage(lang.pick(
                "--track-changes không dùng cùng --revisions tu-choi".to_owned(),
                "--track-changes does not go with --revisions rejected".to_owned(),
            )));
        }
        if matches.get_flag("watch") {
            return Err(Stop::Usage(
                lang.pick(
                    "-f docx= không dùng cùng --watch".to_owned(),
                    "-f docx= does not go with --watch".to_owned(),
                ),
            ));
        }
        let is_folder = path.ends_with(['/', std::path::MAIN_SEPARATOR]) || Path::new(path).is_dir();
        Ok(Some(Self { path: PathBuf::from(path), is_folder, track, force, lang }))
    }

    /// The inputs without former copies, once it is sure that no copy takes the place of a file.
    pub fn ready(&self, inputs: Vec<Input>) -> Result<Vec<Input>, Stop> {
        let whole = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let folder = whole(&self.path);
        let is_copy = |path: &Path| {
            let path = whole(path);
            if self.is_folder { path.parent().is_some_and(|parent| parent == folder) } else { path == folder }
        };
        let mut inputs = inputs;
        if inputs.len() > 1 {
            inputs.retain(|input| !matches!(input, Input::File(path) if is_copy(path)));
        }
        if inputs.len() > 1 && !self.is_folder {
            return Err(self.stop(
                &self.path,
                [
                    "soát nhiều tệp thì -f docx= phải là một thư mục (có dấu / ở cuối)",
                    "for several files -f docx= has to be a folder (with a / at its end)",
                ],
            ));
        }
        let mut copies = FxHashSet::default();
        for input in &inputs {
            let Input::File(path) = input else {
                return Err(self.stop(
                    &self.path,
                    ["-f docx= cần tệp, không nhận đầu vào chuẩn", "-f docx= needs a file, not standard input"],
                ));
            };
            let copy = self.copy_of(path);
            if whole(&copy) == whole(path) {
                return Err(self.stop(&copy, ["không ghi đè lên bản gốc", "the original is not overwritten"]));
            }
            // Word refuses a file with macros under a name that says it has none, and the other way round.
            if let (Some(old), Some(new)) = (word_extension(path), word_extension(&copy))
                && !old.eq_ignore_ascii_case(new)
            {
                return Err(self.stop(
                    &copy,
                    [
                        "phần mở rộng phải như bản gốc (.docx, .docm)",
                        "the extension has to be the original's (.docx, .docm)",
                    ],
                ));
            }
            if !copies.insert(copy.clone()) {
                return Err(self.stop(
                    &copy,
                    [
                        "hai tệp cùng tên; đề nghị soát từng thư mục",
                        "two files have this name; check one folder at a time",
                    ],
                ));
            }
            if copy.exists() && !self.force {
                return Err(self.stop(
                    &copy,
                    ["tệp đã có; thêm --force để ghi đè", "the file is there already; add --force to overwrite it"],
                ));
            }
        }
        Ok(inputs)
    }

    /// Writes the copy of one input. Gives what to tell of it, or why there is none.
    pub fn write(
        &self,
        input: &Input,
        draft: &Draft<'_>,
        findings: &[Finding],
        limits: &Limits,
    ) -> Result<String, String> {
        let Input::File(path) = input else { return Err(String::new()) };
        let text = draft.text;
        if text.source().format != Format::Docx {
            let error = WriteError::NotWord(draft.path.to_owned(), text.source().format).message(self.lang);
            return if self.is_folder { Ok(error) } else { Err(error) };
        }
        let copy = self.copy_of(path);
        let unread = |error: std::io::Error| format!("{}: {error}", draft.path);
        let bytes = std::fs::read(path).map_err(unread)?;
        let reviewed = review::copy(&bytes, draft, findings, self.track, self.lang, limits);
        let reviewed = reviewed.map_err(|error| error.message(self.lang))?;
        self.put(&copy, &reviewed.bytes).map_err(|error| unwritten(&copy, &error, self.lang))?;
        let (copy, notes, changes) = (copy.display(), reviewed.comments, reviewed.changes);
        Ok(self.lang.pick(
            format!("{copy}: {notes} nhận xét, {changes} sửa chữa được theo dõi"),
            format!("{copy}: {notes} comments, {changes} tracked changes"),
        ))
    }

    fn copy_of(&self, path: &Path) -> PathBuf {
        match path.file_name().filter(|_| self.is_folder) {
            Some(name) => self.path.join(name),
            None => self.path.clone(),
        }
    }

    fn put(&self, copy: &Path, bytes: &[u8]) -> std::io::Result<()> {
        if self.is_folder {
            std::fs::create_dir_all(folder_of(copy))?;
        }
        let copy = match Place::at(copy)? {
            Place::File(copy) => copy,
            Place::Stream(mut stream) => return stream.write_all(bytes),
        };
        let _placing = placing();
        let mut file = beside(folder_of(&copy))?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        let kept = if self.force { file.persist(copy) } else { file.persist_noclobber(copy) };
        kept.map(|_| ()).map_err(|error| error.error)
    }

    fn stop(&self, path: &Path, [vi, en]: [&str; 2]) -> Stop {
        Stop::Usage(format!("{}: {}", path.display(), self.lang.pick(vi, en)))
    }
}

/// The extension of a name that Word gives.
fn word_extension(path: &Path) -> Option<&str> {
    let extension = path.extension()?.to_str()?;
    ["docx", "docm", "dotx", "dotm"].iter().any(|known| known.eq_ignore_ascii_case(extension)).then_some(extension)
}
