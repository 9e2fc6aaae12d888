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
