//! `soat check`: every input through the rules and into every report, in the order of the inputs.

use super::bundle::bundles;
use super::guard::{self, Former};
use super::input::{Input, Loaded};
use super::job::Found;
use super::output::Output;
use super::progress::Progress;
use super::run::Run;
use super::{Exit, Stop, mend, watch};
use crate::config::Setups;
use crate::diagnostic::Severity;
use crate::lint::{Linter, Outcome};
use crate::report::{self, Draft, Elsewhere, Failure, Report, Totals, render_in};
use crate::review::document;
use crate::rules::basis::registry;
use crate::rules::card::Lang;
use crate::text::Text;
use clap::ArgMatches;
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

/// `soat check`, once or on every change.
pub fn command(matches: &ArgMatches, lang: Lang) -> Result<Exit, Stop> {
    let run = Run::of(matches, lang)?;
    if !run.watch {
        return check(&run);
    }
    let once = || match Run::of(matches, lang).and_then(|run| check(&run)) {
        Err(Stop::Pipe) => Err(Stop::Pipe),
        // What is wrong now may be mended with the next change.
        Err(stop) => {
            stop.tell(lang);
            Ok(())
        }
        Ok(_) => Ok(()),
    };
    let depends_on = |path: &Path| run.job.inputs.depends_on(path);
    watch::watch(lang, &watch::paths(&run), &watch::written(&run), depends_on, once).map(|never| match never {})
}

/// Checks what a run asks for.
fn check(run: &Run) -> Result<Exit, Stop> {
    let written = || run.targets.iter().filter_map(|target| target.path.as_deref());
    let former = Former::of(&run.targets);
    let Found { mut inputs, failures: unlisted, mut setups } = run.job.found(&former)?;
    guard::keep(&run.targets, &inputs, run.force, run.lang)?;
    if let Some(reviews) = &run.reviews {
        inputs = reviews.ready(inputs)?;
        setups = run.job.setups(&inputs)?;
    }
    let settings = run.job.settings();
    if inputs.is_empty() && unlisted.is_empty() {
        eprintln!("{}", run.lang.pick("không có tệp nào để soát", "nothing to check: no input matched"));
        return Ok(Exit::Nothing);
    }
    let told = report::Run {
        lang: run.lang,
        stage: settings.stage,
        profile: settings.profile.name(),
        as_of: settings.as_of,
        catalog: &setups.catalog,
        registry_date: registry::DATE,
        quiet: run.quiet,
        statistics: run.statistics,
        coverage: run.coverage,
        fingerprints: run.verbose,
    };
    let mut reports = Vec::with_capacity(run.targets.len());
    let mut outputs = Vec::with_capacity(run.targets.len());
    for target in &run.targets {
        let (report, mut output) = Output::open(target, run.color, run.lang)?;
        output.write(&piece(0, |bytes| report.begin(&told, bytes)))?;
        reports.push(report);
        outputs.push(output);
    }
    let worker = Worker { run, told: &told, setups: &setups, reports: &reports };
    let mut desk = Desk {
        totals: Totals::default(),
        progress: Progress::new(if run.quiet { 0 } else { inputs.len() }, run.lang),
        lang: run.lang,
        verbose: run.verbose,
        quiet: run.quiet,
        outputs,
    };
    let is_listed = unlisted.is_empty();
    for failure in unlisted {
        desk.take(worker.failed(failure))?;
    }
    if run.job.asked.bundle {
        let bundles = bundles(&run.job.inputs, &inputs, written(), is_listed);
        worker.bundles(&inputs, &bundles, &mut desk)?;
    } else {
        worker.all(&inputs, &mut desk)?;
    }
    let Desk { totals, outputs, progress, .. } = desk;
    progress.end();
    for (report, mut output) in reports.iter().zip(outputs) {
        output.write(&piece(0, |bytes| report.end(&told, &totals, bytes)))?;
        output.close(run.lang)?;
    }
    if !run.watch {
        // The process ends, and what the rules hold with it: to take them apart word by word would cost as much as to make them.
        std::mem::forget(setups);
    }
    Ok(exit(run.fail_on, &totals))
}

fn exit(fail_on: Option<Severity>, totals: &Totals) -> Exit {
    let fails = |least| Severity::ALL.into_iter().any(|severity| severity >= least && totals.count(severity) > 0);
    match (totals.failures.is_empty(), fail_on.is_some_and(fails)) {
        (false, _) => Exit::Incomplete,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Clean,
    }
}

fn piece(room: usize, write: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(room);
    write(&mut bytes);
    bytes
}

/// Inputs that are checked together at most, and the bytes of text that are enough at once: what a step works with should
/// stay near.
const HANDFUL: usize = 8;
const ENOUGH: usize = 1 << 18;

/// What one input came to: bytes for each output, and its counts.
pub(super) struct Piece {
    bytes: Vec<Vec<u8>>,
    totals: Totals,
    name: String,
    /// What is to be told of the copy with comments.
    aside: Option<String>,
}

/// What the threads share; reads only.
pub(super) struct Worker<'a> {
    pub(super) run: &'a Run,
    told: &'a report::Run<'a>,
    pub(super) setups: &'a Setups,
    reports: &'a [Box<dyn Report>],
}

/// Where the pieces arrive, in order.
pub(super) struct Desk {
    outputs: Vec<Output>,
    totals: Totals,
    progress: Progress,
    lang: Lang,
    verbose: bool,
    quiet: bool,
}

impl Worker<'_> {
    /// Threads for so many inputs.
    pub(super) fn jobs(&self, inputs: usize) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        if inputs < 2 { 1 } else { self.run.jobs.unwrap_or_else(cores).min(inputs) }
    }

    /// As many threads, with room for deep documents.
    pub(super) fn pool(jobs: usize) -> Result<rayon::ThreadPool, Stop> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(8 << 20).build();
        pool.map_err(|error| Stop::Usage(error.to_string()))
    }

    fn all(&self, inputs: &[Input], desk: &mut Desk) -> Result<(), Stop> {
        let jobs = self.jobs(inputs.len());
        let numbered: Vec<(usize, &Input)> = inputs.iter().enumerate().collect();
        let linter_of = |&(index, _): &(usize, &Input)| std::ptr::from_ref(self.setups.linter_of(index));
        // A few handfuls for each thread, so that none waits for another.
        let most = (inputs.len() / (4 * jobs)).clamp(1, HANDFUL);
        let handfuls = numbered.chunk_by(|a, b| linter_of(a) == linter_of(b)).flat_map(|alike| alike.chunks(most));
        if jobs > 1 {
            return self.parallel(handfuls, jobs, desk);
        }
        handfuls.flat_map(|handful| self.handful(handful)).try_for_each(|piece| desk.take(piece))
    }

    /// Workers take the handfuls in order; pieces that are early wait until their turn. Where nobody reads on, workers stop.
    fn parallel<'h>(
        &self,
        handfuls: impl Iterator<Item = &'h [(usize, &'h Input)]> + Send,
        jobs: usize,
        desk: &mut Desk,
    ) -> Result<(), Stop> {
        let pool = Self::pool(jobs)?;
        let stopped = AtomicBool::new(false);
        let (sender, receiver) = mpsc::sync_channel::<(usize, Vec<Piece>)>(4 * jobs);
        pool.in_place_scope(|scope| {
            scope.spawn(|_| {
                handfuls.enumerate().par_bridge().for_each_with(sender, |sender, (number, handful)| {
                    if !stopped.load(Ordering::Relaxed) {
                        // The receiver is gone only after an error, which it reports itself.
                        let _ = sender.send((number, self.handful(handful)));
                    }
                });
            });
            let (mut early, mut turn) = (BTreeMap::new(), 0);
            let mut result = Ok(());
            for (number, pieces) in receiver {
                early.insert(number, pieces);
                while let Some(pieces) = early.remove(&turn) {
                    turn += 1;
                    if result.is_ok() {
                        result = pieces.into_iter().try_for_each(|piece| desk.take(piece));
                    }
                }
                if result.is_err() {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
            result
        })
    }

    /// The pieces of a handful, for which one linter is.
    fn handful(&self, handful: &[(usize, &Input)]) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(handful.len());
        while let Some(&(first, _)) = handful.get(pieces.len()) {
            let rest = &handful[pieces.len()..];
            let loaded = self.run.job.inputs.load_some(rest.iter().map(|&(_, input)| input), ENOUGH);
            let mut loaded = rest.iter().zip(loaded);
            while loaded.len() > 0 {
                self.together(self.setups.linter_of(first), &mut loaded, &mut pieces);
            }
        }
        pieces
    }

    /// The pieces of the first of these inputs: read, checked and reported each step for all, while texts are short.
    fn together<'i>(
        &self,
        linter: &Linter,
        loaded: &mut impl Iterator<Item = (&'i (usize, &'i Input), Result<Loaded, Failure>)>,
        pieces: &mut Vec<Piece>,
    ) {
        let mut room = ENOUGH;
        let opened = std::iter::from_fn(|| {
            let (&(index, input), loaded) = (room > 0).then(|| loaded.next())??;
            let read = |loaded| Ok(self.fixed(index, input, self.run.job.inputs.read_loaded(input, &loaded)?));
            let opened = loaded.and_then(|loaded| self.guarded(input, || read(loaded)).flatten());
            room = room.saturating_sub(opened.as_ref().map_or(0, |(text, _)| text.content().len()));
            Some((index, input, opened))
        });
        let opened: Vec<_> = opened.collect();
        let texts: Vec<&Text> = opened.iter().filter_map(|(.., opened)| Some(&opened.as_ref().ok()?.0)).collect();
        // Where one of them makes a rule fail, each is checked by itself below, which tells the one.
        let outcomes = catch_unwind(AssertUnwindSafe(|| linter.check_all(&texts))).unwrap_or_default();
        let mut outcomes = outcomes.into_iter();
        pieces.extend(opened.into_iter().map(|(index, input, opened)| {
            let (text, unwritten) = match opened {
                Ok(opened) => opened,
                Err(failure) => return self.failed(failure),
            };
            let outcome = outcomes.next();
            self.guarded(input, || {
                let outcome = outcome.unwrap_or_else(|| linter.check(&text));
                self.piece(index, input, &text, outcome, unwritten, &[])
            })
            .unwrap_or_else(|defect| self.failed(defect))
        }));
    }

    /// Does something with one input; a panic of ours becomes a failure of that input alone.
    pub(super) fn guarded<T>(&self, input: &Input, work: impl FnOnce() -> T) -> Result<T, Failure> {
        catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
            let path = self.run.job.inputs.name(input);
            let what = self.run.lang.pick(
                "soat bị lỗi khi soát tệp này; đề nghị báo lại kèm tệp",
                "soat failed on this file; please report it with the file",
            );
            Failure { message: format!("{path}: {what}"), path, code: "defect" }
        })
    }

    /// The text of an input after the fixes that were asked for, and why they could not be written.
    pub(super) fn opened(&self, index: usize, input: &Input) -> Result<(Text, Option<Failure>), Failure> {
        self.run.job.inputs.read(input).map(|text| self.fixed(index, input, text))
    }

    /// What was found in an input, in every report. `bundle` are the documents that labels may lie in.
    pub(super) fn piece(
        &self,
        index: usize,
        input: &Input,
        text: &Text,
        mut outcome: Outcome,
        unwritten: Option<Failure>,
        bundle: &[Elsewhere<'_>],
    ) -> Piece {
        let findings = self.setups.findings(index, text, &mut outcome);
        let starts = text.line_starts();
        let catalog = &self.setups.catalog;
        let shown = findings.iter().filter_map(|finding| {
            let card = catalog.card(&finding.diagnostic.code)?;
            Some(render_in(bundle, finding, card, self.run.lang, text, &starts))
        });
        let name = self.run.job.inputs.name(input);
        let draft = Draft {
            path: &name,
            text,
            starts: &starts,
            document: document(text, &outcome.tree, &outcome.facts),
            coverage: &outcome.coverage,
            findings: shown.collect(),
        };
        let mut totals = Totals::default();
        totals.add(&draft);
        totals.failures.extend(unwritten);
        let is_closed = self.run.fix.is_some() && text.source().decoded.is_none() && self.run.reviews.is_none();
        let mut aside = is_closed.then(|| mend::unfixed(&name, text.source().format, self.run.lang));
        if let Some(reviews) = &self.run.reviews {
            match reviews.write(input, &draft, &findings, self.run.job.inputs.limits()) {
                Ok(told) => aside = Some(told),
                Err(message) => totals.failures.push(Failure { path: name.clone(), code: "not-written", message }),
            }
        }
        // What machines read is about as long as the text.
        let room = text.content().len();
        let bytes = self.reports.iter().map(|report| piece(room, |bytes| report.file(self.told, &draft, bytes)));
        Piece { bytes: bytes.collect(), totals, name: name.clone(), aside }
    }

    /// The text after the fixes that were asked for, put in place of its file; and why it could not be.
    fn fixed(&self, index: usize, input: &Input, text: Text) -> (Text, Option<Failure>) {
        let (Some(least), Input::File(path)) = (self.run.fix, input) else { return (text, None) };
        if text.source().decoded.is_none() {
            return (text, None);
        }
        let mended = mend::mend(text.clone(), index, self.setups, least, self.run.job.inputs.limits());
        if mended.applied == 0 {
            return (text, None);
        }
        match mend::write(path, &text, &mended.text, self.run.lang) {
            Ok(()) => (mended.text, None),
            Err(message) => {
                let failure = Failure { path: self.run.job.inputs.name(input), code: "unwritable", message };
                (text, Some(failure))
            }
        }
    }

    pub(super) fn failed(&self, failure: Failure) -> Piece {
        let bytes = self.reports.iter().map(|report| piece(0, |bytes| report.failure(self.told, &failure, bytes)));
        let bytes = bytes.collect();
        let name = failure.path.clone();
        Piece { bytes, totals: Totals { failures: vec![failure], ..Totals::default() }, name, aside: None }
    }
}

impl Desk {
    pub(super) fn take(&mut self, piece: Piece) -> Result<(), Stop> {
        for (output, bytes) in self.outputs.iter_mut().zip(&piece.bytes) {
            // A bar and findings on one screen take turns.
            if self.progress.is_shown() && output.is_screen() && !bytes.is_empty() {
                self.progress.behind(|| output.piece(bytes).and_then(|()| output.flush()))?;
            } else {
                output.piece(bytes)?;
            }
        }
        if self.verbose || !piece.totals.failures.is_empty() {
            for output in &mut self.outputs {
                output.flush()?;
            }
        }
        for failure in &piece.totals.failures {
            self.progress.aside(&report::masked(&failure.message));
        }
        if let Some(aside) = piece.aside.filter(|_| !self.quiet) {
            self.progress.aside(&report::masked(&aside));
        }
        if self.verbose && piece.totals.failures.is_empty() {
            let count = piece.totals.errors + piece.totals.warnings + piece.totals.infos;
            let found = self.lang.pick(format!("{count} phát hiện"), format!("{count} findings"));
            self.progress.aside(&format!("{}: {found}", report::masked(&piece.name)));
        }
        self.progress.step();
        self.totals.merge(piece.totals);
        Ok(())
    }
}
