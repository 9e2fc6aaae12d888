//! Clipping to the frame, before drawing: plotters clamps points to the page,
//! x and y apart, which bends lines.

use super::Bounds;

type Point = (f64, f64);
/// Which coordinate is limited, by what, and whether from below (+1) or above.
type Side = (fn(Point) -> f64, f64, f64);

/// The parts of a line inside the frame (Liang and Barsky 1984,
/// doi:10.1145/357332.357333).
pub fn clip_line(line: &[Point], frame: &Bounds) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        let Some((a, b)) = clip_segment(pair[0], pair[1], frame) else {
            open = false;
            continue;
        };
        match parts.last_mut().filter(|_| open && a == pair[0]) {
            Some(part) => part.push(b),
            None => parts.push(vec![a, b]),
        }
        open = b == pair[1];
    }
    parts
}

fn clip_segment(a: Point, b: Point, frame: &Bounds) -> Option<(Point, Point)> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let edges = [
        (-dx, a.0 - frame.left),
        (dx, frame.right - a.0),
        (-dy, a.1 - frame.top),
        (dy, frame.bottom - a.1),
    ];
    for (p, q) in edges {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            from = from.max(q / p);
        } else {
            to = to.min(q / p);
        }
    }
    let at = |t: f64| {
        if t <= 0.0 {
            a
        } else if t >= 1.0 {
            b
        } else {
            (a.0 + t * dx, a.1 + t * dy)
        }
    };
    (from <= to).then(|| (at(from), at(to)))
}

/// The part of a ring inside the frame, for filling alone: it may run along
/// the frame's edge (Sutherland and Hodgman 1974, doi:10.1145/360767.360802).
pub fn clip_ring(ring: &[Point], frame: &Bounds) -> Vec<Point> {
    let mut points = ring.to_vec();
    let sides: [Side; 4] = [
        (|p| p.0, frame.left, 1.0),
        (|p| p.0, frame.right, -1.0),
        (|p| p.1, frame.top, 1.0),
        (|p| p.1, frame.bottom, -1.0),
    ];
    for (value, limit, sign) in sides {
        let inside = |p: Point| sign * (value(p) - limit) >= 0.0;
        let mut kept = Vec::with_capacity(points.len());
        for (i, &p) in points.iter().enumerate() {
            let before = points[(i + points.len() - 1) % points.len()];
            if inside(p) != inside(before) {
                let t = (limit - value(before)) / (value(p) - value(before));
                kept.push((before.0 + t * (p.0 - before.0), before.1 + t * (p.1 - before.1)));
            }
            if inside(p) {
                kept.push(p);
            }
        }
        points = kept;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Bounds = Bounds {
        left: 10.0,
        top: 20.0,
        right: 110.0,
        bottom: 90.0,
    };

    /// Mostly near the frame, some very far off.
    fn points(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Point>> {
        let number = prop_oneof![8 => -50.0..170.0_f64, 1 => -1e7..1e7_f64];
        prop::collection::vec((number.clone(), number), count)
    }

    fn away(p: Point, a: Point, b: Point) -> f64 {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length2 = (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
        let t = (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length2).clamp(0.0, 1.0);
        (p.0 - a.0 - t * dx).hypot(p.1 - a.1 - t * dy)
    }

    fn on_any(p: Point, lines: &[Vec<Point>]) -> f64 {
        let pairs = lines.iter().flat_map(|line| line.windows(2));
        pairs
            .map(|pair| away(p, pair[0], pair[1]))
            .fold(f64::INFINITY, f64::min)
    }

    /// Crossings of a ray to the right, over all rings: odd is inside.
    fn is_filled((x, y): Point, rings: &[Vec<Point>]) -> bool {
        let crossed = rings.iter().flat_map(|ring| {
            let next = ring.iter().cycle().skip(1);
            ring.iter()
                .zip(next)
                .filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0)
        });
        crossed.count() % 2 == 1
    }

    fn grid() -> impl Iterator<Item = Point> {
        (1..40)
            .flat_map(|i| (1..40).map(move |j| (10.0 + 2.5 * f64::from(i) + 0.013, 20.0 + 1.75 * f64::from(j) + 0.017)))
    }

    #[test]
    fn a_hole_round_the_frame_leaves_nothing_filled() {
        let square = |r: f64| vec![(-r, -r), (r, -r), (r, r), (-r, r)];
        let clipped = [square(1e9), square(1e4)].map(|ring| clip_ring(&ring, &FRAME));
        assert!(clipped.iter().all(|ring| ring.len() == 4));
        assert!(grid().all(|p| !is_filled(p, &clipped)));
        assert!(grid().all(|p| is_filled(p, &clipped[..1])));
    }

    proptest! {
        #[test]
        fn lines_keep_what_is_inside_and_only_that(line in points(2..8)) {
            let parts = clip_line(&line, &FRAME);
            for point in parts.iter().flatten() {
                prop_assert!(FRAME.grown(1e-6).holds(*point));
            }
            // From many points of each segment, those in the frame are drawn.
            for pair in line.windows(2) {
                for i in 0..=500 {
                    let t = f64::from(i) / 500.0;
                    let p = (pair[0].0 + t * (pair[1].0 - pair[0].0), pair[0].1 + t * (pair[1].1 - pair[0].1));
                    if FRAME.holds(p) {
                        prop_assert!(on_any(p, &parts) < 1e-6);
                    }
                }
            }
            // What is drawn lies on the line.
            for pair in parts.iter().flat_map(|part| part.windows(2)) {
                let middle = ((pair[0].0 + pair[1].0) / 2.0, (pair[0].1 + pair[1].1) / 2.0);
                prop_assert!(on_any(middle, std::slice::from_ref(&line)) < 1e-6);
            }
        }

        #[test]
        fn rings_fill_the_same_ground_holes_too(rings in prop::collection::vec(points(3..9), 1..4)) {
            let clipped: Vec<Vec<Point>> = rings.iter().map(|ring| clip_ring(ring, &FRAME)).collect();
            for point in clipped.iter().flatten() {
                prop_assert!(FRAME.grown(1e-6).holds(*point));
            }
            let closed: Vec<Vec<Point>> = rings.iter().map(|r| r.iter().chain(r.first()).copied().collect()).collect();
            for p in grid().filter(|&p| on_any(p, &closed) > 1e-6) {
                prop_assert_eq!(is_filled(p, &clipped), is_filled(p, &rings));
            }
        }
    }
}
