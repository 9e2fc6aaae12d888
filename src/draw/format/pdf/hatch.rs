//! Hatching as the lines that it is. A PDF has patterns too, but viewers draw
//! fine ones turned by an angle as a grey smear.

use super::{failed, paint};
use crate::draw::format::FormatError;
use krilla::geom::{Path, PathBuilder, Rect};
use krilla::paint::Fill;
use krilla::surface::Surface;
use resvg::usvg::{self, Node};

/// An upright stripe of a tile, in the tile's own frame, that is repeated
/// across.
struct Stripe {
    left: f32,
    width: f32,
    fill: Fill,
}

/// Fills `path`, whose `outline` is given, with its pattern.
pub(super) fn draw(
    path: &usvg::Path,
    fill: &usvg::Fill,
    outline: &Path,
    surface: &mut Surface,
) -> Result<(), FormatError> {
    let usvg::Paint::Pattern(pattern) = fill.paint() else {
        return Err(failed("it has a gradient"));
    };
    let tile = pattern.rect();
    let stripes = stripes(pattern)?;
    let frame = pattern.transform().pre_translate(tile.x(), tile.y());
    let Some(bounds) = frame.invert().and_then(|back| path.bounding_box().transform(back)) else {
        return Ok(());
    };
    surface.push_clip_path(outline, &paint::rule(fill.rule()));
    surface.push_transform(&paint::transform(frame));
    surface.push_opacity(paint::share(fill.opacity().get()));
    surface.set_stroke(None);
    for stripe in stripes {
        let mut builder = PathBuilder::new();
        let mut add = |left: f32, width: f32| {
            if let Some(rect) = Rect::from_xywh(left, bounds.top(), width, bounds.height()) {
                builder.push_rect(rect);
            }
        };
        if stripe.width >= tile.width() {
            // The ground between the lines has no seams.
            add(bounds.left(), bounds.width());
        } else {
            let column = |x: f32| ((x - stripe.left) / tile.width()).floor();
            // Casts from floats saturate, and a page has a bounded size.
            let columns = column(bounds.left()) as i32..=column(bounds.right()) as i32;
            columns.for_each(|i| add(stripe.left + i as f32 * tile.width(), stripe.width));
        }
        if let Some(lines) = builder.finish() {
            surface.set_fill(Some(stripe.fill));
            surface.draw_path(&lines);
        }
    }
    for _ in 0..3 {
        surface.pop();
    }
    Ok(())
}

/// The stripes of a tile; a tile of anything else is none of the canvas's.
fn stripes(pattern: &usvg::Pattern) -> Result<Vec<Stripe>, FormatError> {
    let stripe = |node: &Node| {
        let Node::Path(path) = node else { return None };
        let bounds = path.bounding_box();
        let whole = bounds.top() <= 0.0 && bounds.bottom() >= pattern.rect().height();
        let fill = path.fill().filter(|_| whole)?;
        Some(Stripe {
            left: bounds.left(),
            width: bounds.width(),
            fill: paint::fill(fill).ok()?,
        })
    };
    let stripes: Option<Vec<Stripe>> = pattern.root().children().iter().map(stripe).collect();
    stripes.ok_or_else(|| failed("it has a pattern that is no hatching"))
}
