//! Geodesics on WGS 84 after Karney (2013), *Algorithms for geodesics*,
//! Journal of Geodesy 87, 43–55, doi:10.1007/s00190-012-0578-z.

use super::LonLat;
use geo::{Coord, LineString, MultiPolygon, Polygon};
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic, PolygonArea, Winding};
use std::sync::LazyLock;

/// The ellipsoid's series coefficients: a constant that is costly to build.
static WGS84: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

/// Distance in metres and azimuth at `from`, in degrees clockwise from north
/// (−180…180).
pub fn inverse(from: LonLat, to: LonLat) -> (f64, f64) {
    let (metres, azimuth, _, _) = WGS84.inverse(from.lat(), from.lon(), to.lat(), to.lon());
    (metres, azimuth)
}

/// Length of the geodesic between two points, in metres.
pub fn distance(from: LonLat, to: LonLat) -> f64 {
    WGS84.inverse(from.lat(), from.lon(), to.lat(), to.lon())
}

/// Azimuth at `from` of the geodesic to `to`, in degrees (−180…180).
pub fn azimuth(from: LonLat, to: LonLat) -> f64 {
    inverse(from, to).1
}

/// The point `metres` away from `from` in the direction `azimuth` (degrees).
pub fn destination(from: LonLat, azimuth: f64, metres: f64) -> LonLat {
    let (lat, lon) = WGS84.direct(from.lat(), from.lon(), azimuth, metres);
    LonLat::clamped(lon, lat)
}

/// The point `metres` along a geodesic, and the geodesic's own azimuth there.
pub fn course(from: LonLat, azimuth: f64, metres: f64) -> (LonLat, f64) {
    let (lat, lon, heading) = WGS84.direct(from.lat(), from.lon(), azimuth, metres);
    (LonLat::clamped(lon, lat), heading)
}

/// The smaller angle between two azimuths, signed, in degrees (−180…180).
pub fn angle_between(from: f64, to: f64) -> f64 {
    let turn = (to - from).rem_euclid(360.0);
    if turn > 180.0 { turn - 360.0 } else { turn }
}

/// Length in metres of a path whose segments are geodesics.
pub fn path_length(path: &[LonLat]) -> f64 {
    path.windows(2).map(|w| distance(w[0], w[1])).sum()
}

/// Area on the ellipsoid in square kilometres; holes are taken off.
pub fn area_km2(shape: &MultiPolygon<f64>) -> f64 {
    let ring = |line: &LineString<f64>| {
        let mut area = PolygonArea::new(&WGS84, Winding::CounterClockwise);
        // A closed ring repeats its first vertex, which `PolygonArea` closes by itself.
        for c in line.coords().skip(1) {
            area.add_point(c.y, c.x);
        }
        let (_, square_metres, _) = area.compute(true);
        square_metres.abs() / 1e6
    };
    shape
        .iter()
        .map(|p| ring(p.exterior()) - p.interiors().iter().map(ring).sum::<f64>())
        .sum()
}

/// The geodesic disc of `radius` metres as a polygon of 360 vertices. The
/// vertices lie on the circle, so its edge is at most 0.004 % of the radius inside.
pub fn disc(centre: LonLat, radius: f64) -> Polygon<f64> {
    const VERTICES: u32 = 360;
    let ring: Vec<Coord<f64>> = (0..=VERTICES)
        .map(|i| {
            let azimuth = -360.0 * f64::from(i % VERTICES) / f64::from(VERTICES);
            destination(centre, azimuth, radius).into()
        })
        .collect();
    Polygon::new(LineString(ring), Vec::new())
}
