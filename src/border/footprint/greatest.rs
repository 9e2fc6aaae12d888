//! The greatest distance of polygons.

use super::degrees::{at, bend, extent};
use super::extremes::{Part, SLACK, greatest, over_hull};
use super::least::rings;
use crate::border::line::Walk;
use crate::geodesy::{Region, SurfacePoint, from_ecef, geodesic_between};
use geo::{Coord, MultiPolygon};

/// A cell that more edges pass through is divided before its ground is looked
/// at, unless it is as small as this, in metres.
const MOST_EDGES: usize = 24;
const SMALL: f64 = 1.0;

/// A box in degrees with the edges of the outline that pass through it.
struct Cell {
    low: Coord<f64>,
    high: Coord<f64>,
    edges: Vec<u32>,
}

/// Polygons, to be divided into cells.
struct Cells<'a, 'b> {
    edges: Vec<[Coord<f64>; 2]>,
    region: &'a Region,
    walk: &'a mut Walk<'b>,
}

/// The greatest distance in metres, proven: `attained` is one that the ground
/// has.
pub(super) fn greatest_inside(shape: &MultiPolygon<f64>, region: &Region, walk: &mut Walk, attained: f64) -> f64 {
    let Some((west, south, east, north)) = region.bounds() else {
        return attained;
    };
    let edges: Vec<[Coord<f64>; 2]> = rings(shape)
        .flat_map(|ring| ring.0.windows(2).map(|edge| [edge[0], edge[1]]))
        .collect();
    let whole = Cell {
        low: Coord { x: west, y: south },
        high: Coord { x: east, y: north },
        edges: (0..edges.len() as u32).collect(),
    };
    let part = Part {
        bound: f64::INFINITY,
        what: whole,
    };
    let mut cells = Cells { edges, region, walk };
    greatest(vec![part], attained, |cell, attained| {
        let halves = cells.halves(&cell);
        halves
            .into_iter()
            .filter_map(|half| cells.part(half, attained))
            .collect()
    })
}

impl Cells<'_, '_> {
    /// The halves of a cell along its longer side.
    fn halves(&self, cell: &Cell) -> [Cell; 2] {
        let (east, north) = extent(cell.low, cell.high);
        let (mut high, mut low) = (cell.high, cell.low);
        if east > north {
            let x = f64::midpoint(low.x, high.x);
            (high.x, low.x) = (x, x);
        } else {
            let y = f64::midpoint(low.y, high.y);
            (high.y, low.y) = (y, y);
        }
        [(cell.low, high), (low, cell.high)].map(|(low, high)| {
            let through = |&i: &u32| clip(self.edges[i as usize], low, high).is_some();
            let edges = cell.edges.iter().copied().filter(through).collect();
            Cell { low, high, edges }
        })
    }

    /// A cell with its bound; `None` where it is outside, or holds nothing
    /// greater than what is attained.
    fn part(&mut self, cell: Cell, attained: &mut f64) -> Option<Part<Cell>> {
        let middle = at((cell.low + cell.high) / 2.0);
        if cell.edges.is_empty() && !self.region.contains(middle) {
            return None;
        }
        let (east, north) = extent(cell.low, cell.high);
        let reach = east.hypot(north) / 2.0;
        let foot = self.walk.foot(middle);
        let mut bound = foot.metres + reach + SLACK;
        if bound <= *attained {
            return None;
        }
        if cell.edges.len() <= MOST_EDGES || reach < SMALL {
            let hull = self.hull(&cell);
            let place = self.walk.place(&foot);
            let foot = (from_ecef(place.at), place);
            let from_foot = |&c: &Coord<f64>| (geodesic_between((at(c), SurfacePoint::from(at(c))), foot), c);
            let farthest = hull.iter().map(from_foot).max_by(|a, b| a.0.total_cmp(&b.0));
            let (metres, corner) = farthest.unwrap_or((f64::INFINITY, cell.low));
            if metres > *attained {
                *attained = attained.max(self.walk.foot(at(corner)).metres);
            }
            bound = bound.min(over_hull(metres, bend(cell.low, cell.high), reach) + SLACK);
        }
        (bound > *attained).then_some(Part { bound, what: cell })
    }

    /// Points of the ground whose hull holds all of it that is in the cell:
    /// the corners inside, and the ends of the edges in the cell.
    fn hull(&self, cell: &Cell) -> Vec<Coord<f64>> {
        let (low, high) = (cell.low, cell.high);
        let corners = [low, Coord { x: high.x, y: low.y }, high, Coord { x: low.x, y: high.y }];
        if cell.edges.is_empty() {
            return corners.to_vec();
        }
        let inside = corners.into_iter().filter(|&c| self.region.contains(at(c)));
        let ends = cell
            .edges
            .iter()
            .filter_map(|&i| clip(self.edges[i as usize], low, high));
        inside.chain(ends.flatten()).collect()
    }
}

/// The part of an edge that is in a box; after Liang and Barsky (1984),
/// doi:10.1145/357332.357333.
fn clip([a, b]: [Coord<f64>; 2], low: Coord<f64>, high: Coord<f64>) -> Option<[Coord<f64>; 2]> {
    let way = b - a;
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (start, step, low, high) in [(a.x, way.x, low.x, high.x), (a.y, way.y, low.y, high.y)] {
        if step == 0.0 {
            if start < low || start > high {
                return None;
            }
        } else {
            let (enters, leaves) = ((low - start) / step, (high - start) / step);
            from = from.max(enters.min(leaves));
            to = to.min(enters.max(leaves));
        }
    }
    (from <= to).then(|| [a + way * from, a + way * to])
}
