//! An upright rectangle.

use crate::draw::canvas::number::{decimal, pixels};
use crate::draw::canvas::paint::{self, Fill, Stroke};
use crate::draw::canvas::plot::{BackendCoord, Drawable, DrawingErrorKind, PointCollection};
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

    pub fn fill(mut self, fill: impl Into<Fill>) -> Self {
        self.fill = Some(fill.into());
        self
    }

    pub fn stroke(mut self, stroke: Stroke) -> Self {
        self.stroke = Some(stroke);
        self
    }

    /// A class for style sheets.
    pub fn class(mut self, class: impl Into<String>) -> Self {
        self.class = Some(class.into());
        self
    }

    /// Shown when the pointer rests on it, and read out.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Rect<C> {
    type Point = &'a C;
    type IntoIter = &'a [C];

    fn point_iter(self) -> Self::IntoIter {
        &self.corners
    }
}

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
