//! The least and the greatest distance of a region.

use super::Border;
use crate::geodesy::{LonLat, Region, destination};
use geo::{Coord, LineString, MultiPolygon};

/// Searches are ended at this step, in metres.
const ENOUGH: f64 = 0.2;
/// So many of the best samples are followed up.
const FOLLOWED: usize = 3;
/// About so many points of the outline are tried first.
const ON_OUTLINE: usize = 512;

/// The least (`sign` −1) or greatest (+1) distance in kilometres: from the
/// best of the samples uphill inside the region, and from the best points of
/// its outline along it. `samples` come as (kilometres, point), in any order.
pub(super) fn extreme(
    border: &Border,
    shape: &MultiPolygon<f64>,
    region: &Region,
    samples: &mut [(f64, LonLat)],
    spacing: f64,
    sign: f64,
) -> f64 {
    let value = |p: LonLat| sign * border.project(p).distance_km;
    samples.sort_by(|a, b| (sign * b.0).total_cmp(&(sign * a.0)));
    let inside = samples
        .iter()
        .take(FOLLOWED)
        .map(|&(km, at)| uphill(&value, region, (sign * km, at), spacing));
    let outline = along_outline(&value, shape);
    sign * inside.fold(outline, f64::max)
}

/// Walks to a greater value inside the region, halving the step.
fn uphill(value: &impl Fn(LonLat) -> f64, region: &Region, start: (f64, LonLat), step: f64) -> f64 {
    let (mut best, mut at) = start;
    let mut step = step;
    while step > ENOUGH {
        let better = (0..8)
            .map(|i| destination(at, f64::from(i) * 45.0, step))
            .filter(|&p| region.contains(p))
            .map(|p| (value(p), p))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|b| b.0 > best);
        match better {
            Some(found) => (best, at) = found,
            None => step /= 2.0,
        }
    }
    best
}

/// The greatest value on the outline: the best of evenly picked vertices, then
/// all edges round each of these, each searched by golden section.
fn along_outline(value: &impl Fn(LonLat) -> f64, shape: &MultiPolygon<f64>) -> f64 {
    let rings: Vec<&LineString<f64>> = shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
        .filter(|r| r.0.len() > 3)
        .collect();
    let vertices: usize = rings.iter().map(|r| r.0.len()).sum();
    let stride = vertices.div_ceil(ON_OUTLINE).max(1);
    let at = |c: &Coord<f64>| LonLat::clamped(c.x, c.y);
    let mut tried: Vec<(f64, usize, usize)> = Vec::new();
    for (r, ring) in rings.iter().enumerate() {
        tried.extend(
            (0..ring.0.len() - 1)
                .step_by(stride)
                .map(|i| (value(at(&ring.0[i])), r, i)),
        );
    }
    tried.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut best = tried.first().map_or(f64::NEG_INFINITY, |t| t.0);
    for &(_, r, i) in tried.iter().take(FOLLOWED) {
        let ring = &rings[r].0;
        let n = ring.len() - 1;
        for k in 0..2 * stride {
            let from = (i + n + k - stride.min(n)) % n;
            best = best.max(on_edge(value, ring[from], ring[(from + 1) % n]));
        }
    }
    best
}

/// Golden section on one edge, which is straight in degrees.
fn on_edge(value: &impl Fn(LonLat) -> f64, a: Coord<f64>, b: Coord<f64>) -> f64 {
    const GOLDEN: f64 = 0.618_033_988_749_895;
    let at = |t: f64| value(LonLat::clamped(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)));
    let metres = 111_000.0 * (b.x - a.x).hypot(b.y - a.y);
    let (mut low, mut high) = (0.0, 1.0);
    let (mut left, mut right) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
    let (mut at_left, mut at_right) = (at(left), at(right));
    while (high - low) * metres > ENOUGH {
        if at_left > at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - GOLDEN * (high - low);
            at_left = at(left);
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + GOLDEN * (high - low);
            at_right = at(right);
        }
    }
    at_left.max(at_right).max(at(0.0)).max(at(1.0))
}
