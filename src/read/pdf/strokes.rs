//! Lines a page draws: the borders of its tables. It must not know what stands between them.

use kurbo::{Affine, BezPath, PathEl, Point, Rect};

/// A line thicker than this is an area.
const THIN: f64 = 2.5;
/// Ends nearer than this touch.
const TOUCH: f64 = 3.0;
/// Lines nearer than this are one: programs draw a border cell by cell, and some draw it double.
const SAME: f64 = 2.0;
/// Rows and columns narrower than this are double borders.
pub(super) const NARROW: f64 = 4.0;

/// A horizontal or a vertical line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    pub is_vertical: bool,
    /// Where it stands: x of a vertical line, y of a horizontal one.
    pub at: f64,
    pub from: f64,
    pub to: f64,
}

impl Stroke {
    /// Whether it runs past this place of another line's length.
    pub fn covers(&self, place: f64) -> bool {
        self.from - TOUCH <= place && place <= self.to + TOUCH
    }

    /// Whether it stands at this place.
    pub fn is_at(&self, place: f64) -> bool {
        (self.at - place).abs() < NARROW
    }

    /// Whether a line across it meets it.
    pub fn meets(&self, other: &Self) -> bool {
        self.is_vertical != other.is_vertical && self.covers(other.at) && other.covers(self.at)
    }

    fn between(a: Point, b: Point) -> Option<Self> {
        let (width, height) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        if width <= THIN && height > width {
            Some(Self { is_vertical: true, at: f64::midpoint(a.x, b.x), from: a.y.min(b.y), to: a.y.max(b.y) })
        } else if height <= THIN && width > height {
            Some(Self { is_vertical: false, at: f64::midpoint(a.y, b.y), from: a.x.min(b.x), to: a.x.max(b.x) })
        } else {
            None
        }
    }
}

/// The lines of a path; a filled one is a line where it is thin.
pub(super) fn of_path(path: &BezPath, place: Affine, is_filled: bool, found: &mut Vec<Stroke>) {
    if is_filled {
        let mut area: Option<Rect> = None;
        for element in (place * path).iter().chain([PathEl::MoveTo(Point::ZERO)]) {
            if let PathEl::MoveTo(_) = element
                && let Some(Rect { x0, y0, x1, y1 }) = area.take()
            {
                found.extend(Stroke::between(Point::new(x0, y0), Point::new(x1, y1)));
            }
            if let Some(to) = element.end_point() {
                area = Some(area.map_or(Rect::from_points(to, to), |area| area.union_pt(to)));
            }
        }
        return;
    }
    let (mut first, mut last) = (Point::ZERO, Point::ZERO);
    for element in place * path {
        let to = match element {
            PathEl::MoveTo(to) => {
                (first, last) = (to, to);
                continue;
            }
            PathEl::LineTo(to) => to,
            PathEl::ClosePath => first,
            PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                last = to;
                continue;
            }
        };
        found.extend(Stroke::between(last, to));
        last = to;
    }
}

/// Lines that stand in one place and touch, as one.
pub(super) fn joined(mut strokes: Vec<Stroke>) -> Vec<Stroke> {
    strokes.sort_by(|a, b| a.is_vertical.cmp(&b.is_vertical).then(a.at.total_cmp(&b.at)));
    let mut all = vec![];
    for group in strokes.chunk_by_mut(|a, b| a.is_vertical == b.is_vertical && b.at - a.at <= SAME) {
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut last = group[0];
        for stroke in &group[1..] {
            if stroke.from <= last.to + TOUCH {
                last.to = last.to.max(stroke.to);
            } else {
                all.push(std::mem::replace(&mut last, *stroke));
            }
        }
        all.push(last);
    }
    all
}
