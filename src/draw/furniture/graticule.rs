//! Meridians and parallels, and their degrees at the frame's edge.

use crate::draw::canvas::{Anchor, CanvasError, Group, Label, Shape, Stroke};
use crate::draw::layers::Painter;
use geo::LineString;

/// Degrees between lines: the finest of these that leaves at most eight.
fn step(span: f64) -> f64 {
    [0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|s| span / s <= 8.0)
        .unwrap_or(20.0)
}

/// West, south, east, north of what the frame shows.
fn shown(painter: &Painter) -> Option<(f64, f64, f64, f64)> {
    let b = painter.frame.bounds;
    let mut all = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
    for i in 0..=20 {
        let t = f64::from(i) / 20.0;
        let (x, y) = (b.left + t * b.width(), b.top + t * b.height());
        for at in [(x, b.top), (x, b.bottom), (b.left, y), (b.right, y)] {
            let p = painter.frame.position_at(at)?;
            all = (
                all.0.min(p.lon()),
                all.1.min(p.lat()),
                all.2.max(p.lon()),
                all.3.max(p.lat()),
            );
        }
    }
    Some(all)
}

/// Multiples of a step between two degrees.
fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let (first, last) = ((from / step).ceil() as i64, (to / step).floor() as i64);
    (first..=last).map(move |i| i as f64 * step)
}

/// All meridians and parallels, each with whether it is a meridian.
fn lines(painter: &Painter) -> Vec<(f64, bool, LineString<f64>)> {
    let Some((west, south, east, north)) = shown(painter) else {
        return Vec::new();
    };
    let every = step((east - west).max(north - south));
    let meridians =
        multiples(west, east, every).map(|lon| (lon, true, LineString::from(vec![(lon, south), (lon, north)])));
    let parallels =
        multiples(south, north, every).map(|lat| (lat, false, LineString::from(vec![(west, lat), (east, lat)])));
    meridians.chain(parallels).collect()
}

pub(in crate::draw) fn graticule(painter: &Painter) -> Result<(), CanvasError> {
    painter.layer("graticule", "Graticule", || {
        for (_, _, line) in lines(painter) {
            let parts = painter.lines([&line], 0.0);
            painter
                .sheet
                .draw(&Shape::lines(parts).stroke(Stroke::new(painter.colours().graticule, 0.35)))?;
        }
        Ok(())
    })
}

/// Degrees outside the frame: meridians along the bottom, parallels along
/// the left, with a tick each.
pub(in crate::draw) fn graticule_labels(painter: &Painter) -> Result<(), CanvasError> {
    const TICK: f64 = 3.0;
    let size = painter.pt(6.0);
    let b = painter.frame.bounds;
    painter
        .sheet
        .draw(&Group::open(painter.id("graticule-labels")).title("Degrees"))?;
    for (degrees, meridian, line) in lines(painter) {
        let ends: Vec<(f64, f64)> = painter.lines([&line], 0.0).into_iter().flatten().collect();
        let edge = ends.iter().find(|p| {
            if meridian {
                (p.1 - b.bottom).abs() < 0.5
            } else {
                (p.0 - b.left).abs() < 0.5
            }
        });
        let Some(&(x, y)) = edge else { continue };
        let (tick, at, anchor) = if meridian {
            ((x, y + TICK), (x, y + TICK + size), Anchor::Middle)
        } else {
            ((x - TICK, y), (x - TICK - 1.5, y + size * 0.36), Anchor::End)
        };
        painter
            .sheet
            .draw(&Shape::line([(x, y), tick]).stroke(Stroke::new(painter.colours().quiet, 0.5)))?;
        painter.sheet.draw(
            &Label::new(at, degree_text(degrees, meridian), size)
                .colour(painter.colours().quiet)
                .anchor(anchor),
        )?;
    }
    painter.sheet.draw(&Group::close())?;
    Ok(())
}

fn degree_text(degrees: f64, meridian: bool) -> String {
    let hemisphere = match (meridian, degrees < 0.0) {
        (true, false) => "E",
        (true, true) => "W",
        (false, false) => "N",
        (false, true) => "S",
    };
    let size = degrees.abs();
    let text = if size.fract() == 0.0 {
        format!("{size:.0}")
    } else {
        format!("{size:.2}")
    };
    let text = if text.contains('.') {
        text.trim_end_matches('0')
    } else {
        &text
    };
    format!("{text}° {hemisphere}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_short() {
        assert_eq!(degree_text(65.0, true), "65° E");
        assert_eq!(degree_text(-0.25, false), "0.25° S");
        assert_eq!(degree_text(32.5, false), "32.5° N");
    }

    #[test]
    fn steps_leave_a_few_lines() {
        assert_eq!(step(14.0), 2.0);
        assert_eq!(step(1.7), 0.25);
        assert_eq!(multiples(-1.0, 1.0, 0.5).count(), 5);
    }
}
