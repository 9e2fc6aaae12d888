//! Points by the square they lie in.

use super::Point;
use crate::draw::projection::Bounds;

/// Side of a square, CSS pixels: about a label's height.
const SIDE: f64 = 12.0;

/// Points with what belongs to each, found again by upright boxes. What lies
/// outside its frame is kept at the frame's edge.
pub(super) struct Grid<T> {
    frame: Bounds,
    columns: usize,
    rows: usize,
    squares: Vec<Vec<(Point, T)>>,
}

impl<T> Grid<T> {
    pub(super) fn new(frame: Bounds) -> Self {
        let count = |length: f64| (length / SIDE).clamp(0.0, 2_000.0) as usize + 1;
        let (columns, rows) = (count(frame.width()), count(frame.height()));
        let squares = (0..columns * rows).map(|_| Vec::new()).collect();
        Self {
            frame,
            columns,
            rows,
            squares,
        }
    }

    fn column(&self, x: f64) -> usize {
        // A cast from f64 saturates, and turns NaN into 0.
        (((x - self.frame.left) / SIDE) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.frame.top) / SIDE) as usize).min(self.rows - 1)
    }

    pub(super) fn insert(&mut self, at: Point, value: T) {
        let square = self.row(at.1) * self.columns + self.column(at.0);
        self.squares[square].push((at, value));
    }

    /// All that may lie in a box, and some that do not.
    pub(super) fn near(&self, b: Bounds) -> impl Iterator<Item = &(Point, T)> {
        let columns = self.column(b.left)..=self.column(b.right);
        (self.row(b.top)..=self.row(b.bottom))
            .flat_map(move |row| {
                let start = row * self.columns;
                &self.squares[start + columns.start()..=start + columns.end().max(columns.start())]
            })
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_in_a_box_are_found() {
        let frame = Bounds {
            left: 10.0,
            top: 20.0,
            right: 130.0,
            bottom: 90.0,
        };
        let mut grid = Grid::new(frame);
        let points: Vec<Point> = (0..400)
            .map(|i| (f64::from(i * 37 % 160) - 10.0, f64::from(i * 53 % 130) - 5.0))
            .collect();
        for (i, &p) in points.iter().enumerate() {
            grid.insert(p, i);
        }
        for i in 0..200 {
            let (left, top) = (f64::from(i % 17) * 9.0 - 8.0, f64::from(i % 13) * 9.0 - 8.0);
            let b = Bounds {
                left,
                top,
                right: left + f64::from(i % 5) * 11.0,
                bottom: top + f64::from(i % 7) * 5.0,
            };
            let mut found: Vec<usize> = grid.near(b).filter(|(p, _)| b.holds(*p)).map(|f| f.1).collect();
            found.sort_unstable();
            let all: Vec<usize> = (0..points.len()).filter(|&i| b.holds(points[i])).collect();
            assert_eq!(found, all);
        }
    }
}
