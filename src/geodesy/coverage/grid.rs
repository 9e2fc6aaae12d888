//! Which cell a point lies in, and which cells an edge passes.

use crate::geodesy::region::{Edge, edges};
use crate::geodesy::{LonLat, Region};
use geo::MultiPolygon;

/// Cells of one size in degrees.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    pub columns: usize,
    pub rows: usize,
    columns_per_degree: f64,
    rows_per_degree: f64,
    /// More than the rounding errors here; degrees.
    hair: f64,
}

/// Columns of a row that an edge passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub row: usize,
    pub first: usize,
    pub last: usize,
}

/// Cells for each edge, 1 to 16 MB in all. With more of them fewer points
/// would need asking, but the grid would fall out of the processor's cache.
const CELLS_PER_EDGE: usize = 4;
const FEWEST_CELLS: usize = 1 << 18;
const MOST_CELLS: usize = 1 << 22;
/// Cells are larger if edges would pass through more of them than this.
const MOST_PASSED: f64 = 8e6;
/// Cells are no smaller than this, far above rounding errors; degrees.
const LEAST_CELL: f64 = 1e-9;

impl Grid {
    pub fn over(areas: &[MultiPolygon<f64>], regions: &[Region]) -> Self {
        let all = regions.iter().filter_map(Region::bounds);
        let all = all.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)));
        let (west, south, east, north) = all.unwrap_or((1.0, 1.0, -1.0, -1.0));
        let farthest = [west, south, east, north].map(f64::abs).into_iter().fold(0.0, f64::max);
        // What is outside of this is no position.
        let (west, south, east, north) = (west.max(-180.0), south.max(-90.0), east.min(180.0), north.min(90.0));
        let (width, height) = ((east - west).max(LEAST_CELL), (north - south).max(LEAST_CELL));
        let (mut count, mut length) = (0, 0.0);
        for Edge { low, high } in areas.iter().flat_map(edges) {
            count += 1;
            length += (high.x - low.x).abs().min(width) + (high.y - low.y).min(height);
        }
        let count = (count * CELLS_PER_EDGE).clamp(FEWEST_CELLS, MOST_CELLS) as f64;
        let even = (width * height / count).sqrt().max(width.max(height) / count);
        let cell = even.max(length / MOST_PASSED).max(LEAST_CELL);
        let (columns, rows) = ((width / cell).floor().max(1.0), (height / cell).floor().max(1.0));
        Self {
            west,
            south,
            east,
            north,
            columns: columns as usize,
            rows: rows as usize,
            columns_per_degree: columns / width,
            rows_per_degree: rows / height,
            hair: 1e-3 * cell + 1e-14 * farthest,
        }
    }

    // The next two never fall as the coordinate rises, even in rounding: what
    // is between two coordinates is in a cell between theirs. A cast saturates.
    fn column(&self, x: f64) -> usize {
        (((x - self.west) * self.columns_per_degree) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.south) * self.rows_per_degree) as usize).min(self.rows - 1)
    }

    pub fn cell(&self, point: LonLat) -> Option<usize> {
        let (x, y) = (point.lon(), point.lat());
        let inside = (self.west..=self.east).contains(&x) && (self.south..=self.north).contains(&y);
        inside.then(|| self.row(y) * self.columns + self.column(x))
    }

    pub fn centre(&self, column: usize, row: usize) -> LonLat {
        LonLat::clamped(
            self.west + (column as f64 + 0.5) / self.columns_per_degree,
            self.south + (row as f64 + 0.5) / self.rows_per_degree,
        )
    }

    /// The cells that an edge passes through, and those within a hair of it,
    /// so that rounding leaves none out.
    pub fn spans(&self, Edge { low, high }: Edge) -> impl Iterator<Item = Span> {
        let (bottom, top) = (self.row(low.y), self.row(high.y));
        let begin = move |row: usize| self.south + row as f64 / self.rows_per_degree;
        let at = move |y: f64| low.x + ((y - low.y) / (high.y - low.y)).clamp(0.0, 1.0) * (high.x - low.x);
        (bottom..=top).map(move |row| {
            let below = (row > bottom).then(|| at(begin(row) - self.hair));
            let above = (row < top).then(|| at(begin(row + 1) + self.hair));
            let (from, to) = (below.unwrap_or(low.x), above.unwrap_or(high.x));
            let (first, last) = (
                self.column(from.min(to) - self.hair),
                self.column(from.max(to) + self.hair),
            );
            Span { row, first, last }
        })
    }
}
