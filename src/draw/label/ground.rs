//! What stands on the map before any label: boxes, symbols and lines.

use super::grid::Grid;
use super::tile::Tile;
use super::{Point, snapped};
use crate::draw::projection::Bounds;

/// What is fixed, found by where it is.
pub(super) struct Ground {
    frame: Bounds,
    boxes: Vec<Tile>,
    /// Radius of the disc round each point.
    discs: Grid<f64>,
    widest: f64,
    /// The cost of covering each point.
    lines: Grid<i64>,
    /// Points of a line that parts a label from its place.
    divides: Grid<()>,
}

/// The cost of standing nearer to another symbol, and how many of them count.
const MISTAKABLE: i64 = 160;
const MOST_MISTAKABLE: usize = 2;
/// The cost of standing on the other side of a line.
const PARTED: i64 = 250;

impl Ground {
    pub(super) fn new(frame: Bounds) -> Self {
        Self {
            frame,
            boxes: Vec::new(),
            discs: Grid::new(frame),
            widest: 0.0,
            lines: Grid::new(frame),
            divides: Grid::new(frame),
        }
    }

    pub(super) fn block(&mut self, bounds: Bounds) {
        self.boxes.push(Tile::upright(&bounds));
    }

    pub(super) fn block_disc(&mut self, at: Point, radius: f64) {
        self.widest = self.widest.max(radius);
        self.discs.insert(snapped(at), radius);
    }

    pub(super) fn avoid(&mut self, points: impl IntoIterator<Item = Point>, cost: i64) {
        for p in points {
            self.lines.insert(p, cost);
        }
    }

    pub(super) fn divide(&mut self, points: impl IntoIterator<Item = Point>) {
        for p in points {
            self.divides.insert(p, ());
        }
    }

    /// Whether a dividing line runs through a box.
    pub(super) fn is_divided(&self, bounds: Bounds) -> bool {
        self.divides.near(bounds).any(|(p, ())| bounds.holds(*p))
    }

    /// Whether a box is inside the frame and on nothing that is fixed.
    pub(super) fn is_free(&self, tile: &Tile) -> bool {
        tile.bounds().within(&self.frame) && self.is_bare(tile)
    }

    /// Whether a box, wherever it is, is on nothing that is fixed.
    pub(super) fn is_bare(&self, tile: &Tile) -> bool {
        let near = tile.bounds().grown(self.widest);
        !self.boxes.iter().any(|b| b.overlaps(tile))
            && !self.discs.near(near).any(|&(at, radius)| tile.distance(at) < radius)
    }

    /// Whether a leader line meets nothing that is fixed but the symbol that
    /// it comes from.
    pub(super) fn is_open(&self, leader: [Point; 2], own: Point) -> bool {
        !self.boxes.iter().any(|b| b.is_crossed(leader))
            && !self
                .discs
                .near(round(leader).grown(self.widest))
                .any(|&(at, radius)| at != own && from_line(at, leader) < radius)
    }

    /// The cost of the points that a box covers.
    pub(super) fn covered(&self, tile: &Tile) -> i64 {
        let points = self.lines.near(tile.bounds()).filter(|(p, _)| tile.holds(*p));
        points.map(|(_, cost)| cost).sum()
    }

    /// The cost of a line between a place and its label: a name on the other
    /// side of the border would belong to the wrong place.
    pub(super) fn parted(&self, way: [Point; 2]) -> i64 {
        const TOUCH: f64 = 2.5;
        let near = |&&(p, ()): &&(Point, ())| from_line(p, way) < TOUCH;
        let is_parted = self.divides.near(round(way).grown(TOUCH)).any(|p| near(&p));
        if is_parted { PARTED } else { 0 }
    }

    /// The cost of other symbols that are nearer to a label than its own,
    /// which is `gap` away.
    pub(super) fn mistakable(&self, tile: &Tile, own: Point, gap: f64) -> i64 {
        let near = tile.bounds().grown(self.widest + gap);
        let nearer = self
            .discs
            .near(near)
            .filter(|&&(at, radius)| at != own && tile.distance(at) - radius < gap);
        MISTAKABLE * nearer.take(MOST_MISTAKABLE).count() as i64
    }
}

/// The upright box round a straight line.
fn round([a, b]: [Point; 2]) -> Bounds {
    Bounds {
        left: a.0.min(b.0),
        top: a.1.min(b.1),
        right: a.0.max(b.0),
        bottom: a.1.max(b.1),
    }
}

/// Distance from a point to a straight line between two points.
fn from_line(p: Point, [a, b]: [Point; 2]) -> f64 {
    let (wx, wy) = (b.0 - a.0, b.1 - a.1);
    let length2 = wx * wx + wy * wy;
    let t = if length2 > 0.0 {
        (((p.0 - a.0) * wx + (p.1 - a.1) * wy) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (dx, dy) = (a.0 + t * wx - p.0, a.1 + t * wy - p.1);
    (dx * dx + dy * dy).sqrt()
}
