//! `soat check --watch`: checks again whenever a document, a configuration or a card changes.

use super::Stop;
use super::run::Run;
use crate::config::absolute;
use crate::rules::card::Lang;
use notify::{EventKind, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// Editors write a file in several steps: one run for all of them.
const QUIET: Duration = Duration::from_millis(250);

/// Runs `once` now and after each change of something in `paths` that it depends on, until it is interrupted. What the run
/// itself writes (`written`) is no change.
pub fn watch(
    lang: Lang,
    paths: &[PathBuf],
    written: &[PathBuf],
    depends_on: impl Fn(&Path) -> bool,
    mut once: impl FnMut() -> Result<(), Stop>,
) -> Result<std::convert::Infallible, Stop> {
    let wrong = |error: notify::Error| {
        Stop::Usage(lang.pick(format!("không theo dõi được: {error}"), format!("cannot watch: {error}")))
    };
    let (sender, receiver) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(wrong)?;
    for path in paths {
        // Word and most editors replace a file: its folder is watched, not the file.
        let (folder, mode) = match path.parent() {
            _ if path.is_dir() => (path.as_path(), RecursiveMode::Recursive),
            Some(folder) if !folder.as_os_str().is_empty() => (folder, RecursiveMode::NonRecursive),
            _ => (Path::new("."), RecursiveMode::NonRecursive),
        };
        watcher.watch(folder, mode).map_err(wrong)?;
    }
    loop {
        once()?;
        eprintln!("{}", lang.pick("— đang theo dõi; Ctrl-C để dừng", "— watching; Ctrl-C to stop"));
        loop {
            let Ok(event) = receiver.recv() else { return Err(Stop::Pipe) };
            if event.is_ok_and(|event| is_change(&event, written, &depends_on)) {
                break;
            }
        }
        while receiver.recv_timeout(QUIET).is_ok() {}
    }
}

/// Whether something a run reads may be different now.
fn is_change(event: &notify::Event, written: &[PathBuf], depends_on: &dyn Fn(&Path) -> bool) -> bool {
    let changes =
        matches!(event.kind, EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
    let is_read = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        !written.contains(&absolute(path)) && !name.starts_with(['.', '~', '#']) && depends_on(path)
    };
    changes && event.paths.iter().any(is_read)
}

/// What a run writes.
pub fn written(run: &Run) -> Vec<PathBuf> {
    run.targets.iter().filter_map(|target| target.path.as_deref()).map(absolute).collect()
}

/// What a run looks at.
pub fn paths(run: &Run) -> Vec<PathBuf> {
    run.job.inputs.watched()
}
