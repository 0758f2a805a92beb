//! KC06: a heading with nothing under it.

use crate::diagnostic::Diagnostic;
use crate::rules::{Check, Draft, Findings};
use crate::text::{Line, fold, is_letter, is_upper_word};
use crate::tree::{Kind, NodeId, Numbering};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Looks for sections that hold their heading and no more.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EmptySection {}

impl Check for EmptySection {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let tree = draft.tree;
        let mut siblings = Siblings::default();
        for (id, node) in tree.nodes() {
            if node.kind != Kind::Section || !is_bare(draft, id) || !tree.is_in(id, Kind::Body) {
                continue;
            }
            let Some(head) = tree.head(id) else { continue };
            let span = draft.text.lines()[tree.node(head).lines.0 as usize].span;
            let title = draft.text.slice(span).trim();
            if !continues(draft, id)
                && is_heading(draft, id, title, &mut siblings)
                && !points_elsewhere(title)
                && !is_of_contents(draft, id, title)
            {
                let say = if title.ends_with(':') && is_followed(draft, id) { "open" } else { "main" };
                found.push(Diagnostic::at(span).say(say).value("heading", title));
            }
        }
    }
}

/// Of each parent asked of, its children numbered 1, 2, 3: how many, and how many of them are no heading over a text.
type Siblings = FxHashMap<NodeId, (usize, usize)>;

/// Whether a block holds one leaf and no more.
fn is_bare(draft: &Draft<'_>, id: NodeId) -> bool {
    let mut node = draft.tree.node(id);
    while let Some(child) = node.first_child {
        node = draft.tree.node(child);
        if node.next_sibling.is_some() {
            return false;
        }
    }
    true
}

/// A heading announces what follows: a high division, a title in capitals, or words that end in a colon.
fn is_heading(draft: &Draft<'_>, id: NodeId, title: &str, siblings: &mut Siblings) -> bool {
    let Some(number) = draft.tree.enumerator(id) else { return false };
    let words = title.split_whitespace().skip(1);
    let capital = || words.clone().nth(1).is_some() && words.filter(|w| w.chars().any(is_letter)).all(is_upper_word);
    let high = matches!(number.numbering, Numbering::Part | Numbering::Chapter | Numbering::Roman);
    let ends_open = title.ends_with(['.', ';', '/']);
    (high && !ends_open && title.chars().count() < 120)
        || title.ends_with(':')
        || capital()
        || heads_like_others(draft, id, title, siblings)
}

/// `3. Về quốc phòng, an ninh` between sections that hold text: words without a verdict, a figure or a final mark, where
/// two siblings of one numbering are headings and none but this is bare. A list of items has others without text.
fn heads_like_others(draft: &Draft<'_>, id: NodeId, title: &str, siblings: &mut Siblings) -> bool {
    let tree = draft.tree;
    let is_arabic = |id: NodeId| tree.enumerator(id).is_some_and(|e| e.numbering == Numbering::Arabic);
    let Some(parent) = tree.node(id).parent else { return false };
    let words = title.split_whitespace().skip(1);
    let bare = || words.clone().nth(10).is_none() && !words.flat_map(str::chars).any(|c| c.is_ascii_digit());
    if title.ends_with(is_final) || !is_arabic(id) || !bare() {
        return false;
    }
    let (all, no_headings) = *siblings.entry(parent).or_insert_with(|| {
        let is_none = |&child: &NodeId| {
            let head = tree.head(child).map_or("", |head| draft.text.slice(tree.node(head).span).trim_end());
            is_bare(draft, child) || head.ends_with(is_final)
        };
        let arabic = || tree.children(parent).filter(|&child| is_arabic(child));
        (arabic().count(), arabic().filter(is_none).count())
    });
    // The bare one is this.
    all > 2 && no_headings == 1
}

fn is_final(c: char) -> bool {
    matches!(c, '.' | ';' | ',' | ':' | '/')
}

/// Whether a block of the same numbering comes next: what a heading with a colon announces may be numbered like itself.
fn is_followed(draft: &Draft<'_>, id: NodeId) -> bool {
    let numbering = |id| draft.tree.enumerator(id).map(|number| (number.numbering, number.value));
    let Some((style, value)) = numbering(id) else { return false };
    draft.tree.node(id).next_sibling.and_then(numbering) == Some((style, value + 1))
}

/// A heading whose text stands in an appendix says so.
fn points_elsewhere(title: &str) -> bool {
    let title = fold(title);
    ["phụ lục", "biểu", "kèm theo", "đính kèm", "như trên"].iter().any(|pointer| title.contains(pointer))
}

/// Whether it is a line of a table of contents: a heading with its page behind it, over dots, or under `MỤC LỤC` where the
/// draft has the heading again without the page.
fn is_of_contents(draft: &Draft<'_>, id: NodeId, title: &str) -> bool {
    let head = title.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = title.len() - head.len();
    if !(1..=3).contains(&digits) {
        return false;
    }
    let bare = head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_' | '-' | '·'));
    let dotted = head[bare.len()..].matches(['.', '…', '_', '·']).count() > 2 || head[bare.len()..].contains('…');
    let lines = draft.text.lines();
    let at = draft.tree.node(id).lines.0 as usize;
    let text = |line: &Line| draft.text.folded(line.span).trim();
    let again = || {
        let bare = fold(bare);
        let from = lines.iter().position(|line| text(line) == "mục lục").filter(|from| *from < at);
        from.is_some() && lines[at..].iter().skip(1).any(|line| text(line) == bare)
    };
    dotted || head.ends_with(char::is_whitespace) && again()
}

/// Whether what follows belongs to the heading all the same: a table or unnumbered text right behind it.
fn continues(draft: &Draft<'_>, id: NodeId) -> bool {
    let tree = draft.tree;
    tree.node(id).next_sibling.is_some_and(|next| tree.node(next).kind != Kind::Section)
}
