//! The map projections, through `proj4rs`. For drawing alone: measures are
//! geodesic.

use crate::geodesy::{LonLat, angle_between, azimuth};
use crate::{Error, Result};
use proj4rs::Proj;
use proj4rs::adaptors::transform_vertex_2d;

/// A projection from WGS 84 to metres on a plane, and back.
pub struct Projection {
    name: &'static str,
    plane: Proj,
    degrees: Proj,
}

fn proj(definition: &str) -> Result<Proj> {
    Proj::from_proj_string(definition).map_err(|e| Error::Draw {
        figure: "map projection".into(),
        message: format!("{definition}: {e}"),
    })
}

impl Projection {
    /// Lambert conformal conic with parallels 30.6° and 35.8°, chosen so that
    /// distances within 100 km of the line are off by at most 175 m.
    pub fn lambert() -> Result<Self> {
        Ok(Self {
            name: "Lambert conformal conic, parallels 30.6° and 35.8° N",
            plane: proj("+proj=lcc +lat_1=30.6 +lat_2=35.8 +lat_0=33.2 +lon_0=67.7 +ellps=WGS84 +units=m")?,
            degrees: proj("+proj=longlat +ellps=WGS84")?,
        })
    }

    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Metres east and north of the projection's centre; `None` where the
    /// projection has no such point.
    pub fn project(&self, p: LonLat) -> Option<(f64, f64)> {
        let radians = (p.lon().to_radians(), p.lat().to_radians());
        let (x, y) = transform_vertex_2d(&self.degrees, &self.plane, radians).ok()?;
        (x.is_finite() && y.is_finite()).then_some((x, y))
    }

    /// The position of a point of the plane.
    pub fn unproject(&self, (x, y): (f64, f64)) -> Option<LonLat> {
        let (lon, lat) = transform_vertex_2d(&self.plane, &self.degrees, (x, y)).ok()?;
        LonLat::new(lon.to_degrees(), lat.to_degrees()).ok()
    }

    /// The direction of true north at a point of the plane, in degrees
    /// clockwise from the page's upward direction.
    pub fn north(&self, at: (f64, f64)) -> Option<f64> {
        let here = self.unproject(at)?;
        let above = self.unproject((at.0, at.1 + 1_000.0))?;
        Some(angle_between(azimuth(here, above), 0.0))
    }
}
