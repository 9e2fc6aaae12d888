//! Least and greatest distances, proven: branch and bound over parts of a
//! ground, after Land and Doig (1960), doi:10.2307/1910129.
//!
//! Two facts about the distance D to the line give the bounds. It changes by
//! no more than the way one goes. And it is the least of the distances to the
//! line's points, which bend between bounds, since the curvature of the
//! ellipsoid lies between 0 and 1/b². See `docs/methods.md`.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The ends of an interval lie no farther than this outside the true ones,
/// metres.
const GAP: f64 = 0.25;

/// A bound is moved outward by as much as a distance may be off, metres.
pub(super) const SLACK: f64 = 0.002;

/// Parts looked at before the bound found so far is taken. Reached where the
/// same distance holds all along an outline; the interval is then wider.
const MOST: usize = 100_000;

/// The polar radius, metres: no curvature is greater than its inverse squared.
pub(super) const POLAR_RADIUS: f64 = 6_356_752.3;

/// Up to this distance, in polar radii, nothing is said of what is nearly
/// opposite on the globe.
const NEARLY_OPPOSITE: f64 = 3.0;

/// Part of a ground, and what no value in it exceeds.
pub(super) struct Part<T> {
    pub bound: f64,
    pub what: T,
}

impl<T> Ord for Part<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.total_cmp(&other.bound)
    }
}

impl<T> PartialOrd for Part<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> PartialEq for Part<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<T> Eq for Part<T> {}

/// The greatest value over the parts, or up to [`GAP`] more. `attained` is a
/// value that is taken somewhere; `divide` yields the parts of a part that may
/// hold a greater one, and raises it.
pub(super) fn greatest<T>(
    parts: Vec<Part<T>>,
    mut attained: f64,
    mut divide: impl FnMut(T, &mut f64) -> Vec<Part<T>>,
) -> f64 {
    let mut open = BinaryHeap::from(parts);
    let mut looked_at = 0;
    while let Some(part) = open.pop() {
        if part.bound <= attained + GAP || looked_at >= MOST {
            return part.bound.max(attained);
        }
        looked_at += 1;
        open.extend(divide(part.what, &mut attained));
    }
    attained
}

/// What the distance to a point does not exceed over the convex hull of some
/// points, from the `farthest` of them, with the `bend` of straight ways
/// (acceleration over speed squared) and `reach`, half the hull's diameter;
/// infinite where nothing is known.
///
/// At distance d the distance to a point bends by cot(d/b)/b or more: upward,
/// up to a quarter of the globe. A function f with f″ ≥ −A over a way of
/// duration 1 exceeds its ends by no more than A/8, and every point of a hull
/// is on a way between an end and a point that is itself between two ends.
pub(super) fn over_hull(farthest: f64, bend: f64, reach: f64) -> f64 {
    let turn = (farthest + 2.0 * reach) / POLAR_RADIUS;
    if turn > NEARLY_OPPOSITE {
        return f64::INFINITY;
    }
    let downward = (-1.0 / (turn.tan() * POLAR_RADIUS)).max(0.0);
    farthest + (bend + downward) * reach * reach
}
