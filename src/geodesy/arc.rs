//! Geodesics from the straight line under them: as exact as needed for
//! distances to a border, at a fraction of the price of the inverse problem.

use super::ellipsoid::{A, E2, EP2, Ecef, dot, minus, normal, plus_times};
use super::{LonLat, distance};

/// Radii of curvature of WGS 84 lie between b²/a (along the meridian, at the
/// equator) and a²/b (at the poles); metres.
const LEAST_RADIUS: f64 = A * (1.0 - E2);
const GREATEST_RADIUS: f64 = 6_399_593.626;
/// Beyond this, metres, bounds from straight lines say nothing.
const HALF_ROUND: f64 = 19_000_000.0;

/// Straight lines up to this length, in metres, have [`Arc::length`] from a
/// series that is then less than 2 mm off.
pub const LONGEST_CHORD: f64 = 1_200_000.0;

/// The least and the greatest length that a geodesic can have over a straight
/// line of so many metres.
///
/// No curve of the ellipsoid bends more than a circle of the least radius
/// (Schur's theorem), and a ball of the greatest radius rolls freely round it
/// (Blaschke's), so that the way round is no shorter than its arc. See
/// `docs/methods.md`.
pub fn geodesic_bounds(chord: f64) -> (f64, f64) {
    let over = |radius: f64| 2.0 * radius * (chord / (2.0 * radius)).min(1.0).asin();
    (over(GREATEST_RADIUS), over(LEAST_RADIUS))
}

/// The longest straight line under a geodesic of so many metres.
pub fn longest_chord(geodesic: f64) -> f64 {
    let half = (geodesic / (2.0 * GREATEST_RADIUS)).min(std::f64::consts::FRAC_PI_2);
    2.0 * GREATEST_RADIUS * half.sin()
}

/// A straight line so much longer than another, both squared, that the
/// geodesic over it cannot be the shorter one: [`geodesic_bounds`] and
/// [`longest_chord`] in one, and a micrometre for rounding. Up to
/// [`LONGEST_CHORD`] the relative margin is c²/12 (1/r² − 1/R²), with the
/// least and the greatest radius, rounded up.
pub fn surely_longer(chord2: f64) -> f64 {
    if chord2 <= LONGEST_CHORD * LONGEST_CHORD {
        return chord2 * (1.0 + 1e-12 + 5e-17 * chord2) + 1e-6;
    }
    let (_, longest) = geodesic_bounds(chord2.sqrt());
    let chord = longest_chord(longest);
    // Half round the globe every straight line will do.
    if longest >= HALF_ROUND {
        f64::INFINITY
    } else {
        chord * chord + 1e-6
    }
}

/// A point of the ellipsoid with the direction up from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurfacePoint {
    pub at: Ecef,
    up: Ecef,
}

impl From<LonLat> for SurfacePoint {
    fn from(p: LonLat) -> Self {
        let up = normal(p);
        let n = A / (1.0 - E2 * up[2] * up[2]).sqrt();
        Self {
            at: [n * up[0], n * up[1], n * (1.0 - E2) * up[2]],
            up,
        }
    }
}

impl SurfacePoint {
    /// For a position on the ellipsoid, to a millimetre.
    pub fn new(at: Ecef) -> Self {
        let [x, y, z] = [at[0], at[1], at[2] / (1.0 - E2)];
        let n = (x * x + y * y + z * z).sqrt();
        Self {
            at,
            up: [x / n, y / n, z / n],
        }
    }

    pub fn up(&self) -> Ecef {
        self.up
    }
}

/// The geodesic between two points, seen from the straight line under it.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    /// Length of the straight line, metres.
    pub chord: f64,
    /// Its direction.
    along: Ecef,
    /// Sines of the angles between it and the surface at either end.
    dip: [f64; 2],
    from: SurfacePoint,
    to: SurfacePoint,
}

impl Arc {
    pub fn between(from: SurfacePoint, to: SurfacePoint) -> Self {
        let w = minus(to.at, from.at);
        let chord = dot(w, w).sqrt();
        let along = if chord > 0.0 { w.map(|x| x / chord) } else { [0.0; 3] };
        Self {
            chord,
            along,
            dip: [-dot(along, from.up), dot(along, to.up)],
            from,
            to,
        }
    }

    /// Length of the geodesic in metres: 2e-7 m off at 200 km, 0.6 mm at
    /// 1,000 km, and never more than [`error`](Self::error).
    ///
    /// Were the curvature the same all along, this would be chord × asin(x)/x,
    /// x being the sine of the angle between chord and surface. A curvature
    /// that grows from end to end adds δ²/10, δ being half the difference of
    /// the two angles, and one that swells in the middle
    /// e² (t² − n²) (chord/a)⁴ / 240, with t and n the parts along the axis of
    /// the direction and of the normal half-way. Derived in `docs/methods.md`.
    pub fn length(&self) -> f64 {
        let x = (self.dip[0] + self.dip[1]) / 2.0;
        let skew = (self.dip[1] - self.dip[0]) / 2.0;
        let (t, n) = (self.along[2], (self.from.up[2] + self.to.up[2]) / 2.0);
        let c2 = self.chord * self.chord / (A * A);
        let swell = E2 * (t * t - n * n) * c2 * c2 / 240.0;
        self.chord * (arcsine_ratio(x * x) + skew * skew / 10.0 + swell)
    }

    /// A bound on the error of [`length`](Self::length), metres: it grows with
    /// the seventh power of the chord, and was searched for its greatest value
    /// over the whole ellipsoid (`docs/methods.md`). Infinite beyond 4,000 km.
    pub fn error(&self) -> f64 {
        if self.chord > 4e6 {
            f64::INFINITY
        } else {
            0.1 * (self.chord / 2e6).powi(7) + 1e-8
        }
    }

    /// How fast the length grows as the far end moves along the unit tangent
    /// `way`; its sign tells on which side of the foot it stands.
    pub fn growth(&self, way: Ecef) -> f64 {
        let [dip0, dip1] = self.dip;
        let x = (dip0 + dip1) / 2.0;
        let chord_growth = dot(self.along, way);
        // The normal at the far end turns as well: d(up) = (I + e'² zzᵀ) way / N.
        let up = self.to.up;
        let n = A / (1.0 - E2 * up[2] * up[2]).sqrt();
        let turn = (chord_growth + EP2 * way[2] * (self.along[2] - dip1 * up[2])) / n;
        let dip_growth = (turn - (dot(way, self.from.up) + chord_growth * (dip0 + dip1)) / self.chord) / 2.0;
        let x2 = x * x;
        chord_growth * arcsine_ratio(x2) + self.chord * x * (1.0 / 3.0 + x2 * (0.3 + x2 * (15.0 / 56.0))) * dip_growth
    }
}

/// asin(x) / x from x², for |x| < 0.1.
fn arcsine_ratio(x2: f64) -> f64 {
    1.0 + x2 * (1.0 / 6.0 + x2 * (3.0 / 40.0 + x2 * (15.0 / 336.0 + x2 * (105.0 / 3456.0))))
}

/// Geodesic distance, in metres, between two points given in both ways: by the
/// series where that is exact enough, otherwise by Karney's solution.
pub fn geodesic_between(from: (LonLat, SurfacePoint), to: (LonLat, SurfacePoint)) -> f64 {
    let arc = Arc::between(from.1, to.1);
    if arc.chord <= LONGEST_CHORD {
        arc.length()
    } else {
        distance(from.0, to.0)
    }
}

/// A bound on how far, in metres, a corner of a square of `span` degrees is from
/// its middle at latitude `lat`: the straight way in degrees, on which the
/// radii of the ellipsoid are nowhere greater.
pub fn half_diagonal(lat: f64, span: f64) -> f64 {
    let lowest = (lat.abs() - span / 2.0).max(0.0).to_radians();
    let half = (span / 2.0).to_radians() * GREATEST_RADIUS;
    half.hypot(half * lowest.cos())
}

/// East, north and up at a point.
pub fn local_axes(at: LonLat) -> [Ecef; 3] {
    let (sin_lat, cos_lat) = at.lat().to_radians().sin_cos();
    let (sin_lon, cos_lon) = at.lon().to_radians().sin_cos();
    [
        [-sin_lon, cos_lon, 0.0],
        [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
        [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat],
    ]
}

/// Mean of two directions or positions.
pub fn middle(a: Ecef, b: Ecef) -> Ecef {
    plus_times(a, 0.5, minus(b, a))
}

/// The surface point over the middle of a short chord, and the curvature of
/// the surface there in the direction `way` (a unit vector), per metre.
pub fn over_middle(middle: Ecef, way: Ecef) -> (SurfacePoint, f64) {
    let point = SurfacePoint::new(middle);
    // Euler's formula: κ = (1 + e'² t²) / N, t being the axial part of the way.
    let n = A / (1.0 - E2 * point.up[2] * point.up[2]).sqrt();
    (point, (1.0 + EP2 * way[2] * way[2]) / n)
}
