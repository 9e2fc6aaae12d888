//! Groups and paths. What the canvas never writes (images, masks, filters,
//! gradients) is refused, not left out.

use super::text::Fonts;
use super::{failed, paint};
use crate::draw::format::FormatError;
use krilla::geom::{Path, PathBuilder};
use krilla::paint::{Fill, FillRule, Pattern, Stroke, StrokeDash};
use krilla::surface::Surface;
use resvg::tiny_skia::{PathSegment, Transform};
use resvg::usvg::{self, Node, PaintOrder, fontdb};

/// Draws the nodes of a figure one after the other.
pub(super) struct Painter<'t> {
    pub(super) fonts: Fonts<'t>,
}

impl<'t> Painter<'t> {
    pub(super) fn new(fonts: &'t fontdb::Database) -> Self {
        Self {
            fonts: Fonts::new(fonts),
        }
    }

    /// Draws a group with all that is in it.
    pub(super) fn group(&mut self, group: &usvg::Group, surface: &mut Surface) -> Result<(), FormatError> {
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
        if group.opacity().get() < 1.0 {
            surface.push_opacity(paint::share(group.opacity().get()));
            pushed += 1;
        }
        let drawn = group.children().iter().try_for_each(|child| self.node(child, surface));
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
        let mut builder = PathBuilder::new();
        trace(path, Transform::identity(), &mut builder);
        let Some(outline) = builder.finish().filter(|_| path.is_visible()) else {
            return Ok(());
        };
        let fill = path.fill().map(|f| self.fill(f, surface)).transpose()?;
        let stroke = path.stroke().map(|s| self.stroke(s, surface)).transpose()?;
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

    pub(super) fn fill(&mut self, fill: &usvg::Fill, surface: &mut Surface) -> Result<Fill, FormatError> {
        Ok(Fill {
            paint: self.paint(fill.paint(), surface)?,
            opacity: paint::share(fill.opacity().get()),
            rule: match fill.rule() {
                usvg::FillRule::NonZero => FillRule::NonZero,
                usvg::FillRule::EvenOdd => FillRule::EvenOdd,
            },
        })
    }

    pub(super) fn stroke(&mut self, stroke: &usvg::Stroke, surface: &mut Surface) -> Result<Stroke, FormatError> {
        Ok(Stroke {
            paint: self.paint(stroke.paint(), surface)?,
            width: stroke.width().get(),
            miter_limit: stroke.miterlimit().get(),
            line_cap: paint::cap(stroke.linecap()),
            line_join: paint::join(stroke.linejoin()),
            opacity: paint::share(stroke.opacity().get()),
            dash: stroke.dasharray().map(|lengths| StrokeDash {
                array: lengths.to_vec(),
                offset: stroke.dashoffset(),
            }),
        })
    }

    fn paint(&mut self, paint: &usvg::Paint, surface: &mut Surface) -> Result<krilla::paint::Paint, FormatError> {
        match paint {
            usvg::Paint::Color(colour) => Ok(paint::colour(*colour).into()),
            usvg::Paint::Pattern(pattern) => {
                let mut builder = surface.stream_builder();
                let mut tile = builder.surface();
                let drawn = self.group(pattern.root(), &mut tile);
                tile.finish();
                let stream = builder.finish();
                drawn?;
                let rect = pattern.rect();
                Ok(Pattern {
                    stream,
                    transform: paint::transform(pattern.transform().pre_translate(rect.x(), rect.y())),
                    width: rect.width(),
                    height: rect.height(),
                }
                .into())
            }
            _ => Err(failed("it has a gradient")),
        }
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
