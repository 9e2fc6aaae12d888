//! A circle.

use super::repeated::{named, painted, places};
use crate::draw::canvas::number::{decimal, pixels};
use crate::draw::canvas::paint::{self, Fill, Stroke};
use crate::draw::canvas::plot::{BackendCoord, Drawable, DrawingErrorKind};
use crate::draw::canvas::{CanvasError, SvgCanvas};

/// A circle, filled or not, with its radius in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Disc<C = (f64, f64)> {
    at: [C; 1],
    radius: f64,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
    class: Option<String>,
    title: Option<String>,
}

impl<C> Disc<C> {
    pub fn new(centre: C, radius: f64) -> Self {
        Self {
            at: [centre],
            radius,
            fill: None,
            stroke: None,
            class: None,
            title: None,
        }
    }

    painted!();

    named!();
}

places!(Disc, at);

impl<C> Drawable<SvgCanvas> for Disc<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        canvas: &mut SvgCanvas,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<CanvasError>> {
        if let Some((x, y)) = at.next() {
            let tag = canvas
                .tag("circle")
                .attr_if("class", self.class.as_deref())
                .attr("cx", &pixels(x))
                .attr("cy", &pixels(y))
                .attr("r", &decimal(self.radius.max(0.0)));
            paint::write(tag, self.fill.as_ref(), self.stroke.as_ref()).close(self.title.as_deref());
        }
        Ok(())
    }
}
