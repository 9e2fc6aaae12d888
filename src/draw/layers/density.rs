//! Incidents as numbers: shades of hexagons, districts or provinces.

use super::Painter;
use crate::draw::canvas::{CanvasError, Fill, Shape, Stroke, Themed};
use crate::draw::symbology::{Hexagons, Rates, Steps};

pub(in crate::draw) fn hexagons(painter: &Painter, hexagons: &Hexagons, steps: &Steps) -> Result<(), CanvasError> {
    let ramp = painter.colours().density;
    painter.layer("hexagons", "Number of incidents in each hexagon", || {
        for (at, n) in &hexagons.cells {
            let shade = ramp[steps.shade(steps.class(*n))];
            let cell = Shape::ring(hexagons.corners(*at))
                .fill(Fill::Colour(shade, 0.88))
                .title(n.to_string());
            painter.sheet.draw(&cell)?;
        }
        Ok(())
    })
}

pub(in crate::draw) fn rates(painter: &Painter, rates: &Rates) -> Result<(), CanvasError> {
    let ramp = painter.colours().density;
    painter.layer("rates", "Incidents for each 1,000 km²", || {
        for area in &rates.areas {
            let Some(class) = rates.class(area.rate) else { continue };
            let noun = if area.incidents == 1 { "incident" } else { "incidents" };
            let title = format!(
                "{}: {} {noun}, {:.2} for each 1,000 km²",
                area.name, area.incidents, area.rate
            );
            let shade = ramp[rates.shade(class)];
            let edge = Stroke::new(painter.sheet.theme().shade(shade, 0.8), 0.4);
            let rings = painter.rings(super::rings_of(&area.shape));
            painter.sheet.draw(
                &Shape::rings(rings)
                    .fill(Fill::Colour(shade, 0.9))
                    .stroke(edge)
                    .title(title),
            )?;
        }
        Ok(())
    })
}
