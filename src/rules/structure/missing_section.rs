//! KC04: a section that the profile of the document's type requires is absent.

use crate::diagnostic::Diagnostic;
use crate::facts::phrase::first_bytes;
use crate::rules::{Check, Draft, Findings};
use crate::tree::{Kind, Kinds, NodeId};
use memchr::memmem::Finder;
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Looks for required sections among the headings, in any of their wordings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingSection {
    /// Types of document it speaks of (`ke-hoach`).
    kinds: Vec<String>,
    /// Required sections.
    sections: Vec<Section>,
}

/// A required section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    /// Its usual name.
    name: String,
    /// Words any of which, in a heading, make it present (folded).
    words: Vec<String>,
    /// What finds each of them, and which pairs of bytes it has.
    #[serde(skip)]
    finders: OnceLock<Vec<(Pairs, Finder<'static>)>>,
}

/// Pairs of neighbouring bytes, each told by one of 64 bits: a text that lacks one of a word's lacks the word.
type Pairs = u64;

fn pairs(text: &[u8]) -> Pairs {
    text.windows(2).fold(0, |pairs, pair| pairs | 1 << ((pair[0].wrapping_mul(7) ^ pair[1]) % 64))
}

/// Headings longer than this are paragraphs.
const HEADING_CHARS: usize = 160;

/// Bytes of the longest character.
const LONGEST_CHAR: usize = 4;

impl Check for MissingSection {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let parts = draft.tree.parts();
        let Some(title) = draft.titled() else { return };
        if !parts.is_whole() || !self.kinds.iter().any(|kind| kind == title.key()) {
            return;
        }
        let mut headings = 0;
        let mut missing: Vec<&Section> = self.sections.iter().collect();
        for heading in headings_of(draft) {
            headings += 1;
            let has = pairs(heading.as_bytes());
            missing.retain(|section| !section.is_named_in(&heading, has));
            if missing.is_empty() {
                return;
            }
        }
        // A short plan without numbered sections has none to miss.
        if headings >= 3 {
            let names: Vec<&str> = missing.iter().map(|section| section.name.as_str()).collect();
            found.push(Diagnostic::whole().value("sections", names.join("; ")));
        }
    }
}

impl Section {
    /// Whether a folded heading, which has these pairs, has any of the section's words.
    fn is_named_in(&self, heading: &str, has: Pairs) -> bool {
        let finder = |word: &String| (pairs(word.as_bytes()), Finder::new(word).into_owned());
        let finders = self.finders.get_or_init(|| self.words.iter().map(finder).collect());
        finders.iter().any(|(needs, finder)| has & needs == *needs && finder.find(heading.as_bytes()).is_some())
    }
}

/// The headings of the main document, folded: first leaves of sections, and short lines that stand like headings. A plan states
/// its aims first and who carries them out last, so they are looked at from both ends.
fn headings_of<'a>(draft: &Draft<'a>) -> impl Iterator<Item = Cow<'a, str>> {
    let (text, tree) = (draft.text, draft.tree);
    let is_head = move |id: NodeId| {
        let node = tree.node(id);
        let opens = node.parent.is_some_and(|p| tree.node(p).kind == Kind::Section && tree.head(p) == Some(id));
        node.first_child.is_none() && (opens || matches!(node.kind, Kind::Heading | Kind::Paragraph | Kind::Unknown))
    };
    let count = tree.nodes().len() as u32;
    (0..count)
        .map(move |i| NodeId(if i % 2 == 0 { i / 2 } else { count - 1 - i / 2 }))
        .filter(move |id| is_head(*id) && !tree.is_in_any(*id, BESIDE))
        .filter_map(move |id| {
            let node = tree.node(id);
            let line = text.folded(text.lines()[node.lines.0 as usize].span).trim();
            // A title broken over two lines: `V. TỔ` / `CHỨC THỰC HIỆN`.
            if node.kind == Kind::Heading && node.lines.1 - node.lines.0 > 1 {
                let lines = text.lines()[node.lines.0 as usize..node.lines.1 as usize].iter();
                let parts: Vec<&str> = lines.map(|l| text.folded(l.span).trim()).collect();
                let title = parts.join(" ");
                return (title.len() <= HEADING_CHARS).then_some(Cow::Owned(title));
            }
            let plain = node.kind != Kind::Heading;
            let fits = || {
                line.len() <= HEADING_CHARS
                    || line.len() <= HEADING_CHARS * LONGEST_CHAR && line.chars().count() <= HEADING_CHARS
            };
            let short = (!plain || !line.ends_with(['.', ';'])) && fits();
            // A run-in title ends at its colon: `2. Tổ chức thực hiện: giao Văn phòng …`.
            let run_in = || memchr::memchr(b':', first_bytes(line, HEADING_CHARS).as_bytes()).map(|i| &line[..i]);
            if short { Some(line) } else { run_in() }.map(Cow::Borrowed)
        })
}

/// Where no headings of the document stand.
const BESIDE: Kinds = Kinds::of(&[Kind::Table, Kind::Header]);
