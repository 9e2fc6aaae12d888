//! A location is a footprint: all the ground on which it may lie.

use super::Country;
use crate::geodesy::LonLat;
use geo::MultiPolygon;
use std::f64::consts::PI;
use std::sync::{Arc, OnceLock};

/// A geodesic disc, clipped to a country where one is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    pub centre: LonLat,
    /// Metres; 0 for a point that is known exactly.
    pub radius: f64,
    /// The incident is known to lie in this country.
    pub country: Option<Country>,
}

impl Disc {
    /// The disc with the area of a district, round its centroid.
    pub fn of_area(centre: LonLat, area_km2: f64, country: Option<Country>) -> Self {
        Self {
            centre,
            radius: (area_km2.max(0.0) * 1e6 / PI).sqrt(),
            country,
        }
    }
}

/// The radius of the disc with the area of a shape, worked out when it is first
/// asked for: thousands of incidents share a province.
#[derive(Clone, Debug, Default)]
pub struct AreaRadius(Arc<OnceLock<f64>>);

/// It follows from the shape.
impl PartialEq for AreaRadius {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Where something may be.
#[derive(Clone, Debug, PartialEq)]
pub enum Footprint {
    /// A point with its uncertainty, or the equal-area disc of a district.
    Disc(Disc),
    /// A province, a country, or an imported polygon. `label_at` is a point
    /// inside, to write on, never to measure from.
    Area {
        shape: Arc<MultiPolygon<f64>>,
        label_at: LonLat,
        radius: AreaRadius,
    },
    /// A stretch of the line, in kilometres of its measure; the whole line
    /// where the end is infinite.
    Stretch { from_km: f64, to_km: f64 },
    /// Not known. A value of its own, never (0, 0).
    Unlocated,
}

impl Footprint {
    /// A point that is known exactly.
    pub fn point(at: LonLat) -> Self {
        Self::Disc(Disc {
            centre: at,
            radius: 0.0,
            country: None,
        })
    }

    /// Polygons, and a point inside to write on.
    pub fn area(shape: Arc<MultiPolygon<f64>>, label_at: LonLat) -> Self {
        Self::Area {
            shape,
            label_at,
            radius: AreaRadius::default(),
        }
    }

    /// The whole line.
    pub const LINE: Self = Self::Stretch {
        from_km: 0.0,
        to_km: f64::INFINITY,
    };

    /// A point to draw or write at; `None` for the line and the unlocated.
    pub fn anchor(&self) -> Option<LonLat> {
        match self {
            Self::Disc(disc) => Some(disc.centre),
            Self::Area { label_at, .. } => Some(*label_at),
            Self::Stretch { .. } | Self::Unlocated => None,
        }
    }

    /// Radius, in kilometres, of the disc with its area: how uncertain the
    /// place is. `None` where that says nothing (a stretch, the unlocated).
    pub fn uncertainty_km(&self) -> Option<f64> {
        match self {
            Self::Disc(disc) => Some(disc.radius / 1_000.0),
            Self::Area { shape, radius, .. } => {
                let radius_km = || (crate::geodesy::area_km2(shape) / PI).sqrt();
                Some(*radius.0.get_or_init(radius_km))
            }
            Self::Stretch { .. } | Self::Unlocated => None,
        }
    }
}

/// What makes two footprints the same ground.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum FootprintKey {
    Disc([u64; 3], Option<Country>),
    Area(usize),
    Stretch([u64; 2]),
    Unlocated,
}

impl FootprintKey {
    /// Of areas by where their shape is kept, so that a key is only as good as
    /// long as its footprint is there.
    pub fn of(footprint: &Footprint) -> Self {
        match footprint {
            Footprint::Disc(d) => Self::Disc([d.centre.lon(), d.centre.lat(), d.radius].map(f64::to_bits), d.country),
            Footprint::Area { shape, .. } => Self::Area(Arc::as_ptr(shape) as usize),
            Footprint::Stretch { from_km, to_km } => Self::Stretch([*from_km, *to_km].map(f64::to_bits)),
            Footprint::Unlocated => Self::Unlocated,
        }
    }
}
