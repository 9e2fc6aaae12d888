//! What a local map is about: a radius round a place, a district; and the
//! imported districts around.

use super::{Painter, style};
use crate::draw::canvas::{CanvasError, Shape, Stroke, Themed};
use crate::geodesy::{LonLat, destination};
use geo::{Coord, LineString, MultiPolygon};

/// The circle of a distance round a place.
pub(in crate::draw) fn radius(painter: &Painter, at: LonLat, km: f64) -> Result<(), CanvasError> {
    let ring: LineString<f64> = (0..=120)
        .map(|i| destination(at, f64::from(i) * 3.0, km * 1_000.0))
        .map(|p| Coord { x: p.lon(), y: p.lat() })
        .collect();
    painter.layer("radius", "Distance from the place", || {
        let lines = painter.lines([&ring], 0.0);
        let title = format!("{km} km");
        painter.sheet.draw(
            &Shape::lines(lines)
                .stroke(style::subject(painter.sheet.theme()))
                .title(title),
        )?;
        Ok(())
    })
}

/// The outline of the area that a map is about.
pub(in crate::draw) fn subject(painter: &Painter, shape: Option<&MultiPolygon<f64>>) -> Result<(), CanvasError> {
    let Some(shape) = shape else { return Ok(()) };
    painter.layer("subject", "The area that the map is about", || {
        let lines = painter.outlines(shape);
        painter
            .sheet
            .draw(&Shape::lines(lines).stroke(style::subject(painter.sheet.theme())))?;
        Ok(())
    })
}

pub(in crate::draw) fn districts(painter: &Painter, shapes: &[&MultiPolygon<f64>]) -> Result<(), CanvasError> {
    if shapes.is_empty() {
        return Ok(());
    }
    painter.layer("districts", "Districts", || {
        for shape in shapes {
            let lines = painter.outlines(shape);
            painter
                .sheet
                .draw(&Shape::lines(lines).stroke(Stroke::new(painter.colours().district, 0.5)))?;
        }
        Ok(())
    })
}
