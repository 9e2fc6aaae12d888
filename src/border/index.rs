//! The R-tree: pieces of the line in earth-centred space. The only door to
//! `rstar`.

use super::segment::{Piece, SAG, chord_parameter};
use crate::geodesy::{Ecef, LonLat, to_ecef};
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
