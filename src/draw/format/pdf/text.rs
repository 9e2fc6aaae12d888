//! Live text: glyphs with the letters that they stand for.

use super::failed;
use super::node::Painter;
use super::paint;
use crate::draw::format::FormatError;
use krilla::geom::Point;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use resvg::tiny_skia::Transform;
use resvg::usvg::layout::{PositionedGlyph, Span};
use resvg::usvg::{self, PaintOrder, fontdb};
use std::collections::BTreeMap;
use std::ops::Range;

/// The fonts of a figure, each loaded once.
pub(super) struct Fonts<'t> {
    files: &'t fontdb::Database,
    loaded: BTreeMap<fontdb::ID, Font>,
}

impl<'t> Fonts<'t> {
    pub(super) fn new(files: &'t fontdb::Database) -> Self {
        Self {
            files,
            loaded: BTreeMap::new(),
        }
    }

    fn get(&mut self, id: fontdb::ID) -> Result<Font, FormatError> {
        if let Some(font) = self.loaded.get(&id) {
            return Ok(font.clone());
        }
        let font = self
            .files
            .with_face_data(id, |bytes, index| Font::new(bytes.to_vec().into(), index))
            .flatten()
            .ok_or_else(|| failed("a bundled font does not load"))?;
        self.loaded.insert(id, font.clone());
        Ok(font)
    }
}

/// Glyphs of one font on one straight line.
struct Run {
    font: Font,
    /// From the run, whose first glyph stands at the origin, to the page.
    transform: Transform,
    glyphs: Vec<KrillaGlyph>,
    /// In reading order.
    text: String,
}

impl Painter<'_> {
    pub(super) fn text(&mut self, text: &usvg::Text, surface: &mut Surface) -> Result<(), FormatError> {
        // Letters set apart are taken for words of one letter.
        let words = spaced_out(text);
        self.saying(words.as_deref(), surface, |painter, surface| {
            painter.spans(text, surface)
        })
    }

    fn spans(&mut self, text: &usvg::Text, surface: &mut Surface) -> Result<(), FormatError> {
        for span in text.layouted().iter().filter(|s| s.visible) {
            if span.underline.is_some() || span.overline.is_some() || span.line_through.is_some() {
                return Err(failed("it has underlined text"));
            }
            let runs = self.runs(span)?;
            let fill = span.fill.as_ref().map(paint::fill).transpose()?;
            let stroke = span.stroke.as_ref().map(paint::stroke).transpose()?;
            if stroke.is_some() && span.paint_order == PaintOrder::FillAndStroke {
                return Err(failed("it has outlined text"));
            }
            let size = span.font_size.get();
            // The halo is drawn as outlines, so that no text is found twice,
            // and below all letters, so that it covers none.
            if let Some(halo) = stroke {
                runs.iter()
                    .for_each(|run| run.draw(size, None, Some(halo.clone()), surface));
            }
            if let Some(fill) = fill {
                runs.iter()
                    .for_each(|run| run.draw(size, Some(fill.clone()), None, surface));
            }
        }
        Ok(())
    }

    fn runs(&mut self, span: &Span) -> Result<Vec<Run>, FormatError> {
        let size = span.font_size.get();
        let mut runs = Vec::new();
        let mut rest = span.positioned_glyphs.as_slice();
        while let Some(first) = rest.first() {
            let font = self.fonts.get(first.font)?;
            // usvg scales by size over units; here the size is the text's.
            let units = font.units_per_em() / size;
            let place = |glyph: &PositionedGlyph| glyph.transform().pre_scale(units, units);
            let transform = place(first);
            let Some(inverse) = transform.invert() else { break };
            let offsets: Vec<(f32, f32)> = rest
                .iter()
                .take_while(|g| g.font == first.font)
                .map(|g| inverse.pre_concat(place(g)))
                .take_while(|t| is_shift(*t))
                .map(|t| (t.tx, t.ty))
                .collect();
            let (glyphs, after) = rest.split_at(offsets.len().max(1));
            let (text, ranges) = letters(glyphs);
            let glyphs = glyphs.iter().zip(ranges).enumerate().map(|(i, (glyph, range))| {
                let (x, y) = offsets.get(i).copied().unwrap_or_default();
                let next = offsets.get(i + 1).map_or(x, |o| o.0);
                let id = GlyphId::new(glyph.id.0);
                KrillaGlyph::new(id, (next - x) / size, 0.0, -y / size, 0.0, range, None)
            });
            runs.push(Run {
                font,
                transform,
                glyphs: glyphs.collect(),
                text,
            });
            rest = after;
        }
        Ok(runs)
    }
}

impl Run {
    fn draw(&self, size: f32, fill: Option<Fill>, stroke: Option<Stroke>, surface: &mut Surface) {
        let outlined = fill.is_none();
        surface.push_transform(&paint::transform(self.transform));
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        let origin = Point::from_xy(0.0, 0.0);
        surface.draw_glyphs(origin, &self.glyphs, self.font.clone(), &self.text, size, outlined);
        surface.pop();
    }
}

/// The text, if its letters are set apart.
fn spaced_out(text: &usvg::Text) -> Option<String> {
    let spaced = |chunk: &usvg::TextChunk| chunk.spans().iter().any(|s| s.letter_spacing() != 0.0);
    let spaced = text.chunks().iter().any(spaced);
    spaced.then(|| text.chunks().iter().map(usvg::TextChunk::text).collect())
}

/// Whether a transform moves and does no more.
fn is_shift(t: Transform) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 1e-3;
    near(t.sx, 1.0) && near(t.sy, 1.0) && near(t.kx, 0.0) && near(t.ky, 0.0)
}

/// The text of glyphs that stand from left to right, in reading order, and
/// the bytes of it that each stands for. Glyphs of one cluster share theirs,
/// though usvg names them at one alone: at the last where the script runs to
/// the right, at the first where it runs to the left.
fn letters(glyphs: &[PositionedGlyph]) -> (String, Vec<Range<usize>>) {
    let leftward = glyphs.iter().flat_map(|g| g.text.chars()).any(runs_left);
    let mut order: Vec<usize> = (0..glyphs.len()).collect();
    if leftward {
        order.reverse();
    }
    let mut text = String::new();
    let mut ranges = vec![0..0; glyphs.len()];
    let mut cluster = Vec::new();
    for i in order {
        cluster.push(i);
        let own = glyphs[i].text.as_str();
        if own.is_empty() {
            continue;
        }
        let start = text.len();
        text.push_str(own);
        for glyph in cluster.drain(..) {
            ranges[glyph] = start..text.len();
        }
    }
    // A cluster that is cut off belongs to the one before.
    let end = text.len();
    for glyph in cluster {
        ranges[glyph] = end..end;
    }
    (text, ranges)
}

/// Whether a letter is of a script that is written to the left: Hebrew to
/// Arabic Extended-A, and the presentation forms. Figures run to the right
/// there too.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}') && !c.is_numeric()
}
