//! How much of the ground a map shows, and in which projection.

use crate::Result;
use crate::border::Border;
use crate::draw::projection::{Projection, around};
use crate::geodesy::LonLat;
use crate::model::Footprint;
use geo::CoordsIter;

/// How much of the ground a map shows.
#[derive(Clone, Debug, PartialEq)]
pub enum View {
    /// Both countries, as far as the line's surroundings need.
    Region,
    /// The whole line with 130 km on both sides.
    Border,
    /// A place and what is within a distance of it.
    Around { name: String, at: LonLat, radius_km: f64 },
    /// A district or province and its surroundings.
    Area { name: String, ground: Footprint },
    /// A stretch of the line, in kilometres of its measure, with its
    /// surroundings.
    Sector { from_km: f64, to_km: f64 },
    /// West, south, east and north in degrees.
    Extent([f64; 4]),
}

/// Ground shown beside a sector, at least, in kilometres.
const BESIDE_KM: f64 = 30.0;

impl View {
    /// Whether it shows a part of the border alone, so that a reader needs to
    /// be told where it lies.
    pub fn is_local(&self) -> bool {
        !matches!(self, Self::Region | Self::Border)
    }

    /// The projection with little distortion over this ground; one of equal
    /// areas where numbers are shown by area.
    pub(super) fn projection(&self, by_area: bool) -> Result<Projection> {
        match self {
            Self::Around { at, .. } => Projection::azimuthal(*at),
            Self::Sector { .. } => Projection::oblique_mercator(),
            _ if by_area => Projection::albers(),
            _ => Projection::lambert(),
        }
    }

    /// Points that the frame must hold.
    pub(super) fn extent(&self, border: &Border) -> Vec<LonLat> {
        let line = border.line();
        let stops = |from: f64, to: f64, every: f64| -> Vec<LonLat> {
            let n = ((to - from) / every).ceil().max(1.0) as u32;
            (0..=n)
                .map(|i| line.resolve(from + (to - from) * f64::from(i) / f64::from(n)))
                .collect()
        };
        let with_room =
            |points: Vec<LonLat>, km: f64| -> Vec<LonLat> { points.into_iter().flat_map(|p| around(p, km)).collect() };
        match self {
            Self::Region => {
                // Both countries without their farthest corners.
                let corners = [(60.3, 24.6), (60.3, 38.4), (77.2, 38.4), (77.2, 24.6)];
                let corners = corners.iter().filter_map(|&(lon, lat)| LonLat::new(lon, lat).ok());
                corners.chain(stops(0.0, line.length_km(), 400.0)).collect()
            }
            Self::Border => with_room(stops(0.0, line.length_km(), 100.0), 130.0),
            Self::Around { at, radius_km, .. } => around(*at, radius_km * 1.12).collect(),
            Self::Area { ground, .. } => match border.ground(ground) {
                Some(shape) => {
                    let corners: Vec<LonLat> = shape.coords_iter().filter_map(|c| LonLat::try_from(c).ok()).collect();
                    // A third of its own size on each side.
                    let km = ground.uncertainty_km().unwrap_or(20.0).max(5.0);
                    with_room(corners, km * 0.7)
                }
                None => ground.anchor().into_iter().flat_map(|at| around(at, 20.0)).collect(),
            },
            Self::Sector { from_km, to_km } => {
                let (from, to) = (from_km.max(0.0), to_km.min(line.length_km()));
                with_room(stops(from, to.max(from), 20.0), ((to - from) * 0.15).max(BESIDE_KM))
            }
            Self::Extent([west, south, east, north]) => [(west, south), (west, north), (east, south), (east, north)]
                .into_iter()
                .filter_map(|(lon, lat)| LonLat::new(*lon, *lat).ok())
                .collect(),
        }
    }

    pub(super) fn title(&self) -> String {
        match self {
            Self::Region => "Incidents along the Afghanistan–Pakistan border".into(),
            Self::Border => "Incidents by distance from the Durand Line".into(),
            Self::Around { name, radius_km, .. } => format!("Incidents within {radius_km:.0} km of {name}"),
            Self::Area { name, .. } => format!("Incidents in and around {name}"),
            Self::Sector { from_km, to_km } => {
                format!("Incidents along the Durand Line, kilometres {from_km:.0} to {to_km:.0}")
            }
            Self::Extent([west, south, east, north]) => {
                format!("Incidents between {west}° and {east}° E, {south}° and {north}° N")
            }
        }
    }
}
