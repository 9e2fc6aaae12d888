//! A turned box: what a word, a letter or a mark covers.

use super::Point;
use crate::draw::projection::Bounds;

/// A box by its middle, the direction of its long side and half its sides,
/// CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tile {
    middle: Point,
    /// A unit vector; (1, 0) for an upright box.
    axis: Point,
    half: (f64, f64),
}

impl Tile {
    pub(super) fn turned(middle: Point, axis: Point, half: (f64, f64)) -> Self {
        Self { middle, axis, half }
    }

    pub(super) fn upright(b: &Bounds) -> Self {
        let middle = ((b.left + b.right) / 2.0, (b.top + b.bottom) / 2.0);
        Self::turned(middle, (1.0, 0.0), (b.width() / 2.0, b.height() / 2.0))
    }

    /// Grown to each side along its axis, and across.
    pub(super) fn grown(&self, (along, across): (f64, f64)) -> Self {
        Self {
            half: (self.half.0 + along, self.half.1 + across),
            ..*self
        }
    }

    /// The upright box round it.
    pub(super) fn bounds(&self) -> Bounds {
        let (ux, uy) = (self.axis.0.abs(), self.axis.1.abs());
        let w = ux * self.half.0 + uy * self.half.1;
        let h = uy * self.half.0 + ux * self.half.1;
        Bounds {
            left: self.middle.0 - w,
            top: self.middle.1 - h,
            right: self.middle.0 + w,
            bottom: self.middle.1 + h,
        }
    }

    /// A point by how far it is from the middle along the axis and across.
    fn local(&self, (x, y): Point) -> Point {
        let (dx, dy) = (x - self.middle.0, y - self.middle.1);
        let (ux, uy) = self.axis;
        (dx * ux + dy * uy, dy * ux - dx * uy)
    }

    pub(super) fn holds(&self, p: Point) -> bool {
        let (along, across) = self.local(p);
        along.abs() <= self.half.0 && across.abs() <= self.half.1
    }

    /// Distance from its edge to a point; 0 inside.
    pub(super) fn distance(&self, p: Point) -> f64 {
        let (along, across) = self.local(p);
        let dx = (along.abs() - self.half.0).max(0.0);
        let dy = (across.abs() - self.half.1).max(0.0);
        (dx * dx + dy * dy).sqrt()
    }

    /// Whether two boxes share some ground: they do not where an axis of one
    /// of them separates them (Gottschalk, Lin and Manocha 1996,
    /// doi:10.1145/237170.237244).
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.reaches(other) && other.reaches(self)
    }

    /// Whether the other's shadow on both own axes meets this box.
    fn reaches(&self, other: &Self) -> bool {
        let (along, across) = self.local(other.middle);
        // The cosine and sine between the axes.
        let cos = (self.axis.0 * other.axis.0 + self.axis.1 * other.axis.1).abs();
        let sin = (self.axis.0 * other.axis.1 - self.axis.1 * other.axis.0).abs();
        along.abs() < self.half.0 + cos * other.half.0 + sin * other.half.1
            && across.abs() < self.half.1 + sin * other.half.0 + cos * other.half.1
    }

    /// Whether a straight line between two points leads through it.
    pub(super) fn is_crossed(&self, [a, b]: [Point; 2]) -> bool {
        let (a, b) = (self.local(a), self.local(b));
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (start, end, half) in [(a.0, b.0, self.half.0), (a.1, b.1, self.half.1)] {
            let way = end - start;
            if way == 0.0 {
                if start.abs() > half {
                    return false;
                }
                continue;
            }
            let (t, u) = ((-half - start) / way, (half - start) / way);
            from = from.max(t.min(u));
            to = to.min(t.max(u));
        }
        from <= to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tile(x: f64, y: f64, axis: Point) -> Tile {
        Tile::turned((x, y), axis, (10.0, 2.0))
    }

    #[test]
    fn turned_boxes_overlap_where_they_share_ground() {
        let (flat, steep, slant) = ((1.0, 0.0), (0.0, 1.0), (0.6, 0.8));
        assert!(tile(0.0, 0.0, flat).overlaps(&tile(0.0, 0.0, steep)));
        assert!(tile(0.0, 0.0, flat).overlaps(&tile(11.0, 11.0, steep)));
        assert!(!tile(0.0, 0.0, flat).overlaps(&tile(12.5, 11.0, steep)));
        // Their upright boxes overlap, they do not.
        assert!(!tile(0.0, 0.0, slant).overlaps(&tile(7.0, -2.0, slant)));
        assert!(tile(0.0, 0.0, slant).overlaps(&tile(5.0, 5.0, slant)));
    }

    #[test]
    fn distance_and_crossing_follow_the_axis() {
        let slant = tile(0.0, 0.0, (0.6, 0.8));
        assert!(slant.holds((6.0, 8.0)) && !slant.holds((8.0, 0.0)));
        assert!((slant.distance((9.0, 12.0)) - 5.0).abs() < 1e-9);
        assert!(slant.is_crossed([(-20.0, 0.0), (20.0, 0.0)]));
        assert!(slant.is_crossed([(0.0, 0.0), (0.1, 0.0)]));
        assert!(!slant.is_crossed([(4.0, 0.0), (20.0, 0.0)]));
        let b = slant.bounds();
        assert!((b.right - 7.6).abs() < 1e-9 && (b.bottom - 9.2).abs() < 1e-9);
    }
}
