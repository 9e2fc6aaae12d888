//! Groups and paths. What the canvas never writes (images, masks, filters,
//! gradients) is refused, not left out.

use super::text::Fonts;
use super::{failed, hatch, paint};
use crate::draw::format::FormatError;
use crate::draw::format::scene::{Scene, without_spaces};
use krilla::geom::{Path, PathBuilder};
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Identifier, SpanTag};
use resvg::tiny_skia::{PathSegment, Transform};
use resvg::usvg::{self, Node, PaintOrder};

/// Draws the nodes of a figure one after the other.
pub(super) struct Painter<'t> {
    scene: &'t Scene,
    pub(super) fonts: Fonts<'t>,
    /// The tagged parts of the page so far; the last is open.
    parts: Vec<Identifier>,
    /// How many groups around are streams or parts of their own, in which no
    /// part may begin.
    closed: usize,
}

impl<'t> Painter<'t> {
    pub(super) fn new(scene: &'t Scene) -> Self {
        Self {
            scene,
            fonts: Fonts::new(scene.tree.fontdb()),
            parts: Vec::new(),
            closed: 0,
        }
    }

    /// Draws a whole figure, and gives its tagged parts.
    pub(super) fn figure(mut self, surface: &mut Surface) -> Result<Vec<Identifier>, FormatError> {
        self.parts.push(surface.start_tagged(ContentTag::Other));
        let drawn = self.group(self.scene.tree.root(), surface);
        surface.end_tagged();
        drawn.map(|()| self.parts)
    }

    /// Draws something that stands for these words, whatever its letters
    /// look like to a program that reads the page.
    pub(super) fn saying<F>(&mut self, words: Option<&str>, surface: &mut Surface, draw: F) -> Result<(), FormatError>
    where
        F: FnOnce(&mut Self, &mut Surface) -> Result<(), FormatError>,
    {
        let Some(words) = words.filter(|_| self.closed == 0) else {
            return draw(self, surface);
        };
        surface.end_tagged();
        let tag = SpanTag::empty().with_actual_text(Some(words));
        self.parts.push(surface.start_tagged(ContentTag::Span(tag)));
        self.closed += 1;
        let drawn = draw(self, surface);
        self.closed -= 1;
        surface.end_tagged();
        self.parts.push(surface.start_tagged(ContentTag::Other));
        drawn
    }

    /// Draws a group with all that is in it.
    fn group(&mut self, group: &usvg::Group, surface: &mut Surface) -> Result<(), FormatError> {
        if group.mask().is_some() || !group.filters().is_empty() || group.blend_mode() != usvg::BlendMode::Normal {
            return Err(failed("it has a mask, a filter or a blend mode"));
        }
        let clips = std::iter::successors(group.clip_path(), |clip| clip.clip_path());
        let Some(clips) = clips.map(outline).collect::<Option<Vec<Path>>>() else {
            // Cut to no area.
            return Ok(());
        };
        surface.push_transform(&paint::transform(group.transform()));
        for clip in &clips {
            surface.push_clip_path(clip, &FillRule::NonZero);
        }
        let mut pushed = 1 + clips.len();
        let veiled = group.opacity().get() < 1.0;
        if veiled {
            surface.push_opacity(paint::share(group.opacity().get()));
            pushed += 1;
        }
        self.closed += usize::from(veiled);
        let words = letters(group).and_then(|letters| self.scene.spelled.get(&letters));
        let drawn = self.saying(words.map(String::as_str), surface, |painter, surface| {
            group
                .children()
                .iter()
                .try_for_each(|child| painter.node(child, surface))
        });
        self.closed -= usize::from(veiled);
        for _ in 0..pushed {
            surface.pop();
        }
        drawn
    }

    fn node(&mut self, node: &Node, surface: &mut Surface) -> Result<(), FormatError> {
        match node {
            Node::Group(group) => self.group(group, surface),
            Node::Path(path) => self.path(path, surface),
            Node::Text(text) => self.text(text, surface),
            Node::Image(_) => Err(failed("it has an image")),
        }
    }

    fn path(&mut self, path: &usvg::Path, surface: &mut Surface) -> Result<(), FormatError> {
        let Some(outline) = outline_of(path).filter(|_| path.is_visible()) else {
            return Ok(());
        };
        let fill = match path.fill() {
            Some(fill) if matches!(fill.paint(), usvg::Paint::Pattern(_)) => {
                hatch::draw(path, fill, &outline, surface)?;
                None
            }
            other => other.map(paint::fill).transpose()?,
        };
        let stroke = path.stroke().map(paint::stroke).transpose()?;
        // The fill lies below the stroke unless the figure says otherwise.
        let layers = match (path.paint_order(), fill, stroke) {
            (PaintOrder::StrokeAndFill, Some(fill), Some(stroke)) => {
                vec![(None, Some(stroke)), (Some(fill), None)]
            }
            (_, None, None) => Vec::new(),
            (_, fill, stroke) => vec![(fill, stroke)],
        };
        for (fill, stroke) in layers {
            surface.set_fill(fill);
            surface.set_stroke(stroke);
            surface.draw_path(&outline);
        }
        Ok(())
    }
}

/// The shapes of a clip path as one, if it has any.
fn outline(clip: &usvg::ClipPath) -> Option<Path> {
    let mut builder = PathBuilder::new();
    trace_all(clip.root(), clip.transform(), &mut builder);
    builder.finish()
}

fn trace_all(group: &usvg::Group, transform: Transform, builder: &mut PathBuilder) {
    let transform = transform.pre_concat(group.transform());
    for child in group.children() {
        match child {
            Node::Group(group) => trace_all(group, transform, builder),
            Node::Path(path) => trace(path, transform, builder),
            Node::Text(_) | Node::Image(_) => {}
        }
    }
}

/// The letters of a group that holds nothing else, turned ones too.
fn letters(group: &usvg::Group) -> Option<String> {
    let of = |node: &Node| match node {
        Node::Group(group) => letters(group),
        Node::Text(text) => Some(text.chunks().iter().map(|chunk| without_spaces(chunk.text())).collect()),
        Node::Path(_) | Node::Image(_) => None,
    };
    group.children().iter().map(of).collect()
}

fn outline_of(path: &usvg::Path) -> Option<Path> {
    let mut builder = PathBuilder::new();
    trace(path, Transform::identity(), &mut builder);
    builder.finish()
}

fn trace(path: &usvg::Path, transform: Transform, builder: &mut PathBuilder) {
    let Some(data) = path.data().clone().transform(transform) else {
        return;
    };
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(p) => builder.move_to(p.x, p.y),
            PathSegment::LineTo(p) => builder.line_to(p.x, p.y),
            PathSegment::QuadTo(a, p) => builder.quad_to(a.x, a.y, p.x, p.y),
            PathSegment::CubicTo(a, b, p) => builder.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
            PathSegment::Close => builder.close(),
        }
    }
}
