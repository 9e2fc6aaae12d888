//! An order in which neighbours follow each other.

use crate::geodesy::LonLat;

/// Bits for each coordinate of a cell.
const BITS: u32 = 9;

/// The indices of the points, sorted by cells along Morton's curve over their
/// bounds: one pass of counting.
pub(super) fn along_curve(points: &[LonLat]) -> Vec<u32> {
    let axis = |pick: fn(&LonLat) -> f64| {
        let (low, high) = points
            .iter()
            .map(pick)
            .fold((f64::MAX, f64::MIN), |(l, h), x| (l.min(x), h.max(x)));
        let cells = f64::from((1u32 << BITS) - 1);
        let scale = if high > low { cells / (high - low) } else { 0.0 };
        move |p: &LonLat| spread(((pick(p) - low) * scale) as u32)
    };
    let (x, y) = (axis(|p| p.lon()), axis(|p| p.lat()));
    let cell = |p: &LonLat| (x(p) | y(p) << 1) as usize;
    let mut next = vec![0u32; (1 << (2 * BITS)) + 1];
    for p in points {
        next[cell(p) + 1] += 1;
    }
    for i in 1..next.len() {
        next[i] += next[i - 1];
    }
    let mut order = vec![0u32; points.len()];
    for (i, p) in points.iter().enumerate() {
        let slot = &mut next[cell(p)];
        order[*slot as usize] = i as u32;
        *slot += 1;
    }
    order
}

/// The bits of a number, with a gap after each.
fn spread(x: u32) -> u32 {
    let mut x = x & 0xffff;
    x = (x | x << 8) & 0x00ff_00ff;
    x = (x | x << 4) & 0x0f0f_0f0f;
    x = (x | x << 2) & 0x3333_3333;
    (x | x << 1) & 0x5555_5555
}
