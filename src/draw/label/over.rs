//! Candidates over spots on an area, and spots inside an area.

use super::candidate::{Candidate, HALF_MARGIN, Piece};
use super::ground::Ground;
use super::tile::Tile;
use super::{Point, Wanted, snapped};
use crate::draw::canvas::Anchor;
use crate::draw::projection::Bounds;
use crate::draw::text;

/// The cost of each spot after the first.
const RANK: i64 = 10;

/// All candidates that lie on nothing fixed, the first spot the best.
pub(super) fn candidates(wanted: &Wanted, spots: &[Point], ground: &Ground) -> Vec<Candidate> {
    let width = wanted.width() - wanted.spacing;
    let (up, down) = wanted.rise();
    let half_capital = text::cap_height(wanted.size) / 2.0;
    // Spaced letters need more room round them to be one name.
    let room = (wanted.spacing * 2.0, wanted.spacing);
    (0..)
        .zip(spots)
        .filter_map(|(rank, &spot)| {
            let (x, y) = snapped(spot);
            let bounds = Bounds {
                left: x - width / 2.0,
                top: y + half_capital - up,
                right: x + width / 2.0,
                bottom: y + half_capital + down,
            };
            let tile = Tile::upright(&bounds).grown(HALF_MARGIN).grown(room);
            // The space behind the last letter belongs to the text.
            let baseline = (x + wanted.spacing / 2.0, y + half_capital);
            ground.is_free(&tile).then(|| Candidate {
                cost: rank * RANK + ground.covered(&tile),
                tiles: vec![tile],
                leader: None,
                pieces: vec![Piece::whole(&wanted.text, baseline, Anchor::Middle)],
            })
        })
        .collect()
}

/// Middles for a box of a size that lies inside an area, given as rings (holes
/// among them): those near the middle of the area first.
pub fn spots_inside(rings: &[Vec<Point>], (width, height): (f64, f64)) -> Vec<Point> {
    const ROWS: usize = 24;
    const MOST: usize = 14;
    let points = || rings.iter().flatten();
    let top = points().map(|p| p.1).fold(f64::INFINITY, f64::min);
    let bottom = points().map(|p| p.1).fold(f64::NEG_INFINITY, f64::max);
    if !(bottom - top).is_finite() {
        return Vec::new();
    }
    let mut spots: Vec<Point> = Vec::new();
    let mut weight = (0.0, 0.0, 0.0);
    for row in 0..ROWS {
        let y = top + (bottom - top) * (row as f64 + 0.5) / ROWS as f64;
        for (left, right) in inside(rings, y) {
            let share = right - left;
            weight = (
                weight.0 + share * (left + right) / 2.0,
                weight.1 + share * y,
                weight.2 + share,
            );
        }
        let whole = [y - height / 2.0, y + height / 2.0]
            .into_iter()
            .fold(inside(rings, y), |a, edge| common(&a, &inside(rings, edge)));
        for (left, right) in whole {
            let spare = right - left - width;
            if spare >= 0.0 {
                let middle = (left + right) / 2.0;
                spots.push((middle, y));
                if spare > width / 2.0 {
                    spots.extend([(middle - spare / 4.0, y), (middle + spare / 4.0, y)]);
                }
            }
        }
    }
    let centre = (weight.0 / weight.2.max(1e-9), weight.1 / weight.2.max(1e-9));
    let away = |p: &Point| (p.0 - centre.0) * (p.0 - centre.0) + (p.1 - centre.1) * (p.1 - centre.1);
    spots.sort_by(|a, b| away(a).total_cmp(&away(b)));
    spots.truncate(MOST);
    spots
}

/// The stretches of a row that lie inside: between its odd and even crossings
/// with the rings.
fn inside(rings: &[Vec<Point>], y: f64) -> Vec<(f64, f64)> {
    let mut crossings: Vec<f64> = rings
        .iter()
        .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)))
        .filter(|(a, b)| (a.1 <= y) != (b.1 <= y))
        .map(|(a, b)| a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0))
        .collect();
    crossings.sort_by(f64::total_cmp);
    crossings.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// What two rows of stretches have in common.
fn common(a: &[(f64, f64)], b: &[(f64, f64)]) -> Vec<(f64, f64)> {
    a.iter()
        .flat_map(|&(left, right)| b.iter().map(move |s| (left.max(s.0), right.min(s.1))))
        .filter(|(left, right)| left < right)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spots_lie_inside_and_not_in_holes() {
        let square = |l: f64, t: f64, r: f64, b: f64| vec![(l, t), (r, t), (r, b), (l, b)];
        let rings = [square(0.0, 0.0, 100.0, 60.0), square(40.0, 20.0, 60.0, 40.0)];
        let spots = spots_inside(&rings, (30.0, 8.0));
        assert!(!spots.is_empty());
        for (x, y) in spots {
            let (l, t, r, b) = (x - 15.0, y - 4.0, x + 15.0, y + 4.0);
            assert!(l >= 0.0 && r <= 100.0 && t >= 0.0 && b <= 60.0);
            assert!(
                r <= 40.0 || l >= 60.0 || b <= 20.0 || t >= 40.0,
                "({x}, {y}) is over the hole"
            );
        }
        assert!(spots_inside(&rings, (120.0, 8.0)).is_empty());
        assert!(spots_inside(&[], (1.0, 1.0)).is_empty());
    }
}
