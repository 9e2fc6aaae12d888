//! Discs that hold a pole or cross the antimeridian, where polygons in degrees
//! come apart: measured by azimuth and way from the centre.

use super::extremes::{POLAR_RADIUS, Part, SLACK, greatest, over_hull};
use super::sampling::Samples;
use crate::border::line::Walk;
use crate::geodesy::{AUTHALIC_RADIUS, KM, LonLat, SurfacePoint, destination, from_ecef, geodesic_between};
use crate::model::Disc;
use std::f64::consts::PI;

/// Half the globe's shortest way round: no point is farther; metres.
const FARTHEST: f64 = 20_003_932.0;
/// Up to this way from the centre, metres, the bound on bends holds.
const NEAR: f64 = 5_000_000.0;

/// Whether a disc's outline, as a polygon in degrees, comes near a pole or the
/// antimeridian.
pub(super) fn crosses_seam(disc: &Disc) -> bool {
    let degrees = disc.radius / 110_000.0;
    let (lon, lat) = (disc.centre.lon().abs(), disc.centre.lat().abs());
    lat + degrees > 85.0 || lon + degrees / (lat + degrees).to_radians().cos() > 179.9
}

/// `count` points spread evenly by area, like the seeds of a sunflower: Vogel
/// (1979), doi:10.1016/0025-5564(79)90080-4.
pub(super) fn seeds(disc: &Disc, count: usize) -> Samples {
    /// Of the full circle, by the golden section; degrees.
    const TURN: f64 = 137.507_764_050_037_85;
    // Of a sphere, that within σ of a point grows with the square of sin σ/2.
    let edge = (radius(disc) / (2.0 * AUTHALIC_RADIUS)).sin();
    let seed = |i: usize| {
        let share = (i as f64 + 0.5) / count as f64;
        let way = 2.0 * AUTHALIC_RADIUS * (share.sqrt() * edge).min(1.0).asin();
        destination(disc.centre, (i as f64 * TURN) % 360.0, way)
    };
    Samples {
        points: (0..count).map(seed).collect(),
        cell_km: 2.0 * AUTHALIC_RADIUS / KM * edge * (PI / count as f64).sqrt(),
    }
}

/// `count` points on the edge.
pub(super) fn rim(disc: &Disc, count: usize) -> impl Iterator<Item = LonLat> {
    let (centre, radius) = (disc.centre, radius(disc));
    (0..count).map(move |i| destination(centre, 360.0 * i as f64 / count as f64, radius))
}

fn radius(disc: &Disc) -> f64 {
    disc.radius.min(FARTHEST)
}

/// Between two ways from the centre, metres, and two azimuths, degrees.
struct Sector {
    ways: [f64; 2],
    azimuths: [f64; 2],
}

/// The greatest distance in metres, proven: `attained` is one that the disc
/// has.
pub(super) fn greatest_round(disc: &Disc, walk: &mut Walk, attained: f64) -> f64 {
    const SECTORS: i32 = 6;
    let sector = |i: i32| Part {
        bound: f64::INFINITY,
        what: Sector {
            ways: [0.0, radius(disc)],
            azimuths: [i, i + 1].map(|i| f64::from(i) * 360.0 / f64::from(SECTORS)),
        },
    };
    greatest((0..SECTORS).map(sector).collect(), attained, |sector, attained| {
        sector
            .halves()
            .into_iter()
            .filter_map(|half| half.part(disc.centre, walk, attained))
            .collect()
    })
}

impl Sector {
    /// How far it extends outward, and across at its far end.
    fn extent(&self) -> (f64, f64) {
        let turn = (self.azimuths[1] - self.azimuths[0]).to_radians();
        (self.ways[1] - self.ways[0], self.ways[1] * turn)
    }

    fn halves(&self) -> [Self; 2] {
        let (outward, across) = self.extent();
        let [low, high] = self.ways;
        let [left, right] = self.azimuths;
        let (way, azimuth) = (f64::midpoint(low, high), f64::midpoint(left, right));
        let halves = if outward > across {
            [([low, way], [left, right]), ([way, high], [left, right])]
        } else {
            [([low, high], [left, azimuth]), ([low, high], [azimuth, right])]
        };
        halves.map(|(ways, azimuths)| Self { ways, azimuths })
    }

    /// With its bound; `None` where it holds nothing greater than what is
    /// attained.
    ///
    /// On a surface without negative curvature two points are no farther apart
    /// than in the plane with the same azimuths and ways from a centre. In that
    /// plane the sector is in the hull of its corners and the sagitta of its
    /// arc, and what is straight there bends by no more than way/b².
    fn part(self, centre: LonLat, walk: &mut Walk, attained: &mut f64) -> Option<Part<Self>> {
        let (outward, across) = self.extent();
        let reach = outward.hypot(across) / 2.0;
        let [low, high] = self.ways;
        let [left, right] = self.azimuths;
        let middle = destination(centre, f64::midpoint(left, right), f64::midpoint(low, high));
        let foot = walk.foot(middle);
        *attained = attained.max(foot.metres);
        let mut bound = foot.metres + reach + SLACK;
        if bound <= *attained {
            return None;
        }
        if high < NEAR {
            let place = walk.place(&foot);
            let foot = (from_ecef(place.at), place);
            let corners = [(left, low), (right, low), (left, high), (right, high)];
            let from_foot = |(azimuth, way): (f64, f64)| {
                let corner = destination(centre, azimuth, way);
                (geodesic_between((corner, SurfacePoint::from(corner)), foot), corner)
            };
            let corners = corners.map(from_foot);
            let (metres, corner) = corners
                .into_iter()
                .fold(corners[0], |a, b| if b.0 > a.0 { b } else { a });
            if metres > *attained {
                *attained = attained.max(walk.foot(corner).metres);
            }
            let sagitta = high * (1.0 - ((right - left).to_radians() / 2.0).cos());
            bound = bound.min(over_hull(metres, high / (POLAR_RADIUS * POLAR_RADIUS), reach) + sagitta + SLACK);
        }
        (bound > *attained).then_some(Part { bound, what: self })
    }
}
