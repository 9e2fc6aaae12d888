//! Points of grounds: dense grids, and searches for the best of them.

use super::{at, direct};
use durand::border::Border;
use durand::geodesy::{LonLat, Region, area_km2};
use geo::{Intersects, MultiPolygon, Rect};

/// Numbers in 0…1, the same at each run: SplitMix64.
pub struct Draws(pub u64);

impl Draws {
    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// About so many points of a ground, in a grid over its bounds shaken by less
/// than a cell: evenly by area, and far more exactly so than random ones.
pub fn grid(shape: &MultiPolygon<f64>, count: usize) -> Vec<LonLat> {
    let region = Region::new(shape);
    let (west, south, east, north) = region.bounds().expect("a shape");
    let sine = |lat: f64| lat.to_radians().sin();
    let (low, high) = (sine(south), sine(north));
    let bounds = Rect::new((west, south), (east, north)).to_polygon();
    let filled = count as f64 * area_km2(&MultiPolygon(vec![bounds])) / area_km2(shape);
    let cos = f64::midpoint(south, north).to_radians().cos();
    let aspect = (east - west).to_radians() * cos * cos / (high - low);
    // Blocks of cells that the ground does not touch are left out.
    let block = 1 + (filled.sqrt() / 200.0) as usize;
    let cells = |count: f64| (count as usize).max(1).next_multiple_of(block);
    let (rows, columns) = (cells((filled / aspect).sqrt()), cells((filled * aspect).sqrt()));
    let x = |column: f64| west + (east - west) * column / columns as f64;
    let y = |row: f64| {
        let sine = low + (high - low) * row / rows as f64;
        sine.clamp(-1.0, 1.0).asin().to_degrees()
    };
    let mut draws = Draws(11);
    let mut points = Vec::new();
    for row in (0..rows).step_by(block) {
        for column in (0..columns).step_by(block) {
            let corner = |i: usize| (x((column + i) as f64), y((row + i) as f64));
            if !shape.intersects(&Rect::new(corner(0), corner(block))) {
                continue;
            }
            for i in 0..block * block {
                let (row, column) = ((row + i / block) as f64, (column + i % block) as f64);
                let p = at(x(column + draws.next()), y(row + draws.next()));
                if region.contains(p) {
                    points.push(p);
                }
            }
        }
    }
    points
}

/// The best value found round some points: draws in ever smaller circles round
/// the best so far, as `sign` has it (1 for the greatest, −1 for the least).
pub fn searched(border: &Border, inside: impl Fn(LonLat) -> bool, start: &[LonLat], metres: f64, sign: f64) -> f64 {
    let mut draws = Draws(7);
    let value = |p: LonLat| sign * border.project(p).distance_km;
    let mut ranked: Vec<(f64, LonLat)> = start.iter().map(|&p| (value(p), p)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut best = f64::NEG_INFINITY;
    for &(mut here, mut from) in ranked.iter().take(4) {
        let mut reach = metres;
        while reach > 0.02 {
            for _ in 0..24 {
                let p = direct(from, 360.0 * draws.next(), reach * draws.next());
                let found = if inside(p) { value(p) } else { f64::NEG_INFINITY };
                if found > here {
                    (here, from) = (found, p);
                }
            }
            reach *= 0.7;
        }
        best = best.max(here);
    }
    sign * best
}

/// The best value found on a way, of which `place` knows the part that counts:
/// finer and finer round the best three.
pub fn on_way(border: &Border, place: impl Fn(f64) -> Option<LonLat>, steps: u32, sign: f64) -> f64 {
    let value = |t: f64| place(t).map(|p| sign * border.project(p).distance_km);
    let values = |low: f64, high: f64, steps: u32| {
        let t = move |i| low + (high - low) * f64::from(i) / f64::from(steps);
        let mut found: Vec<(f64, f64)> = (0..=steps).filter_map(|i| Some((value(t(i))?, t(i)))).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found
    };
    let mut best = f64::NEG_INFINITY;
    for (first, mut t) in values(0.0, 1.0, steps).into_iter().take(3) {
        let mut step = 1.0 / f64::from(steps);
        best = best.max(first);
        while step > 1e-8 {
            let finer = values((t - step).max(0.0), (t + step).min(1.0), 12);
            if let Some(&(found, there)) = finer.first() {
                (best, t) = (best.max(found), there);
            }
            step /= 5.0;
        }
    }
    sign * best
}

pub fn along(from: (f64, f64), to: (f64, f64), t: f64) -> LonLat {
    at(from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1))
}

/// The best value found on the edges of a ring.
pub fn on_ring(border: &Border, ring: &[(f64, f64)], sign: f64) -> f64 {
    let of_edge = |edge: &[(f64, f64)]| sign * on_way(border, |t| Some(along(edge[0], edge[1], t)), 100, sign);
    sign * ring.windows(2).map(of_edge).fold(f64::NEG_INFINITY, f64::max)
}
