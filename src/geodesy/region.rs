//! Polygons that answer quickly whether a point is inside.

use super::LonLat;
use geo::{Coord, MultiPolygon, Rect};
use robust::orient2d;

/// Polygons with their edges sorted into bands of latitude, so that only the
/// edges at a point's own latitude are looked at.
///
/// Edges are straight in degrees, and none crosses the antimeridian. A vertex
/// that is not finite is passed over.
#[derive(Clone, Debug)]
pub struct Region {
    bounds: Option<Rect<f64>>,
    bands_per_degree: f64,
    /// Where each band begins in `edges`, and where the last one ends.
    begins: Vec<usize>,
    edges: Vec<Edge>,
}

/// Bands for so many edges, and no more than that in all.
const EDGES_PER_BAND: usize = 4;
const MOST_BANDS: usize = 4_096;
/// So many bands hold an edge on average, or else there are fewer of them.
const BANDS_PER_EDGE: f64 = 8.0;

impl Region {
    pub fn new(shape: &MultiPolygon<f64>) -> Self {
        let bounds = bounds(edges(shape));
        // No ray to the east crosses an edge along a parallel.
        let rising: Vec<Edge> = edges(shape).filter(|e| e.low.y < e.high.y).collect();
        let height = bounds.map_or(0.0, |r| r.height());
        let climb: f64 = rising.iter().map(|e| e.high.y - e.low.y).sum();
        let most = (BANDS_PER_EDGE * rising.len() as f64 * (height / climb)) as usize;
        let count = (rising.len() / EDGES_PER_BAND).min(most).clamp(1, MOST_BANDS);
        let mut region = Self {
            bounds,
            bands_per_degree: count as f64 / height.max(f64::MIN_POSITIVE),
            begins: vec![0; count + 1],
            edges: Vec::new(),
        };
        region.sort(&rising);
        region
    }

    /// Puts edges into their bands: counts them, adds up, fills from the end.
    fn sort(&mut self, edges: &[Edge]) {
        for edge in edges {
            for band in self.band(edge.low.y)..=self.band(edge.high.y) {
                self.begins[band] += 1;
            }
        }
        let mut end = 0;
        for begin in &mut self.begins {
            end += *begin;
            *begin = end;
        }
        self.edges = vec![Edge::default(); end];
        for edge in edges {
            for band in self.band(edge.low.y)..=self.band(edge.high.y) {
                self.begins[band] -= 1;
                self.edges[self.begins[band]] = *edge;
            }
        }
    }

    fn band(&self, lat: f64) -> usize {
        let south = self.bounds.map_or(0.0, |r| r.min().y);
        // A cast saturates, so that what is outside falls into the end bands.
        (((lat - south) * self.bands_per_degree) as usize).min(self.begins.len() - 2)
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
        let band = self.band(y);
        let edges = &self.edges[self.begins[band]..self.begins[band + 1]];
        edges.iter().filter(|e| e.is_crossed_from(x, y)).count() % 2 == 1
    }

    /// West, south, east, north in degrees; `None` where it is empty.
    pub fn bounds(&self) -> Option<(f64, f64, f64, f64)> {
        self.bounds.map(|r| (r.min().x, r.min().y, r.max().x, r.max().y))
    }
}

/// An edge from its lower end up, so that two regions that share it compute
/// the same.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    pub low: Coord<f64>,
    pub high: Coord<f64>,
}

impl Edge {
    fn between(a: Coord<f64>, b: Coord<f64>) -> Self {
        let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
        Self { low, high }
    }

    /// Whether a ray to the east crosses it; no rounding decides (Shewchuk
    /// 1997, doi:10.1007/PL00009321).
    fn is_crossed_from(&self, x: f64, y: f64) -> bool {
        let Self { low, high } = self;
        let (west, east) = (low.x.min(high.x), low.x.max(high.x));
        // `&` rather than `&&`: only the rare exact test is worth a branch.
        let at_latitude = (low.y <= y) & (y < high.y);
        if at_latitude & (west <= x) & (x < east) {
            let at = |x, y| robust::Coord { x, y };
            return orient2d(at(low.x, low.y), at(high.x, high.y), at(x, y)) > 0.0;
        }
        at_latitude & (x < west)
    }
}

/// The edges of all rings, closed; vertices that are not finite are passed over.
pub(super) fn edges(shape: &MultiPolygon<f64>) -> impl Iterator<Item = Edge> {
    let rings = shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings.flat_map(|ring| {
        let finite = ring.0.iter().filter(|c| c.x.is_finite() && c.y.is_finite());
        finite
            .clone()
            .zip(finite.cycle().skip(1))
            .map(|(a, b)| Edge::between(*a, *b))
    })
}

fn bounds(edges: impl Iterator<Item = Edge>) -> Option<Rect<f64>> {
    edges.fold(None, |bounds: Option<Rect<f64>>, Edge { low, high }| {
        let (min, max) = bounds.map_or((low, low), |r| (r.min(), r.max()));
        let min = Coord {
            x: min.x.min(low.x).min(high.x),
            y: min.y.min(low.y),
        };
        let max = Coord {
            x: max.x.max(low.x).max(high.x),
            y: max.y.max(high.y),
        };
        Some(Rect::new(min, max))
    })
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

    /// Each of these edges crosses all latitudes.
    #[test]
    fn bands_are_bounded() {
        let zigzag = (0..20_000).map(|i| (f64::from(i) / 200.0, f64::from(i % 2) * 50.0));
        let shape = MultiPolygon(vec![geo::Polygon::new(zigzag.collect(), Vec::new())]);
        assert!(Region::new(&shape).edges.len() < 10 * 20_000);
    }

    #[test]
    fn a_vertex_that_is_not_finite_is_passed_over() {
        let ring = |bad: f64| polygon![(x: bad, y: bad), (x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: bad), (x: 0.5, y: 1.0)];
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let region = Region::new(&MultiPolygon(vec![ring(bad)]));
            assert_eq!(region.bounds(), Some((0.0, 0.0, 1.0, 1.0)));
            assert!(region.contains(LonLat::new(0.5, 0.5).expect("in range")));
            assert!(!region.contains(LonLat::new(0.1, 0.5).expect("in range")));
        }
    }

    /// Beside an edge from 0, 0, to the last digit, judged in integers.
    #[test]
    fn no_rounding_decides() {
        let end = Coord { x: 70.1, y: 33.3 };
        let east = polygon![
            Coord { x: 0.0, y: 0.0 },
            end,
            Coord { x: 80.0, y: 33.3 },
            Coord { x: 80.0, y: 0.0 }
        ];
        let east = Region::new(&MultiPolygon(vec![east]));
        let exact = |degrees: f64| (degrees * 2.0_f64.powi(48)) as i128;
        for t in (500..1_000).map(|i| f64::from(i) / 1_000.0) {
            let y = end.y * t;
            for x in [end.x * t, (end.x * t).next_up(), (end.x * t).next_down()] {
                let is_west = exact(end.x) * exact(y) > exact(end.y) * exact(x);
                assert_eq!(
                    east.contains(LonLat::new(x, y).expect("in range")),
                    !is_west,
                    "{x}, {y}"
                );
            }
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
