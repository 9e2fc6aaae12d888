//! Straight on the ground is bent on the page: more points where it shows.

use super::simplify::off_chord2;
use crate::geodesy::{LonLat, course, inverse};

type Point = (f64, f64);

/// How far a drawn line may be from where it should be, CSS pixels.
const TOLERANCE: f64 = 0.1;
/// What is shorter on the page, in CSS pixels, is taken as straight: a
/// parallel bends by less than [`TOLERANCE`] over 8 px down to 1:500 million.
const SHORT: f64 = 8.0;
/// A segment is halved this many times at most.
const DEPTH: u32 = 12;

/// What "straight" means between two vertices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Straight {
    /// In longitude and latitude, as GeoJSON has it (RFC 7946, 3.1.1).
    Degrees,
    /// The shortest way on the ellipsoid.
    Geodesic,
}

impl Straight {
    /// The positions between two vertices; 0 is the first, 1 the second.
    fn between(self, a: LonLat, b: LonLat) -> impl Fn(f64) -> Option<LonLat> {
        let (metres, azimuth) = match self {
            Self::Degrees => (0.0, 0.0),
            Self::Geodesic => inverse(a, b),
        };
        move |t| match self {
            Self::Degrees => {
                let mix = |from: f64, to: f64| from + t * (to - from);
                LonLat::new(mix(a.lon(), b.lon()), mix(a.lat(), b.lat())).ok()
            }
            Self::Geodesic => Some(course(a, azimuth, t * metres).0),
        }
    }
}

/// A line on the page with as many points as it needs to be right to a tenth
/// of a CSS pixel; in parts, where some of it has no place on the page.
pub fn resample(
    line: impl IntoIterator<Item = LonLat>,
    straight: Straight,
    to_page: impl Fn(LonLat) -> Option<Point>,
) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut before: Option<(LonLat, Point)> = None;
    for position in line {
        let at = to_page(position);
        match (before, at) {
            (Some((from, start)), Some(end)) => {
                let part = parts.last_mut();
                if let Some(part) = part {
                    if !is_short(start, end) {
                        let between = straight.between(from, position);
                        bend(part, &|t| to_page(between(t)?), (0.0, start), (1.0, end), DEPTH);
                    }
                    part.push(end);
                }
            }
            (None, Some(start)) => parts.push(vec![start]),
            (_, None) => {}
        }
        before = at.map(|at| (position, at));
    }
    parts.retain(|part| part.len() > 1);
    parts
}

fn is_short(a: Point, b: Point) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    dx * dx + dy * dy < SHORT * SHORT
}

/// Adds the points that are needed between two of a curve.
fn bend(out: &mut Vec<Point>, curve: &impl Fn(f64) -> Option<Point>, a: (f64, Point), b: (f64, Point), depth: u32) {
    if depth == 0 || is_short(a.1, b.1) {
        return;
    }
    let at = |share: f64| {
        let t = a.0 + share * (b.0 - a.0);
        Some((t, curve(t)?))
    };
    // The quarters too: a curve may cross its chord in the middle.
    let (Some(first), Some(middle), Some(last)) = (at(0.25), at(0.5), at(0.75)) else {
        return;
    };
    if [first, middle, last]
        .iter()
        .all(|p| off_chord2(p.1, a.1, b.1) < (TOLERANCE / 2.0).powi(2))
    {
        return;
    }
    bend(out, curve, a, middle, depth - 1);
    out.push(middle.1);
    bend(out, curve, middle, b, depth - 1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::projection::{Bounds, MapFrame, Projection};
    use proptest::prelude::*;

    fn place(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).expect("a place")
    }

    fn frames() -> Vec<MapFrame> {
        let bounds = Bounds {
            left: 40.0,
            top: 60.0,
            right: 640.0,
            bottom: 660.0,
        };
        let region = [(60.0, 24.0), (78.0, 24.0), (78.0, 39.0), (60.0, 39.0)].map(|(x, y)| place(x, y));
        let valley = [place(71.0, 34.0), place(71.4, 34.3)];
        [
            (Projection::lambert(), &region[..]),
            (Projection::albers(), &region[..]),
            (Projection::oblique_mercator(), &region[..]),
            (Projection::azimuthal(valley[0]), &valley[..]),
        ]
        .into_iter()
        .map(|(p, extent)| MapFrame::fit(p.expect("a projection"), extent, bounds))
        .collect()
    }

    /// How far a drawn line is from a point, at least.
    fn away(p: Point, line: &[Point]) -> f64 {
        line.windows(2)
            .map(|pair| off_chord2(p, pair[0], pair[1]))
            .fold(f64::INFINITY, f64::min)
            .sqrt()
    }

    #[test]
    fn a_parallel_gets_points_and_a_meridian_of_a_cone_none() {
        let frame = &frames()[0];
        let drawn = |a, b| resample([a, b], Straight::Degrees, |p| frame.to_page(p)).concat().len();
        assert_eq!(drawn(place(67.7, 24.0), place(67.7, 38.0)), 2);
        assert!((8..=40).contains(&drawn(place(60.0, 30.0), place(78.0, 30.0))));
    }

    #[test]
    fn what_has_no_place_parts_the_line() {
        let line = [60.0, 61.0, 62.0, 63.0, 64.0].map(|lon| place(lon, 30.0));
        let parts = resample(line, Straight::Degrees, |p| (p.lon() != 62.0).then_some((p.lon(), 0.0)));
        assert_eq!(parts, [[(60.0, 0.0), (61.0, 0.0)], [(63.0, 0.0), (64.0, 0.0)]]);
    }

    proptest! {
        #[test]
        fn the_drawn_line_is_where_a_thousand_points_of_it_are(
            ends in prop::array::uniform2((59.0..78.0_f64, 23.0..39.0_f64)),
            geodesic: bool,
        ) {
            let straight = if geodesic { Straight::Geodesic } else { Straight::Degrees };
            let [a, b] = ends.map(|(lon, lat)| place(lon, lat));
            for frame in frames() {
                let drawn = resample([a, b], straight, |p| frame.to_page(p)).concat();
                let between = straight.between(a, b);
                for i in 0..=1_000 {
                    let p = between(f64::from(i) / 1_000.0).and_then(|p| frame.to_page(p)).expect("on the page");
                    let off = away(p, &drawn);
                    prop_assert!(off < TOLERANCE, "{off} px off in {}", frame.projection.name());
                }
            }
        }
    }
}
