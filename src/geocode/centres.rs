//! The districts round a point, by the discs of their areas.

use super::context::radius;
use crate::geodata::{Kind, Toponym};
use crate::geodesy::{Ecef, LonLat, distance, dot, geodesic_bounds, minus, to_ecef};

/// Beyond so many radii no district is the one that a point lies in.
const REACH: f64 = 2.0;
/// No degree of latitude is shorter where the two countries are, metres.
const SHORTEST_DEGREE: f64 = 110_600.0;
/// Straight lines are so exact, metres.
const ROUNDING: f64 = 1e-6;

/// A district near a point, with the point's distance from its centroid in
/// radii of its disc.
pub(super) struct Reached {
    pub toponym: usize,
    pub radii: f64,
}

/// The centroids of the districts of a province or country.
pub(super) struct Centres(Vec<Centre>);

struct Centre {
    toponym: usize,
    at: LonLat,
    place: Ecef,
    /// Of the disc with its area, metres.
    radius: f64,
}

impl Centre {
    /// The latitudes alone tell most that are too far.
    fn may_reach(&self, at: LonLat) -> bool {
        (self.at.lat() - at.lat()).abs() * SHORTEST_DEGREE <= REACH * self.radius
    }

    fn radii(&self, metres: f64) -> f64 {
        metres / self.radius.max(1.0)
    }

    fn chord(&self, from: Ecef) -> f64 {
        let way = minus(self.place, from);
        dot(way, way).sqrt()
    }
}

impl Centres {
    /// Of the districts that `is_inside` admits.
    pub fn of(toponyms: &[Toponym], is_inside: impl Fn(&Toponym) -> bool) -> Self {
        let districts = toponyms.iter().enumerate();
        let inside = districts.filter(|(_, t)| t.kind == Kind::District && is_inside(t));
        let centre = |(toponym, t): (usize, &Toponym)| {
            let at = t.at?;
            Some(Centre {
                toponym,
                at,
                place: to_ecef(at),
                radius: radius(t),
            })
        };
        Self(inside.filter_map(centre).collect())
    }

    /// Those that reach a point, the nearest by their own size first.
    pub fn round(&self, at: LonLat) -> Vec<Reached> {
        let near = self.0.iter().filter(|c| c.may_reach(at));
        let mut reached: Vec<Reached> = near
            .map(|c| Reached {
                toponym: c.toponym,
                radii: c.radii(distance(c.at, at)),
            })
            .filter(|r| r.radii <= REACH)
            .collect();
        reached.sort_by(|a, b| a.radii.total_cmp(&b.radii));
        reached
    }

    /// The first of those [`round`](Self::round) a point. Geodesics are measured
    /// only where the straight lines under them leave two to choose from.
    pub fn nearest(&self, at: LonLat) -> Option<usize> {
        let here = to_ecef(at);
        let near = || self.0.iter().filter(|c| c.may_reach(at));
        let by_chord = |c: &Centre| c.radii(c.chord(here));
        let likely = near().min_by(|a, b| by_chord(a).total_cmp(&by_chord(b)))?;
        let (_, longest) = geodesic_bounds(likely.chord(here) + ROUNDING);
        let most = likely.radii(longest);
        let mut rivals = near().filter(|c| c.radii(c.chord(here) - ROUNDING) <= most.min(REACH));
        let first = rivals.next()?;
        let Some(second) = rivals.next().or((most > REACH).then_some(first)) else {
            return Some(first.toponym);
        };
        [first, second]
            .into_iter()
            .chain(rivals)
            .map(|c| (c.toponym, c.radii(distance(c.at, at))))
            .filter(|(_, radii)| *radii <= REACH)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(toponym, _)| toponym)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Atlas;
    use crate::model::Country;

    #[test]
    fn the_nearest_is_the_first_of_those_round_the_point() {
        let atlas = Atlas::embedded();
        let toponyms = &atlas.gazetteer().expect("embedded").toponyms;
        for country in Country::BOTH {
            let centres = Centres::of(toponyms, |t| t.country == Some(country));
            for i in 0..4_000 {
                let (x, y) = (f64::from(i % 80), f64::from(i / 80));
                let at = LonLat::clamped(60.0 + x * 0.2137, 24.0 + y * 0.2911);
                let first = centres.round(at).first().map(|r| r.toponym);
                assert_eq!(centres.nearest(at), first, "{at}");
            }
        }
    }
}
