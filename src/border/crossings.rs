//! The nearest border crossing.

use crate::geodata::Crossing;
use crate::geodesy::{LonLat, SurfacePoint, dot, geodesic_between, minus, surely_longer};

/// A crossing and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct NearestCrossing {
    pub name: String,
    pub distance_km: f64,
}

/// The crossings, ready to be measured from.
#[derive(Debug, Default)]
pub(super) struct Crossings(Vec<(String, LonLat, SurfacePoint)>);

impl Crossings {
    pub fn new(listed: &[Crossing]) -> Self {
        Self(listed.iter().map(|c| (c.name.clone(), c.at, c.at.into())).collect())
    }

    pub fn all(&self) -> impl Iterator<Item = (&str, LonLat)> {
        self.0.iter().map(|(name, at, _)| (name.as_str(), *at))
    }

    /// The crossing nearest to a point by geodesic distance; of two equally
    /// near ones the first listed. Its index, and kilometres.
    pub fn nearest(&self, point: LonLat, p: &SurfacePoint) -> Option<(usize, f64)> {
        let straight = |c: &SurfacePoint| {
            let w = minus(c.at, p.at);
            dot(w, w)
        };
        let limit = surely_longer(self.0.iter().map(|(.., c)| straight(c)).fold(f64::INFINITY, f64::min));
        let near = self.0.iter().enumerate().filter(|(_, (.., c))| straight(c) <= limit);
        near.map(|(i, (_, at, c))| (i, geodesic_between((point, *p), (*at, *c)) / 1_000.0))
            .min_by(|a, b| a.1.total_cmp(&b.1))
    }
}
