//! Lines to write along: evenly spaced points, smoothed, and set aside.

use super::{Point, length};

/// Points along a line, evenly spaced by about `step`, ends included.
pub fn spaced_out(line: &[Point], step: f64) -> Vec<Point> {
    let total: f64 = line
        .windows(2)
        .map(|w| length((w[1].0 - w[0].0, w[1].1 - w[0].1)))
        .sum();
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
        return Vec::new();
    };
    if !total.is_finite() || total <= 0.0 {
        return vec![first];
    }
    let count = (total / step).ceil().clamp(1.0, 100_000.0);
    let step = total / count;
    let mut points = vec![first];
    let mut before = 0.0;
    for pair in line.windows(2) {
        let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let piece = length((dx, dy));
        while (points.len() as f64) < count && points.len() as f64 * step <= before + piece {
            let t = ((points.len() as f64 * step - before) / piece.max(1e-12)).min(1.0);
            points.push((pair[0].0 + t * dx, pair[0].1 + t * dy));
        }
        before += piece;
    }
    points.push(last);
    points
}

/// The mean of the points up to `reach` before and behind each, three times
/// over: nearly a Gaussian. The ends stay.
pub(super) fn smooth(points: &[Point], reach: usize) -> Vec<Point> {
    (0..3).fold(points.to_vec(), |points, _| averaged(&points, reach))
}

fn averaged(points: &[Point], reach: usize) -> Vec<Point> {
    let mut sums = vec![(0.0, 0.0)];
    let mut sum = (0.0, 0.0);
    for p in points {
        sum = (sum.0 + p.0, sum.1 + p.1);
        sums.push(sum);
    }
    (0..points.len())
        .map(|i| {
            let reach = reach.min(i).min(points.len() - 1 - i);
            let (from, to) = (sums[i - reach], sums[i + reach + 1]);
            let n = (2 * reach + 1) as f64;
            ((to.0 - from.0) / n, (to.1 - from.1) / n)
        })
        .collect()
}

/// A line with the way to each of its points.
pub(super) struct Way {
    points: Vec<Point>,
    /// From the start, CSS pixels.
    along: Vec<f64>,
}

impl Way {
    /// `None` for fewer than two points.
    pub(super) fn new(points: Vec<Point>) -> Option<Self> {
        let mut along = Vec::with_capacity(points.len());
        let mut sum = 0.0;
        for (i, p) in points.iter().enumerate() {
            if i > 0 {
                sum += length((p.0 - points[i - 1].0, p.1 - points[i - 1].1));
            }
            along.push(sum);
        }
        (points.len() > 1).then_some(Self { points, along })
    }

    /// The line set aside to its left, as the page is seen; right where `by`
    /// is negative.
    pub(super) fn aside(&self, by: f64) -> Option<Self> {
        let last = self.points.len() - 1;
        let shifted = (0..=last).map(|i| {
            let (a, b) = (self.points[i.saturating_sub(1)], self.points[(i + 1).min(last)]);
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let norm = length((dx, dy)).max(1e-9);
            let p = self.points[i];
            (p.0 + dy / norm * by, p.1 - dx / norm * by)
        });
        Self::new(shifted.collect())
    }

    pub(super) fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or_default()
    }

    /// The point at a way from the start; the ends beyond them.
    pub(super) fn at(&self, way: f64) -> Point {
        let i = self.along.partition_point(|&a| a < way).clamp(1, self.points.len() - 1);
        let (a, b) = (self.points[i - 1], self.points[i]);
        let piece = (self.along[i] - self.along[i - 1]).max(1e-12);
        let t = ((way - self.along[i - 1]) / piece).clamp(0.0, 1.0);
        (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1))
    }

    /// The straight way between two places on the line, as a unit vector.
    pub(super) fn direction(&self, from: f64, to: f64) -> Point {
        let (a, b) = (self.at(from), self.at(to));
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let norm = length((dx, dy));
        if norm > 0.0 { (dx / norm, dy / norm) } else { (1.0, 0.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_evenly_spaced() {
        let line = [(0.0, 0.0), (3.0, 4.0), (3.0, 4.0), (3.0, 10.0)];
        let points = spaced_out(&line, 1.0);
        assert_eq!((points.len(), points[0], points[11]), (12, (0.0, 0.0), (3.0, 10.0)));
        assert!((points[5].0 - 3.0).abs() < 1e-9 && (points[5].1 - 4.0).abs() < 1e-9);
        assert!(spaced_out(&[], 1.0).is_empty());
        assert_eq!(spaced_out(&[(1.0, 1.0), (1.0, 1.0)], 1.0).len(), 1);
    }

    #[test]
    fn a_zigzag_is_smoothed_and_set_aside() {
        let zigzag: Vec<Point> = (0..200).map(|i| (f64::from(i), f64::from(i % 2))).collect();
        let smooth = smooth(&zigzag, 5);
        assert!(smooth[30..170].iter().all(|p| (p.1 - 0.5).abs() < 0.02));
        let way = Way::new(smooth).expect("points");
        let above = way.aside(6.0).expect("points");
        assert!(
            (above.at(100.0).1 - -5.5).abs() < 0.1,
            "left of the way to the right is up"
        );
        let (dx, dy) = above.direction(50.0, 60.0);
        assert!(dx > 0.999 && dy.abs() < 0.05);
    }
}
