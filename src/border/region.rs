//! Polygons that answer quickly whether a point is inside.

use super::index::EdgeIndex;
use crate::geodesy::LonLat;
use geo::{BoundingRect, MultiPolygon, Rect};

/// Polygons with their edges indexed.
pub struct Region {
    edges: EdgeIndex,
    bounds: Option<Rect<f64>>,
}

impl Region {
    pub fn new(shape: &MultiPolygon<f64>) -> Self {
        Self {
            edges: EdgeIndex::new(shape),
            bounds: shape.bounding_rect(),
        }
    }

    /// Whether the point is inside; a point on an edge belongs to one of the
    /// two sides, always the same.
    pub fn contains(&self, point: LonLat) -> bool {
        let inside = |r: &Rect<f64>| {
            (r.min().x..=r.max().x).contains(&point.lon()) && (r.min().y..=r.max().y).contains(&point.lat())
        };
        self.bounds.as_ref().is_some_and(inside) && self.edges.contains(point)
    }

    /// West, south, east, north in degrees; `None` where it is empty.
    pub fn bounds(&self) -> Option<(f64, f64, f64, f64)> {
        self.bounds.map(|r| (r.min().x, r.min().y, r.max().x, r.max().y))
    }
}
