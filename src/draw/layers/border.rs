//! The Durand Line, its distance bands, and the crossings.

use super::{Painter, VISIBLE, style};
use crate::border::{BorderLine, DISTANCES_KM};
use crate::draw::canvas::{CanvasError, Cap, Colour, Disc, Shape, Stroke, Themed};
use crate::draw::label::Labeller;
use crate::draw::theme::Theme;
use crate::geodata::Crossing;

/// The bands' colours, from the widest band to the nearest: one lightness ramp.
pub(in crate::draw) fn band_colours(theme: &Theme) -> [(f64, Colour); 4] {
    let ramp = style::bands(theme);
    let [a, b, c, d] = DISTANCES_KM;
    [(d, ramp[0]), (c, ramp[1]), (b, ramp[2]), (a, ramp[3])]
}

/// All ground within the standard distances: the line stroked as wide as the
/// band with round joins. On a conformal map that is the buffer up to the
/// change of scale over the frame (below 1 % here).
pub(in crate::draw) fn bands(painter: &Painter, line: &BorderLine) -> Result<(), CanvasError> {
    let frame = painter.frame;
    let middle = (
        (frame.bounds.left + frame.bounds.right) / 2.0,
        (frame.bounds.top + frame.bounds.bottom) / 2.0,
    );
    let km_per_px = frame.km_per_px(middle);
    painter.layer("bands", "Distance from the Durand Line", || {
        // The widest stroke of a coarser line: half a pixel is little beside it.
        let widest = 2.0 * DISTANCES_KM[3] / km_per_px;
        let parts = painter.border(line, widest, 0.5);
        for (km, colour) in band_colours(painter.sheet.theme()) {
            let width = 2.0 * km / km_per_px;
            let stroke = Stroke::new(colour, width).cap(Cap::Round);
            painter
                .sheet
                .draw(&Shape::lines(parts.clone()).stroke(stroke).coarse())?;
        }
        Ok(())
    })
}

/// The line in its own style, on a ground that sets it off.
pub(in crate::draw) fn durand_line(painter: &Painter, line: &BorderLine) -> Result<(), CanvasError> {
    line_as(painter, line, "durand-line")
}

/// The line again, over numbers that hide it.
pub(in crate::draw) fn line_over(painter: &Painter, line: &BorderLine) -> Result<(), CanvasError> {
    line_as(painter, line, "durand-line-over")
}

fn line_as(painter: &Painter, line: &BorderLine, id: &str) -> Result<(), CanvasError> {
    let parts = painter.border(line, 2.0, VISIBLE);
    let stroke = style::durand_line(painter.sheet.theme());
    let ground = Stroke::new(painter.colours().halo, stroke.width + 1.1).opacity(0.8);
    painter.layer(id, "Durand Line", || {
        painter.sheet.draw(&Shape::lines(parts.clone()).stroke(ground))?;
        painter
            .sheet
            .draw(&Shape::lines(parts).stroke(stroke).title("Durand Line"))?;
        Ok(())
    })
}

/// Radius of a crossing's mark, CSS pixels.
pub(super) const CROSSING_RADIUS: f64 = 2.2;

/// The crossings as small open circles on the line; names keep clear of them.
pub(in crate::draw) fn crossings(
    painter: &Painter,
    crossings: &[Crossing],
    labeller: &mut Labeller,
) -> Result<(), CanvasError> {
    let frame = painter.frame;
    painter.layer("crossings", "Border crossings", || {
        let on_page = crossings.iter().filter_map(|c| Some((c, frame.to_page(c.at)?)));
        for (crossing, at) in on_page.filter(|(_, at)| frame.bounds.holds(*at)) {
            labeller.block_disc(at, CROSSING_RADIUS + 0.5);
            painter.sheet.draw(
                &Disc::new(at, CROSSING_RADIUS)
                    .fill(painter.colours().paper)
                    .stroke(Stroke::new(painter.colours().line, 1.0))
                    .class("crossing")
                    .title(format!(
                        "Border crossing {}, known to {} km",
                        crossing.name, crossing.uncertainty_km
                    )),
            )?;
        }
        Ok(())
    })
}
