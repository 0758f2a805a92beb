//! Tracked changes: an edit of content becomes deletions and insertions that Word can accept or reject.
//!
//! An edit that cannot be placed exactly is left out: in another part than the text, in a change that is tracked
//! already, in a field's result, over a picture or a note's reference, in a letter composed of several.

use std::collections::BTreeMap;

use super::anchors::{Anchors, MAIN, piece};
use super::cuts::{Cut, Cuts, name};
use super::ids::Ids;
use super::xml::escaped;
use crate::diagnostic::Edit;
use crate::text::Span;

/// An edit as cuts of the document part.
#[derive(Debug)]
struct Change {
    /// What goes, unit by unit.
    gone: Vec<(Cut, Cut)>,
    /// Where the new text goes.
    at: Cut,
    /// Run properties of the new text.
    props: Option<Span>,
    new: String,
}

/// Tracks what of `changes` can be; gives how many of them.
pub(super) fn track(
    anchors: &Anchors<'_>,
    changes: &[Vec<Edit>],
    (author, date): (&str, &str),
    cuts: &mut Cuts,
    ids: &mut Ids,
) -> usize {
    let mut taken = BTreeMap::new();
    let mut count = 0;
    for edits in changes {
        let planned: Option<Vec<Change>> = edits.iter().map(|edit| plan(anchors, edit)).collect();
        let Some(planned) = planned.filter(|p| !p.is_empty() && take(&mut taken, edits)) else { continue };
        count += 1;
        let mut stamp = || format!("w:id=\"{}\" w:author=\"{}\" w:date=\"{date}\"", ids.fresh(), escaped(author));
        for change in planned {
            for (from, to) in change.gone {
                cuts.delete(from, to, &format!("<w:del {}>", stamp()), "</w:del>");
            }
            if change.new.is_empty() {
                continue;
            }
            let props = change.props.map_or("", |props| &anchors.document[props.range()]);
            // A tracked change of formatting belongs to the old text.
            let props = if props.contains("rPrChange") { "" } else { props };
            let text = escaped(&change.new);
            let run = format!("<w:ins {}><w:r>{props}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:ins>", stamp());
            cuts.insert(change.at, &run);
        }
    }
    count
}

/// Takes the places of a change, if all of them are free.
fn take(taken: &mut BTreeMap<u32, u32>, edits: &[Edit]) -> bool {
    let is_free = |edit: &Edit| {
        let before = taken.range(..=edit.span.start).next_back();
        let after = taken.range(edit.span.start..).next();
        before.is_none_or(|(&start, &end)| end <= edit.span.start && start < edit.span.start)
            && after.is_none_or(|(&start, _)| start >= edit.span.end && start > edit.span.start)
    };
    let free = edits.iter().all(is_free);
    if free {
        taken.extend(edits.iter().map(|edit| (edit.span.start, edit.span.end)));
    }
    free
}

fn plan(anchors: &Anchors<'_>, edit: &Edit) -> Option<Change> {
    let is_line = |text: &str| !text.contains(['\n', '\r', '\t']);
    if !is_line(&edit.text) || anchors.text.slice(edit.span).contains('\n') {
        return None;
    }
    if edit.span.is_empty() { insertion(anchors, edit) } else { replacement(anchors, edit) }
}

fn insertion(anchors: &Anchors<'_>, edit: &Edit) -> Option<Change> {
    let at = edit.span.start;
    let outline = anchors.outline;
    let line = anchors.text.lines().get(anchors.text.line_at(at))?.span;
    let segments = anchors.text.origins().segments();
    let next = segments.partition_point(|s| s.content.end < at);
    let before = segments.get(next).filter(|s| s.content.start < at && at > line.start && s.part == MAIN);
    let (unit, cut) = if let Some(segment) = before {
        let is_between = segment.content.len() == segment.source.len() || at == segment.content.end;
        let byte = piece(*segment, Span { start: segment.content.start, end: at }).end;
        let unit = outline.unit_at(byte.checked_sub(1)?).filter(|_| is_between)?;
        (unit, outline.cut_after(anchors.document, unit, byte))
    } else {
        let first = segments.partition_point(|s| s.content.start < at);
        let segment = segments.get(first).filter(|s| s.content.start == at && s.part == MAIN)?;
        let unit = outline.unit_at(segment.source.start)?;
        (unit, outline.cut_before(anchors.document, unit, segment.source.start))
    };
    let u = &outline.units[unit];
    (u.is_run && u.is_free).then(|| Change { gone: vec![], at: cut, props: u.props, new: edit.text.clone() })
}

fn replacement(anchors: &Anchors<'_>, edit: &Edit) -> Option<Change> {
    let (outline, document, span) = (anchors.outline, anchors.document, edit.span);
    let segments = anchors.text.origins().segments();
    let first = segments.get(segments.partition_point(|s| s.content.end <= span.start))?;
    let last = segments.get(segments.partition_point(|s| s.content.start < span.end).checked_sub(1)?)?;
    let is_whole = |s: &crate::text::Segment| s.content.len() == s.source.len() || span.contains(s.content);
    let is_covered = first.content.start <= span.start && span.end <= last.content.end;
    if !is_covered || !is_whole(first) || !is_whole(last) || first.part != MAIN || last.part != MAIN {
        return None;
    }
    let (start, end) = (piece(*first, span).start, piece(*last, span).end);
    if start >= end {
        return None;
    }
    let (from, to) = (outline.unit_at(start)?, outline.unit_at(end - 1)?);
    let units = outline.units.get(from..=to)?;
    let is_open = |u: &super::outline::Unit| u.is_run && u.is_free && u.paragraph == units[0].paragraph;
    if !units.iter().all(is_open) {
        return None;
    }
    for (_, leaf) in units.iter().flat_map(|u| u.leaves_in(Span { start, end })) {
        let goes = if let Some(letters) = &leaf.text {
            letters.is_plain
        } else {
            let local = name(&document[leaf.span.range()]).rsplit(':').next().unwrap_or_default();
            matches!(local, "tab" | "noBreakHyphen" | "softHyphen" | "lastRenderedPageBreak")
        };
        if !goes {
            return None;
        }
    }
    let gone: Vec<(Cut, Cut)> = units
        .iter()
        .enumerate()
        .map(|(i, u)| {
            let inside = Span { start: start.max(u.span.start), end: end.min(u.span.end) };
            (outline.cut_before(document, from + i, inside.start), outline.cut_after(document, from + i, inside.end))
        })
        .collect();
    let at = gone.last()?.1;
    Some(Change { gone, at, props: units[0].props, new: edit.text.clone() })
}
