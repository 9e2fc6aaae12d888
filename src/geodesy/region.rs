//! Polygons that answer quickly whether a point is inside.

use super::LonLat;
use geo::{BoundingRect, Coord, MultiPolygon, Rect};

/// Polygons with their edges sorted into bands of latitude, so that only the
/// edges at a point's own latitude are looked at.
#[derive(Clone, Debug)]
pub struct Region {
    bounds: Option<Rect<f64>>,
    bands: Vec<Vec<[Coord<f64>; 2]>>,
}

/// Bands for so many edges, and no more than that in all.
const EDGES_PER_BAND: usize = 8;
const MOST_BANDS: usize = 4_096;

impl Region {
    pub fn new(shape: &MultiPolygon<f64>) -> Self {
        let rings = || {
            shape
                .iter()
                .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
        };
        let edges: usize = rings().map(|r| r.0.len()).sum();
        let mut region = Self {
            bounds: shape.bounding_rect(),
            bands: vec![Vec::new(); (edges / EDGES_PER_BAND).clamp(1, MOST_BANDS)],
        };
        for edge in rings().flat_map(|ring| ring.0.windows(2)) {
            let (from, to) = (region.band(edge[0].y), region.band(edge[1].y));
            for band in &mut region.bands[from.min(to)..=from.max(to)] {
                band.push([edge[0], edge[1]]);
            }
        }
        region
    }

    fn band(&self, lat: f64) -> usize {
        let Some(bounds) = self.bounds else { return 0 };
        let share = (lat - bounds.min().y) / bounds.height().max(f64::MIN_POSITIVE);
        // A cast saturates, so that what is outside falls into the end bands.
        ((share * self.bands.len() as f64) as usize).min(self.bands.len() - 1)
    }

    /// Even–odd rule with a ray to the east. An edge holds its lower end, so
    /// that a vertex counts once, and a point on an edge that two regions
    /// share is in one of them.
    pub fn contains(&self, point: LonLat) -> bool {
        let (x, y) = (point.lon(), point.lat());
        let inside = |r: &Rect<f64>| (r.min().x..=r.max().x).contains(&x) && (r.min().y..=r.max().y).contains(&y);
        if !self.bounds.as_ref().is_some_and(inside) {
            return false;
        }
        let crossed = |[a, b]: &&[Coord<f64>; 2]| {
            // From the lower end up, so that two regions compute the same.
            let (a, b) = if a.y <= b.y { (a, b) } else { (b, a) };
            (a.y > y) != (b.y > y) && a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) > x
        };
        self.bands[self.band(y)].iter().filter(crossed).count() % 2 == 1
    }

    /// West, south, east, north in degrees; `None` where it is empty.
    pub fn bounds(&self) -> Option<(f64, f64, f64, f64)> {
        self.bounds.map(|r| (r.min().x, r.min().y, r.max().x, r.max().y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Contains, Point, polygon};
    use proptest::prelude::*;

    /// With a hole, a notch, and edges along parallels and meridians.
    fn shape() -> MultiPolygon<f64> {
        let outer = polygon![(x: 60.0, y: 30.0), (x: 70.0, y: 30.0), (x: 70.0, y: 38.0), (x: 66.0, y: 33.0), (x: 60.0, y: 38.0)];
        let hole = polygon![(x: 63.0, y: 31.0), (x: 65.0, y: 31.0), (x: 64.0, y: 33.0)];
        let with_hole = geo::Polygon::new(outer.exterior().clone(), vec![hole.exterior().clone()]);
        let island = polygon![(x: 71.0, y: 31.0), (x: 72.0, y: 31.5), (x: 71.5, y: 32.0)];
        MultiPolygon(vec![with_hole, island])
    }

    proptest! {
        #[test]
        fn agrees_with_geo(lon in 59.0..73.0, lat in 29.0..39.0) {
            let point = LonLat::new(lon, lat).expect("in range");
            prop_assert_eq!(Region::new(&shape()).contains(point), shape().contains(&Point::new(lon, lat)));
        }
    }

    #[test]
    fn a_shared_edge_belongs_to_one_side() {
        let west = MultiPolygon(vec![
            polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.3, y: 1.0), (x: 0.0, y: 1.0)],
        ]);
        let east = MultiPolygon(vec![
            polygon![(x: 1.0, y: 0.0), (x: 2.0, y: 0.0), (x: 2.0, y: 1.0), (x: 1.3, y: 1.0)],
        ]);
        let (west, east) = (Region::new(&west), Region::new(&east));
        for i in 0..100 {
            let t = f64::from(i) / 100.0;
            let on_edge = LonLat::new(1.0 + 0.3 * t, t).expect("in range");
            assert!(west.contains(on_edge) != east.contains(on_edge), "{on_edge}");
        }
        assert!(!Region::new(&MultiPolygon(Vec::new())).contains(LonLat::new(0.0, 0.0).expect("in range")));
    }
}
