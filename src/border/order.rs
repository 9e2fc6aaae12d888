//! An order in which neighbours follow each other.

use crate::geodesy::LonLat;

/// Bits for each coordinate of a cell.
const BITS: u32 = 12;

/// The indices of the points, sorted by cells along Hilbert's curve over their
/// bounds: a radix sort in two passes.
pub(super) fn along_curve(points: &[LonLat]) -> Vec<u32> {
    let axis = |pick: fn(&LonLat) -> f64| {
        let all = points.iter().map(pick);
        let (low, high) = all.fold((f64::MAX, f64::MIN), |(l, h), x| (l.min(x), h.max(x)));
        let cells = f64::from((1u32 << BITS) - 1);
        let scale = if high > low { cells / (high - low) } else { 0.0 };
        move |p: &LonLat| ((pick(p) - low) * scale) as u32
    };
    let (x, y) = (axis(|p| p.lon()), axis(|p| p.lat()));
    let cell = |p: &LonLat| u64::from(on_hilbert(x(p), y(p)));
    // The cell above the index.
    let keys: Vec<u64> = points.iter().zip(0_u64..).map(|(p, i)| cell(p) << 32 | i).collect();
    let sorted = by_digit(&by_digit(&keys, 32), 32 + BITS);
    sorted.into_iter().map(|key| key as u32).collect()
}

/// Sorted by the [`BITS`] from `shift` on, otherwise in the order given.
fn by_digit(keys: &[u64], shift: u32) -> Vec<u64> {
    let digit = |key: u64| (key >> shift) as usize & ((1 << BITS) - 1);
    let mut next = [0_usize; 1 << BITS];
    for &key in keys {
        next[digit(key)] += 1;
    }
    let mut so_far = 0;
    for slot in &mut next {
        so_far += std::mem::replace(slot, so_far);
    }
    let mut sorted = vec![0; keys.len()];
    for &key in keys {
        let slot = &mut next[digit(key)];
        sorted[*slot] = key;
        *slot += 1;
    }
    sorted
}

/// How far along Hilbert's curve a cell lies (Hilbert 1891,
/// doi:10.1007/BF01199431), three bits of each coordinate at a time.
fn on_hilbert(x: u32, y: u32) -> u32 {
    let (mut along, mut turn) = (0, 0);
    for shift in (0..BITS).step_by(3).rev() {
        let cell = (x >> shift & 7) << 3 | (y >> shift & 7);
        let found = u32::from(TURNS[turn][cell as usize]);
        along = along << 6 | found >> 2;
        turn = found as usize & 3;
    }
    along
}

/// For each way the curve may be turned and each cell of eight by eight: how
/// far along it lies (six bits), and how the curve is turned in it (two).
const TURNS: [[u8; 64]; 4] = {
    let mut turns = [[0; 64]; 4];
    let mut i = 0;
    while i < 4 * 64 {
        turns[i / 64][i % 64] = eight_by_eight(i / 64, i % 64);
        i += 1;
    }
    turns
};

/// Quarter by quarter: the axes change places in the lower ones (bit 0 of the
/// turn), and turn round as well in the one to the right (bit 1), so that the
/// curve goes on in the next.
const fn eight_by_eight(turn: usize, cell: usize) -> u8 {
    let (mut along, mut turn, mut bit) = (0, turn, 3);
    while bit > 0 {
        bit -= 1;
        let round = turn >> 1;
        let (x, y) = ((cell >> (3 + bit) & 1) ^ round, (cell >> bit & 1) ^ round);
        let (right, upper) = if turn & 1 == 1 { (y, x) } else { (x, y) };
        along = along << 2 | (3 * right) ^ upper;
        turn ^= (1 - upper) | (right & (1 - upper)) << 1;
    }
    (along << 2 | turn) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_goes_from_each_cell_to_a_neighbour() {
        // A corner of the square, cell by cell.
        const SIDE: u32 = 64;
        let mut cells: Vec<(u32, u32, u32)> = (0..SIDE * SIDE)
            .map(|i| (on_hilbert(i % SIDE, i / SIDE), i % SIDE, i / SIDE))
            .collect();
        cells.sort_unstable();
        for (i, pair) in cells.windows(2).enumerate() {
            assert_eq!(pair[0].0 as usize, i);
            assert_eq!(pair[0].1.abs_diff(pair[1].1) + pair[0].2.abs_diff(pair[1].2), 1);
        }
    }

    #[test]
    fn every_point_is_there_once() {
        let points: Vec<LonLat> = (0..1_000)
            .map(|i| LonLat::clamped(f64::from(i * i % 71), f64::from(i % 37)))
            .collect();
        let mut order = along_curve(&points);
        order.sort_unstable();
        assert_eq!(order, (0..1_000).collect::<Vec<u32>>());
        assert_eq!(along_curve(&[]), Vec::<u32>::new());
    }
}
