//! Fills and strokes, from the SVG's terms to the PDF's.

use super::failed;
use crate::draw::format::FormatError;
use krilla::color::rgb;
use krilla::geom::Transform;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use resvg::{tiny_skia, usvg};

pub(super) fn fill(fill: &usvg::Fill) -> Result<Fill, FormatError> {
    Ok(Fill {
        paint: colour(fill.paint())?.into(),
        opacity: share(fill.opacity().get()),
        rule: rule(fill.rule()),
    })
}

pub(super) fn stroke(stroke: &usvg::Stroke) -> Result<Stroke, FormatError> {
    Ok(Stroke {
        paint: colour(stroke.paint())?.into(),
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap: cap(stroke.linecap()),
        line_join: join(stroke.linejoin()),
        opacity: share(stroke.opacity().get()),
        dash: stroke.dasharray().map(|lengths| StrokeDash {
            array: lengths.to_vec(),
            offset: stroke.dashoffset(),
        }),
    })
}

fn colour(paint: &usvg::Paint) -> Result<rgb::Color, FormatError> {
    match paint {
        usvg::Paint::Color(c) => Ok(rgb::Color::new(c.red, c.green, c.blue)),
        usvg::Paint::Pattern(_) => Err(failed("it has a line or text in a pattern")),
        usvg::Paint::LinearGradient(_) | usvg::Paint::RadialGradient(_) => Err(failed("it has a gradient")),
    }
}

pub(super) fn rule(rule: usvg::FillRule) -> FillRule {
    match rule {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    }
}

/// An opacity between 0 and 1.
pub(super) fn share(opacity: f32) -> NormalizedF32 {
    NormalizedF32::new(opacity).unwrap_or(NormalizedF32::ONE)
}

fn cap(cap: usvg::LineCap) -> LineCap {
    match cap {
        usvg::LineCap::Butt => LineCap::Butt,
        usvg::LineCap::Round => LineCap::Round,
        usvg::LineCap::Square => LineCap::Square,
    }
}

fn join(join: usvg::LineJoin) -> LineJoin {
    match join {
        usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
        usvg::LineJoin::Round => LineJoin::Round,
        usvg::LineJoin::Bevel => LineJoin::Bevel,
    }
}

pub(super) fn transform(t: tiny_skia::Transform) -> Transform {
    Transform::from_row(t.sx, t.ky, t.kx, t.sy, t.tx, t.ty)
}
