//! [`Documents`]: what the editor has open, as it has it, and when each is to be checked.

use super::checked::Checked;
use super::position::{Encoding, Written};
use super::uri;
use crate::config::{Asked, Setups};
use crate::diagnostic::Fault;
use ls_types::{TextDocumentItem, Uri};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Typing rests this long before a draft is checked.
const QUIET: Duration = Duration::from_millis(200);
/// Who types on and on sees findings all the same.
const PATIENCE: Duration = Duration::from_secs(2);

/// An open document.
pub struct Document {
    /// Its name in the protocol.
    pub uri: Uri,
    /// Of its text.
    pub version: i32,
    /// Its text.
    pub written: Written,
    /// Where it lies, or would lie.
    pub path: PathBuf,
    /// Whether it lies in a file.
    pub is_file: bool,
    /// Whether it is a draft, and not a configuration of ours.
    pub is_draft: bool,
    /// What applies to it, or what is wrong with what should.
    pub setups: Result<Setups, Vec<Fault>>,
    /// What the last check found, of this very text.
    pub checked: Option<Checked>,
    /// When it is to be checked.
    due: Option<Instant>,
    /// Since when it waits.
    waits_since: Option<Instant>,
}

/// The open documents, in the order they were opened.
#[derive(Default)]
pub struct Documents {
    list: Vec<Document>,
}

impl Document {
    /// Of what was opened; `root` is the folder of what lies in no file.
    pub fn new(item: TextDocumentItem, root: &Path, encoding: Encoding, asked: &Asked) -> Self {
        let file = uri::path(&item.uri);
        let mut path = file.clone().unwrap_or_else(|| root.join(uri::name(&item.uri)));
        if file.is_none() && path.extension().is_none() && item.language_id == "markdown" {
            path.set_extension("md");
        }
        let is_draft = item.language_id != "toml" && path.extension().is_none_or(|extension| extension != "toml");
        Self {
            uri: item.uri,
            version: item.version,
            written: Written::new(item.text, encoding),
            setups: setups(asked, &path),
            path,
            is_file: file.is_some(),
            is_draft,
            checked: None,
            due: None,
            waits_since: None,
        }
    }

    /// Takes a new text. What was found in the old one is forgotten.
    pub fn change(&mut self, version: i32, change: impl FnOnce(&mut Written), pace: Duration) {
        change(&mut self.written);
        self.version = version;
        self.checked = None;
        let now = Instant::now();
        let since = *self.waits_since.get_or_insert(now);
        // A draft that takes long to check is checked less often.
        self.due = Some((now + QUIET.max(pace * 2)).min(since + PATIENCE.max(pace * 4)));
    }

    /// To be checked as soon as nothing else is to do.
    pub fn hurry(&mut self) {
        self.due = Some(Instant::now());
    }

    /// Reads anew what applies to it.
    pub fn set_up(&mut self, asked: &Asked) {
        self.setups = setups(asked, &self.path);
        self.checked = None;
    }

    /// Checks it, if that was not done since its last change.
    pub fn check(&mut self) {
        (self.due, self.waits_since) = (None, None);
        if self.checked.is_none()
            && let Ok(setups) = &self.setups
            && self.is_draft
        {
            self.checked = Some(Checked::of(&self.path, self.written.text(), setups));
        }
    }

    /// Whether it waits to be checked.
    pub fn is_waiting(&self) -> bool {
        self.due.is_some()
    }
}

fn setups(asked: &Asked, path: &Path) -> Result<Setups, Vec<Fault>> {
    Setups::of(asked, [path.to_path_buf()])
}

impl Documents {
    /// Takes a document that was opened.
    pub fn open(&mut self, document: Document) {
        self.close(&document.uri);
        self.list.push(document);
    }

    /// Forgets a document.
    pub fn close(&mut self, uri: &Uri) -> Option<Document> {
        let at = self.list.iter().position(|document| document.uri == *uri)?;
        Some(self.list.remove(at))
    }

    /// The document of a URI.
    pub fn get_mut(&mut self, uri: &Uri) -> Option<&mut Document> {
        self.list.iter_mut().find(|document| document.uri == *uri)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Document> {
        self.list.iter()
    }

    /// All of them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Document> {
        self.list.iter_mut()
    }

    /// When the next one is to be checked.
    pub fn deadline(&self) -> Option<Instant> {
        self.list.iter().filter_map(|document| document.due).min()
    }

    /// One whose time has come.
    pub fn due(&self) -> Option<Uri> {
        let now = Instant::now();
        self.list
            .iter()
            .find(|document| document.due.is_some_and(|due| due <= now))
            .map(|document| document.uri.clone())
    }
}
