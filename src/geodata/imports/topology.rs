//! Whether areas are sound: no ring crosses itself, no area lies on another.

use super::areas::{RawArea, listed};
use crate::geodesy::{Region, area_km2};
use geo::{BooleanOps, Coord, CoordsIter, MultiPolygon};
use std::collections::BTreeSet;

/// Pairs of edges that are compared at most, so that a hostile file ends.
const MOST_PAIRS: usize = 60_000_000;
/// Pairs of areas whose overlap is measured at most, and the largest measured.
const MOST_MEASURED: usize = 100;
const LARGEST_MEASURED: usize = 50_000;
/// A smaller overlap comes from rounding or simplifying, in km².
const SLIVER: f64 = 0.05;

/// An edge of an area, from west to east.
#[derive(Clone, Copy)]
struct Edge {
    west: Coord<f64>,
    east: Coord<f64>,
    area: u32,
}

/// What is wrong with the areas, in words with their names; empty where
/// nothing is.
pub fn check(areas: &[RawArea]) -> Vec<String> {
    let mut edges: Vec<Edge> = areas.iter().enumerate().flat_map(|(i, a)| edges(&a.shape, i)).collect();
    edges.sort_by(|a, b| a.west.x.total_cmp(&b.west.x));
    let crossings = crossings(&edges);
    let mut warnings = Vec::new();
    let selves: Vec<String> = crossings
        .pairs
        .iter()
        .filter(|(a, b)| a == b)
        .map(|(a, _)| areas[*a].name.clone())
        .collect();
    if !selves.is_empty() {
        warnings.push(format!(
            "{} areas cross themselves; what is inside goes by the even–odd rule: {}",
            selves.len(),
            listed(&selves)
        ));
    }
    let mut touching: BTreeSet<(usize, usize)> = crossings.pairs.into_iter().filter(|(a, b)| a != b).collect();
    touching.extend(inside(areas));
    tell_overlaps(areas, &touching, &mut warnings);
    if crossings.cut_short {
        warnings.push(format!(
            "so many edges lie abreast that only {MOST_PAIRS} pairs were compared; crossings may be missed"
        ));
    }
    warnings
}

fn edges(shape: &MultiPolygon<f64>, area: usize) -> impl Iterator<Item = Edge> {
    let rings = shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings.flat_map(move |ring| {
        ring.lines().map(move |line| {
            let (west, east) = if line.start.x <= line.end.x {
                (line.start, line.end)
            } else {
                (line.end, line.start)
            };
            Edge {
                west,
                east,
                area: area as u32,
            }
        })
    })
}

struct Crossings {
    pairs: BTreeSet<(usize, usize)>,
    cut_short: bool,
}

/// Pairs of areas with edges that cross, an area with itself included. A sweep
/// from west to east: each edge meets those that begin before it ends.
fn crossings(edges: &[Edge]) -> Crossings {
    let mut found = Crossings {
        pairs: BTreeSet::new(),
        cut_short: false,
    };
    let mut compared = 0;
    for (i, a) in edges.iter().enumerate() {
        let (low, high) = (a.west.y.min(a.east.y), a.west.y.max(a.east.y));
        for b in edges[i + 1..].iter().take_while(|b| b.west.x <= a.east.x) {
            compared += 1;
            if b.west.y.max(b.east.y) < low || b.west.y.min(b.east.y) > high {
                continue;
            }
            let pair = (a.area.min(b.area) as usize, a.area.max(b.area) as usize);
            if cross(a, b) {
                found.pairs.insert(pair);
            }
        }
        if compared > MOST_PAIRS {
            found.cut_short = true;
            break;
        }
    }
    found
}

/// Whether they cross inside both: edges that share an end or a stretch, as
/// neighbours do, only touch. No rounding decides.
fn cross(a: &Edge, b: &Edge) -> bool {
    let side = |e: &Edge, c: Coord<f64>| {
        let at = |c: Coord<f64>| robust::Coord { x: c.x, y: c.y };
        robust::orient2d(at(e.west), at(e.east), at(c))
    };
    side(a, b.west) * side(a, b.east) < 0.0 && side(b, a.west) * side(b, a.east) < 0.0
}

/// Pairs of which one lies wholly in the other: their edges do not cross.
fn inside(areas: &[RawArea]) -> Vec<(usize, usize)> {
    let regions: Vec<Region> = areas.iter().map(|a| Region::new(&a.shape)).collect();
    let mut order: Vec<usize> = (0..areas.len()).filter(|i| regions[*i].bounds().is_some()).collect();
    let bounds = |i: usize| regions[i].bounds().unwrap_or_default();
    order.sort_by(|a, b| bounds(*a).0.total_cmp(&bounds(*b).0));
    let mut pairs = Vec::new();
    let mut compared = 0;
    for (at, &outer) in order.iter().enumerate() {
        let o = bounds(outer);
        for &inner in order[at..].iter().take_while(|i| bounds(**i).0 <= o.2) {
            compared += 1;
            let i = bounds(inner);
            if inner == outer || i.2 > o.2 || i.1 < o.1 || i.3 > o.3 || compared > MOST_PAIRS {
                continue;
            }
            // All of some vertices: those on a shared edge may count as inside.
            let mut vertices = areas[inner].shape.coords_iter().step_by(7).take(20).peekable();
            let held = |c: Coord<f64>| c.try_into().is_ok_and(|p| regions[outer].contains(p));
            if vertices.peek().is_some() && vertices.all(held) {
                pairs.push((outer.min(inner), outer.max(inner)));
            }
        }
    }
    pairs
}

fn tell_overlaps(areas: &[RawArea], pairs: &BTreeSet<(usize, usize)>, warnings: &mut Vec<String>) {
    let mut told: Vec<(f64, String)> = Vec::new();
    let mut unmeasured = Vec::new();
    let mut measured = 0;
    for &(a, b) in pairs {
        let names = format!("{} and {}", areas[a].name, areas[b].name);
        let vertices = areas[a].shape.coords_count() + areas[b].shape.coords_count();
        if measured == MOST_MEASURED || vertices > LARGEST_MEASURED {
            unmeasured.push(names);
            continue;
        }
        measured += 1;
        let km2 = area_km2(&areas[a].shape.intersection(&areas[b].shape));
        if km2 >= SLIVER {
            told.push((km2, format!("{names} ({km2:.1} km²)")));
        }
    }
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    let told: Vec<String> = told.into_iter().map(|(_, words)| words).collect();
    if !told.is_empty() {
        warnings.push(format!("{} pairs of areas overlap: {}", told.len(), listed(&told)));
    }
    if !unmeasured.is_empty() {
        warnings.push(format!(
            "{} more pairs of areas have edges that cross, by how much was not measured: {}",
            unmeasured.len(),
            listed(&unmeasured)
        ));
    }
}
