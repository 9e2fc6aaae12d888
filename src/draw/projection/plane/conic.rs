//! The conic projections in closed form, since every vertex of the base map goes
//! through one of them.

use crate::geodesy::LonLat;

/// WGS 84: semi-major axis in metres, flattening.
const A: f64 = 6_378_137.0;
const F: f64 = 1.0 / 298.257_223_563;

/// A cone over two true parallels of the ellipsoid.
pub(super) struct Conic {
    kind: Kind,
    /// How much of a full turn the cone is.
    cone: f64,
    /// Of the radii of parallels: for [`Kind::Conformal`] that of the equator,
    /// metres; for [`Kind::EqualArea`] the square of its share of the semi-major
    /// axis, times the cone.
    scale: f64,
    /// Metres from the apex to the origin's parallel.
    origin: f64,
    central_meridian: f64,
}

/// Snyder 1987, Map Projections: A Working Manual.
enum Kind {
    /// Lambert's, 107–109.
    Conformal,
    /// Albers', 101–102.
    EqualArea,
}

fn eccentricity() -> f64 {
    (F * (2.0 - F)).sqrt()
}

/// Where conformal maps have a latitude: 0 at the equator, infinite at the pole.
fn isometric(latitude: f64) -> f64 {
    let (e, sin) = (eccentricity(), latitude.sin());
    sin.atanh() - e * (e * sin).atanh()
}

/// Where maps of equal areas have a latitude: 0 at the equator.
fn authalic(latitude: f64) -> f64 {
    let (e, sin) = (eccentricity(), latitude.sin());
    (1.0 - e * e) * (sin / (1.0 - (e * sin).powi(2)) + (e * sin).atanh() / e)
}

/// The radius of a parallel, as a share of the semi-major axis.
fn radius(latitude: f64) -> f64 {
    let (sin, cos) = latitude.sin_cos();
    cos / (1.0 - (eccentricity() * sin).powi(2)).sqrt()
}

impl Conic {
    /// Lambert's. In degrees: the parallels that are true, the origin.
    pub fn conformal(parallels: [f64; 2], latitude: f64, longitude: f64) -> Self {
        let [first, second] = parallels.map(f64::to_radians);
        let cone = (radius(first) / radius(second)).ln() / (isometric(second) - isometric(first));
        let equator = A * radius(first) * (cone * isometric(first)).exp() / cone;
        Self::with_origin(Kind::Conformal, cone, equator, latitude, longitude)
    }

    /// Albers'. In degrees: the parallels that are true, the origin.
    pub fn equal_area(parallels: [f64; 2], latitude: f64, longitude: f64) -> Self {
        let [first, second] = parallels.map(f64::to_radians);
        let cone = (radius(first).powi(2) - radius(second).powi(2)) / (authalic(second) - authalic(first));
        let equator = radius(first).powi(2) + cone * authalic(first);
        Self::with_origin(Kind::EqualArea, cone, equator, latitude, longitude)
    }

    fn with_origin(kind: Kind, cone: f64, scale: f64, latitude: f64, longitude: f64) -> Self {
        let conic = Self {
            kind,
            cone,
            scale,
            origin: 0.0,
            central_meridian: longitude,
        };
        Self {
            origin: conic.radius_of(latitude.to_radians()),
            ..conic
        }
    }

    /// Metres from the apex to a parallel, in radians.
    fn radius_of(&self, latitude: f64) -> f64 {
        match self.kind {
            Kind::Conformal => self.scale * (-self.cone * isometric(latitude)).exp(),
            Kind::EqualArea => A * (self.scale - self.cone * authalic(latitude)).max(0.0).sqrt() / self.cone,
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
        let from_apex = self.radius_of(p.lat().to_radians());
        Some((from_apex * sin, self.origin - from_apex * cos))
    }
}
