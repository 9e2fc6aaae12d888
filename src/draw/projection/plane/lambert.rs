//! The default projection in closed form, since every vertex of the base map
//! goes through it.

use crate::geodesy::LonLat;

/// WGS 84: semi-major axis in metres, flattening.
const A: f64 = 6_378_137.0;
const F: f64 = 1.0 / 298.257_223_563;

/// The conformal conic with two parallels on the ellipsoid (Snyder 1987, Map
/// Projections: A Working Manual, 107–109).
pub(super) struct Lambert {
    /// How much of a full turn the cone is.
    cone: f64,
    /// Metres from the apex to the equator, and to the origin's parallel.
    equator: f64,
    origin: f64,
    central_meridian: f64,
}

fn eccentricity() -> f64 {
    (F * (2.0 - F)).sqrt()
}

/// Where conformal maps have a latitude: 0 at the equator, infinite at the pole.
fn isometric(latitude: f64) -> f64 {
    let (e, sin) = (eccentricity(), latitude.sin());
    sin.atanh() - e * (e * sin).atanh()
}

impl Lambert {
    /// In degrees: the parallels that are true, the origin.
    pub fn new(parallels: [f64; 2], latitude: f64, longitude: f64) -> Self {
        let [first, second] = parallels.map(f64::to_radians);
        // The radius of a parallel, as a share of the semi-major axis.
        let radius = |latitude: f64| {
            let (sin, cos) = latitude.sin_cos();
            cos / (1.0 - (eccentricity() * sin).powi(2)).sqrt()
        };
        let cone = (radius(first) / radius(second)).ln() / (isometric(second) - isometric(first));
        let equator = A * radius(first) * (cone * isometric(first)).exp() / cone;
        Self {
            cone,
            equator,
            origin: equator * (-cone * isometric(latitude.to_radians())).exp(),
            central_meridian: longitude,
        }
    }

    /// Metres east and north of the origin; `None` at the poles.
    pub fn project(&self, p: LonLat) -> Option<(f64, f64)> {
        if p.lat().abs() > 89.999_999 {
            return None;
        }
        let apart = p.lon() - self.central_meridian;
        let apart = apart - 360.0 * (apart / 360.0).round();
        let (sin, cos) = (self.cone * apart.to_radians()).sin_cos();
        let from_apex = self.equator * (-self.cone * isometric(p.lat().to_radians())).exp();
        Some((from_apex * sin, self.origin - from_apex * cos))
    }
}
