//! Earth-centred coordinates on WGS 84.

use super::LonLat;

/// Equatorial radius in metres (WGS 84, NIMA TR8350.2).
pub(super) const A: f64 = 6_378_137.0;
/// Flattening (WGS 84, NIMA TR8350.2).
const F: f64 = 1.0 / 298.257_223_563;
/// First eccentricity squared.
pub(super) const E2: f64 = F * (2.0 - F);
/// Second eccentricity squared.
pub(super) const EP2: f64 = E2 / (1.0 - E2);

/// A point in earth-centred, earth-fixed metres, or a direction there.
pub type Ecef = [f64; 3];

/// The earth-centred position of a point on the ellipsoid, in metres.
pub fn to_ecef(p: LonLat) -> Ecef {
    let up = normal(p);
    let n = A / (1.0 - E2 * up[2] * up[2]).sqrt();
    [n * up[0], n * up[1], n * (1.0 - E2) * up[2]]
}

/// The point of the ellipsoid at, or straight below, an earth-centred position
/// within a metre of it.
pub fn from_ecef([x, y, z]: Ecef) -> LonLat {
    let lat = (z / (1.0 - E2)).atan2(x.hypot(y)).to_degrees();
    LonLat::clamped(y.atan2(x).to_degrees(), lat)
}

/// The outward unit normal at a point.
pub(super) fn normal(p: LonLat) -> Ecef {
    let (sin_lat, cos_lat) = p.lat().to_radians().sin_cos();
    let (sin_lon, cos_lon) = p.lon().to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

pub fn dot(a: Ecef, b: Ecef) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub fn minus(a: Ecef, b: Ecef) -> Ecef {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

/// `a + t b`
pub fn plus_times(a: Ecef, t: f64, b: Ecef) -> Ecef {
    [a[0] + t * b[0], a[1] + t * b[1], a[2] + t * b[2]]
}
