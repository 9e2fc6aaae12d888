//! The distances of footprints: of the ground an incident may be on.

mod degrees;
mod distribution;
mod extremes;
mod greatest;
mod ground;
mod known;
mod least;
mod proximity;
mod round;
mod sampling;
mod survey;

pub use proximity::{DISTANCES_KM, Proximity};

pub(super) use ground::{Outlines, ground};
pub(super) use known::Known;
pub(super) use proximity::{combine, nearest};

use super::Border;
use crate::geodesy::{KM, Region, from_ecef};
use crate::model::{Disc, Footprint};
use geo::MultiPolygon;
use greatest::greatest_inside;
use least::{least_on_outline, rings};
use round::{crosses_seam, greatest_round, rim, seeds};
use sampling::evenly;
use survey::Survey;

/// Points sampled over a footprint. The share within a distance is then off by
/// less than 0.005 (tested on discs across a straight line, whose area is
/// known, and on districts and odd polygons against a million points).
pub const SAMPLES: usize = 4_096;

/// No more points of the outline than this are looked at beside these.
const ON_OUTLINE: usize = 1_024;

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
        Footprint::Disc(disc) => {
            let survey = Survey::new(border);
            let centre = border.project(disc.centre);
            let (survey, (least, greatest)) = if crosses_seam(disc) {
                over_round(survey, disc, centre.distance_km * KM)
            } else {
                over(survey, &ground::round(disc, border.outlines()))?
            };
            // No point is farther from the centre than the radius.
            let (low, high) = (
                centre.distance_km * KM - disc.radius,
                centre.distance_km * KM + disc.radius,
            );
            let mut proximity = Proximity::of(survey, (least.max(low), greatest.min(high)));
            proximity.side = disc.country.or(centre.side);
            proximity.measure_km = Some(centre.measure_km);
            Some(proximity)
        }
        Footprint::Area { shape, label_at, .. } => {
            let (survey, extremes) = over(Survey::new(border), shape)?;
            let mut proximity = Proximity::of(survey, extremes);
            proximity.side = border.side(*label_at);
            Some(proximity)
        }
    }
}

/// A surveyed ground with its least and greatest distance, metres.
type Surveyed<'a> = (Survey<'a>, (f64, f64));

/// Polygons; `None` where they have no area.
fn over<'a>(mut survey: Survey<'a>, shape: &MultiPolygon<f64>) -> Option<Surveyed<'a>> {
    let region = Region::new(shape);
    survey.samples(evenly(shape, SAMPLES)?);
    let vertices: usize = rings(shape).map(|r| r.0.len()).sum();
    let every = vertices.div_ceil(ON_OUTLINE).max(1);
    let vertices = rings(shape).flat_map(|r| &r.0).step_by(every);
    vertices.for_each(|c| survey.edge(degrees::at(*c)));
    let walk = &mut survey.walk;
    let (nearest, from) = survey.nearest;
    let foot = from.map(|p| {
        let foot = walk.foot(p);
        from_ecef(walk.place(&foot).at)
    });
    // The line comes in where its nearest point does, or where it begins.
    let begins = survey.border.line().vertices().first().copied();
    let least = if foot.into_iter().chain(begins).any(|p| region.contains(p)) {
        0.0
    } else {
        least_on_outline(shape, &mut survey.walk, nearest)
    };
    let greatest = greatest_inside(shape, &region, &mut survey.walk, survey.farthest);
    Some((survey, (least, greatest)))
}

/// A disc that polygons in degrees are no good for, not clipped to a country:
/// those two are far. It reaches from its `centre`, in metres from the line,
/// straight towards that.
fn over_round<'a>(mut survey: Survey<'a>, disc: &Disc, centre: f64) -> Surveyed<'a> {
    survey.samples(seeds(disc, SAMPLES));
    rim(disc, ON_OUTLINE).for_each(|p| survey.edge(p));
    let greatest = greatest_round(disc, &mut survey.walk, survey.farthest);
    (survey, ((centre - disc.radius).max(0.0), greatest))
}
