//! Glyphs of a page with their places, as the page's program draws them.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;
use kurbo::{BezPath, Point, Rect};

use super::super::Limit;
use super::super::fault::Fault;
use super::actual;
use super::strokes::{self, Stroke};

/// Glyphs of one page that are still taken.
const MOST: usize = 200_000;

/// One drawn glyph with its characters (none where nobody can tell them); places in points from the page's upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drawn {
    pub x: f64,
    /// Of the baseline.
    pub y: f64,
    pub width: f64,
    /// Height of the letters' square.
    pub em: f64,
    pub text: String,
}

/// What a page draws.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    pub drawn: Vec<Drawn>,
    pub strokes: Vec<Stroke>,
    /// Glyphs nobody can tell the character of.
    pub unknown: usize,
    pub width: f64,
    pub height: f64,
    over: bool,
    /// The marked stretches that are open.
    marked: Vec<Marked>,
}

/// A marked stretch of the page's program.
#[derive(Debug)]
struct Marked {
    /// What it says its glyphs spell.
    actual: Option<String>,
    /// Glyphs with and without characters that stood before it.
    drawn: usize,
    unknown: usize,
}

/// The glyphs of a page.
pub(super) fn of(page: &Page<'_>) -> Result<Glyphs, Fault> {
    let cache = InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let box_ = Rect::new(0.0, 0.0, width, height);
    let mut context = Context::new(transform, box_, &cache, page.xref(), InterpreterSettings::default());
    let mut glyphs = Glyphs { width, height, ..Glyphs::default() };
    interpret_page(page, &mut context, &mut glyphs);
    if glyphs.over {
        return Err(Fault::Over(Limit::Glyphs, MOST as u64));
    }
    glyphs.drawn.retain(|glyph| !glyph.text.is_empty());
    Ok(glyphs)
}

impl Device<'_> for Glyphs {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        let is_filled = match mode {
            DrawMode::Stroke(_) => false,
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => true,
            DrawMode::Invisible => return,
        };
        if self.strokes.len() < MOST {
            strokes::of_path(path, props.transform, is_filled, &mut self.strokes);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.drawn.len() + self.unknown >= MOST {
                self.over = true;
                return;
            }
            let place = props.transform * glyph.transform();
            let origin = place * Point::ZERO;
            let up = place * Point::new(0.0, 1000.0) - origin;
            let em = up.hypot();
            // Stamps and watermarks that stand askew are no lines of text.
            if !em.is_finite() || em < 1.0 || up.x.abs() > 0.35 * em || up.y > 0.0 {
                continue;
            }
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let width = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0) - origin;
            let mut text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(string)) => string,
                None => String::new(),
            };
            let is_unusable = |c: char| c == '\u{FFFD}' || ('\u{E000}'..='\u{EFFF}').contains(&c);
            if text.is_empty() || text.chars().any(is_unusable) {
                self.unknown += 1;
                // Its place counts where the page says what it spells.
                text.clear();
            }
            self.drawn.push(Drawn { x: origin.x, y: origin.y, width: width.x.max(0.0), em, text });
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let actual = actual::text_of(properties);
        self.marked.push(Marked { actual, drawn: self.drawn.len(), unknown: self.unknown });
    }

    fn end_marked_content(&mut self) {
        let Some(Marked { actual: Some(actual), drawn, unknown }) = self.marked.pop() else { return };
        // Spelled by a stretch around it, or drawn elsewhere.
        let Some(stretch) = self.drawn.get(drawn..).filter(|stretch| !stretch.is_empty()) else { return };
        if let Some(whole) = actual::whole(stretch, actual) {
            self.drawn.truncate(drawn);
            self.drawn.push(whole);
            self.unknown = unknown;
        }
    }
}
