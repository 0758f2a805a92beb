//! Where a section or item belongs: nesting by what the document itself does with its numbers.

use super::heading::Look;
use crate::tree::NodeId;
use crate::tree::grammar::enumerator::Opening;
use crate::tree::grammar::numeral::is_share;
use crate::tree::{Mark, Numbering};

/// The deepest nesting; what would stand deeper is a sibling (a misprint, or an attack on whoever walks the tree).
const DEEPEST: usize = 24;

/// How many styles of children a block remembers.
const STYLES: usize = 12;

/// How an enumerator is written; siblings are written alike.
#[derive(Debug, Clone)]
pub struct Style {
    numbering: Numbering,
    /// `1)` and `1.` count apart; `1.`, `1/` and `1-` together.
    paren: bool,
    /// The values before a dotted number's last; the character of a bullet.
    prefix: Vec<u32>,
}

/// An open section or item, or the container of them all at the bottom.
#[derive(Debug)]
pub struct Open {
    /// Its block.
    pub node: NodeId,
    /// Its head leaf.
    pub head: Option<NodeId>,
    /// The look of its head.
    pub look: Look,
    /// Whether the head ends in a colon.
    pub colon: bool,
    /// Whether the head is a sentence with its end.
    pub sentence: bool,
    /// Whether anything but the head stands in it.
    pub has_content: bool,
    style: Option<Style>,
    value: u32,
    rank: u32,
    /// The last value of each style among its children.
    children: Vec<(Style, u32)>,
}

/// The open sections, outermost first; the first is the container.
#[derive(Debug)]
pub struct Nesting {
    /// Never empty.
    pub open: Vec<Open>,
}

impl Style {
    fn of(opening: &Opening<'_>) -> Self {
        let prefix = match opening.numbering {
            Numbering::Bullet => opening.text.chars().take(1).map(u32::from).collect(),
            _ => opening.prefix.clone(),
        };
        Self { numbering: opening.numbering, paren: matches!(opening.mark, Mark::Paren | Mark::ParenDot), prefix }
    }

    /// Whether the two differ in their marks at most.
    fn counts_like(&self, other: &Style) -> bool {
        // Value by value: most have none, and to compare no bytes with no bytes takes some processors hundreds of steps.
        self.numbering == other.numbering && self.prefix.iter().eq(&other.prefix)
    }

    /// Small ranks hold great ones.
    fn rank(&self) -> u32 {
        match self.numbering {
            Numbering::Part => 10,
            Numbering::Chapter => 20,
            Numbering::Division => 30,
            Numbering::Article => 35,
            Numbering::Capital => 40,
            Numbering::Roman => 50,
            Numbering::Arabic if self.paren => 65,
            Numbering::Arabic => 60,
            Numbering::Dotted => 70 + self.prefix.len() as u32,
            Numbering::Letter => 80,
            Numbering::Parenthesised => 90,
            Numbering::Bullet if self.prefix == [u32::from('*')] => 200,
            Numbering::Dash => 210,
            Numbering::Bullet => 215,
            Numbering::Plus => 220,
        }
    }
}

impl PartialEq for Style {
    fn eq(&self, other: &Self) -> bool {
        self.paren == other.paren && self.counts_like(other)
    }
}

impl Open {
    fn last(&self, style: &Style) -> Option<u32> {
        self.children.iter().find(|(s, _)| s == style).map(|&(_, value)| value)
    }

    /// Whether its last child that counts alike, with whatever mark, has the value before `value`.
    fn is_followed(&self, style: &Style, value: u32) -> bool {
        self.children.iter().any(|(s, last)| s.counts_like(style) && last + 1 == value && value > 1)
    }

    /// Whether its own number is `values`, as `2` is of `2.1`.
    fn is_numbered(&self, values: &[u32]) -> bool {
        let Some(style) = &self.style else { return false };
        style.numbering.counts()
            && values.split_last().is_some_and(|(&last, prefix)| last == self.value && prefix == style.prefix)
    }

    fn is_item(&self) -> bool {
        self.style.as_ref().is_some_and(|s| !s.numbering.counts())
    }
}

impl Nesting {
    /// Nothing open but the container.
    pub fn within(node: NodeId) -> Self {
        let open = Open {
            node,
            head: None,
            look: Look::RunIn,
            colon: false,
            sentence: false,
            has_content: false,
            style: None,
            value: 0,
            rank: 0,
            children: Vec::new(),
        };
        Self { open: vec![open] }
    }

    /// How many stay open when `opening` comes; `None` where it cannot be an enumerator here (a `B.` with no `A.`).
    pub fn place(&self, opening: &Opening<'_>) -> Option<usize> {
        self.place_at_any_depth(opening).map(|stay| stay.min(DEEPEST))
    }

    fn place_at_any_depth(&self, opening: &Opening<'_>) -> Option<usize> {
        let style = Style::of(opening);
        if !opening.numbering.counts() {
            return Some(self.place_item(&style));
        }
        // `2- 100% số hộ` counts on from the item above, or is a range.
        let share = matches!(opening.mark, Mark::Dash | Mark::Slash) && is_share(opening.rest);
        if share && opening.value > 1 && !self.open.iter().any(|o| o.is_followed(&style, opening.value)) {
            return None;
        }
        let known = self.open.iter().any(|o| o.last(&style).is_some());
        // `3)` after `2.`: a slip of the mark, not a list inside.
        if !known && let Some(at) = self.open.iter().rposition(|o| o.is_followed(&style, opening.value)) {
            return Some(at + 1);
        }
        if !known && opening.value > 1 && is_doubtful(opening) {
            return None;
        }
        if opening.numbering == Numbering::Dotted
            && let Some(at) = self.open.iter().rposition(|o| o.is_numbered(&opening.prefix))
        {
            return Some(at + 1);
        }
        Some(match (known, opening.value) {
            (true, 1) => self.place_restart(&style),
            (true, value) => self.place_next(&style, value),
            (false, _) => self.place_new(&style, opening.value),
        })
    }

    /// Records the new block as open.
    pub fn push(&mut self, opening: &Opening<'_>, node: NodeId, head: NodeId, look: Look, text: &str) {
        let style = Style::of(opening);
        let rank = style.rank();
        if let Some(parent) = self.open.last_mut() {
            parent.has_content = true;
            for (known, last) in &mut parent.children {
                if known.counts_like(&style) && *last + 1 == opening.value {
                    *last = opening.value;
                }
            }
            if let Some(known) = parent.children.iter_mut().find(|(s, _)| *s == style) {
                known.1 = opening.value;
            } else {
                if parent.children.len() == STYLES {
                    parent.children.remove(0);
                }
                parent.children.push((style.clone(), opening.value));
            }
        }
        self.open.push(Open {
            node,
            head: Some(head),
            look,
            colon: text.ends_with(':'),
            sentence: text.ends_with(['.', ';']),
            has_content: false,
            style: Some(style),
            value: opening.value,
            rank,
            children: Vec::new(),
        });
    }

    /// How many stay open when a plain paragraph comes: it ends items, unless it goes on with one.
    pub fn place_paragraph(&self, goes_on: bool) -> usize {
        if goes_on {
            return self.open.len();
        }
        self.open.iter().rposition(|o| !o.is_item()).map_or(1, |at| at + 1)
    }

    /// A dash, plus or bullet: beside the last of its style, else under the innermost block that may hold it.
    fn place_item(&self, style: &Style) -> usize {
        let floor = self.open.iter().rposition(|o| !o.is_item()).unwrap_or(0);
        if let Some(at) = (floor..self.open.len()).rev().find(|&at| self.open[at].last(style).is_some()) {
            return at + 1;
        }
        // A numbered list inside an item ends where the next item comes, unless it leads to items of its own.
        let around = (0..floor).rev().find(|&at| self.open[at + 1].style.as_ref() == Some(style));
        if let (Some(at), false) = (around, self.open[floor].colon) {
            return at + 1;
        }
        let top = &self.open[self.open.len() - 1];
        if top.is_item() && (top.colon || holds_item(top, style)) {
            return self.open.len();
        }
        self.open.iter().rposition(|o| !o.is_item() || holds_item(o, style)).map_or(1, |at| at + 1)
    }

    /// A style that no open block holds yet.
    fn place_new(&self, style: &Style, value: u32) -> usize {
        let rank = style.rank();
        let top = &self.open[self.open.len() - 1];
        let listed = matches!(style.numbering, Numbering::Arabic | Numbering::Letter | Numbering::Parenthesised);
        if value == 1 && listed && top.colon && top.rank >= 60 {
            return self.open.len();
        }
        // `A.` under `I.`: had it been the higher, it would have come first.
        let under_roman = style.numbering == Numbering::Capital;
        let holds = |o: &Open| {
            o.rank < rank || under_roman && o.style.as_ref().is_some_and(|s| s.numbering == Numbering::Roman)
        };
        self.open.iter().rposition(holds).map_or(1, |at| at + 1)
    }

    /// A `1.` where a `1.` has been: a list inside, or a misprint.
    fn place_restart(&self, style: &Style) -> usize {
        let Some(at) = self.open.iter().rposition(|o| o.last(style).is_some()) else { return self.place_new(style, 1) };
        let Some(child) = self.open.get(at + 1).filter(|c| c.style.as_ref() == Some(style)) else {
            return self.place_new(style, 1).max(at + 1);
        };
        let is_top = self.open.len() == at + 2;
        if child.value == 1 && !(is_top && (child.colon || !child.has_content && child.look != Look::RunIn)) {
            return at + 1;
        }
        self.place_paragraph(false).max(at + 2)
    }

    /// A value above one: where it counts on best, the innermost first.
    fn place_next(&self, style: &Style, value: u32) -> usize {
        let cost = |last: u32| match value.cmp(&last) {
            std::cmp::Ordering::Greater if value == last + 1 => 0,
            std::cmp::Ordering::Greater => 2 * (value - last),
            std::cmp::Ordering::Equal => 3,
            std::cmp::Ordering::Less => 1000,
        };
        let mut best = (u32::MAX, 1);
        for (at, open) in self.open.iter().enumerate().rev() {
            if let Some(cost) = open.last(style).map(cost).filter(|&cost| cost < best.0) {
                best = (cost, at + 1);
            }
        }
        best.1
    }
}

/// Styles that words and figures imitate: they must count from one.
fn is_doubtful(opening: &Opening<'_>) -> bool {
    match opening.numbering {
        Numbering::Capital => true,
        Numbering::Letter => opening.mark != Mark::Paren,
        Numbering::Arabic => matches!(opening.mark, Mark::Dash | Mark::Colon | Mark::Slash),
        _ => false,
    }
}

/// A plus goes under any dash; a dash under a star only where the star is a heading (`* Giáo dục`).
fn holds_item(open: &Open, style: &Style) -> bool {
    open.rank < style.rank() && (style.numbering == Numbering::Plus || !open.sentence)
}
