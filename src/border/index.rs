//! The R-trees: pieces of the line in earth-centred space, edges of polygons
//! in degrees. The only door to `rstar`.

use super::segment::{Piece, SAG, chord_parameter};
use crate::geodesy::{Ecef, LonLat, to_ecef};
use geo::{Coord, MultiPolygon};
use rstar::primitives::Line;
use rstar::{AABB, PointDistance, RTree, RTreeObject};

struct Chord {
    a: Ecef,
    b: Ecef,
    piece: usize,
}

impl RTreeObject for Chord {
    type Envelope = AABB<Ecef>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.a, self.b)
    }
}

impl PointDistance for Chord {
    /// Squared straight-line distance, the metric of the envelope.
    fn distance_2(&self, p: &Ecef) -> f64 {
        let t = chord_parameter(*p, self.a, self.b);
        (0..3)
            .map(|i| (self.a[i] + t * (self.b[i] - self.a[i]) - p[i]).powi(2))
            .sum()
    }
}

/// The pieces of a line by their chords.
pub(super) struct PieceIndex(RTree<Chord>);

impl PieceIndex {
    pub fn new(pieces: &[Piece]) -> Self {
        let chord = |(piece, p): (usize, &Piece)| {
            let (a, b) = p.ends();
            Chord {
                a: to_ecef(a),
                b: to_ecef(b),
                piece,
            }
        };
        Self(RTree::bulk_load(pieces.iter().enumerate().map(chord).collect()))
    }

    /// Hands over pieces from the nearest chord on, each with a lower bound of
    /// its geodesic distance in metres, until `visit` returns false.
    ///
    /// The bound: a point of the piece is at most [`SAG`] from its chord, and a
    /// geodesic is no shorter than the arc, over the same straight line, of a
    /// circle flatter than any curve of the ellipsoid.
    pub fn visit_nearest(&self, point: LonLat, mut visit: impl FnMut(usize, f64) -> bool) {
        const FLATTEST: f64 = 6_450_000.0;
        let p = to_ecef(point);
        for (chord, squared) in self.0.nearest_neighbor_iter_with_distance_2(p) {
            let straight = (squared.sqrt() - SAG).max(0.0);
            let bound = 2.0 * FLATTEST * (straight / (2.0 * FLATTEST)).min(1.0).asin();
            if !visit(chord.piece, bound) {
                return;
            }
        }
    }
}

/// The edges of polygons, to ask which points are inside.
pub(super) struct EdgeIndex(RTree<Line<[f64; 2]>>);

impl EdgeIndex {
    pub fn new(shape: &MultiPolygon<f64>) -> Self {
        let rings = shape
            .iter()
            .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        let edge = |w: &[Coord<f64>]| Line::new([w[0].x, w[0].y], [w[1].x, w[1].y]);
        Self(RTree::bulk_load(
            rings.flat_map(|ring| ring.0.windows(2).map(edge)).collect(),
        ))
    }

    /// Even–odd rule with a ray to the east; an edge holds its lower end, so
    /// that a vertex counts once.
    pub fn contains(&self, point: LonLat) -> bool {
        let (x, y) = (point.lon(), point.lat());
        let ray = AABB::from_corners([x, y], [180.0, y]);
        let crossed = self.0.locate_in_envelope_intersecting(ray).filter(|edge| {
            let ([x1, y1], [x2, y2]) = (edge.from, edge.to);
            (y1 > y) != (y2 > y) && x1 + (y - y1) / (y2 - y1) * (x2 - x1) > x
        });
        crossed.count() % 2 == 1
    }
}
