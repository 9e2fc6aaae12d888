//! Points spread evenly over polygons.

use crate::geodesy::LonLat;
use geo::{BoundingRect, LineString, MultiPolygon, Polygon};

/// WGS 84: square of the first eccentricity, and of the polar radius, square
/// kilometres.
const E2: f64 = 0.006_694_379_990_14;
const POLAR_RADIUS2: f64 = 6_356.752_3 * 6_356.752_3;

/// A stretch of a parallel that is on the ground, for the band round it.
struct Chord {
    lat: f64,
    west: f64,
    east: f64,
    /// Of its part of the band, square kilometres.
    area: f64,
}

/// Points that each stand for as much ground.
pub(super) struct Samples {
    pub points: Vec<LonLat>,
    /// Side of a square with the area of that ground, kilometres.
    pub cell_km: f64,
}

/// About `count` points, spread evenly by area on the ellipsoid; none where
/// the polygons have no area.
///
/// Each polygon is cut into bands of latitude. The chords in the middle of
/// these get points by area, evenly set from end to end. Thin, scattered and
/// pierced shapes get as many as compact ones, and a point stands for a cell
/// that is about square.
pub(super) fn evenly(shape: &MultiPolygon<f64>, count: usize) -> Option<Samples> {
    let cell = shape.iter().map(rough_area).sum::<f64>() / count as f64;
    if cell <= 0.0 {
        return None;
    }
    let chords: Vec<Chord> = shape.iter().flat_map(|polygon| chords(polygon, cell)).collect();
    let step = chords.iter().map(|c| c.area).sum::<f64>() / count as f64;
    let mut points = Vec::with_capacity(count + 1);
    let mut before = 0.0;
    for chord in &chords {
        let after = before + chord.area / step;
        // What is rounded off here is made up for by the next.
        let of_chord = (after.round() - before.round()) as usize;
        for i in 0..of_chord {
            let share = (i as f64 + 0.5) / of_chord as f64;
            points.push(LonLat::clamped(
                chord.west + share * (chord.east - chord.west),
                chord.lat,
            ));
        }
        before = after;
    }
    (!points.is_empty()).then_some(Samples {
        points,
        cell_km: step.sqrt(),
    })
}

fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

fn sine(lat: f64) -> f64 {
    lat.to_radians().sin()
}

/// In radians of longitude times sine of the latitude, edges taken as straight
/// in these.
fn rough_area(polygon: &Polygon<f64>) -> f64 {
    let of_ring = |ring: &LineString<f64>| {
        let trapezoids = ring
            .0
            .windows(2)
            .map(|e| (e[1].x - e[0].x) * (sine(e[0].y) + sine(e[1].y)));
        trapezoids.sum::<f64>().to_radians().abs() / 2.0
    };
    let holes: f64 = polygon.interiors().iter().map(of_ring).sum();
    (of_ring(polygon.exterior()) - holes).max(0.0)
}

/// The chords of a polygon in bands that suit cells of an area.
fn chords(polygon: &Polygon<f64>, cell: f64) -> Vec<Chord> {
    /// Bands are no fewer than this share of those of a square, and no more
    /// than so many for each cell.
    const FEWEST: f64 = 0.16;
    const MOST: f64 = 4.0;
    let Some(bounds) = polygon.bounding_rect() else {
        return Vec::new();
    };
    let (low, high) = (sine(bounds.min().y), sine(bounds.max().y));
    let square = cell.sqrt() * f64::midpoint(bounds.min().y, bounds.max().y).to_radians().cos();
    let cells = rough_area(polygon) / cell;
    let bands = ((high - low) / square).max(FEWEST * cells.sqrt());
    let bands = bands.min(MOST * cells).ceil().max(1.0);
    let height = (high - low) / bands;
    let middles = (0..bands as usize).map(|i| (low + (i as f64 + 0.5) * height).asin().to_degrees());
    let lats: Vec<f64> = middles.collect();
    let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); lats.len()];
    for edge in rings(polygon).flat_map(|ring| ring.0.windows(2)) {
        let (a, b) = if edge[0].y <= edge[1].y {
            (edge[0], edge[1])
        } else {
            (edge[1], edge[0])
        };
        // An edge holds its lower end, so that a vertex counts once.
        let of_edge = lats.partition_point(|&lat| lat < a.y)..lats.partition_point(|&lat| lat < b.y);
        for (lat, crossings) in lats[of_edge.clone()].iter().zip(&mut crossings[of_edge]) {
            crossings.push(a.x + (lat - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    }
    let mut chords = Vec::with_capacity(lats.len());
    for (&lat, crossings) in lats.iter().zip(&mut crossings) {
        crossings.sort_unstable_by(f64::total_cmp);
        // Of longitude and sine of the latitude.
        let swell = POLAR_RADIUS2 * (1.0 - E2 * sine(lat).powi(2)).powi(-2);
        chords.extend(crossings.chunks_exact(2).map(|ends| Chord {
            lat,
            west: ends[0],
            east: ends[1],
            area: (ends[1] - ends[0]).to_radians() * height * swell,
        }));
    }
    chords
}
