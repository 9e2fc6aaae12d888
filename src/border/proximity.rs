//! The distance of a footprint: an interval and a probability.

use super::Border;
use super::distribution::Distribution;
use super::extremes::extreme;
use crate::geodesy::{self, LonLat, Region};
use crate::model::{Country, Disc, Footprint};
use geo::{BooleanOps, MultiPolygon};
use std::sync::Arc;

/// The distances, in kilometres, for which P(within d) is kept.
pub const DISTANCES_KM: [f64; 4] = [5.0, 10.0, 25.0, 50.0];

/// Points sampled over a footprint. Against an exact area the share within a
/// distance is then off by less than 0.005 (tested on discs across a straight
/// line).
pub const SAMPLES: usize = 4_096;

/// How far a footprint is from the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Proximity {
    /// The distance of a point, or the median over a district's ground;
    /// `None` for anything coarser.
    pub representative_km: Option<f64>,
    pub least_km: f64,
    pub greatest_km: f64,
    /// Probability of being within each of [`DISTANCES_KM`].
    pub within: [f64; 4],
    /// Of each place, any of which may be the near one.
    distributions: Vec<Distribution>,
    pub side: Option<Country>,
    pub measure_km: Option<f64>,
    /// Least and greatest measure of the ground's nearest points.
    pub measure_span_km: Option<(f64, f64)>,
}

impl Proximity {
    /// Probability of being within `km` of the line, over all places.
    pub fn probability_within(&self, km: f64) -> f64 {
        let outside: f64 = self.distributions.iter().map(|d| 1.0 - d.share_within(km)).product();
        1.0 - outside
    }

    fn exact(km: f64, side: Option<Country>, measure: Option<f64>) -> Self {
        Self {
            representative_km: Some(km),
            least_km: km,
            greatest_km: km,
            within: DISTANCES_KM.map(|d| f64::from(u8::from(km <= d))),
            distributions: vec![Distribution::point(km)],
            side,
            measure_km: measure,
            measure_span_km: measure.map(|m| (m, m)),
        }
    }
}

/// What makes two footprints the same ground.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum FootprintKey {
    Disc([u64; 3], Option<Country>),
    Area(usize),
    Stretch([u64; 2]),
    Unlocated,
}

impl FootprintKey {
    pub fn of(footprint: &Footprint) -> Self {
        match footprint {
            Footprint::Disc(d) => Self::Disc([d.centre.lon(), d.centre.lat(), d.radius].map(f64::to_bits), d.country),
            Footprint::Area { shape, .. } => Self::Area(Arc::as_ptr(shape) as usize),
            Footprint::Stretch { from_km, to_km } => Self::Stretch([*from_km, *to_km].map(f64::to_bits)),
            Footprint::Unlocated => Self::Unlocated,
        }
    }
}

/// A disc clipped to its country, or an area as it is.
pub(super) fn ground(
    footprint: &Footprint,
    outlines: Option<&[Arc<MultiPolygon<f64>>; 2]>,
) -> Option<Arc<MultiPolygon<f64>>> {
    match footprint {
        Footprint::Disc(disc) if disc.radius > 0.0 => Some(Arc::new(clipped(disc, outlines))),
        Footprint::Area { shape, .. } => Some(Arc::clone(shape)),
        _ => None,
    }
}

fn clipped(disc: &Disc, outlines: Option<&[Arc<MultiPolygon<f64>>; 2]>) -> MultiPolygon<f64> {
    let whole = MultiPolygon(vec![geodesy::disc(disc.centre, disc.radius)]);
    let outline = match (outlines, disc.country) {
        (Some([afghanistan, _]), Some(Country::Afghanistan)) => afghanistan,
        (Some([_, pakistan]), Some(Country::Pakistan)) => pakistan,
        _ => return whole,
    };
    let inside = whole.intersection(outline.as_ref());
    // A centroid may lie outside an outline from another source.
    if inside.0.is_empty() { whole } else { inside }
}

pub(super) fn measure(border: &Border, footprint: &Footprint) -> Option<Proximity> {
    match footprint {
        Footprint::Unlocated => None,
        Footprint::Stretch { from_km, to_km } => {
            let whole = *from_km <= 0.0 && *to_km >= border.line().length_km();
            let mut on_line = Proximity::exact(0.0, None, None);
            on_line.measure_span_km = (!whole).then_some((*from_km, *to_km));
            Some(on_line)
        }
        Footprint::Disc(disc) if disc.radius <= 0.0 => {
            let p = border.project(disc.centre);
            Some(Proximity::exact(p.distance_km, p.side, Some(p.measure_km)))
        }
        Footprint::Disc(disc) if crosses_seam(disc) => Some(by_circle(border, disc)),
        Footprint::Disc(disc) => {
            let mut proximity = over(border, border.ground(footprint)?.as_ref())?;
            let centre = border.project(disc.centre);
            proximity.side = disc.country.or(centre.side);
            proximity.measure_km = Some(centre.measure_km);
            Some(proximity)
        }
        Footprint::Area { shape, label_at } => {
            let mut proximity = over(border, shape)?;
            proximity.side = border.side(*label_at);
            Some(proximity)
        }
    }
}

/// Samples the ground evenly by area and sharpens both ends of the interval.
fn over(border: &Border, shape: &MultiPolygon<f64>) -> Option<Proximity> {
    let region = Region::new(shape);
    let points = sample(&region)?;
    let mut span = (f64::INFINITY, f64::NEG_INFINITY);
    let mut measured: Vec<(f64, LonLat)> = Vec::with_capacity(points.len());
    for &p in &points {
        let projection = border.project(p);
        span = (span.0.min(projection.measure_km), span.1.max(projection.measure_km));
        measured.push((projection.distance_km, p));
    }
    let spacing = (geodesy::area_km2(shape) / points.len() as f64).sqrt();
    let distances: Vec<f64> = measured.iter().map(|m| m.0).collect();
    let step = 1_000.0 * spacing;
    let least = extreme(border, shape, &region, &mut measured, step, -1.0);
    let greatest = extreme(border, shape, &region, &mut measured, step, 1.0);
    // Ground that reaches the line to a metre touches it.
    let least = if least < 0.001 { 0.0 } else { least };
    let distribution = Distribution::of(distances, spacing, least, greatest);
    let mut proximity = Proximity {
        representative_km: Some(distribution.median()),
        least_km: least,
        greatest_km: greatest,
        within: [0.0; 4],
        distributions: vec![distribution],
        side: None,
        measure_km: None,
        measure_span_km: Some(span),
    };
    proximity.within = DISTANCES_KM.map(|d| proximity.probability_within(d));
    Some(proximity)
}

/// Whether a disc holds a pole or crosses the antimeridian, where polygons in
/// degrees come apart.
fn crosses_seam(disc: &Disc) -> bool {
    let degrees = disc.radius / 110_000.0;
    let (lon, lat) = (disc.centre.lon(), disc.centre.lat().abs());
    lat + degrees > 85.0 || lon.abs() + degrees / lat.to_radians().cos() > 180.0
}

/// A disc far from both countries, without clipping: its distances lie within
/// a radius of its centre's, and are taken as spread like a disc's ground
/// along a straight way.
fn by_circle(border: &Border, disc: &Disc) -> Proximity {
    let centre = border.project(disc.centre);
    let radius = disc.radius / 1_000.0;
    // Quantiles of a disc's ground across: the area left of a chord.
    let across = |i: usize| {
        let share = (i as f64 + 0.5) / SAMPLES as f64;
        let (mut low, mut high) = (-1.0_f64, 1.0_f64);
        for _ in 0..40 {
            let y = (low + high) / 2.0;
            let below = 0.5 + (y * (1.0 - y * y).sqrt() + y.asin()) / std::f64::consts::PI;
            if below < share { low = y } else { high = y }
        }
        low
    };
    let distances: Vec<f64> = (0..SAMPLES)
        .map(|i| (centre.distance_km + radius * across(i)).abs())
        .collect();
    let (least, greatest) = ((centre.distance_km - radius).max(0.0), centre.distance_km + radius);
    let distribution = Distribution::of(distances, radius / (SAMPLES as f64).sqrt(), least, greatest);
    let mut proximity = Proximity {
        representative_km: Some(distribution.median()),
        least_km: least,
        greatest_km: greatest,
        within: [0.0; 4],
        distributions: vec![distribution],
        side: border.side(disc.centre),
        measure_km: Some(centre.measure_km),
        measure_span_km: None,
    };
    proximity.within = DISTANCES_KM.map(|d| proximity.probability_within(d));
    proximity
}

/// Points spread evenly by area: the additive sequence of the plastic number
/// in longitude and the sine of the latitude, kept where they fall inside.
fn sample(region: &Region) -> Option<Vec<LonLat>> {
    const PLASTIC: f64 = 1.324_717_957_244_746;
    /// A shape that fills less than this share of its box is hardly there.
    const THINNEST: usize = 200;
    let (west, south, east, north) = region.bounds()?;
    let (low, high) = (south.to_radians().sin(), north.to_radians().sin());
    let (a, b) = (1.0 / PLASTIC, 1.0 / (PLASTIC * PLASTIC));
    let mut inside = Vec::with_capacity(SAMPLES);
    for i in 0..SAMPLES * THINNEST {
        let n = i as f64 + 0.5;
        let lon = west + (n * a).fract() * (east - west);
        let lat = (low + (n * b).fract() * (high - low)).asin().to_degrees();
        let p = LonLat::clamped(lon, lat);
        if region.contains(p) {
            inside.push(p);
            if inside.len() == SAMPLES {
                break;
            }
        }
    }
    (!inside.is_empty()).then_some(inside)
}

/// The place that is nearest: by representative distance where all have one,
/// otherwise by the least distance.
pub(super) fn nearest(of_places: &[(usize, Proximity)]) -> Option<usize> {
    let all_known = of_places.iter().all(|(_, p)| p.representative_km.is_some());
    let rank = |p: &Proximity| match p.representative_km {
        Some(km) if all_known => km,
        _ => p.least_km,
    };
    of_places
        .iter()
        .min_by(|(_, a), (_, b)| {
            // Of two that may both touch the line, the better known one.
            rank(a)
                .total_cmp(&rank(b))
                .then(a.greatest_km.total_cmp(&b.greatest_km))
        })
        .map(|(i, _)| *i)
}

/// Several places as one incident: it is at all of them.
pub(super) fn combine(of_places: &[(usize, Proximity)]) -> Option<Proximity> {
    let nearest = nearest(of_places)?;
    let (_, main) = of_places.iter().find(|(i, _)| *i == nearest)?;
    let mut all = main.clone();
    for (i, other) in of_places {
        if *i == nearest {
            continue;
        }
        all.least_km = all.least_km.min(other.least_km);
        all.greatest_km = all.greatest_km.min(other.greatest_km);
        all.representative_km = match (all.representative_km, other.representative_km) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        all.distributions.extend(other.distributions.iter().cloned());
        if all.side != other.side {
            all.side = None;
        }
        all.measure_span_km = match (all.measure_span_km, other.measure_span_km) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
    }
    // A representative may not lie outside the interval it stands for.
    all.representative_km = all.representative_km.map(|km| km.clamp(all.least_km, all.greatest_km));
    all.within = DISTANCES_KM.map(|d| all.probability_within(d));
    Some(all)
}
