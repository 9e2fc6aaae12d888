//! The map projections, through `proj4rs`. For drawing alone: measures are
//! geodesic.

mod lambert;
#[cfg(test)]
mod tests;

use crate::geodesy::LonLat;
use crate::{Error, Result};
use lambert::Lambert;
use proj4rs::Proj;
use proj4rs::adaptors::transform_vertex_2d;

/// A projection from WGS 84 to metres on a plane, and back.
pub struct Projection {
    name: String,
    plane: Proj,
    degrees: Proj,
    /// In place of `proj4rs`, where there is a faster way.
    forward: Option<Lambert>,
}

/// The parallels that keep distances near the line truest, and the middle of
/// the two countries.
const CONIC: &str = "+lat_1=30.6 +lat_2=35.8 +lat_0=33.2 +lon_0=67.7";

fn proj(definition: &str) -> Result<Proj> {
    Proj::from_proj_string(definition).map_err(|e| Error::Draw {
        figure: "map projection".into(),
        message: format!("{definition}: {e}"),
    })
}

impl Projection {
    fn new(name: &str, definition: &str) -> Result<Self> {
        Ok(Self {
            name: name.to_owned(),
            plane: proj(&format!("{definition} +ellps=WGS84 +units=m"))?,
            degrees: proj("+proj=longlat +ellps=WGS84")?,
            forward: None,
        })
    }

    /// Lambert conformal conic with parallels 30.6° and 35.8°, chosen so that
    /// distances within 100 km of the line are off by at most 175 m.
    pub fn lambert() -> Result<Self> {
        let name = "Lambert conformal conic, parallels 30.6° and 35.8° N";
        Ok(Self {
            forward: Some(Lambert::new([30.6, 35.8], 33.2, 67.7)),
            ..Self::new(name, &format!("+proj=lcc {CONIC}"))?
        })
    }

    /// Albers equal-area conic, for what is counted by area: distances within
    /// 100 km of the line are off by at most 177 m.
    pub fn albers() -> Result<Self> {
        let name = "Albers equal-area conic, parallels 30.6° and 35.8° N";
        Self::new(name, &format!("+proj=aea {CONIC}"))
    }

    /// Oblique Mercator along the line, which runs from left to right with
    /// Afghanistan above it; distances within 100 km are off by at most 32 m.
    pub fn oblique_mercator() -> Result<Self> {
        let name = "Oblique Mercator, azimuth 51° at 67.9° E 33° N";
        Self::new(name, "+proj=omerc +lat_0=33 +lonc=67.9 +alpha=51 +gamma=90 +k=0.9997")
    }

    /// Azimuthal equidistant: distances from one place are true.
    pub fn azimuthal(centre: LonLat) -> Result<Self> {
        let (lon, lat) = (centre.lon(), centre.lat());
        Self::new(
            &format!("Azimuthal equidistant, centre {lat:.3}° N {lon:.3}° E"),
            &format!("+proj=aeqd +lon_0={lon} +lat_0={lat}"),
        )
    }

    /// In words, with what it is laid out by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Metres east and north of the projection's centre; `None` where the
    /// projection has no such point.
    pub fn project(&self, p: LonLat) -> Option<(f64, f64)> {
        if let Some(forward) = &self.forward {
            return forward.project(p);
        }
        let radians = (p.lon().to_radians(), p.lat().to_radians());
        let (x, y) = transform_vertex_2d(&self.degrees, &self.plane, radians).ok()?;
        (x.is_finite() && y.is_finite()).then_some((x, y))
    }

    /// The position of a point of the plane; `None` where no position is
    /// projected to it.
    pub fn unproject(&self, (x, y): (f64, f64)) -> Option<LonLat> {
        let (lon, lat) = transform_vertex_2d(&self.plane, &self.degrees, (x, y)).ok()?;
        let found = LonLat::new(lon.to_degrees(), lat.to_degrees()).ok()?;
        // Beyond the edge of a projection its inverse may still give numbers.
        let again = self.project(found)?;
        ((again.0 - x).hypot(again.1 - y) < 1.0).then_some(found)
    }

    /// The direction of true north at a point of the plane, in degrees
    /// clockwise from the page's upward direction.
    pub fn north(&self, at: (f64, f64)) -> Option<f64> {
        let here = self.unproject(at)?;
        // Along the meridian, about 11 m to each side: a projection need not
        // keep angles, and has none at a pole.
        let beside = |step: f64| self.project(LonLat::new(here.lon(), here.lat() + step).ok()?);
        let (below, above) = (beside(-1e-4)?, beside(1e-4)?);
        Some((above.0 - below.0).atan2(above.1 - below.1).to_degrees())
    }
}
