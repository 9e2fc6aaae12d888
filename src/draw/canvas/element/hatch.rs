//! Parallel lines to fill a shape with.

use super::repeated::places;
use crate::draw::canvas::number::decimal;
use crate::draw::canvas::plot::{BackendCoord, Drawable, DrawingErrorKind};
use crate::draw::canvas::{CanvasError, Colour, SvgCanvas};

/// Defines a pattern; name it in [`Fill::Pattern`](crate::draw::canvas::Fill).
#[derive(Clone, Debug, PartialEq)]
pub struct Hatch {
    pub id: String,
    pub colour: Colour,
    /// From line to line, CSS pixels.
    pub spacing: f64,
    /// Of a line, CSS pixels.
    pub width: f64,
    /// Degrees by which upright lines are turned clockwise.
    pub angle: f64,
    /// Between the lines; nothing where it is `None`.
    pub ground: Option<Colour>,
}

places!(Hatch);

impl Drawable<SvgCanvas> for Hatch {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        canvas: &mut SvgCanvas,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<CanvasError>> {
        canvas.claim_id(&self.id).map_err(DrawingErrorKind::DrawingError)?;
        // A pattern of no size would hide the shape.
        let spacing = decimal(self.spacing.max(0.5));
        let turn = (self.angle != 0.0).then(|| format!("rotate({})", decimal(self.angle)));
        canvas.out.push_str("<defs>");
        canvas
            .tag("pattern")
            .attr("id", &self.id)
            .attr("width", &spacing)
            .attr("height", &spacing)
            .attr("patternUnits", "userSpaceOnUse")
            .attr_if("patternTransform", turn.as_deref())
            .open();
        let square = |canvas: &mut SvgCanvas, width: &str, colour: Colour| {
            canvas
                .tag("rect")
                .attr("width", width)
                .attr("height", &spacing)
                .attr("fill", &colour.hex())
                .close(None);
        };
        if let Some(ground) = self.ground {
            square(canvas, &spacing, ground);
        }
        square(canvas, &decimal(self.width), self.colour);
        canvas.out.push_str("</pattern></defs>\n");
        Ok(())
    }
}
