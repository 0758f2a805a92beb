//! [`Ids`]: ids of comments, revisions and marks that no element of the document has yet.

use rustc_hash::FxHashSet;

/// Ids that are taken, and the next that is free.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: FxHashSet<u32>,
    next: u32,
}

impl Ids {
    /// Takes all ids of a part: every attribute `…:id` that is a number.
    pub fn take(&mut self, part: &str) {
        for quote in ['"', '\''] {
            for piece in part.split(&format!(":id={quote}")[..]).skip(1) {
                let digits = &piece[..piece.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(piece.len())];
                if let Ok(id) = digits.parse() {
                    self.taken.insert(id);
                }
            }
        }
    }

    /// An id that is free.
    pub fn fresh(&mut self) -> u32 {
        while !self.taken.insert(self.next) {
            self.next += 1;
        }
        self.next
    }

    /// A copy of run properties; a tracked change of formatting in it takes an id of its own.
    pub fn renewed(&mut self, props: &str) -> String {
        let Some(change) = props.find("rPrChange") else { return props.to_owned() };
        let Some(from) = props[change..].find(":id=").map(|at| change + at + 5) else { return props.to_owned() };
        let to = props[from..].bytes().position(|b| !b.is_ascii_digit()).map_or(from, |n| from + n);
        format!("{}{}{}", &props[..from], self.fresh(), &props[to..])
    }
}
