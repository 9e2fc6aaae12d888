//! How far the ground of a place is from a point.

use crate::border::BorderLine;
use crate::geodesy::{LonLat, Region, distance};
use crate::model::{Footprint, Place, Precision};
use geo::{CoordsIter, MultiPolygon};

/// A point to measure to, where the place is known to a district or better:
/// coarser places say nothing about nearness to a point.
pub(super) fn centre(place: &Place) -> Option<LonLat> {
    match &place.footprint {
        Footprint::Disc(disc) => Some(disc.centre),
        Footprint::Area { label_at, .. } if place.precision == Precision::District => Some(*label_at),
        _ => None,
    }
}

/// The least and the greatest distance to the ground, in kilometres; `None`
/// where the place has no [`centre`].
pub(super) fn span_km(place: &Place, at: LonLat) -> Option<(f64, f64)> {
    let middle = distance(centre(place)?, at);
    let (least, greatest) = match &place.footprint {
        Footprint::Disc(disc) => ((middle - disc.radius).max(0.0), middle + disc.radius),
        Footprint::Area { shape, .. } => (least(shape, at), greatest(shape, at)),
        _ => return None,
    };
    Some((least / 1_000.0, greatest / 1_000.0))
}

fn positions(coords: impl Iterator<Item = geo::Coord<f64>>) -> impl Iterator<Item = LonLat> {
    coords.filter_map(|c| LonLat::try_from(c).ok())
}

fn least(shape: &MultiPolygon<f64>, at: LonLat) -> f64 {
    if Region::new(shape).contains(at) {
        return 0.0;
    }
    let outlines = shape
        .iter()
        .map(|p| positions(p.exterior().0.iter().copied()).collect());
    outlines
        .filter_map(BorderLine::new)
        .map(|outline| outline.project(at).distance_km * 1_000.0)
        .fold(f64::INFINITY, f64::min)
}

/// No ground is farther than the farthest vertex, but for what a long edge
/// bulges.
fn greatest(shape: &MultiPolygon<f64>, at: LonLat) -> f64 {
    positions(shape.coords_iter())
        .map(|c| distance(c, at))
        .fold(0.0, f64::max)
}
