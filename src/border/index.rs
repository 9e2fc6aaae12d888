//! The pieces of a line, found by nearness: an R-tree for one point at a time,
//! a packed tree for many. The only door to `rstar`.

use super::nearest::Candidates;
use super::packed::{PackedTree, Stack};
use super::segment::{Piece, SAG};
use crate::geodesy::{Ecef, SurfacePoint, dot, minus, plus_times, to_ecef};
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
        let (ab, ap) = (minus(self.b, self.a), minus(*p, self.a));
        let t = (dot(ap, ab) / dot(ab, ab).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
        let off = plus_times(ap, -t, ab);
        dot(off, off)
    }
}

/// The pieces of a line, indexed twice.
pub(super) struct PieceIndex {
    tree: RTree<Chord>,
    packed: PackedTree,
}

/// What a search needs room for, kept from one to the next.
#[derive(Default)]
pub(super) struct Scratch {
    pub candidates: Candidates,
    stack: Stack,
}

impl PieceIndex {
    pub fn new(pieces: &[Piece]) -> Self {
        let chord = |(piece, p): (usize, &Piece)| Chord {
            a: to_ecef(p.from),
            b: to_ecef(p.to),
            piece,
        };
        Self {
            tree: RTree::bulk_load(pieces.iter().enumerate().map(chord).collect()),
            packed: PackedTree::new(pieces.len(), |i| pieces[i].bounds()),
        }
    }

    /// The pieces that may be nearest to a point, through the R-tree.
    pub fn candidates(&self, pieces: &[Piece], p: &SurfacePoint) -> Candidates {
        let mut candidates = Candidates::default();
        candidates.clear();
        for (chord, squared) in self.tree.nearest_neighbor_iter_with_distance_2(p.at) {
            // No point of a piece is farther than this from its chord.
            let least = (squared.sqrt() - SAG).max(0.0);
            if least * least > candidates.limit() {
                break;
            }
            candidates.offer(pieces, chord.piece, p);
        }
        candidates
    }

    /// The same through the packed tree, beginning with a piece that is
    /// likely to be near.
    pub fn candidates_from(&self, likely: Option<usize>, pieces: &[Piece], p: &SurfacePoint, scratch: &mut Scratch) {
        let Scratch { candidates, stack } = scratch;
        candidates.clear();
        if let Some(piece) = likely {
            candidates.expect(pieces[piece].straight(p.at).0);
        }
        let limit = candidates.limit();
        self.packed
            .visit(p.at, limit, stack, |piece| candidates.offer(pieces, piece, p));
    }
}
