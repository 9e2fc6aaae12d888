//! How far apart two places are, each with its size.

use crate::geodesy::{Ecef, KM, LonLat, distance, dot, minus, to_ecef};
use crate::model::Footprint;
use geo::{Contains, MultiPolygon, Point};
use std::collections::HashMap;
use std::f64::consts::PI;
use std::sync::Arc;

/// A place as a disc: quick to compare, and never smaller than the place.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub centre: LonLat,
    pub ecef: Ecef,
    /// Radius, in kilometres, of a disc round the centre that covers it.
    pub cover_km: f64,
    /// Radius, in kilometres, of the disc with its area: how much it says.
    pub radius_km: f64,
    shape: Option<Arc<MultiPolygon<f64>>>,
}

/// A footprint of this radius, in kilometres, says half as much as a point.
const HALF_KM: f64 = 20.0;

/// The sizes of polygons, each measured once: many records share a province.
#[derive(Default)]
pub struct Areas(HashMap<usize, Area>);

#[derive(Clone)]
struct Area {
    /// Kept, so that no other polygon gets its address.
    shape: Arc<MultiPolygon<f64>>,
    radius_km: f64,
    cover_km: f64,
}

impl Areas {
    fn measured(&mut self, footprint: &Footprint, shape: &Arc<MultiPolygon<f64>>, centre: LonLat) -> Option<Area> {
        let address = Arc::as_ptr(shape) as usize;
        if let Some(known) = self.0.get(&address) {
            return Some(known.clone());
        }
        let area = Area {
            shape: Arc::clone(shape),
            radius_km: footprint.uncertainty_km()?,
            cover_km: reach_km(shape, centre)?,
        };
        self.0.insert(address, area.clone());
        Some(area)
    }
}

impl Spot {
    /// `None` for the line and for what is not located.
    pub fn of(footprint: &Footprint, areas: &mut Areas) -> Option<Self> {
        let centre = footprint.anchor()?;
        let (radius_km, cover_km, shape) = match footprint {
            Footprint::Area { shape, .. } => {
                let area = areas.measured(footprint, shape, centre)?;
                (area.radius_km, area.cover_km, Some(area.shape))
            }
            _ => {
                let radius_km = footprint.uncertainty_km()?;
                (radius_km, radius_km, None)
            }
        };
        Some(Self {
            centre,
            ecef: to_ecef(centre),
            cover_km,
            radius_km,
            shape,
        })
    }

    /// The least distance of two grounds, in kilometres, and how well they
    /// agree, 0 to 1: less the farther one is from lying inside the other, and
    /// less the wider the wider of them is. Of two polygons the distance is that
    /// of the discs that cover them, which is never more. `None` where it is
    /// more than `limit_km`.
    pub fn beside(&self, other: &Self, limit_km: f64) -> Option<(f64, f64)> {
        let reach = self.cover_km + other.cover_km;
        // A chord is shorter than the way over the ground.
        let chord = minus(self.ecef, other.ecef);
        if dot(chord, chord).sqrt() / KM > reach + limit_km {
            return None;
        }
        let in_shape = |point: &Self, shape: &MultiPolygon<f64>| {
            let gap = (to_shape_km(point.centre, shape) - point.cover_km).max(0.0);
            // A place in a polygon agrees with it wherever in it.
            (gap, share_left(gap, limit_km))
        };
        let (a, b) = (self.radius_km, other.radius_km);
        let (gap, nearness) = match (&self.shape, &other.shape) {
            (Some(shape), None) => in_shape(other, shape),
            (None, Some(shape)) => in_shape(self, shape),
            (Some(x), Some(y)) if Arc::ptr_eq(x, y) => (0.0, 1.0),
            _ => {
                let between = distance(self.centre, other.centre) / KM;
                let outside = (between - (a - b).abs()).max(0.0);
                let nearness = share_left(outside, 2.0 * a.min(b) + limit_km);
                ((between - reach).max(0.0), nearness)
            }
        };
        (gap <= limit_km).then_some((gap, nearness / (1.0 + a.max(b) / HALF_KM)))
    }
}

/// 1 at 0, 0 at the limit.
fn share_left(x: f64, limit: f64) -> f64 {
    if x <= 0.0 {
        1.0
    } else if limit <= 0.0 {
        0.0
    } else {
        (1.0 - x / limit).max(0.0)
    }
}

/// Distance, in kilometres, from a point to the farthest of a polygon. Edges
/// are straight in degrees and short; a thousandth covers what they bulge.
fn reach_km(shape: &MultiPolygon<f64>, from: LonLat) -> Option<f64> {
    let corners = shape.iter().flat_map(|p| p.exterior().coords());
    let far = corners
        .filter_map(|c| LonLat::try_from(*c).ok())
        .map(|c| distance(from, c) / KM)
        .reduce(f64::max)?;
    Some(far * 1.001)
}

/// Distance, in kilometres, from a point to a polygon, on a plane that touches
/// the earth at the point: good to a hundredth within the windows.
fn to_shape_km(from: LonLat, shape: &MultiPolygon<f64>) -> f64 {
    if shape.contains(&Point::new(from.lon(), from.lat())) {
        return 0.0;
    }
    let degree = PI / 180.0 * crate::geodesy::AUTHALIC_RADIUS / KM;
    let east = degree * from.lat().to_radians().cos();
    let flat = |c: &geo::Coord<f64>| {
        let turn = (c.x - from.lon() + 540.0).rem_euclid(360.0) - 180.0;
        (turn * east, (c.y - from.lat()) * degree)
    };
    let mut least = f64::INFINITY;
    for ring in shape.iter().map(geo::Polygon::exterior) {
        for edge in ring.0.windows(2) {
            let ((ax, ay), (bx, by)) = (flat(&edge[0]), flat(&edge[1]));
            let (dx, dy) = (bx - ax, by - ay);
            let t = (-(ax * dx + ay * dy) / (dx * dx + dy * dy).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
            let (x, y) = (ax + t * dx, ay + t * dy);
            least = least.min(x * x + y * y);
        }
    }
    least.sqrt()
}
