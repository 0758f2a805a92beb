//! `soat baseline` and `soat ignore`: living with findings that are known.

use super::job::Job;
use super::output::put;
use super::run::text;
use super::setup::Found;
use super::{Exit, Stop, output};
use crate::config::{BASELINE_FILE, IGNORE_FILE, IgnoreList, Recorded, absolute, appended, baseline};
use crate::lint::today;
use crate::report::masked;
use crate::rules::card::Lang;
use clap::ArgMatches;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// A finding with the file it is in.
struct Known {
    path: PathBuf,
    recorded: Recorded,
    is_suppressed: bool,
}

/// All findings of a job, with their file relative to the list they may be written to.
fn findings(job: &Job, folder: &Path) -> Result<(Vec<Known>, bool), Stop> {
    let Found { inputs, failures, setups } = job.found(std::iter::empty())?;
    let mut known = Vec::new();
    let mut complete = failures.is_empty();
    for failure in &failures {
        eprintln!("{}", masked(&failure.message));
    }
    for (i, input) in inputs.iter().enumerate() {
        let text = match job.inputs.read(input) {
            Ok(text) => text,
            Err(failure) => {
                eprintln!("{}", masked(&failure.message));
                complete = false;
                continue;
            }
        };
        let path = job.inputs.path(input);
        let file = relative(&path, folder);
        for finding in setups.check(i, &text).1 {
            let words = finding.diagnostic.span.map_or("", |span| text.slice(span));
            known.push(Known {
                path: path.clone(),
                recorded: Recorded::new(&file, &finding.diagnostic.code, &finding.fingerprint, words),
                is_suppressed: finding.suppressed.is_some(),
            });
        }
    }
    Ok((known, complete))
}

/// A path as lists write it: relative to their folder where it lies below, with `/`.
fn relative(path: &Path, folder: &Path) -> String {
    let (path, folder) = (absolute(path), absolute(folder));
    let inner = path.strip_prefix(&folder).unwrap_or(&path);
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").replace("//", "/")
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf()
}

/// `soat baseline create|update|prune|status`.
pub fn baselines(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let Some((what, matches)) = matches.subcommand() else {
        let sentence = lang.pick("thiếu lệnh: create, update, prune, status", "one of: create, update, prune, status");
        return Err(Stop::Usage(sentence.to_owned()));
    };
    let mut job = Job::of(matches, lang)?;
    let asked = job.baseline.take().or_else(|| job.settled.baseline.take());
    let path = asked.unwrap_or_else(|| PathBuf::from(BASELINE_FILE));
    // A baseline is judged against everything that is found, itself left aside.
    job.without_baseline();
    let name = path.display();
    let exists = path.is_file();
    if what == "create" && exists {
        return Err(Stop::Usage(lang.pick(
            format!("{name}: đã có; dùng: soat baseline update"),
            format!("{name}: exists; use: soat baseline update"),
        )));
    }
    if what != "create" && !exists {
        return Err(Stop::Usage(lang.pick(
            format!("{name}: chưa có; lập bằng: soat baseline create"),
            format!("{name}: does not exist; make it with: soat baseline create"),
        )));
    }
    let old = if exists { Some(IgnoreList::baseline(&path).map_err(|fault| Stop::Faults(vec![fault]))?) } else { None };
    let folder = folder_of(&path);
    let (found, complete) = findings(&job, &folder)?;
    let open: Vec<&Known> = found.iter().filter(|known| !known.is_suppressed).collect();
    let held = |known: &Known| {
        old.as_ref().is_some_and(|list| {
            list.of_file(&known.path).any(|entry| entry.fingerprint.as_deref() == Some(&known.recorded.fingerprint))
        })
    };
    let kept = open.iter().filter(|known| held(known)).count();
    let total = old.as_ref().map_or(0, |list| list.entries().count());
    let (fresh, gone) = (open.len() - kept, total.saturating_sub(kept));
    if !complete && what != "status" {
        // What could not be read would be forgotten.
        let sentence = lang
            .pick("có tệp không đọc được; danh sách giữ nguyên", "some input could not be read; nothing is written");
        eprintln!("{sentence}");
        return Ok(Exit::Incomplete);
    }
    let listed: Vec<Recorded> = match what {
        "prune" => open.iter().filter(|known| held(known)).map(|known| known.recorded.clone()).collect(),
        _ => open.iter().map(|known| known.recorded.clone()).collect(),
    };
    if what != "status" {
        put(&path, baseline(&listed, lang == Lang::Vi).as_bytes(), lang)?;
    }
    let page = match (lang, what) {
        (Lang::Vi, "create") => {
            format!("{name}: ghi nhận {} phát hiện. Dùng: soat check --baseline {name}\n", listed.len())
        }
        (Lang::En, "create") => {
            format!("{name}: {} findings recorded. Use it: soat check --baseline {name}\n", listed.len())
        }
        (Lang::Vi, _) => format!("{name}: {kept} còn, {gone} đã hết, {fresh} mới.\n"),
        (Lang::En, _) => format!("{name}: {kept} still there, {gone} gone, {fresh} new.\n"),
    };
    output::print(&page)?;
    Ok(if complete { Exit::Clean } else { Exit::Incomplete })
}

/// `soat ignore FINGERPRINT --reason …`.
pub fn ignore(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let fingerprint = text(matches, "fingerprint").unwrap_or_default();
    let reason = text(matches, "reason").unwrap_or_default().trim();
    if reason.is_empty() {
        return Err(Stop::Usage(lang.pick("--reason: đề nghị nêu lý do", "--reason: a reason is needed").to_owned()));
    }
    let until = text(matches, "until").map(|word| super::args::date(word, lang)).transpose().map_err(Stop::Usage)?;
    if let Some(until) = until.filter(|until| *until < today()) {
        return Err(Stop::Usage(
            lang.pick(format!("--until {until}: ngày đã qua"), format!("--until {until}: is past")),
        ));
    }
    let job = Job::of(matches, lang)?;
    let (found, _) = findings(&job, Path::new("."))?;
    let wanted: Vec<&Known> =
        found.iter().filter(|known| known.recorded.fingerprint.starts_with(fingerprint)).collect();
    let distinct: FxHashSet<&str> = wanted.iter().map(|known| known.recorded.fingerprint.as_str()).collect();
    let (Some(first), 1) = (wanted.first(), distinct.len()) else {
        return Err(Stop::Usage(if wanted.is_empty() {
            lang.pick(
                format!("không có phát hiện nào mang dấu {fingerprint}; xem: soat check -v"),
                format!("no finding has the fingerprint {fingerprint}; see: soat check -v"),
            )
        } else {
            lang.pick(
                format!("{fingerprint}: có nhiều phát hiện, viết dài hơn"),
                format!("{fingerprint}: means several findings, write more of it"),
            )
        }));
    };
    if wanted.iter().all(|known| known.is_suppressed) {
        eprintln!("{}", lang.pick("phát hiện này đã được bỏ qua", "this finding is ignored already"));
        return Ok(Exit::Clean);
    }
    for known in wanted.iter().filter(|known| !known.is_suppressed) {
        let folder = folder_of(&known.path);
        let list = IgnoreList::nearest(&folder).unwrap_or_else(|| folder.join(IGNORE_FILE));
        let old = match std::fs::read_to_string(&list) {
            Ok(old) => old,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Stop::Usage(format!("{}: {error}", list.display()))),
        };
        let mut recorded = known.recorded.clone();
        recorded.file = relative(&known.path, &folder_of(&list));
        let until = until.map(|day| day.to_string());
        let new = appended(&list.display().to_string(), &old, &recorded, reason, until.as_deref());
        put(&list, new.map_err(|fault| Stop::Faults(vec![fault]))?.as_bytes(), lang)?;
        let (list, rule) = (list.display(), &first.recorded.rule);
        output::print(&lang.pick(
            format!("{list}: bỏ qua {rule} ở {}\n", recorded.file),
            format!("{list}: {rule} is ignored in {}\n", recorded.file),
        ))?;
    }
    Ok(Exit::Clean)
}
