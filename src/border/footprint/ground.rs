//! The ground of a footprint, as polygons in degrees.

use super::degrees::bend;
use crate::geodesy;
use crate::model::{Country, Disc, Footprint};
use geo::{BooleanOps, BoundingRect, Coord, LineString, MultiPolygon, Polygon, Rect};
use std::f64::consts::PI;
use std::sync::Arc;

/// Afghanistan and Pakistan.
pub type Outlines = [Arc<MultiPolygon<f64>>; 2];

/// To draw: a disc clipped to its country, or an area as it is.
pub fn ground(footprint: &Footprint, outlines: Option<&Outlines>) -> Option<Arc<MultiPolygon<f64>>> {
    match footprint {
        Footprint::Disc(disc) if disc.radius > 0.0 => {
            let round = geodesy::disc(disc.centre, disc.radius);
            Some(Arc::new(clipped(round, disc.country, outlines)))
        }
        Footprint::Area { shape, .. } => Some(Arc::clone(shape)),
        _ => None,
    }
}

/// To measure: polygons that hold all of a disc, clipped to its country, and
/// nothing of that country farther than [`EXCESS`] outside the disc.
pub(super) fn round(disc: &Disc, outlines: Option<&Outlines>) -> MultiPolygon<f64> {
    clipped(circumscribed(disc), disc.country, outlines)
}

/// How far a polygon for a disc reaches outside, metres.
const EXCESS: f64 = 0.05;

/// A chord of half-angle θ between vertices at R + e is no nearer to the
/// centre than R + e − Rθ²/2, nearly; straight in degrees, it may be off by its
/// bend times (2Rθ)²/8 more.
fn circumscribed(disc: &Disc) -> Polygon<f64> {
    /// For what "nearly" leaves out.
    const AMPLE: f64 = 1.1;
    let radius = disc.radius;
    // A degree is longer than this anywhere.
    let poleward = disc.centre.lat().abs() + radius / 110_000.0;
    let lat = Coord { x: 0.0, y: poleward };
    let sag = AMPLE * radius / 2.0 * (1.0 + bend(lat, lat) * radius);
    let coarse = |radius: f64| geodesy::disc(disc.centre, radius).into_inner().0.0;
    let given = 360.0;
    let times = (PI / (EXCESS / sag).sqrt() / given).ceil().max(1.0);
    let ring = coarse(radius + sag * (PI / (given * times)).powi(2));
    Polygon::new(LineString(finer(&ring, times as usize)), Vec::new())
}

/// A closed ring through the points of one that is smooth, with so many edges
/// for each: by polynomials through six vertices (Lagrange), which is a
/// hundred times quicker than geodesics and, at a degree of a circle from one
/// to the next, as good.
fn finer(ring: &[Coord<f64>], times: usize) -> Vec<Coord<f64>> {
    let n = ring.len() - 1;
    let nodes = [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0];
    let weights = |t: f64| {
        nodes.map(|node| {
            let others = nodes.iter().filter(|other| **other != node);
            others.map(|other| (t - other) / (node - other)).product::<f64>()
        })
    };
    let weights: Vec<[f64; 6]> = (0..times).map(|k| weights(k as f64 / times as f64)).collect();
    let mut fine = Vec::with_capacity(n * times + 1);
    for i in 0..n {
        for weights in &weights {
            let near = weights.iter().enumerate().map(|(k, w)| ring[(i + n + k - 2) % n] * *w);
            fine.push(near.fold(Coord::zero(), |sum, part| sum + part));
        }
    }
    fine.extend(fine.first().copied());
    fine
}

fn clipped(round: Polygon<f64>, country: Option<Country>, outlines: Option<&Outlines>) -> MultiPolygon<f64> {
    let outline = match (outlines, country, round.bounding_rect()) {
        (Some([afghanistan, _]), Some(Country::Afghanistan), Some(bounds)) => window(afghanistan, bounds),
        (Some([_, pakistan]), Some(Country::Pakistan), Some(bounds)) => window(pakistan, bounds),
        _ => return MultiPolygon(vec![round]),
    };
    let whole = MultiPolygon(vec![round]);
    let inside = whole.intersection(&outline);
    // A centroid may lie outside an outline from another source.
    if inside.0.is_empty() { whole } else { inside }
}

/// What of an outline is in a window a little larger than some bounds, so that
/// few vertices take part in the intersection: ring by ring after Sutherland
/// and Hodgman (1974), doi:10.1145/360767.360802. Where a ring leaves the window
/// and comes back, it runs along the window's edge to and fro.
fn window(outline: &MultiPolygon<f64>, bounds: Rect<f64>) -> MultiPolygon<f64> {
    const MARGIN: f64 = 0.01;
    let (low, high) = (bounds.min(), bounds.max());
    let cut = |ring: &LineString<f64>| {
        let ring = beyond(ring, |c| c.x - low.x + MARGIN);
        let ring = beyond(&ring, |c| high.x + MARGIN - c.x);
        let ring = beyond(&ring, |c| c.y - low.y + MARGIN);
        beyond(&ring, |c| high.y + MARGIN - c.y)
    };
    let polygons = outline.iter().filter_map(|polygon| {
        let exterior = cut(polygon.exterior());
        let interiors = polygon.interiors().iter().map(cut).filter(|r| r.0.len() > 3);
        (exterior.0.len() > 3).then(|| Polygon::new(exterior, interiors.collect()))
    });
    MultiPolygon(polygons.collect())
}

/// The part of a closed ring where `inside` is not negative.
fn beyond(ring: &LineString<f64>, inside: impl Fn(&Coord<f64>) -> f64) -> LineString<f64> {
    let mut kept = Vec::new();
    for edge in ring.0.windows(2) {
        let (a, b) = (inside(&edge[0]), inside(&edge[1]));
        if a >= 0.0 {
            kept.push(edge[0]);
        }
        if (a >= 0.0) != (b >= 0.0) {
            kept.push(edge[0] + (edge[1] - edge[0]) * (a / (a - b)));
        }
    }
    kept.extend(kept.first().copied());
    LineString(kept)
}
