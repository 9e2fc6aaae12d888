//! A group that was drawn before, shown again elsewhere.

use super::repeated::places;
use crate::draw::canvas::number::decimal;
use crate::draw::canvas::plot::{BackendCoord, Drawable, DrawingErrorKind};
use crate::draw::canvas::{CanvasError, SvgCanvas};

/// Shows the group of an id again, moved by some CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    id: String,
    by: (f64, f64),
}

impl Use {
    pub fn new(id: impl Into<String>, by: (f64, f64)) -> Self {
        Self { id: id.into(), by }
    }
}

places!(Use);

impl Drawable<SvgCanvas> for Use {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        canvas: &mut SvgCanvas,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<CanvasError>> {
        canvas
            .tag("use")
            .attr("href", &format!("#{}", self.id))
            .attr(
                "transform",
                &format!("translate({} {})", decimal(self.by.0), decimal(self.by.1)),
            )
            .close(None);
        Ok(())
    }
}
