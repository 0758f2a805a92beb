//! A text that was read from another text: its places lead through that one to the file.

use super::{Segment, Span, Style, StyledSpan, TextBuilder};

impl TextBuilder {
    /// This text, whose source is the content of `below`, as if it had been read from the source of `below`. It is set as it
    /// says, in the font, size and colour it has there.
    #[must_use]
    pub fn through(mut self, below: &Self) -> Self {
        let mut styles = Vec::with_capacity(self.styles.len());
        self.styles.sort_by_key(|s| s.span);
        for line in &self.lines {
            let first = self.segments.partition_point(|s| s.content.end <= line.span.start);
            let at = self.segments.get(first).filter(|s| s.content.start < line.span.end).map(|s| s.source.start);
            let base = at.and_then(|at| below.style_at(at));
            let mut from = line.span.start;
            let own = self.styles.partition_point(|s| s.span.end <= line.span.start);
            for styled in self.styles[own..].iter().take_while(|s| s.span.start < line.span.end) {
                let span = Span { start: styled.span.start.max(from), end: styled.span.end.min(line.span.end) };
                push(&mut styles, Span { start: from, end: span.start }, base.cloned());
                push(&mut styles, span, Some(over(&styled.style, base)));
                from = span.end;
            }
            push(&mut styles, Span { start: from, end: line.span.end }, base.cloned());
        }
        self.styles = styles;
        let mut segments: Vec<Segment> = Vec::with_capacity(below.segments.len());
        for segment in &self.segments {
            below.lead(segment, &mut segments);
        }
        self.segments = segments;
        self
    }

    fn style_at(&self, byte: u32) -> Option<&Style> {
        let at = self.styles.partition_point(|s| s.span.end <= byte);
        self.styles.get(at).filter(|s| s.span.start <= byte).map(|s| &s.style)
    }

    /// Adds where a segment that stands in this content comes from.
    fn lead(&self, above: &Segment, segments: &mut Vec<Segment>) {
        let is_copied = |s: &Segment| s.content.len() == s.source.len();
        let first = self.segments.partition_point(|s| s.content.end <= above.source.start);
        let mut whole: Option<Segment> = None;
        for piece in self.segments[first..].iter().take_while(|s| s.content.start < above.source.end) {
            let from = piece.content.start.max(above.source.start);
            let to = piece.content.end.min(above.source.end);
            let source = if is_copied(piece) {
                let start = piece.source.start + (from - piece.content.start);
                Span { start, end: start + (to - from) }
            } else {
                piece.source
            };
            if is_copied(above) {
                let start = above.content.start + (from - above.source.start);
                let content = Span { start, end: start + (to - from) };
                add(segments, Segment { content, source, part: piece.part }, is_copied(piece));
            } else {
                match &mut whole {
                    Some(whole) if whole.part == piece.part => whole.source = whole.source.cover(source),
                    Some(_) => {}
                    None => whole = Some(Segment { content: above.content, source, part: piece.part }),
                }
            }
        }
        if let Some(whole) = whole {
            add(segments, whole, false);
        }
    }
}

/// Equal lengths mean "byte for byte": what is not so leaves its last byte out. No byte of source is taken twice.
fn add(segments: &mut Vec<Segment>, mut segment: Segment, is_copied: bool) {
    if !is_copied && segment.content.len() == segment.source.len() {
        segment.content.end -= 1;
    }
    let is_taken = |last: &Segment| last.part == segment.part && last.source.end > segment.source.start;
    if segment.content.is_empty() || segments.last().is_some_and(is_taken) {
        return;
    }
    segments.push(segment);
}

fn push(styles: &mut Vec<StyledSpan>, span: Span, style: Option<Style>) {
    if let Some(style) = style.filter(|_| span.start < span.end) {
        styles.push(StyledSpan { span, style });
    }
}

fn over(own: &Style, base: Option<&Style>) -> Style {
    let base = base.cloned().unwrap_or_default();
    Style {
        font: own.font.clone().or(base.font),
        half_points: own.half_points.or(base.half_points),
        color: own.color.or(base.color),
        align: own.align.or(base.align),
        hidden: own.hidden || base.hidden,
        revision: own.revision || base.revision,
        ..own.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Gap, LineKind};
    use super::*;

    #[test]
    fn places_lead_through_both_texts() {
        let mut below = TextBuilder::default();
        below.line(LineKind::Paragraph, Gap::Line);
        below.push_copied("**Số ", 100, 3);
        below.push_replaced("ệ", Span::new(200, 205), 3);
        below.push_copied("t**", 205, 3);
        let mut above = TextBuilder::default();
        above.line(LineKind::Paragraph, Gap::Line);
        above.push_copied(&below.content()[2..12], 2, 0);
        let through = above.through(&below);
        let told: Vec<_> = through.segments.iter().map(|s| (s.content.range(), s.source.range(), s.part)).collect();
        assert_eq!(told, [(0..5, 102..107, 3), (5..8, 200..205, 3), (8..10, 205..207, 3)]);
    }
}
