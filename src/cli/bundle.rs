//! `--bundle`: documents that belong together, each read once and then held against the others.
//!
//! A bundle is what a person hands over as one. A folder is one bundle with all that lies below it (`phu-luc/`); several
//! folders are as many bundles. As soon as a file is named, all that was given is one.

use super::Stop;
use super::check::{Desk, Piece, Worker};
use super::input::{self, Input, Inputs};
use super::walk;
use crate::config::Setups;
use crate::lint::{Member, Outcome, across};
use crate::report::{Elsewhere, Failure};
use crate::text::Text;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// Inputs that belong together.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// Their indices, in order.
    pub inputs: Vec<usize>,
    /// Whether its folder holds nothing else that could belong to it.
    pub is_complete: bool,
}

/// Extensions of files that soat does not read from folders, and that an appendix may be. While one of them lies there,
/// nothing is missing for sure.
const UNREAD: [&str; 23] = [
    "7z", "bmp", "csv", "doc", "dot", "dotx", "dwg", "gif", "jpeg", "jpg", "png", "ppt", "pptx", "rar", "rtf", "tif",
    "tiff", "vsdx", "xls", "xlsb", "xlsm", "xps", "zip",
];

/// The bundles of the inputs, in their order. What the run itself writes belongs to none.
pub fn bundles<'p>(
    listed: &Inputs,
    inputs: &[Input],
    written: impl Iterator<Item = &'p Path>,
    is_listed: bool,
) -> Vec<Bundle> {
    let Some(folders) = listed.folders() else {
        return vec![Bundle { inputs: (0..inputs.len()).collect(), is_complete: is_listed }];
    };
    let paths: Vec<_> = inputs.iter().map(|input| listed.path(input)).collect();
    let known: FxHashSet<PathBuf> = paths.iter().cloned().chain(written.map(Path::to_path_buf)).collect();
    let mut bundles: Vec<Bundle> = Vec::new();
    let mut taken = 0;
    for folder in folders {
        // Inputs stand in the order of the folders, each where it was found first.
        let count = paths[taken..].iter().take_while(|path| walk::lies_in(path, folder)).count();
        let is_complete = is_listed && !walk::all_files(folder).any(|path| may_belong(&path) && !known.contains(&path));
        bundles.push(Bundle { inputs: (taken..taken + count).collect(), is_complete });
        taken += count;
    }
    bundles.retain(|bundle| !bundle.inputs.is_empty());
    bundles
}

/// Whether a file that is no input may all the same belong to the bundle.
fn may_belong(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    UNREAD.contains(&extension.as_str()) || input::is_read(&extension)
}

/// A document of a bundle, read and checked by itself.
pub struct Opened {
    /// Its input.
    pub index: usize,
    /// What was written.
    pub text: Text,
    /// What was read and found in it.
    pub outcome: Outcome,
    /// Why its fixes could not be written.
    pub unwritten: Option<Failure>,
}

/// Holds the documents of a bundle against each other.
pub fn hold(setups: &Setups, opened: &mut [Opened], is_complete: bool) {
    let members = opened.iter_mut().map(|one| Member {
        linter: setups.linter_of(one.index),
        text: &one.text,
        outcome: &mut one.outcome,
    });
    across(&mut members.collect::<Vec<_>>(), is_complete);
}

impl Worker<'_> {
    /// Checks bundles, one after the other: all documents of one are in memory at the same time.
    pub(super) fn bundles(&self, inputs: &[Input], bundles: &[Bundle], desk: &mut Desk) -> Result<(), Stop> {
        let pool = Self::pool(self.jobs(inputs.len()))?;
        for bundle in bundles {
            for piece in pool.install(|| self.bundle(inputs, bundle)) {
                desk.take(piece)?;
            }
        }
        Ok(())
    }

    fn bundle(&self, inputs: &[Input], bundle: &Bundle) -> Vec<Piece> {
        let read = bundle.inputs.par_iter().map(|&index| {
            let open = || {
                let (text, unwritten) = self.opened(index, &inputs[index])?;
                let outcome = self.setups.linter_of(index).check(&text);
                Ok(Opened { index, text, outcome, unwritten })
            };
            (index, self.guarded(&inputs[index], open).flatten())
        });
        let read: Vec<(usize, Result<Opened, Failure>)> = read.collect();
        let (mut opened, mut pieces) = (Vec::with_capacity(read.len()), Vec::new());
        for (index, one) in read {
            match one {
                Ok(one) => opened.push(one),
                Err(failure) => pieces.push((index, self.failed(failure))),
            }
        }
        let is_complete = bundle.is_complete && pieces.is_empty();
        if let Some(&first) = bundle.inputs.first()
            && let Err(defect) = self.guarded(&inputs[first], || hold(self.setups, &mut opened, is_complete))
        {
            pieces.push((first, self.failed(defect)));
        }
        pieces.extend(self.pieces(inputs, opened));
        pieces.sort_by_key(|&(index, _)| index);
        pieces.into_iter().map(|(_, piece)| piece).collect()
    }

    /// Documents in every report; each may point at places in the others.
    fn pieces(&self, inputs: &[Input], opened: Vec<Opened>) -> Vec<(usize, Piece)> {
        let (mut texts, mut found) = (Vec::with_capacity(opened.len()), Vec::with_capacity(opened.len()));
        for Opened { index, text, outcome, unwritten } in opened {
            texts.push((index, text));
            found.push((outcome, unwritten));
        }
        let names: Vec<String> = texts.iter().map(|&(index, _)| self.run.job.inputs.name(&inputs[index])).collect();
        let starts: Vec<_> = texts.iter().map(|(_, text)| text.line_starts()).collect();
        let each = names.iter().zip(&texts).zip(&starts);
        let elsewhere = each.map(|((path, (_, text)), starts)| Elsewhere { path, text, starts });
        let elsewhere: Vec<Elsewhere<'_>> = elsewhere.collect();
        let told = texts.par_iter().zip(found).map(|((index, text), (outcome, unwritten))| {
            let input = &inputs[*index];
            let piece = self.guarded(input, || self.piece(*index, input, text, outcome, unwritten, &elsewhere));
            (*index, piece.unwrap_or_else(|defect| self.failed(defect)))
        });
        told.collect()
    }
}
