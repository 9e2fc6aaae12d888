//! The nearest border crossing.

use crate::geodata::Crossing;
use crate::geodesy::{LonLat, distance};

/// A crossing and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct NearestCrossing {
    pub name: String,
    pub distance_km: f64,
}

/// The crossing nearest to a point by geodesic distance; of two equally near
/// ones the first listed.
pub fn nearest_crossing(crossings: &[Crossing], point: LonLat) -> Option<NearestCrossing> {
    crossings
        .iter()
        .map(|c| NearestCrossing {
            name: c.name.clone(),
            distance_km: distance(point, c.at) / 1_000.0,
        })
        .min_by(|a, b| a.distance_km.total_cmp(&b.distance_km))
}
