//! A rectangle that groups are cut to.

use super::repeated::places;
use crate::draw::canvas::number::pixels;
use crate::draw::canvas::plot::{BackendCoord, Drawable, DrawingErrorKind};
use crate::draw::canvas::{CanvasError, SvgCanvas};

/// Defines a clip path; name it in [`Group::clip`](super::Group::clip).
#[derive(Clone, Debug, PartialEq)]
pub struct ClipRect<C = (f64, f64)> {
    id: String,
    corners: [C; 2],
}

impl<C> ClipRect<C> {
    /// Between two opposite corners.
    pub fn new(id: impl Into<String>, corner: C, opposite: C) -> Self {
        Self {
            id: id.into(),
            corners: [corner, opposite],
        }
    }
}

places!(ClipRect, corners);

impl<C> Drawable<SvgCanvas> for ClipRect<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut corners: I,
        canvas: &mut SvgCanvas,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<CanvasError>> {
        canvas.claim_id(&self.id).map_err(DrawingErrorKind::DrawingError)?;
        if let (Some(a), Some(b)) = (corners.next(), corners.next()) {
            canvas.out.push_str("<defs>");
            canvas.tag("clipPath").attr("id", &self.id).open();
            canvas
                .tag("rect")
                .attr("x", &pixels(a.0.min(b.0)))
                .attr("y", &pixels(a.1.min(b.1)))
                .attr("width", &pixels((a.0 - b.0).abs()))
                .attr("height", &pixels((a.1 - b.1).abs()))
                .close(None);
            canvas.out.push_str("</clipPath></defs>\n");
        }
        Ok(())
    }
}
