//! An upright rectangle.

use super::repeated::{named, painted, places};
use crate::draw::canvas::number::{decimal, pixels};
use crate::draw::canvas::paint::{self, Fill, Stroke};
use crate::draw::canvas::plot::{BackendCoord, Drawable, DrawingErrorKind};
use crate::draw::canvas::{CanvasError, SvgCanvas};

/// A rectangle between two opposite corners.
#[derive(Clone, Debug, PartialEq)]
pub struct Rect<C = (f64, f64)> {
    corners: [C; 2],
    rounding: f64,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
    class: Option<String>,
    title: Option<String>,
}

impl<C> Rect<C> {
    pub fn new(corner: C, opposite: C) -> Self {
        Self {
            corners: [corner, opposite],
            rounding: 0.0,
            fill: None,
            stroke: None,
            class: None,
            title: None,
        }
    }

    /// Radius of the corners, CSS pixels.
    pub fn rounding(mut self, radius: f64) -> Self {
        self.rounding = radius;
        self
    }

    painted!();

    named!();
}

places!(Rect, corners);

impl<C> Drawable<SvgCanvas> for Rect<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut corners: I,
        canvas: &mut SvgCanvas,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<CanvasError>> {
        if let (Some(a), Some(b)) = (corners.next(), corners.next()) {
            let rounding = (self.rounding > 0.0).then(|| decimal(self.rounding));
            let tag = canvas
                .tag("rect")
                .attr_if("class", self.class.as_deref())
                .attr("x", &pixels(a.0.min(b.0)))
                .attr("y", &pixels(a.1.min(b.1)))
                .attr("width", &pixels((a.0 - b.0).abs()))
                .attr("height", &pixels((a.1 - b.1).abs()))
                .attr_if("rx", rounding.as_deref());
            paint::write(tag, self.fill.as_ref(), self.stroke.as_ref()).close(self.title.as_deref());
        }
        Ok(())
    }
}
