//! The only door to geodesic measures: WGS 84, metres, degrees.
//!
//! Everything here is on the ellipsoid. Nothing in this crate measures in a
//! map projection.

mod arc;
mod coordinate;
mod coverage;
mod ellipsoid;
mod geodesic;
mod region;
mod vertex;

pub use arc::{
    Arc, LONGEST_CHORD, SurfacePoint, geodesic_between, geodesic_bounds, half_diagonal, local_axes, longest_chord,
    middle, over_middle, surely_longer,
};
pub use coordinate::{CoordinateError, LonLat};
pub use coverage::Coverage;
pub use ellipsoid::{Ecef, from_ecef, to_ecef};
pub(crate) use ellipsoid::{dot, minus, plus_times};
pub use geodesic::{angle_between, area_km2, azimuth, course, destination, disc, distance, inverse, path_length};
pub use region::Region;
pub use vertex::{Mixed, Vertex, vertex};

/// Radius, in metres, of the sphere with the area of the WGS 84 ellipsoid.
pub const AUTHALIC_RADIUS: f64 = 6_371_007.180_9;

/// Metres in a kilometre, to keep unit changes visible.
pub const KM: f64 = 1_000.0;
