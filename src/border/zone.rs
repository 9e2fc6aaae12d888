//! Which points are within a distance of the line: all but a few are settled
//! by the cell of a grid that they lie in.

use super::line::{BorderLine, Walk};
use crate::geodesy::{KM, LonLat, half_diagonal};
use rayon::prelude::*;

/// What is known of a whole cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Outside,
    Inside,
    /// The edge of the zone may pass through it.
    Unsettled,
}

/// The ground within a distance of a line.
pub struct Zone<'a> {
    line: &'a BorderLine,
    km: f64,
    west: f64,
    south: f64,
    /// Side of a cell in degrees.
    step: f64,
    columns: usize,
    rows: usize,
    cells: Vec<Cell>,
}

/// Cells are no smaller than this, in degrees, and no more than so many.
const FINEST: f64 = 0.01;
const MOST_CELLS: f64 = 4e6;
/// Blocks of cells, on a side, that are looked at first.
const BLOCK: usize = 64;
/// Rounding may put a point into the next cell, metres.
const HAIR: f64 = 0.001;
/// So many points are looked at in turn on one core.
const ROUND: usize = 16_384;

impl<'a> Zone<'a> {
    /// The zone with its grid. The distance to the line changes by no more than
    /// the way one goes, so that a cell whose middle is farther from the zone's
    /// edge than from its own corners lies wholly on one side of it.
    pub(super) fn new(line: &'a BorderLine, km: f64) -> Self {
        let (west, south, east, north) = bounds(line, km * KM);
        let step = ((east - west) * (north - south) / MOST_CELLS).sqrt().max(FINEST);
        let count = |span: f64| (span / step).ceil() as usize + 1;
        let mut zone = Self {
            line,
            km,
            west,
            south,
            step,
            columns: count(east - west),
            rows: count(north - south),
            cells: Vec::new(),
        };
        zone.cells = vec![Cell::Unsettled; zone.columns * zone.rows];
        let mut walk = Walk::along(line);
        for row in (0..zone.rows).step_by(BLOCK) {
            for column in (0..zone.columns).step_by(BLOCK) {
                zone.settle(column, row, BLOCK, &mut walk);
            }
        }
        zone
    }

    /// Settles a square block of cells, or its quarters.
    fn settle(&mut self, column: usize, row: usize, size: usize, walk: &mut Walk) {
        if column >= self.columns || row >= self.rows {
            return;
        }
        let span = size as f64 * self.step;
        let (south, west) = (
            self.south + row as f64 * self.step,
            self.west + column as f64 * self.step,
        );
        let (lon, lat) = (west + span / 2.0, south + span / 2.0);
        let middle = LonLat::clamped(lon, lat);
        // A clamped middle is still in what there is of the cell.
        let times = if middle.lon() == lon && middle.lat() == lat {
            1.0
        } else {
            2.0
        };
        let reach = times * half_diagonal(middle.lat(), span) + HAIR;
        let metres = walk.foot(middle).metres;
        let cell = if metres - reach > self.km * KM {
            Cell::Outside
        } else if metres + reach <= self.km * KM {
            Cell::Inside
        } else if size > 1 {
            let half = size / 2;
            for (x, y) in [(0, 0), (half, 0), (half, half), (0, half)] {
                self.settle(column + x, row + y, half, walk);
            }
            return;
        } else {
            return;
        };
        for y in row..(row + size).min(self.rows) {
            let from = y * self.columns + column;
            let to = y * self.columns + (column + size).min(self.columns);
            self.cells[from..to].fill(cell);
        }
    }

    /// Whether a point is no farther from the line than the zone reaches.
    pub fn contains(&self, point: LonLat) -> bool {
        self.contains_by(point, &mut Walk::along(self.line))
    }

    /// [`contains`](Self::contains) for many points, in their order, on all cores.
    pub fn contains_many(&self, points: &[LonLat]) -> Vec<bool> {
        let part = |part: &[LonLat]| {
            let mut walk = Walk::along(self.line);
            part.iter()
                .map(|&p| self.contains_by(p, &mut walk))
                .collect::<Vec<bool>>()
        };
        points.par_chunks(ROUND).flat_map_iter(part).collect()
    }

    fn contains_by(&self, point: LonLat, walk: &mut Walk) -> bool {
        let column = (point.lon() - self.west) / self.step;
        let row = (point.lat() - self.south) / self.step;
        if column < 0.0 || row < 0.0 || column >= self.columns as f64 || row >= self.rows as f64 {
            return false;
        }
        match self.cells[row as usize * self.columns + column as usize] {
            Cell::Outside => false,
            Cell::Inside => true,
            // As a projection tells it, to the last bit.
            Cell::Unsettled => walk.foot(point).km() <= self.km,
        }
    }
}

/// West, south, east and north of all that may be within `metres` of the line.
fn bounds(line: &BorderLine, metres: f64) -> (f64, f64, f64, f64) {
    /// A degree of latitude is never shorter, metres.
    const DEGREE: f64 = 110_500.0;
    let vertices = line.densified();
    let range = |pick: fn(&LonLat) -> f64| {
        let all = vertices.iter().map(pick);
        all.fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)))
    };
    let ((west, east), (south, north)) = (range(|p| p.lon()), range(|p| p.lat()));
    // The pieces bulge by less than a metre.
    let margin = (metres + 1.0) / DEGREE;
    let (south, north) = (south - margin, north + margin);
    // Of a circle of radius δ round latitude φ the longitudes reach to
    // asin(sin δ / cos φ), which this exceeds up to the limit below.
    let aside = 1.1 * margin / south.abs().max(north.abs()).to_radians().cos();
    let (south, north) = (south.max(-90.0), north.min(90.0));
    let crosses_antimeridian = vertices.windows(2).any(|v| (v[0].lon() - v[1].lon()).abs() > 180.0);
    let round_the_globe =
        crosses_antimeridian || !(0.0..40.0).contains(&aside) || west - aside < -180.0 || east + aside > 180.0;
    if round_the_globe || south == -90.0 || north == 90.0 {
        (-180.0, south, 180.0, north)
    } else {
        (west - aside, south, east + aside, north)
    }
}
