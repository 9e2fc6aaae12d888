//! One way to set a label.

use super::Point;
use super::tile::Tile;
use crate::draw::canvas::Anchor;

/// Half of the space kept beside a label, and above and below it, CSS pixels:
/// names in a row would read as one.
pub(super) const HALF_MARGIN: (f64, f64) = (3.0, 1.0);

/// A way to set a label that lies on nothing fixed.
pub(super) struct Candidate {
    /// The less the better.
    pub cost: i64,
    /// What it covers, half of the space to its neighbours included.
    pub tiles: Vec<Tile>,
    pub leader: Option<[Point; 2]>,
    pub pieces: Vec<Piece>,
}

/// A text set straight: all of the label, or a letter of it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub text: String,
    /// On the baseline.
    pub at: Point,
    pub anchor: Anchor,
    /// The direction it is read in, a unit vector.
    pub axis: Point,
}

impl Piece {
    pub(super) fn whole(text: &str, at: Point, anchor: Anchor) -> Self {
        Self {
            text: text.to_owned(),
            at,
            anchor,
            axis: (1.0, 0.0),
        }
    }
}

impl Candidate {
    /// Whether two candidates cannot both be drawn.
    pub(super) fn rivals(&self, other: &Self) -> bool {
        let meets = |leader: &[Point; 2], tiles: &[Tile]| tiles.iter().any(|t| t.is_crossed(*leader));
        self.tiles.iter().any(|a| other.tiles.iter().any(|b| a.overlaps(b)))
            || self.leader.is_some_and(|l| meets(&l, &other.tiles))
            || other.leader.is_some_and(|l| meets(&l, &self.tiles))
            || matches!((self.leader, other.leader), (Some(a), Some(b)) if cross(a, b))
    }
}

/// Whether two straight lines cross or come to touch.
fn cross([a, b]: [Point; 2], [c, d]: [Point; 2]) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    // Collinear lines overlap where their boxes do.
    let apart = a.0.max(b.0) < c.0.min(d.0)
        || c.0.max(d.0) < a.0.min(b.0)
        || a.1.max(b.1) < c.1.min(d.1)
        || c.1.max(d.1) < a.1.min(b.1);
    !apart && side(a, b, c) * side(a, b, d) <= 0.0 && side(c, d, a) * side(c, d, b) <= 0.0
}
