//! The only door to geodesic measures: WGS 84, metres, degrees.
//!
//! Everything here is on the ellipsoid. Nothing in this crate measures in a
//! map projection.

mod coordinate;
mod ellipsoid;
mod geodesic;
mod region;

pub use coordinate::{CoordinateError, LonLat};
pub use ellipsoid::{Ecef, to_ecef};
pub use geodesic::{angle_between, area_km2, azimuth, course, destination, disc, distance, inverse, path_length};

pub use region::Region;

/// Radius, in metres, of the sphere with the area of the WGS 84 ellipsoid.
pub const AUTHALIC_RADIUS: f64 = 6_371_007.180_9;

/// Metres in a kilometre, to keep unit changes visible.
pub const KM: f64 = 1_000.0;
