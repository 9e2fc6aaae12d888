//! The nearest point of one geodesic piece.

use crate::geodesy::{AUTHALIC_RADIUS, Ecef, LonLat, course, inverse, to_ecef};

/// Pieces of the line are no longer than this, in metres, so that a chord in
/// earth-centred space is never more than [`SAG`] from its geodesic.
pub(super) const LONGEST_PIECE: f64 = 5_000.0;

/// L² / 8R for the longest piece and the smallest radius of curvature of the
/// ellipsoid (6,335 km), rounded up; metres.
pub(super) const SAG: f64 = 0.5;

/// A geodesic of at most [`LONGEST_PIECE`].
pub(super) struct Piece {
    from: LonLat,
    to: LonLat,
    azimuth: f64,
    length: f64,
    /// Measure of `from`, metres.
    measure: f64,
}

impl Piece {
    pub fn new(from: LonLat, to: LonLat, measure: f64) -> Self {
        let (length, azimuth) = inverse(from, to);
        Self {
            from,
            to,
            azimuth,
            length,
            measure,
        }
    }

    pub fn measure(&self) -> f64 {
        self.measure
    }

    pub fn ends(&self) -> (LonLat, LonLat) {
        (self.from, self.to)
    }

    /// Distance in metres, foot, and metres from the piece's beginning.
    ///
    /// Newton's method on the distance along the piece: its derivative is
    /// −cos θ, θ being the angle at the foot between the piece and the way to
    /// the point, its second derivative sin²θ / (R tan σ) on a sphere, which is
    /// near enough for the step. After Baselga and Martínez-Llario (2018),
    /// *Intersection and point-to-line solutions for geodesics on the
    /// ellipsoid*, Stud. Geophys. Geod. 62, doi:10.1007/s11200-017-1020-z.
    pub fn nearest(&self, point: LonLat) -> (f64, LonLat, f64) {
        const STEPS: usize = 12;
        const ENOUGH: f64 = 1e-4;
        let mut along = self.chord_parameter(point) * self.length;
        let mut found = self.at(along, point);
        for _ in 0..STEPS {
            let (metres, _, cos) = found;
            if metres < ENOUGH {
                break;
            }
            let sigma = (metres / AUTHALIC_RADIUS).min(1.5);
            let step = AUTHALIC_RADIUS * sigma.tan() * cos / (1.0 - cos * cos).max(1e-3);
            let next = (along + step).clamp(0.0, self.length);
            let moved = (next - along).abs();
            along = next;
            if moved < ENOUGH {
                break;
            }
            found = self.at(along, point);
        }
        // Beyond a quarter of the globe the distance is no longer convex.
        if found.0 > 5e6 {
            for end in [0.0, self.length] {
                let other = self.at(end, point);
                if other.0 < found.0 {
                    (along, found) = (end, other);
                }
            }
        }
        (found.0, found.1, along)
    }

    /// Distance to the point at `along`, that point, and cos θ there.
    fn at(&self, along: f64, point: LonLat) -> (f64, LonLat, f64) {
        let (foot, heading) = course(self.from, self.azimuth, along);
        let (metres, azimuth) = inverse(foot, point);
        (metres, foot, (azimuth - heading).to_radians().cos())
    }

    /// Where on the chord, 0…1, the point projects.
    fn chord_parameter(&self, point: LonLat) -> f64 {
        chord_parameter(to_ecef(point), to_ecef(self.from), to_ecef(self.to))
    }
}

/// Where on the chord a–b, 0…1, p projects.
pub(super) fn chord_parameter(p: Ecef, a: Ecef, b: Ecef) -> f64 {
    let dot = |u: Ecef, v: Ecef| u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    let sub = |u: Ecef, v: Ecef| [u[0] - v[0], u[1] - v[1], u[2] - v[2]];
    let ab = sub(b, a);
    let length2 = dot(ab, ab);
    if length2 == 0.0 {
        return 0.0;
    }
    (dot(sub(p, a), ab) / length2).clamp(0.0, 1.0)
}
