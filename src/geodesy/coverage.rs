//! Which of many areas a point lies in.

mod grid;

use super::LonLat;
use super::region::{Region, edges};
use geo::MultiPolygon;
use grid::{Grid, Span};
use rayon::prelude::*;
use std::collections::HashMap;

/// Areas, such as districts or countries, under a grid whose cells know the
/// answer where no edge passes.
///
/// All in degrees. Edges are straight in degrees and none crosses the
/// antimeridian; holes by the even–odd rule. A point on an edge that two areas
/// share is in one of them, and where areas overlap it is in the first, so
/// that no point is in two. A vertex that is not finite is passed over.
///
/// ```
/// use durand::geodesy::{Coverage, LonLat};
/// let west = geo::Rect::new((60.0, 30.0), (65.0, 35.0)).to_polygon();
/// let east = geo::Rect::new((65.0, 30.0), (70.0, 35.0)).to_polygon();
/// let coverage = Coverage::new(&[west.into(), east.into()]);
/// assert_eq!(coverage.find(LonLat::new(65.0, 32.0)?), Some(1));
/// assert_eq!(coverage.find(LonLat::new(71.0, 32.0)?), None);
/// # Ok::<(), durand::geodesy::CoordinateError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Coverage {
    regions: Vec<Region>,
    grid: Grid,
    cells: Vec<Cell>,
    questions: Vec<Question>,
}

/// 0 where no area is, i + 1 where all is in area i, then the questions.
type Cell = u32;

/// Is a point in the region? If not, its cell is as `otherwise`.
#[derive(Clone, Copy, Debug)]
struct Question {
    region: u32,
    otherwise: Cell,
}

impl Coverage {
    /// The earlier an area, the more it holds where they overlap.
    pub fn new(areas: &[MultiPolygon<f64>]) -> Self {
        let regions: Vec<Region> = areas.iter().map(Region::new).collect();
        let grid = Grid::over(areas, &regions);
        let mut coverage = Self {
            cells: vec![0; grid.columns * grid.rows],
            regions,
            grid,
            questions: Vec::new(),
        };
        // The first comes to lie on top.
        for (index, area) in areas.iter().enumerate().rev() {
            coverage.lay(index, area);
        }
        coverage
    }

    /// Settles the cells inside an area, and asks in those on its edges.
    fn lay(&mut self, index: usize, area: &MultiPolygon<f64>) {
        let mut spans: Vec<Span> = edges(area).flat_map(|edge| self.grid.spans(edge)).collect();
        spans.sort_unstable();
        let mut asked = HashMap::new();
        let (mut row, mut next) = (0, 0);
        for span in spans {
            if span.row != row {
                (row, next) = (span.row, span.first);
            }
            let start = row * self.grid.columns;
            // No edge passes between two spans: one cell tells for all.
            if span.first > next && self.regions[index].contains(self.grid.centre(next, row)) {
                self.cells[start + next..start + span.first].fill(index as Cell + 1);
            }
            for column in span.first.max(next)..=span.last {
                let cell = &mut self.cells[start + column];
                let otherwise = *cell;
                *cell = *asked.entry(otherwise).or_insert_with(|| {
                    let region = index as u32;
                    self.questions.push(Question { region, otherwise });
                    (self.regions.len() + self.questions.len()) as Cell
                });
            }
            next = next.max(span.last + 1);
        }
    }

    /// Which area holds the point, by its place in the input.
    pub fn find(&self, point: LonLat) -> Option<usize> {
        let mut cell = self.cells[self.grid.cell(point)?] as usize;
        while cell > self.regions.len() {
            let Question { region, otherwise } = self.questions[cell - self.regions.len() - 1];
            if self.regions[region as usize].contains(point) {
                return Some(region as usize);
            }
            cell = otherwise as usize;
        }
        cell.checked_sub(1)
    }

    /// [`find`](Self::find) for many points, in their order, on all cores.
    pub fn find_many(&self, points: &[LonLat]) -> Vec<Option<usize>> {
        /// So few points that a core has them in no time.
        const ROUND: usize = 4_096;
        points.par_iter().with_min_len(ROUND).map(|&p| self.find(p)).collect()
    }

    /// How many areas there are.
    pub fn len(&self) -> usize {
        self.regions.len()
    }

    pub fn is_empty(&self) -> bool {
        self.regions.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::region::Edge;
    use super::*;
    use geo::{Contains, Coord, Point, Polygon, Rect, coord};
    use proptest::{collection::vec, prelude::*, sample::select};

    const ACROSS: usize = 4;
    const UP: usize = 3;

    fn at(x: f64, y: f64) -> LonLat {
        LonLat::new(x, y).expect("in range")
    }

    fn rectangle(west: f64, south: f64, east: f64, north: f64) -> Polygon<f64> {
        Rect::new((west, south), (east, north)).to_polygon()
    }

    /// From `a` to `b`, swaying so little that ways from a corner stay apart.
    fn winding(a: Coord<f64>, b: Coord<f64>, sway: f64, random: &mut impl FnMut() -> f64) -> Vec<Coord<f64>> {
        if sway < 0.05 {
            return vec![a, b];
        }
        let (d, s) = (b - a, sway * (random() - 0.5));
        let middle = (a + b) / 2.0 + coord! { x: -d.y * s, y: d.x * s };
        let mut way = winding(a, middle, 0.7 * sway, random);
        way.extend(winding(middle, b, 0.7 * sway, random));
        way
    }

    /// Districts that fill a box of `ACROSS` by `UP` degrees at 66° E, 31° N.
    fn districts(seed: u64) -> Vec<MultiPolygon<f64>> {
        let mut state = seed;
        let mut random = move || {
            state = state
                .wrapping_mul(0x5851_F42D_4C95_7F2D)
                .wrapping_add(0x1405_7B7E_F767_814F);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let shift = |at: usize, most: usize, random: f64| match at % most {
            0 => at as f64,
            _ => at as f64 + 0.2 * (random - 0.5),
        };
        let corners = [(); UP + 1].map(|()| [(); ACROSS + 1].map(|()| (random(), random())));
        let corner = |i: usize, j: usize| {
            let (x, y) = corners[j][i];
            coord! { x: 66.0 + shift(i, ACROSS, x), y: 31.0 + shift(j, UP, y) }
        };
        let sway = |on_rim: bool| if on_rim { 0.0 } else { 0.2 };
        let mut ways = HashMap::new();
        for (j, i) in (0..=UP).flat_map(|j| (0..=ACROSS).map(move |i| (j, i))) {
            if i < ACROSS {
                let way = winding(corner(i, j), corner(i + 1, j), sway(j % UP == 0), &mut random);
                ways.insert((i, j, false), way);
            }
            if j < UP {
                let way = winding(corner(i, j), corner(i, j + 1), sway(i % ACROSS == 0), &mut random);
                ways.insert((i, j, true), way);
            }
        }
        let district = |(j, i)| {
            let there = ways[&(i, j, false)].iter().chain(&ways[&(i + 1, j, true)]);
            let back = ways[&(i, j, true)].iter().chain(&ways[&(i, j + 1, false)]);
            Polygon::new(there.chain(back.rev()).copied().collect(), Vec::new()).into()
        };
        (0..UP)
            .flat_map(|j| (0..ACROSS).map(move |i| (j, i)))
            .map(district)
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn each_point_of_a_tessellation_is_in_one_district(seed: u64, random in vec((65.9..70.1, 30.9..34.1), 200)) {
            let areas = districts(seed);
            let (coverage, regions) = (Coverage::new(&areas), areas.iter().map(Region::new).collect::<Vec<_>>());
            for &(x, y) in &random {
                let judge = areas.iter().position(|a| a.contains(&Point::new(x, y)));
                prop_assert_eq!(coverage.find(at(x, y)), judge, "{}, {}", x, y);
            }
            let edges = areas.iter().flat_map(edges).flat_map(|Edge { low, high }| {
                let middle = (low + high) / 2.0;
                [low, middle, coord! { x: middle.x.next_up(), y: middle.y }, coord! { x: low.x, y: high.y }]
            });
            for Coord { x, y } in edges {
                let holders: Vec<usize> = (0..areas.len()).filter(|&i| regions[i].contains(at(x, y))).collect();
                // Of the rim, the west and the south are inside.
                let inside = (66.0..66.0 + ACROSS as f64).contains(&x) && (31.0..31.0 + UP as f64).contains(&y);
                prop_assert_eq!(holders.len(), usize::from(inside), "{}, {}", x, y);
                prop_assert_eq!(coverage.find(at(x, y)), holders.first().copied(), "{}, {}", x, y);
            }
        }

        /// Rings that cross themselves and each other, with vertices that are
        /// no positions, as a broken file may have them.
        #[test]
        fn agrees_with_the_regions_on_any_rings(
            rings in vec(vec((number(), number()), 0..9), 0..9),
            points in vec((0.0..9.0, 0.0..9.0), 50),
        ) {
            let areas: Vec<MultiPolygon<f64>> =
                rings.into_iter().map(|ring| Polygon::new(ring.into(), Vec::new()).into()).collect();
            let (coverage, regions) = (Coverage::new(&areas), areas.iter().map(Region::new).collect::<Vec<_>>());
            let lattice = (0..100).map(|i| (f64::from(i / 10), f64::from(i % 10)));
            for (x, y) in points.into_iter().chain(lattice) {
                let judge = regions.iter().position(|r| r.contains(at(x, y)));
                prop_assert_eq!(coverage.find(at(x, y)), judge, "{}, {}", x, y);
            }
        }

        /// Edges through corners of cells, and points beside these: the last
        /// digit tells in which cell they are.
        #[test]
        fn rounding_settles_no_cell(column in 240..270, row in 240..270, run in 1.0..4.0, rise in -0.1..0.1) {
            let frame = MultiPolygon::from(rectangle(-9.1, -9.3, 9.3, 9.1));
            let grid = Coverage::new(std::slice::from_ref(&frame)).grid;
            let corner = coord! {
                x: -9.1 + 18.4 / grid.columns as f64 * f64::from(column),
                y: -9.3 + 18.4 / grid.rows as f64 * f64::from(row),
            };
            let reach = coord! { x: run, y: rise };
            let triangle = Polygon::new(vec![corner - reach, corner + reach, coord! { x: 0.0, y: 9.0 }].into(), vec![]);
            let areas = [triangle.into(), frame];
            let (coverage, regions) = (Coverage::new(&areas), areas.each_ref().map(Region::new));
            let beside = |v: f64| (-8..=8).map(move |i| v + f64::from(i) * 3e-16);
            for (x, y) in beside(corner.x).flat_map(|x| beside(corner.y).map(move |y| (x, y))) {
                let judge = regions.iter().position(|r| r.contains(at(x, y)));
                prop_assert_eq!(coverage.find(at(x, y)), judge, "{}, {}", x, y);
            }
        }
    }

    fn number() -> impl Strategy<Value = f64> {
        let odd = select(vec![
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            1e7,
            -1e7,
            1e-300,
            f64::MAX,
        ]);
        prop_oneof![30 => (0..10).prop_map(f64::from), 10 => 0.0..9.0, 1 => odd]
    }

    #[test]
    fn holes_are_outside_and_the_first_wins() {
        let hole = rectangle(2.0, 2.0, 3.0, 3.0).exterior().clone();
        let holed = Polygon::new(rectangle(0.0, 0.0, 4.0, 4.0).exterior().clone(), vec![hole]);
        let coverage = Coverage::new(&[holed.into(), rectangle(1.0, 1.0, 6.0, 3.0).into()]);
        let found = [(1.5, 1.5), (2.5, 2.5), (5.0, 2.0), (5.0, 3.5), (7.0, 7.0)].map(|(x, y)| coverage.find(at(x, y)));
        assert_eq!(found, [Some(0), Some(1), Some(1), None, None]);
    }

    #[test]
    fn what_has_no_area_holds_nothing() {
        let ring = |ring: Vec<(f64, f64)>| MultiPolygon(vec![Polygon::new(ring.into(), Vec::new())]);
        let point = ring(vec![(70.0, 34.0)]);
        let line = ring(vec![(70.0, 34.0), (70.0, 35.0), (70.0, 34.0)]);
        let nowhere = ring(vec![(f64::NAN, 34.0), (f64::INFINITY, 35.0), (70.0, f64::NAN)]);
        let metres = MultiPolygon(vec![rectangle(5e5, 3e6, 6e5, 4e6)]);
        for areas in [
            vec![],
            vec![ring(vec![])],
            vec![point],
            vec![line],
            vec![nowhere],
            vec![metres],
        ] {
            let coverage = Coverage::new(&areas);
            assert_eq!((coverage.len(), coverage.is_empty()), (areas.len(), areas.is_empty()));
            assert_eq!(
                [at(70.0, 34.0), at(180.0, 90.0)].map(|p| coverage.find(p)),
                [None, None]
            );
        }
    }
}
