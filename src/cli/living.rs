//! `soat baseline` and `soat ignore`: living with findings that are known.

use super::bundle::{Bundle, Opened, bundles, hold};
use super::guard::Former;
use super::job::{Found, Job};
use super::output::put;
use super::run::text;
use super::{Exit, Stop, output};
use crate::config::{BASELINE_FILE, IgnoreList, Listed, Recorded, baseline, ignored, relative};
use crate::lint::today;
use crate::read::system::folder_of;
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
    let Found { inputs, failures, setups } = job.found(&Former::default())?;
    let mut known = Vec::new();
    let mut complete = failures.is_empty();
    for failure in &failures {
        eprintln!("{}", masked(&failure.message));
    }
    let bundles = if job.asked.bundle {
        bundles(&job.inputs, &inputs, std::iter::empty(), complete)
    } else {
        (0..inputs.len()).map(|i| Bundle { inputs: vec![i], is_complete: false }).collect()
    };
    for bundle in bundles {
        let mut opened = Vec::with_capacity(bundle.inputs.len());
        for &index in &bundle.inputs {
            match job.inputs.read(&inputs[index]) {
                Ok(text) => {
                    let outcome = setups.linter_of(index).check(&text);
                    opened.push(Opened { index, text, outcome, unwritten: None });
                }
                Err(failure) => {
                    eprintln!("{}", masked(&failure.message));
                    complete = false;
                }
            }
        }
        if job.asked.bundle {
            let is_complete = bundle.is_complete && opened.len() == bundle.inputs.len();
            hold(&setups, &mut opened, is_complete);
        }
        for Opened { index, text, mut outcome, .. } in opened {
            let path = job.inputs.path(&inputs[index]);
            let file = relative(&path, folder);
            for finding in setups.findings(index, &text, &mut outcome) {
                let words = finding.diagnostic.span.map_or("", |span| text.slice(span));
                known.push(Known {
                    path: path.clone(),
                    recorded: Recorded::new(&file, &finding.diagnostic.code, &finding.fingerprint, words),
                    is_suppressed: finding.suppressed.is_some(),
                });
            }
        }
    }
    Ok((known, complete))
}

/// `soat baseline create|update|prune|status`.
pub fn baselines(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let Some((what, matches)) = matches.subcommand() else {
        let sentence = lang.pick("thiếu lệnh: create, update, prune, status", "one of: create, update, prune, status");
        return Err(Stop::Usage(sentence.to_owned()));
    };
    let mut job = Job::of(matches, lang)?;
    let asked = job.asked.baseline.take().or_else(|| job.settled.baseline.take());
    let path = asked.unwrap_or_else(|| PathBuf::from(BASELINE_FILE));
    // A baseline is judged against everything that is found, itself left aside.
    job.asked.ignores_baselines = true;
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
    let (found, complete) = findings(&job, folder)?;
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
        (Lang::Vi, "prune") => format!("{name}: bỏ {gone} mục đã hết, giữ {kept} mục.\n"),
        (Lang::En, "prune") => format!("{name}: {gone} forgotten, {kept} kept.\n"),
        (Lang::Vi, "update") => format!("{name}: ghi nhận {} phát hiện, thêm {fresh}, bớt {gone}.\n", listed.len()),
        (Lang::En, "update") => format!("{name}: {} findings recorded, {fresh} new, {gone} gone.\n", listed.len()),
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
                format!("không có phát hiện nào có mã nhận dạng {fingerprint}; xem: soat check -v"),
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
        let until = until.map(|day| day.to_string());
        let entry = ignored(&known.path, known.recorded.clone(), reason, until.as_deref());
        let Listed { list, text, file } = entry.map_err(|fault| Stop::Faults(vec![fault]))?;
        put(&list, text.as_bytes(), lang)?;
        let (list, rule) = (list.display(), &first.recorded.rule);
        output::print(
            &lang.pick(format!("{list}: bỏ qua {rule} ở {file}\n"), format!("{list}: {rule} is ignored in {file}\n")),
        )?;
    }
    Ok(Exit::Clean)
}
