//! Leaving out the points of a drawn line that nobody would miss.

type Point = (f64, f64);

fn squared(a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    dx * dx + dy * dy
}

/// Squared distance from a point to the straight piece between two.
pub(super) fn off_chord2(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length2 = dx * dx + dy * dy;
    let t = if length2 > 0.0 {
        (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    squared(p, (a.0 + t * dx, a.1 + t * dy))
}

/// A line with fewer points and the same ends, of which no point that is left
/// out is farther than `tolerance`: crowds of points first, then those that
/// the line passes near enough without (Douglas and Peucker 1973,
/// doi:10.3138/FM57-6770-U75U-7727). A closed line stays closed.
pub fn simplify(line: &[Point], tolerance: f64) -> Vec<Point> {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
        return Vec::new();
    };
    // Each half of the tolerance is spent by one step.
    let half2 = (tolerance / 2.0).powi(2);
    let mut thin = vec![first];
    let mut at = first;
    for &p in &line[1..] {
        if squared(p, at) > half2 {
            thin.push(p);
            at = p;
        }
    }
    if at != last || thin.len() == 1 {
        thin.push(last);
    }
    let mut kept = vec![false; thin.len()];
    kept[0] = true;
    kept[thin.len() - 1] = true;
    let mut open = vec![(0, thin.len() - 1)];
    while let Some((from, to)) = open.pop() {
        let mut far = (half2, from);
        for i in from + 1..to {
            let off = off_chord2(thin[i], thin[from], thin[to]);
            if off > far.0 {
                far = (off, i);
            }
        }
        if far.1 > from {
            kept[far.1] = true;
            open.extend([(from, far.1), (far.1, to)]);
        }
    }
    let mut kept = kept.into_iter();
    thin.retain(|_| kept.next() == Some(true));
    thin
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_points_stay_and_a_closed_line_stays_closed() {
        assert_eq!(simplify(&[], 1.0), []);
        assert_eq!(simplify(&[(1.0, 2.0)], 1.0), [(1.0, 2.0); 2]);
        let square = [(0.0, 0.0), (5.0, 0.01), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)];
        let [a, _, c, d, e, _] = square;
        assert_eq!(simplify(&square, 0.5), [a, c, d, e, a]);
    }

    proptest! {
        #[test]
        fn no_point_is_missed(
            steps in prop::collection::vec((-2.0..2.0_f64, -2.0..2.0_f64), 1..200),
            tolerance in 0.01..3.0_f64,
        ) {
            let walk = steps.iter().scan((0.0, 0.0), |at, s| {
                *at = (at.0 + s.0, at.1 + s.1);
                Some(*at)
            });
            let line: Vec<Point> = walk.collect();
            let kept = simplify(&line, tolerance);
            prop_assert_eq!(kept.first(), line.first());
            prop_assert_eq!(kept.last(), line.last());
            for &p in &line {
                let off = kept.windows(2).map(|pair| off_chord2(p, pair[0], pair[1])).fold(f64::INFINITY, f64::min);
                prop_assert!(off.sqrt() <= tolerance + 1e-9);
            }
        }
    }
}
