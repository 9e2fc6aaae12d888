//! Candidates beside a point, the best first: upper right, then round (Imhof
//! 1975, "Positioning names on maps", The American Cartographer 2(2)).

use super::candidate::{Candidate, HALF_MARGIN, Piece};
use super::ground::Ground;
use super::tile::Tile;
use super::{Beside, Point, Wanted, length, snapped};
use crate::draw::canvas::Anchor;
use crate::draw::projection::Bounds;
use crate::draw::text;

/// Directions from the point, in the order of preference.
const DIRECTIONS: [Point; 12] = [
    (0.8, -0.8),
    (1.05, 0.0),
    (0.8, 0.8),
    (-0.8, -0.8),
    (-1.05, 0.0),
    (-0.8, 0.8),
    (0.0, -1.1),
    (0.0, 1.1),
    (0.45, -1.05),
    (0.45, 1.05),
    (-0.45, -1.05),
    (-0.45, 1.05),
];
/// How far from its symbol a label may stand, CSS pixels.
const REACHES: [f64; 8] = [3.5, 5.0, 8.0, 13.0, 19.0, 26.0, 34.0, 44.0];
/// From here on a leader line is drawn.
const LEADER_FROM: f64 = 7.0;
/// The cost of each step down the directions, and of each pixel of reach.
const RANK: i64 = 10;
const REACH: f64 = 10.0;
/// Room round a point's own mark, to each side.
const MARK_ROOM: f64 = 1.0;

/// All candidates that lie on nothing fixed.
pub(super) fn candidates(wanted: &Wanted, beside: &Beside, ground: &Ground) -> Vec<Candidate> {
    let at = snapped(beside.at);
    let mark = beside
        .mark
        .map(|half| Tile::turned(at, (1.0, 0.0), (half + MARK_ROOM, half + MARK_ROOM)));
    if mark.is_some_and(|m| !ground.is_free(&m)) {
        return Vec::new();
    }
    let width = wanted.width();
    let mut all = Vec::new();
    for reach in REACHES.into_iter().filter(|r| *r <= beside.reach) {
        for (rank, &direction) in (0..).zip(&DIRECTIONS) {
            let (bounds, baseline, anchor) = set(wanted, width, at, direction, beside.clear + reach);
            let tile = Tile::upright(&bounds).grown(HALF_MARGIN);
            if !ground.is_free(&tile) {
                continue;
            }
            let end = nearest(at, &bounds);
            let away = length((end.0 - at.0, end.1 - at.1));
            let gap = away - beside.clear;
            let leader = (gap > LEADER_FROM).then(|| {
                let start = beside.clear / away;
                [(at.0 + (end.0 - at.0) * start, at.1 + (end.1 - at.1) * start), end]
            });
            if leader.is_some_and(|l| !ground.is_open(l, at)) {
                continue;
            }
            let mistakable = ground.mistakable(&Tile::upright(&bounds), at, gap);
            let cost = rank * RANK
                + (reach * REACH) as i64
                + ground.covered(&tile)
                + ground.parted([at, end])
                // A leader says whose the name is.
                + if leader.is_some() { mistakable / 2 } else { mistakable };
            all.push(Candidate {
                cost,
                tiles: std::iter::once(tile).chain(mark).collect(),
                leader,
                pieces: vec![Piece::whole(&wanted.text, baseline, anchor)],
            });
        }
    }
    all
}

/// The point of a label's box, a little inside, that is nearest to a point.
fn nearest((x, y): Point, b: &Bounds) -> Point {
    (x.clamp(b.left, b.right), y.clamp(b.top + 1.5, b.bottom - 1.5))
}

/// Box, baseline point and anchor of one candidate.
fn set(wanted: &Wanted, width: f64, at: Point, (dx, dy): Point, away: f64) -> (Bounds, Point, Anchor) {
    let (up, down) = wanted.rise();
    let (x, y) = snapped((at.0 + dx * away, at.1 + dy * away));
    let (anchor, left) = match dx {
        d if d > 0.0 => (Anchor::Start, x),
        d if d < 0.0 => (Anchor::End, x - width),
        _ => (Anchor::Middle, x - width / 2.0),
    };
    // The baseline so that the text stands above, beside or below the point.
    let baseline = match dy {
        d if d < 0.0 => y,
        d if d > 0.0 => y + up,
        _ => y + text::cap_height(wanted.size) / 2.0,
    };
    let bounds = Bounds {
        left,
        top: baseline - up,
        right: left + width,
        bottom: baseline + down,
    };
    (bounds, (x, baseline), anchor)
}
