//! Bounds for ways that are straight in degrees, as the edges of polygons are.

use crate::geodesy::LonLat;
use geo::Coord;

/// The radii of curvature of WGS 84 are at most a²/b; those across the
/// meridian at least a. Metres.
const GREATEST_RADIUS: f64 = 6_399_593.626;
const EQUATOR: f64 = 6_378_137.0;

/// A position, clamped to the globe.
pub(super) fn at(c: Coord<f64>) -> LonLat {
    LonLat::clamped(c.x, c.y)
}

/// The least and the greatest of two latitudes, without their sign: how near
/// to the equator and to a pole it goes between them.
fn latitudes(a: f64, b: f64) -> (f64, f64) {
    let nearest = if a * b <= 0.0 { 0.0 } else { a.abs().min(b.abs()) };
    (nearest, a.abs().max(b.abs()))
}

/// Metres that a way is no longer than, eastward and northward.
pub(super) fn extent(a: Coord<f64>, b: Coord<f64>) -> (f64, f64) {
    let (nearest, _) = latitudes(a.y, b.y);
    let metres = |degrees: f64| degrees.abs().to_radians() * GREATEST_RADIUS;
    (metres(b.x - a.x) * nearest.to_radians().cos(), metres(b.y - a.y))
}

/// A bound on the length of a way, metres.
pub(super) fn length(a: Coord<f64>, b: Coord<f64>) -> f64 {
    let (east, north) = extent(a, b);
    east.hypot(north)
}

/// A bound on the covariant acceleration of a way over its speed squared, per
/// metre. With u and v the speeds east and north, N the radius of curvature
/// across the meridian and M along it, the acceleration is
/// (−2uv tan φ/N, u² tan φ/N + v² M′/M²): at most 2/√3 tan φ/N of the square,
/// and 3/2 e²/(1 − e²)/a for the ellipse.
pub(super) fn bend(a: Coord<f64>, b: Coord<f64>) -> f64 {
    let (_, farthest) = latitudes(a.y, b.y);
    1.155 * farthest.to_radians().tan() / EQUATOR + 1.6e-9
}
