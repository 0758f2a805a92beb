//! What to check: files, folders and standard input become a list in a stable order, and each of them a [`Text`].

use super::guard::Former;
use super::run::{text, texts};
use super::walk::{is_hidden, tidy};
use super::{Stop, args};
use crate::config::{absolute, glob_fault};
use crate::read::system::Refusal;
use crate::read::{self, Digest, Limits, ReadError, Revisions};
use crate::report::{self, Failure};
use crate::rules::card::Lang;
use crate::text::Text;
use clap::ArgMatches;
use globset::{Glob, GlobSet, GlobSetBuilder};
use rustc_hash::FxHashSet;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

/// Extensions that are taken from folders; a file that is named is always taken.
const EXTENSIONS: [&str; 11] = ["txt", "md", "markdown", "html", "htm", "docx", "docm", "odt", "pdf", "xlsx", "ods"];

/// What was asked to be checked.
#[derive(Debug)]
pub struct Inputs {
    paths: Vec<PathBuf>,
    stdin_name: String,
    files_from: Option<PathBuf>,
    include: GlobSet,
    exclude: GlobSet,
    gitignore: bool,
    limits: Limits,
    lang: Lang,
}

/// One thing to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

/// The bytes of an input.
#[derive(Debug)]
pub struct Loaded {
    bytes: Vec<u8>,
    digest: Digest,
}

/// Which side of tracked changes the arguments choose.
fn revisions(matches: &ArgMatches) -> Revisions {
    match text(matches, "revisions") {
        Some("rejected" | "tu-choi") => Revisions::Rejected,
        _ => Revisions::Accepted,
    }
}

impl Inputs {
    /// From the arguments.
    pub fn of(matches: &ArgMatches, lang: Lang) -> Result<Self, Stop> {
        let mut paths: Vec<PathBuf> = matches.get_many("paths").into_iter().flatten().cloned().collect();
        let files_from = text(matches, "files-from").map(PathBuf::from);
        if paths.is_empty() && files_from.is_none() {
            paths.push(PathBuf::from("."));
        }
        let mut limits = Limits { revisions: revisions(matches), ..Limits::default() };
        if let Some(word) = text(matches, "max-file-size") {
            limits.file_bytes = args::size(word, lang).map_err(Stop::Usage)?;
        }
        Ok(Self {
            paths,
            stdin_name: text(matches, "stdin-filename").unwrap_or("<stdin>").to_owned(),
            files_from,
            include: globs("--include", texts(matches, "include"), lang)?,
            exclude: globs("--exclude", texts(matches, "exclude"), lang)?,
            gitignore: matches.get_flag("gitignore"),
            limits,
            lang,
        })
    }

    /// Takes what the configuration says where the arguments say nothing.
    pub fn or(
        &mut self,
        include: Option<&[String]>,
        exclude: Option<&[String]>,
        gitignore: Option<bool>,
    ) -> Result<(), Stop> {
        for (key, set, list) in [("include", &mut self.include, include), ("exclude", &mut self.exclude, exclude)] {
            if let (true, Some(list)) = (set.is_empty(), list) {
                *set = globs(key, list.iter().map(String::as_str), self.lang)?;
            }
        }
        self.gitignore |= gitignore.unwrap_or(false);
        Ok(())
    }

    /// The folder of the first input: whose configuration speaks for the run.
    pub fn first_folder(&self) -> PathBuf {
        match self.paths.first() {
            Some(path) if path.is_dir() => path.clone(),
            Some(path) if path.as_os_str() != "-" => path.parent().map(Path::to_path_buf).unwrap_or_default(),
            _ => PathBuf::new(),
        }
    }

    /// What to watch for changes: the files and folders of the arguments.
    pub fn watched(&self) -> Vec<PathBuf> {
        self.paths.iter().chain(&self.files_from).filter(|path| path.as_os_str() != "-").cloned().collect()
    }

    /// Where an input lies, or would lie by its name.
    pub fn path(&self, input: &Input) -> PathBuf {
        match input {
            Input::File(path) => path.clone(),
            Input::Stdin => PathBuf::from(&self.stdin_name),
        }
    }

    /// The folders of the arguments, where nothing but folders was given.
    pub fn folders(&self) -> Option<&[PathBuf]> {
        (self.files_from.is_none() && self.paths.iter().all(|path| path.is_dir())).then_some(&self.paths)
    }

    /// Whether readers take the digests of files.
    pub fn digests(&mut self, wanted: bool) {
        self.limits.digest = if wanted { Digest::Taken } else { Digest::Omitted };
    }

    /// What readers may take.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The name and the text of the input of a command that takes one `PATH`; `None` where it cannot be read, which is said.
    pub fn one(matches: &ArgMatches, lang: Lang) -> Option<(String, Text)> {
        let path = matches.get_one::<PathBuf>("path").cloned().unwrap_or_default();
        let input = if path.as_os_str() == "-" { Input::Stdin } else { Input::File(path) };
        let inputs = Self {
            paths: Vec::new(),
            stdin_name: "<stdin>".to_owned(),
            files_from: None,
            include: GlobSet::empty(),
            exclude: GlobSet::empty(),
            gitignore: false,
            limits: Limits { revisions: revisions(matches), ..Limits::default() },
            lang,
        };
        match inputs.read(&input) {
            Ok(text) => Some((inputs.name(&input), text)),
            Err(failure) => {
                eprintln!("{}", report::masked(&failure.message));
                None
            }
        }
    }

    /// The inputs in the order of the arguments, folders sorted by name, nothing twice; and what could not be listed.
    /// `former` are reports that this run will write again: they are left out of folders, but not where they are named.
    pub fn list(&self, former: &Former) -> Result<(Vec<Input>, Vec<Failure>), Stop> {
        let (mut inputs, mut failures) = (Vec::new(), Vec::new());
        let mut seen: FxHashSet<PathBuf> = FxHashSet::default();
        let named = self.named()?;
        for path in self.paths.iter().chain(&named) {
            if path.as_os_str() == "-" {
                if seen.insert(path.clone()) {
                    inputs.push(Input::Stdin);
                }
            } else if path.is_dir() {
                for found in self.walk(path) {
                    match found {
                        Ok(path) if !former.holds(&path) && seen.insert(path.clone()) => inputs.push(Input::File(path)),
                        Ok(_) => {}
                        Err(failure) => failures.push(failure),
                    }
                }
            } else if seen.insert(path.clone()) {
                inputs.push(Input::File(path.clone()));
            }
        }
        Ok((inputs, failures))
    }

    /// The name an input is shown by.
    pub fn name(&self, input: &Input) -> String {
        match input {
            Input::File(path) => path.display().to_string(),
            Input::Stdin => self.stdin_name.clone(),
        }
    }

    /// Reads an input.
    pub fn read(&self, input: &Input) -> Result<Text, Failure> {
        self.load(input).and_then(|bytes| self.read_loaded(input, &Loaded { bytes, digest: self.limits.digest }))
    }

    /// Reads an input whose bytes are at hand.
    pub fn read_loaded(&self, input: &Input, Loaded { bytes, digest }: &Loaded) -> Result<Text, Failure> {
        let limits = Limits { digest: *digest, ..self.limits };
        read::read_bytes(&self.name(input), bytes, &limits).map_err(|error| self.failure(input, &error))
    }

    /// The bytes of the first of these inputs, as many as make up `enough`; their digests are taken together.
    pub fn load_some<'i>(
        &self,
        inputs: impl Iterator<Item = &'i Input>,
        enough: usize,
    ) -> Vec<Result<Loaded, Failure>> {
        let mut room = enough;
        let bytes = inputs.map_while(|input| {
            let bytes = (room > 0).then(|| self.load(input))?;
            room = room.saturating_sub(bytes.as_ref().map_or(0, Vec::len));
            Some(bytes)
        });
        let bytes: Vec<_> = bytes.collect();
        let mut digests = Vec::new();
        if self.limits.digest == Digest::Taken {
            let files: Vec<&[u8]> = bytes.iter().flatten().map(Vec::as_slice).collect();
            digests = read::sha256_of_all(&files);
        }
        let mut digests = digests.into_iter().map(Digest::Known);
        let mut loaded = |bytes| Loaded { bytes, digest: digests.next().unwrap_or(self.limits.digest) };
        bytes.into_iter().map(|bytes| bytes.map(&mut loaded)).collect()
    }

    fn load(&self, input: &Input) -> Result<Vec<u8>, Failure> {
        let bytes = match input {
            Input::File(path) => read::load(path, &self.limits),
            Input::Stdin => self.stdin(),
        };
        bytes.map_err(|error| self.failure(input, &error))
    }

    fn stdin(&self) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        // One byte more than is allowed tells that there is too much.
        match std::io::stdin().lock().take(self.limits.file_bytes() + 1).read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(ReadError::Unreadable { name: self.stdin_name.clone(), reason: (&error).into() }),
        }
    }

    fn failure(&self, input: &Input, error: &ReadError) -> Failure {
        Failure { path: self.name(input), code: error.code(), message: error.message(self.lang.name()) }
    }

    /// The names listed in `--files-from`.
    fn named(&self) -> Result<Vec<PathBuf>, Stop> {
        let Some(list) = &self.files_from else { return Ok(Vec::new()) };
        let lines = |reader: &mut dyn BufRead| -> std::io::Result<Vec<PathBuf>> {
            let mut paths = Vec::new();
            for line in reader.lines() {
                let line = line?;
                // Notepad begins a list with a mark of its encoding.
                let line = line.trim_start_matches('\u{feff}').trim_end_matches('\r');
                if !line.trim().is_empty() {
                    paths.push(PathBuf::from(line));
                }
            }
            Ok(paths)
        };
        let paths = if list.as_os_str() == "-" {
            lines(&mut std::io::stdin().lock())
        } else {
            std::fs::File::open(list).and_then(|file| lines(&mut std::io::BufReader::new(file)))
        };
        paths.map_err(|error| {
            let (list, Refusal { vi, en }) = (list.display(), Refusal::from(&error));
            Stop::Usage(self.lang.pick(
                format!("--files-from {list}: không đọc được ({vi})"),
                format!("--files-from {list}: cannot be read ({en})"),
            ))
        })
    }

    fn walk<'a>(&'a self, folder: &'a Path) -> Box<dyn Iterator<Item = Result<PathBuf, Failure>> + 'a> {
        if self.gitignore { Box::new(self.walk_by_git(folder)) } else { Box::new(self.walk_all(folder)) }
    }

    /// What `.gitignore` files leave.
    fn walk_by_git(&self, folder: &Path) -> impl Iterator<Item = Result<PathBuf, Failure>> {
        let walk = ignore::WalkBuilder::new(folder)
            .standard_filters(false)
            .git_ignore(true)
            .git_exclude(true)
            .parents(true)
            .require_git(false)
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
            .sort_by_file_name(std::cmp::Ord::cmp)
            .build();
        walk.filter_map(move |entry| match entry {
            Ok(entry) => self.taken(entry.file_type()?, entry.path(), folder),
            Err(error) => {
                let error = error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into());
                Some(Err(self.unreadable(folder.display().to_string(), Refusal::from(&error))))
            }
        })
    }

    fn walk_all(&self, folder: &Path) -> impl Iterator<Item = Result<PathBuf, Failure>> {
        walkdir::WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(move |entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
            .filter_map(move |entry| match entry {
                Ok(entry) => self.taken(entry.file_type(), entry.path(), folder),
                Err(error) => {
                    let path = error.path().unwrap_or(folder).display().to_string();
                    Some(Err(self.unreadable(path, Refusal::from(&std::io::Error::from(error)))))
                }
            })
    }

    /// What is found in a folder, where it is taken. A pipe or a device there is not opened: the run would wait for it for ever.
    fn taken(&self, kind: std::fs::FileType, path: &Path, folder: &Path) -> Option<Result<PathBuf, Failure>> {
        if kind.is_dir() {
            return None;
        }
        let is_open = |path: &Path| path.metadata().map_or(true, |found| found.is_file() || found.is_dir());
        if kind.is_file() || (kind.is_symlink() && is_open(path)) {
            return self.is_wanted(path, folder).then(|| Ok(tidy(path.to_path_buf())));
        }
        let name = tidy(path.to_path_buf()).display().to_string();
        self.is_named(path, folder).then(|| Err(self.unreadable(name, Refusal::no_file())))
    }

    /// Whether a file of a folder is taken: by its extension, or as `--include` and `--exclude` say.
    fn is_wanted(&self, path: &Path, folder: &Path) -> bool {
        self.is_named(path, folder) && !is_own_report(path)
    }

    /// Whether the name of a file of a folder is one that is taken.
    fn is_named(&self, path: &Path, folder: &Path) -> bool {
        let inner = path.strip_prefix(folder).unwrap_or(path);
        let matches = |set: &GlobSet| set.is_match(inner) || path.file_name().is_some_and(|name| set.is_match(name));
        let known = || {
            let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
        };
        let wanted = if self.include.is_empty() { known() } else { matches(&self.include) };
        wanted && !matches(&self.exclude)
    }

    /// Whether a run may come out otherwise when this file changes: an input, the list of inputs, a configuration or a
    /// card, a folder. What else is written beside the documents (the output of the run itself, say) changes nothing.
    pub fn depends_on(&self, path: &Path) -> bool {
        let path = absolute(path);
        let Some(extension) = path.extension() else { return true };
        let in_folder = |folder: &PathBuf| folder.is_dir() && self.is_wanted(&path, &absolute(folder));
        extension.eq_ignore_ascii_case("toml")
            || self.watched().iter().any(|named| named.file_name() == path.file_name())
            || self.paths.iter().any(in_folder)
    }

    fn unreadable(&self, name: String, reason: Refusal) -> Failure {
        let error = ReadError::Unreadable { name: name.clone(), reason };
        Failure { path: name, code: error.code(), message: error.message(self.lang.name()) }
    }
}

/// Whether files with this extension are taken from folders.
pub fn is_read(extension: &str) -> bool {
    EXTENSIONS.contains(&extension)
}

/// Whether a file of a folder is a review sheet that soat wrote: no draft. A file that is named is checked all the same.
fn is_own_report(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    if !matches!(extension.as_str(), "html" | "htm" | "md" | "markdown") {
        return false;
    }
    // With room for all of it one read is enough.
    let mut head = Vec::with_capacity(report::HEAD as usize);
    let read = std::fs::File::open(path).and_then(|file| file.take(report::HEAD).read_to_end(&mut head));
    read.is_ok() && report::is_own(&head)
}

/// Globs of a flag or a key.
fn globs<'a>(name: &str, patterns: impl Iterator<Item = &'a str>, lang: Lang) -> Result<GlobSet, Stop> {
    let wrong = |error: globset::Error| {
        let (what, glob) = (glob_fault(&error), error.glob().unwrap_or_default());
        Stop::Usage(lang.pick(format!("{name} {glob}: {}", what.vi), format!("{name} {glob}: {}", what.en)))
    };
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).map_err(wrong)?);
    }
    set.build().map_err(wrong)
}
