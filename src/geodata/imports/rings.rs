//! From rings as files have them to polygons that can be measured.

use geo::{Coord, LineString, MultiPolygon, Polygon};

/// Gathers the polygons of one feature; faults are mended and counted.
#[derive(Default)]
pub(super) struct Builder {
    polygons: Vec<Polygon<f64>>,
    /// Rings whose last position was not the first; they are closed now.
    pub unclosed: usize,
    /// Rings without area; they are left out.
    pub flat: usize,
}

impl Builder {
    /// Adds a polygon by its rings, the outer one first.
    pub fn add(&mut self, rings: impl IntoIterator<Item = Vec<Coord<f64>>>) {
        let mut outer = None;
        let mut holes = Vec::new();
        for (i, ring) in rings.into_iter().enumerate() {
            let closed = ring.first() == ring.last();
            let mut ring = LineString(ring);
            ring.close();
            if is_flat(&ring) {
                self.flat += 1;
                if i == 0 {
                    return;
                }
                continue;
            }
            self.unclosed += usize::from(!closed);
            if i == 0 {
                outer = Some(ring);
            } else {
                holes.push(ring);
            }
        }
        if let Some(outer) = outer {
            self.polygons.push(Polygon::new(outer, holes));
        }
    }

    pub fn finish(self) -> MultiPolygon<f64> {
        MultiPolygon(self.polygons)
    }
}

/// Whether all of it lies on one straight line, or in one point. The area does
/// not tell: that of an eight may be 0. A position that is no number is found
/// later, and told.
fn is_flat(ring: &LineString<f64>) -> bool {
    let at = |c: &Coord<f64>| robust::Coord { x: c.x, y: c.y };
    let Some(first) = ring.0.first() else {
        return true;
    };
    let Some(other) = ring.0.iter().find(|c| *c != first) else {
        return true;
    };
    ring.0
        .iter()
        .all(|c| robust::orient2d(at(first), at(other), at(c)) == 0.0)
}
