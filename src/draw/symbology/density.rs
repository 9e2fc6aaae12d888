//! Numbers of incidents on even cells, for more incidents than marks can show.

use crate::draw::projection::{MapFrame, Projection};
use crate::model::{Precision, Sighting};
use std::borrow::Cow;

/// Classes of a number, each up to its end: the steps of a ramp of shades.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::draw) struct Steps(Vec<u64>);

/// As many classes as a theme has shades.
const CLASSES: u32 = 5;

impl Steps {
    /// Classes from 1 to `greatest` whose ends grow by one factor, since counts
    /// are many and small, few and large.
    pub(in crate::draw) fn up_to(greatest: u64) -> Self {
        let greatest = greatest.max(1);
        let mut ends: Vec<u64> = Vec::new();
        for i in 1..=CLASSES {
            let exact = (greatest as f64).powf(f64::from(i) / f64::from(CLASSES));
            let end = (exact.round() as u64).max(ends.last().map_or(1, |last| last + 1));
            if end > greatest {
                break;
            }
            ends.push(end);
        }
        if let Some(last) = ends.last_mut() {
            *last = greatest;
        }
        Self(ends)
    }

    /// The class of a number from 1 upwards.
    pub(in crate::draw) fn class(&self, n: u64) -> usize {
        let classes = self.0.len().max(1);
        self.0.iter().position(|&end| n <= end).unwrap_or(classes - 1)
    }

    /// Which of a ramp's shades stands for a class: few classes are spread.
    pub(in crate::draw) fn shade(&self, class: usize) -> usize {
        let most = CLASSES as usize - 1;
        match self.0.len() {
            0 | 1 => most / 2,
            n => class * most / (n - 1),
        }
    }

    /// First and last number of each class.
    pub(in crate::draw) fn ranges(&self) -> impl Iterator<Item = (u64, u64)> {
        let starts = std::iter::once(1).chain(self.0.iter().map(|end| end + 1));
        starts.zip(self.0.iter().copied())
    }
}

/// Where incidents lie in the plane of a projection, for every frame in it.
pub(in crate::draw) struct OnPlane {
    /// Precision and projected metres of the places, incident by incident.
    spots: Vec<(Precision, (f64, f64))>,
    /// Where the spots of each incident end.
    ends: Vec<usize>,
}

impl OnPlane {
    pub(in crate::draw) fn of<'a>(incidents: impl Iterator<Item = Cow<'a, Sighting>>, projection: &Projection) -> Self {
        let (mut spots, mut ends) = (Vec::new(), Vec::new());
        for incident in incidents {
            let marked = incident.spots().filter_map(|s| Some((s.precision, s.marked_at()?)));
            spots.extend(marked.filter_map(|(precision, at)| Some((precision, projection.project(at)?))));
            ends.push(spots.len());
        }
        Self { spots, ends }
    }

    /// The spots of each incident.
    fn incidents(&self) -> impl Iterator<Item = &[(Precision, (f64, f64))]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(&from, &to)| &self.spots[from..to])
    }
}

/// Hexagons on their corners, with how many incidents lie in each.
#[derive(Clone)]
pub(in crate::draw) struct Hexagons {
    /// Middle on the page and number, from the upper left.
    pub cells: Vec<((f64, f64), u64)>,
    /// From side to side, CSS pixels.
    pub width: f64,
    /// From side to side, kilometres.
    pub km: f64,
    /// Incidents in the frame that are known to a province or less closely.
    pub coarse: usize,
}

/// Widths that read well, kilometres.
const WIDTHS_KM: [f64; 12] = [0.5, 1.0, 2.0, 4.0, 5.0, 8.0, 10.0, 15.0, 20.0, 25.0, 40.0, 50.0];
/// No hexagon is narrower on the page, CSS pixels.
const NARROWEST: f64 = 10.0;

impl Hexagons {
    /// Counts the incidents in a frame, each once in a hexagon however many of
    /// its places lie there; and how many that are.
    pub(in crate::draw) fn of(incidents: &OnPlane, frame: &MapFrame) -> (Self, usize) {
        let b = frame.bounds;
        let km_per_px = frame.km_per_px(((b.left + b.right) / 2.0, (b.top + b.bottom) / 2.0));
        let km = WIDTHS_KM
            .into_iter()
            .find(|km| km / km_per_px >= NARROWEST)
            .unwrap_or(100.0);
        let width = km / km_per_px;
        let mut counts = Counts::new(b.width(), b.height(), width);
        let (mut coarse, mut shown) = (0, 0);
        let mut cells = Vec::new();
        for spots in incidents.incidents() {
            let mut vague = false;
            cells.clear();
            for (precision, at) in spots {
                let at = frame.placed(*at);
                match precision {
                    _ if !b.holds(at) => {}
                    Precision::Province | Precision::Border => vague = true,
                    _ => cells.push(cell_of((at.0 - b.left, at.1 - b.top), width)),
                }
            }
            coarse += usize::from(vague && cells.is_empty());
            shown += usize::from(vague || !cells.is_empty());
            cells.sort_unstable();
            cells.dedup();
            cells.iter().for_each(|&cell| counts.add(cell));
        }
        let cells = counts.filled().map(|(cell, n)| {
            let (x, y) = middle_of(cell, width);
            ((b.left + x, b.top + y), n)
        });
        let hexagons = Self {
            cells: cells.collect(),
            width,
            km,
            coarse,
        };
        (hexagons, shown)
    }

    pub(in crate::draw) fn greatest(&self) -> u64 {
        self.cells.iter().map(|c| c.1).max().unwrap_or(0)
    }

    /// The corners of a hexagon round its middle.
    pub(in crate::draw) fn corners(&self, (x, y): (f64, f64)) -> [(f64, f64); 6] {
        let (half, side) = (self.width / 2.0, self.width / SQRT_3);
        [
            (x, y - side),
            (x + half, y - side / 2.0),
            (x + half, y + side / 2.0),
            (x, y + side),
            (x - half, y + side / 2.0),
            (x - half, y - side / 2.0),
        ]
    }
}

/// A number for each hexagon of a frame, row by row.
struct Counts {
    columns: usize,
    numbers: Vec<u64>,
}

/// Hexagons whose middles lie this far beyond the frame may reach into it.
const BEYOND: i64 = 1;

impl Counts {
    fn new(wide: f64, tall: f64, width: f64) -> Self {
        let room = |length: f64, step: f64| (length / step).ceil() as usize + 1 + 2 * BEYOND as usize;
        let (rows, columns) = (room(tall, width * SQRT_3 / 2.0), room(wide, width));
        Self {
            columns,
            numbers: vec![0; rows * columns],
        }
    }

    fn add(&mut self, (row, column): (i64, i64)) {
        let at = (row + BEYOND) as usize * self.columns + (column + BEYOND) as usize;
        if let Some(number) = self.numbers.get_mut(at) {
            *number += 1;
        }
    }

    /// Cells with a number, from the upper left.
    fn filled(&self) -> impl Iterator<Item = ((i64, i64), u64)> {
        let cell = |at: usize| ((at / self.columns) as i64 - BEYOND, (at % self.columns) as i64 - BEYOND);
        let filled = self.numbers.iter().enumerate().filter(|(_, n)| **n > 0);
        filled.map(move |(at, n)| (cell(at), *n))
    }
}

const SQRT_3: f64 = 1.732_050_807_568_877_2;

/// Row and column of the hexagon that a point lies in: the nearest of the
/// middles of two interleaved grids.
fn cell_of((x, y): (f64, f64), width: f64) -> (i64, i64) {
    let rise = width * SQRT_3 / 2.0;
    let nearest = |odd: i64| {
        let row = 2 * rounded((y / rise - odd as f64) / 2.0) + odd;
        let column = rounded(x / width - 0.5 * odd as f64);
        (row, column)
    };
    let far = |cell| {
        let (a, b) = middle_of(cell, width);
        (x - a) * (x - a) + (y - b) * (y - b)
    };
    let (even, odd) = (nearest(0), nearest(1));
    if far(even) <= far(odd) { even } else { odd }
}

/// The nearest whole number, from -1 upwards: `round` is a call.
fn rounded(x: f64) -> i64 {
    (x + 1.5) as i64 - 1
}

fn middle_of((row, column): (i64, i64), width: f64) -> (f64, f64) {
    let aside = if row.rem_euclid(2) == 1 { 0.5 } else { 0.0 };
    ((column as f64 + aside) * width, row as f64 * width * SQRT_3 / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_cover_all_numbers_once() {
        for greatest in [1, 2, 3, 5, 6, 10, 31, 100, 4_711, 1_000_000, u64::MAX / 2] {
            let steps = Steps::up_to(greatest);
            let ranges: Vec<(u64, u64)> = steps.ranges().collect();
            assert!(
                ranges.len() <= CLASSES as usize && ranges[0].0 == 1,
                "{greatest}: {ranges:?}"
            );
            assert!(ranges.windows(2).all(|w| w[1].0 == w[0].1 + 1) && ranges.iter().all(|r| r.0 <= r.1));
            assert_eq!(ranges.last().map(|r| r.1), Some(greatest));
            for (class, &(from, to)) in ranges.iter().enumerate() {
                assert_eq!((steps.class(from), steps.class(to)), (class, class));
                assert!(steps.shade(class) < CLASSES as usize);
            }
        }
    }

    /// The judge: the middle that is nearest among all near ones.
    #[test]
    fn a_point_lies_in_the_nearest_hexagon() {
        for i in 0..2_000_i64 {
            let (x, y) = ((i * 7_919 % 1_009) as f64 * 0.37, (i * 104_729 % 997) as f64 * 0.41);
            let found = cell_of((x, y), 11.0);
            let far = |cell| {
                let (a, b) = middle_of(cell, 11.0);
                (x - a).hypot(y - b)
            };
            let all = (-2..60).flat_map(|row| (-2..50).map(move |column| (row, column)));
            let nearest = all.map(far).fold(f64::INFINITY, f64::min);
            assert!((far(found) - nearest).abs() < 1e-9, "{x}, {y}");
        }
    }
}
