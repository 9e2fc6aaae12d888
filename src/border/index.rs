//! The pieces of a line, found by nearness: an R-tree for one point at a time,
//! a packed tree for many. With the windows of `link` the only door to `rstar`.

use super::nearest::Candidates;
use super::packed::{PackedTree, Shortlist, Stack};
use super::segment::{Piece, SAG};
use crate::geodesy::{Ecef, SurfacePoint, dot, minus, plus_times, surely_longer, to_ecef};
use rstar::{AABB, PointDistance, RTree, RTreeObject};

/// So many pieces are one leaf of the R-tree: it is made in a tenth of the
/// time, and a search takes hardly longer.
const RUN: usize = 8;

/// Consecutive pieces, in the box of their chords.
struct Run {
    held: AABB<Ecef>,
    first: usize,
}

impl RTreeObject for Run {
    type Envelope = AABB<Ecef>;
    fn envelope(&self) -> Self::Envelope {
        self.held
    }
}

impl PointDistance for Run {
    /// Squared straight-line distance from the box, the metric of the
    /// envelope: no chord in it is nearer.
    fn distance_2(&self, p: &Ecef) -> f64 {
        self.held.distance_2(p)
    }
}

/// The pieces of a line, indexed twice.
pub(super) struct PieceIndex {
    tree: RTree<Run>,
    packed: PackedTree,
    root: Shortlist,
}

/// What a search learns for the next one near it.
pub(super) struct Scratch {
    pub candidates: Candidates,
    stack: Stack,
    shortlist: Shortlist,
    ball: Ball,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            candidates: Candidates::default(),
            stack: Stack::new(),
            shortlist: Shortlist::default(),
            // The centre of the earth is far from every point.
            ball: Ball {
                centre: [0.0; 3],
                radius: 0.0,
                limit: 0.0,
                listed: false,
            },
        }
    }
}

impl PieceIndex {
    pub fn new(pieces: &[Piece]) -> Self {
        let run = |(i, run): (usize, &[Piece])| {
            let ends = run.iter().map(Piece::ends).flat_map(|(a, b)| [a, b]);
            let ends: Vec<Ecef> = ends.collect();
            Run {
                held: AABB::from_points(&ends),
                first: i * RUN,
            }
        };
        let packed = PackedTree::new(pieces.len(), frame(pieces), SAG, |i| pieces[i].ends());
        Self {
            tree: RTree::bulk_load(pieces.chunks(RUN).enumerate().map(run).collect()),
            root: packed.whole(),
            packed,
        }
    }

    /// The pieces that may be nearest to a point, through the R-tree.
    pub fn candidates(&self, pieces: &[Piece], p: &SurfacePoint) -> Candidates {
        let mut candidates = Candidates::default();
        candidates.clear();
        for (run, squared) in self.tree.nearest_neighbor_iter_with_distance_2(p.at) {
            // No point of a piece is farther than this from its chord.
            let least = (squared.sqrt() - SAG).max(0.0);
            if least * least > candidates.limit() {
                break;
            }
            for piece in run.first..pieces.len().min(run.first + RUN) {
                candidates.offer(pieces, piece, p);
            }
        }
        candidates
    }

    /// The same through the packed tree, beginning with a piece that is
    /// likely to be near. Where points keep to a ball, the nodes that are near
    /// it are listed once.
    pub fn candidates_from(&self, likely: usize, pieces: &[Piece], p: &SurfacePoint, scratch: &mut Scratch) {
        let Scratch {
            candidates,
            stack,
            shortlist,
            ball,
        } = scratch;
        candidates.clear();
        candidates.expect(pieces[likely].straight(p.at).0);
        let limit = candidates.limit();
        let way = minus(p.at, ball.centre);
        let shortlist = if dot(way, way) > ball.radius * ball.radius {
            *ball = Ball::round(p.at, limit.sqrt());
            &self.root
        } else {
            if !ball.listed {
                self.packed.nodes_within(ball.centre, ball.limit, shortlist);
                ball.listed = true;
            }
            shortlist
        };
        self.packed.visit(p.at, limit, shortlist, stack, |piece| {
            candidates.offer(pieces, piece, p)
        });
    }
}

/// Ground on which one list of nodes serves all points.
struct Ball {
    centre: Ecef,
    radius: f64,
    /// Squared distance from the centre of what may be nearest to some point.
    limit: f64,
    /// Only when a second point comes is the list made.
    listed: bool,
}

impl Ball {
    /// From anywhere in the ball the nearest piece is no farther than from its
    /// centre and the radius, as is whatever may be nearer.
    fn round(centre: Ecef, farthest: f64) -> Self {
        let radius = BALL.0 + BALL.1 * farthest;
        let reach = surely_longer((farthest + radius).powi(2)).sqrt() + radius;
        Self {
            centre,
            radius,
            limit: reach * reach,
            listed: false,
        }
    }
}

/// The radius of a ball: metres, and a share of the distance.
const BALL: (f64, f64) = (3_000.0, 0.02);

/// Axes along the way from the line's one end to the other, up, and across.
fn frame(pieces: &[Piece]) -> [Ecef; 3] {
    let unit = |v: Ecef| {
        let length = dot(v, v).sqrt();
        (length > 1.0).then(|| v.map(|x| x / length))
    };
    let axes = || {
        let (first, last) = (to_ecef(pieces.first()?.from), to_ecef(pieces.last()?.to));
        let along = unit(minus(last, first))?;
        let up = plus_times(last, 1.0, first);
        let up = unit(plus_times(up, -dot(up, along), along))?;
        let across = [
            along[1] * up[2] - along[2] * up[1],
            along[2] * up[0] - along[0] * up[2],
            along[0] * up[1] - along[1] * up[0],
        ];
        Some([along, up, across])
    };
    axes().unwrap_or([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
}
