//! `soat check`: every input through the rules and into every report, in the order of the inputs.

use super::document::document;
use super::input::Input;
use super::output::Output;
use super::progress::Progress;
use super::run::Run;
use super::{Exit, Stop};
use crate::diagnostic::Severity;
use crate::lint::{Ignores, Linter};
use crate::report::{self, Draft, Failure, Report, Totals, render};
use crate::rules::basis::registry;
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

/// Checks what a run asks for.
pub fn check(run: &Run) -> Result<Exit, Stop> {
    let linter = Linter::new(&run.catalog, run.settings.clone()).map_err(Stop::Usage)?;
    let (inputs, unlisted) = run.inputs.list(run.targets.iter().filter_map(|target| target.path.as_deref()))?;
    if inputs.is_empty() && unlisted.is_empty() {
        eprintln!("{}", run.lang.pick("không có tệp nào để soát", "nothing to check: no input matched"));
        return Ok(Exit::Nothing);
    }
    let told = report::Run {
        lang: run.lang,
        stage: run.settings.stage,
        profile: run.settings.profile.name(),
        as_of: run.settings.as_of,
        catalog: &run.catalog,
        registry_date: registry::DATE,
        quiet: run.quiet,
        statistics: run.statistics,
        coverage: run.coverage,
    };
    let mut reports = Vec::with_capacity(run.targets.len());
    let mut outputs = Vec::with_capacity(run.targets.len());
    for target in &run.targets {
        let (report, mut output) = Output::open(target, run.color, run.lang)?;
        output.write(&piece(|bytes| report.begin(&told, bytes)))?;
        reports.push(report);
        outputs.push(output);
    }
    let shows_progress = !run.quiet && !outputs.iter().any(Output::is_screen);
    let worker = Worker { run, told: &told, linter: &linter, reports: &reports };
    let mut desk = Desk {
        totals: Totals::default(),
        progress: Progress::new(if shows_progress { inputs.len() } else { 0 }),
        verbose: run.verbose,
        outputs,
    };
    for failure in unlisted {
        desk.take(worker.failed(failure))?;
    }
    worker.all(&inputs, &mut desk)?;
    let Desk { totals, outputs, progress, .. } = desk;
    progress.end();
    for (report, mut output) in reports.iter().zip(outputs) {
        output.write(&piece(|bytes| report.end(&told, &totals, bytes)))?;
        output.close(run.lang)?;
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

fn piece(write: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes);
    bytes
}

/// What one input came to: bytes for each output, and its counts.
struct Piece {
    bytes: Vec<Vec<u8>>,
    totals: Totals,
    name: String,
}

/// What the threads share; reads only.
struct Worker<'a> {
    run: &'a Run,
    told: &'a report::Run<'a>,
    linter: &'a Linter,
    reports: &'a [Box<dyn Report>],
}

/// Where the pieces arrive, in order.
struct Desk {
    outputs: Vec<Output>,
    totals: Totals,
    progress: Progress,
    verbose: bool,
}

impl Worker<'_> {
    fn all(&self, inputs: &[Input], desk: &mut Desk) -> Result<(), Stop> {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let jobs = if inputs.len() < 2 { 1 } else { self.run.jobs.unwrap_or_else(cores).min(inputs.len()) };
        if jobs > 1 {
            return self.parallel(inputs, jobs, desk);
        }
        inputs.iter().try_for_each(|input| desk.take(self.one(input)))
    }

    /// Workers take the inputs in order; pieces that are early wait until their turn. Where nobody reads on, workers stop.
    fn parallel(&self, inputs: &[Input], jobs: usize, desk: &mut Desk) -> Result<(), Stop> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(8 << 20).build();
        let pool = pool.map_err(|error| Stop::Usage(error.to_string()))?;
        let stopped = AtomicBool::new(false);
        let (sender, receiver) = mpsc::sync_channel::<(usize, Piece)>(4 * jobs);
        pool.in_place_scope(|scope| {
            scope.spawn(|_| {
                inputs.iter().enumerate().par_bridge().for_each_with(sender, |sender, (index, input)| {
                    if !stopped.load(Ordering::Relaxed) {
                        // The receiver is gone only after an error, which it reports itself.
                        let _ = sender.send((index, self.one(input)));
                    }
                });
            });
            let (mut early, mut turn) = (BTreeMap::new(), 0);
            let mut result = Ok(());
            for (index, piece) in receiver {
                early.insert(index, piece);
                while let Some(piece) = early.remove(&turn) {
                    turn += 1;
                    if result.is_ok() {
                        result = desk.take(piece);
                    }
                }
                if result.is_err() {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
            result
        })
    }

    /// Checks one input; a panic of ours becomes a failure of that input alone.
    fn one(&self, input: &Input) -> Piece {
        catch_unwind(AssertUnwindSafe(|| self.check(input))).unwrap_or_else(|_| {
            let path = self.run.inputs.name(input);
            let what = self.run.lang.pick(
                "soat bị lỗi khi soát tệp này; đề nghị báo lại kèm tệp",
                "soat failed on this file; please report it with the file",
            );
            self.failed(Failure { message: format!("{path}: {what}"), path, code: "defect" })
        })
    }

    fn check(&self, input: &Input) -> Piece {
        let text = match self.run.inputs.read(input) {
            Ok(text) => text,
            Err(failure) => return self.failed(failure),
        };
        let mut outcome = self.linter.check(&text);
        let findings = self.linter.findings(&text, &mut outcome, &Ignores::of([], self.run.settings.today));
        let starts = text.line_starts();
        let catalog = &self.run.catalog;
        let shown = findings.iter().filter_map(|finding| {
            let card = catalog.card(&finding.diagnostic.code)?;
            Some(render(finding, card, self.run.lang, &text, &starts))
        });
        let name = self.run.inputs.name(input);
        let draft = Draft {
            path: &name,
            text: &text,
            starts: &starts,
            document: document(&text, &outcome.tree, &outcome.facts),
            coverage: &outcome.coverage,
            findings: shown.collect(),
        };
        let mut totals = Totals::default();
        totals.add(&draft);
        let bytes = self.reports.iter().map(|report| piece(|bytes| report.file(self.told, &draft, bytes)));
        Piece { bytes: bytes.collect(), totals, name: name.clone() }
    }

    fn failed(&self, failure: Failure) -> Piece {
        let bytes = self.reports.iter().map(|report| piece(|bytes| report.failure(self.told, &failure, bytes)));
        let bytes = bytes.collect();
        let name = failure.path.clone();
        Piece { bytes, totals: Totals { failures: vec![failure], ..Totals::default() }, name }
    }
}

impl Desk {
    fn take(&mut self, piece: Piece) -> Result<(), Stop> {
        for (output, bytes) in self.outputs.iter_mut().zip(&piece.bytes) {
            output.piece(bytes)?;
        }
        if self.verbose || !piece.totals.failures.is_empty() {
            for output in &mut self.outputs {
                output.flush()?;
            }
        }
        for failure in &piece.totals.failures {
            self.progress.aside(&report::masked(&failure.message));
        }
        if self.verbose && piece.totals.failures.is_empty() {
            let count = piece.totals.errors + piece.totals.warnings + piece.totals.infos;
            self.progress.aside(&format!("{}: {count}", report::masked(&piece.name)));
        }
        self.progress.step();
        self.totals.merge(piece.totals);
        Ok(())
    }
}
