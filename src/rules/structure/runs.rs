//! Runs of numbered siblings: what KC01, KC02, KC03 and KC05 look at.

use crate::rules::Draft;
use crate::tree::{Enumerator, NodeId, Numbering, Tree};

/// Siblings that count on from one another: same parent, same numbering, same dotted prefix, begun anew at each 1.
#[derive(Debug)]
pub(in crate::rules) struct Run {
    /// The siblings, in order.
    pub members: Vec<NodeId>,
    /// Whether an earlier run of the same parent and numbering stands before it.
    pub restarted: bool,
}

/// All runs of a draft, in text order.
pub(in crate::rules) fn runs(tree: &Tree) -> Vec<Run> {
    let mut runs = Vec::new();
    for (id, node) in tree.nodes() {
        if node.first_child.is_some() {
            runs_below(tree, id, &mut runs);
        }
    }
    runs
}

fn runs_below(tree: &Tree, parent: NodeId, runs: &mut Vec<Run>) {
    type Key<'a> = (Numbering, &'a [u32]);
    // The last run of each key. Nearly always the list goes on, and siblings have few keys: that of the one before is asked
    // first.
    let mut open: Vec<(Key<'_>, usize)> = Vec::new();
    for child in tree.children(parent) {
        let Some(enumerator) = tree.enumerator(child).filter(|e| e.numbering.counts()) else { continue };
        let key = (enumerator.numbering, enumerator.prefix.as_slice());
        let known = open.iter().rposition(|(before, _)| *before == key).map(|at| open.remove(at).1);
        let run = match known {
            // A lone 1 before another 1 is a slip of the number, not a list that begins anew.
            Some(run) if enumerator.value != 1 || runs[run].members.len() == 1 => {
                runs[run].members.push(child);
                run
            }
            _ => {
                runs.push(Run { members: vec![child], restarted: known.is_some() });
                runs.len() - 1
            }
        };
        open.push((key, run));
    }
}

/// The enumerator of a member of a run.
pub(super) fn enumerator<'a>(draft: &Draft<'a>, id: NodeId) -> Option<&'a Enumerator> {
    draft.tree.enumerator(id)
}

/// An enumerator as written, without spaces around.
pub(super) fn written<'a>(draft: &Draft<'a>, enumerator: &Enumerator) -> &'a str {
    draft.text.slice(enumerator.span).trim()
}
