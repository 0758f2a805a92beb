//! [`Splice`]: an edit of content as an edit of the file, through the text's origins. Markup that stands inside an edited
//! span stays; line ends that the reader joined go only where nothing but space stands between.

use crate::diagnostic::Edit;
use crate::text::{Segment, Span, Text};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Replaces bytes of the decoded file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Splice {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What comes.
    pub text: String,
}

impl Splice {
    fn new(span: Span, text: &str) -> Self {
        Self { start: span.start as usize, end: span.end as usize, text: text.to_owned() }
    }
}

/// The edits of the file that make an edit of content; `None` where the file cannot take it.
pub fn splices(text: &Text, edit: &Edit) -> Option<Vec<Splice>> {
    let decoded = text.source().decoded.as_deref()?;
    let segments = text.origins().segments();
    let replacement = written(text, edit)?;
    if edit.span.is_empty() {
        return Some(vec![Splice::new(point(segments, edit.span.start)?, &replacement)]);
    }
    let (span, replacement) = whole_segments(text, segments, edit.span, replacement)?;
    let first = segments.partition_point(|s| s.content.end <= span.start);
    let last = first + segments[first..].iter().take_while(|s| s.content.start < span.end).count();
    let inner = &segments[first..last];
    let mut holes: Vec<Span> = Vec::with_capacity(inner.len() + 1);
    let before = first.checked_sub(1).map(|i| &segments[i]);
    let leads = inner.first().map_or(span.end, |s| s.content.start) > span.start;
    if leads {
        // The span begins with content that the reader made: its origin is the gap after the segment before.
        let before = before.filter(|s| touches(text, s, span.start))?;
        let end = inner.first().or(segments.get(last))?.source.start;
        holes.push(blank(decoded, before.source.end, end, inner.is_empty() && replacement.is_empty())?);
    }
    for (i, segment) in inner.iter().enumerate() {
        holes.push(piece(segment, span));
        if let Some(next) = inner.get(i + 1)
            && !touches(text, segment, next.content.start)
        {
            holes.push(blank(decoded, segment.source.end, next.source.start, false)?);
        }
    }
    if let Some(final_segment) = inner.last()
        && ends_short(text, final_segment, span)
    {
        let next = segments.get(last).filter(|s| s.content.start == span.end)?;
        holes.push(blank(decoded, final_segment.source.end, next.source.start, true)?);
    }
    holes.sort_unstable();
    let mut splices: Vec<Splice> = Vec::with_capacity(holes.len());
    for hole in holes {
        match splices.last_mut() {
            Some(last) if last.end == hole.start as usize => last.end = hole.end as usize,
            _ => splices.push(Splice::new(hole, "")),
        }
    }
    splices.first_mut()?.text = replacement;
    Some(splices)
}

/// The replacement as the file writes it: a line end is a blank line between paragraphs, with the file's own line ends;
/// letters are decomposed where those they replace are, unless composing them is what the edit is for.
fn written(text: &Text, edit: &Edit) -> Option<String> {
    if edit.text != text.slice(edit.span) && is_decomposed(text, edit.span) {
        let edit = Edit { span: edit.span, text: edit.text.nfd().collect() };
        return in_paragraphs(text, &edit);
    }
    in_paragraphs(text, edit)
}

/// Whether the file writes letters of a span as a base and its marks; a span without such letters is judged by its line.
fn is_decomposed(text: &Text, span: Span) -> bool {
    let (Some(decoded), Some(line)) = (text.source().decoded.as_deref(), text.lines().get(text.line_at(span.start)))
    else {
        return false;
    };
    let scope = if text.slice(span).is_ascii() { line.span } else { span };
    let segments = text.origins().segments();
    let first = segments.partition_point(|s| s.content.end <= scope.start);
    let inner = segments[first..].iter().take_while(|s| s.content.start < scope.end);
    // A letter that HTML spells as an entity is longer in the file, too, but has no mark of its own.
    let mut replaced = inner.filter(|s| s.content.len() != s.source.len());
    replaced.any(|s| decoded.get(s.source.range()).is_some_and(|letter| letter.chars().any(is_combining_mark)))
}

fn in_paragraphs(text: &Text, edit: &Edit) -> Option<String> {
    if !edit.text.contains('\n') {
        return Some(edit.text.clone());
    }
    if text.lines().get(text.line_at(edit.span.start))?.cell().is_some() {
        return None;
    }
    let end = if text.shown().contains("\r\n") { "\r\n\r\n" } else { "\n\n" };
    Some(edit.text.replace('\n', end))
}

/// The place of the file between two bytes of content.
fn point(segments: &[Segment], byte: u32) -> Option<Span> {
    let next = segments.partition_point(|s| s.content.end < byte);
    let at = |byte| Some(Span { start: byte, end: byte });
    match segments.get(next) {
        Some(s) if s.content.start < byte && byte < s.content.end => {
            let copied = s.content.len() == s.source.len();
            if copied { at(s.source.start + byte - s.content.start) } else { None }
        }
        Some(s) if s.content.end == byte => at(s.source.end),
        Some(s) if s.content.start == byte => at(s.source.start),
        _ => None,
    }
}

/// The span grown to whole segments where those can only be taken whole, and the replacement grown with it.
fn whole_segments(text: &Text, segments: &[Segment], span: Span, replacement: String) -> Option<(Span, String)> {
    let content = text.content();
    let whole = |byte: u32| {
        let i = segments.partition_point(|s| s.content.end <= byte);
        segments.get(i).filter(|s| s.content.start < byte && s.content.len() != s.source.len())
    };
    let (mut span, mut replacement) = (span, replacement);
    if let Some(segment) = whole(span.start) {
        let start = segment.content.start;
        replacement.insert_str(0, content.get(start as usize..span.start as usize)?);
        span.start = start;
    }
    if let Some(segment) = whole(span.end) {
        let end = content.ceil_char_boundary(segment.content.end as usize) as u32;
        replacement.push_str(content.get(span.end as usize..end as usize)?);
        span.end = end;
    }
    Some((span, replacement))
}

/// The part of a segment's source that a span takes.
fn piece(segment: &Segment, span: Span) -> Span {
    if segment.content.len() != segment.source.len() {
        return segment.source;
    }
    let start = segment.source.start + span.start.max(segment.content.start) - segment.content.start;
    let end = segment.source.start + span.end.min(segment.content.end) - segment.content.start;
    Span { start, end }
}

/// Whether a segment's content reaches to `byte`: a composed letter's segment leaves its last byte out.
fn touches(text: &Text, segment: &Segment, byte: u32) -> bool {
    text.content().ceil_char_boundary(segment.content.end as usize) as u32 == byte
}

/// Whether a span goes on behind its last segment.
fn ends_short(text: &Text, segment: &Segment, span: Span) -> bool {
    (text.content().ceil_char_boundary(segment.content.end as usize) as u32) < span.end
}

/// The space between two segments, if emphasis marks are all that stands there beside it (they stay, on the far side).
/// Where a whole line goes, what opens the next line stays too, whatever it is.
fn blank(decoded: &str, start: u32, end: u32, line_goes: bool) -> Option<Span> {
    let gap = decoded.get(start as usize..end as usize)?;
    let space = gap.len() - gap.trim_start().len();
    let rest = &gap[space..];
    let is_emphasis = rest.chars().all(|c| matches!(c, '*' | '_'));
    (is_emphasis || line_goes && space > 0).then(|| Span { start, end: start + space as u32 })
}
