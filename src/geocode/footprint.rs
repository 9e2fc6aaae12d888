//! From a toponym to all the ground that its name may mean.

use super::context::radius;
use crate::geodata::{Kind, Toponym};
use crate::geodesy::{KM, LonLat};
use crate::model::{Disc, Footprint, Precision};
use geo::{Area, Centroid, Contains, InteriorPoint, MultiPolygon};
use std::f64::consts::PI;
use std::sync::Arc;

/// People per square kilometre of a town, to tell its size by.
const DENSITY: f64 = 5_000.0;
/// The smallest and the largest radius of a town, in metres.
const TOWN: [f64; 2] = [2.0 * KM, 20.0 * KM];
/// How much wider "near" makes it, in metres.
const NEAR: f64 = 10.0 * KM;

/// The footprint and precision of a toponym: the polygon of a district where
/// one was imported. `shape` gives that of a province or country.
pub(super) fn of(toponym: &Toponym, near: bool, shape: Option<Arc<MultiPolygon<f64>>>) -> (Footprint, Precision) {
    // What is beside a district is not in its polygon.
    if let Some(shape) = toponym.shape.as_ref().filter(|_| !near) {
        return area(Some(Arc::clone(shape)), Precision::District);
    }
    let (metres, precision) = match toponym.kind {
        Kind::Country => return area(shape, Precision::Country),
        Kind::Province => return area(shape, Precision::Province),
        Kind::District | Kind::Tehsil => (radius(toponym), Precision::District),
        Kind::Town => {
            let km2 = toponym.population.unwrap_or(0) as f64 / DENSITY;
            ((km2 * 1e6 / PI).sqrt().clamp(TOWN[0], TOWN[1]), Precision::Settlement)
        }
        Kind::Crossing => (toponym.uncertainty_km.unwrap_or(1.0) * KM, Precision::Settlement),
    };
    let Some(centre) = toponym.at else {
        return (Footprint::Unlocated, Precision::Unlocated);
    };
    // What lies near a place may lie across the line from it.
    let disc = Disc {
        centre,
        radius: if near { metres + NEAR } else { metres },
        country: toponym.country.filter(|_| !near),
    };
    (Footprint::Disc(disc), precision)
}

fn area(shape: Option<Arc<MultiPolygon<f64>>>, precision: Precision) -> (Footprint, Precision) {
    match shape.and_then(|s| label_at(&s).map(|at| (s, at))) {
        Some((shape, label_at)) => (Footprint::area(shape, label_at), precision),
        None => (Footprint::Unlocated, Precision::Unlocated),
    }
}

/// A point to write at: the centroid of the largest part where it lies inside.
pub(super) fn label_at(shape: &MultiPolygon<f64>) -> Option<LonLat> {
    let largest = shape
        .iter()
        .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    let inside = largest
        .centroid()
        .filter(|c| largest.contains(c))
        .or_else(|| largest.interior_point())?;
    LonLat::try_from(inside.0).ok()
}
