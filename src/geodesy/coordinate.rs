//! A position in degrees, checked once.

use std::fmt;

/// Longitude and latitude in degrees on WGS 84, finite and in range.
///
/// ```
/// use durand::geodesy::LonLat;
/// let torkham = LonLat::new(71.094, 34.122)?;
/// assert_eq!(torkham.lat(), 34.122);
/// assert!(LonLat::new(71.0, 95.0).is_err());
/// # Ok::<(), durand::geodesy::CoordinateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

/// Why two numbers are no position.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CoordinateError {
    #[error("latitude {0} is outside −90…90")]
    Latitude(f64),
    #[error("longitude {0} is outside −180…180")]
    Longitude(f64),
    #[error("a coordinate is not a finite number")]
    NotFinite,
}

impl LonLat {
    /// # Errors
    /// When a number is not finite or outside its range.
    pub fn new(lon: f64, lat: f64) -> Result<Self, CoordinateError> {
        if !lon.is_finite() || !lat.is_finite() {
            Err(CoordinateError::NotFinite)
        } else if !(-90.0..=90.0).contains(&lat) {
            Err(CoordinateError::Latitude(lat))
        } else if !(-180.0..=180.0).contains(&lon) {
            Err(CoordinateError::Longitude(lon))
        } else {
            Ok(Self { lon, lat })
        }
    }

    /// A position that a computation on the ellipsoid yielded: in range up to
    /// a rounding error, which is clamped away.
    pub(crate) fn clamped(lon: f64, lat: f64) -> Self {
        Self {
            lon: lon.clamp(-180.0, 180.0),
            lat: lat.clamp(-90.0, 90.0),
        }
    }

    /// Longitude in degrees, east positive.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Latitude in degrees, north positive.
    pub fn lat(self) -> f64 {
        self.lat
    }
}

impl From<LonLat> for geo::Coord<f64> {
    fn from(p: LonLat) -> Self {
        geo::Coord { x: p.lon, y: p.lat }
    }
}

impl TryFrom<geo::Coord<f64>> for LonLat {
    type Error = CoordinateError;
    fn try_from(c: geo::Coord<f64>) -> Result<Self, CoordinateError> {
        Self::new(c.x, c.y)
    }
}

impl fmt::Display for LonLat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.4},{:.4}", self.lon, self.lat)
    }
}
