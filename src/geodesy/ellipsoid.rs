//! Earth-centred coordinates on WGS 84.

use super::LonLat;

/// Equatorial radius in metres (WGS 84, NIMA TR8350.2).
const A: f64 = 6_378_137.0;
/// Flattening (WGS 84, NIMA TR8350.2).
const F: f64 = 1.0 / 298.257_223_563;

/// A point in earth-centred, earth-fixed metres.
pub type Ecef = [f64; 3];

/// The earth-centred position of a point on the ellipsoid, in metres.
///
/// The straight line between two such points is never longer than the
/// geodesic between them: the bound that the index of the border rests on.
pub fn to_ecef(p: LonLat) -> Ecef {
    let (sin_lat, cos_lat) = p.lat().to_radians().sin_cos();
    let (sin_lon, cos_lon) = p.lon().to_radians().sin_cos();
    let e2 = F * (2.0 - F);
    let n = A / (1.0 - e2 * sin_lat * sin_lat).sqrt();
    [n * cos_lat * cos_lon, n * cos_lat * sin_lon, n * (1.0 - e2) * sin_lat]
}
