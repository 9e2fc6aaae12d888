//! The distance of a footprint: an interval and a probability.

use super::distribution::Distribution;
use super::survey::{Survey, index};
use crate::geodesy::KM;
use crate::model::Country;

/// The distances, in kilometres, for which P(within d) is kept.
pub const DISTANCES_KM: [f64; 4] = [5.0, 10.0, 25.0, 50.0];

/// Ground that reaches the line to this, metres, touches it.
const TOUCHING: f64 = 1.0;

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
    /// The share of the ground on the side of each country, in the order of
    /// [`Country::BOTH`]; the rest is in neither. Of several places, the
    /// probability that one of them is there.
    pub sides: [f64; 2],
    reached: [bool; 2],
    pub measure_km: Option<f64>,
    /// Least and greatest measure of the line's points that are nearest to the
    /// ground's samples and outline. Between those nothing is known: the span
    /// may be longer, by what the nearest point moves from one to the next.
    pub measure_span_km: Option<(f64, f64)>,
}

impl Proximity {
    /// Probability of being within `km` of the line, over all places.
    pub fn probability_within(&self, km: f64) -> f64 {
        let outside: f64 = self.distributions.iter().map(|d| 1.0 - d.share_within(km)).product();
        1.0 - outside
    }

    /// Whether any of the ground is on a country's side: a sample, or a vertex
    /// of the outline more than a metre from the line. A common edge is on
    /// neither side.
    pub fn covers(&self, country: Country) -> bool {
        self.reached[index(country)]
    }

    /// Where its samples are in memory.
    #[cfg(test)]
    pub(super) fn samples(&self) -> impl Iterator<Item = usize> {
        self.distributions.iter().map(Distribution::address)
    }

    pub(in crate::border) fn exact(km: f64, side: Option<Country>, measure: Option<f64>) -> Self {
        Self {
            representative_km: Some(km),
            least_km: km,
            greatest_km: km,
            within: DISTANCES_KM.map(|d| f64::from(u8::from(km <= d))),
            distributions: vec![Distribution::point(km)],
            side,
            sides: Country::BOTH.map(|c| f64::from(u8::from(side == Some(c)))),
            reached: Country::BOTH.map(|c| side == Some(c)),
            measure_km: measure,
            measure_span_km: measure.map(|m| (m, m)),
        }
    }

    /// Of a ground, with its least and greatest distance in metres; no side
    /// and no measure of its own.
    pub(super) fn of(survey: Survey, (least, greatest): (f64, f64)) -> Self {
        let least_km = if least < TOUCHING { 0.0 } else { least / KM };
        let greatest_km = (greatest / KM).max(least_km);
        let (sides, reached) = survey.sides();
        let measure_span_km = Some(survey.span_km());
        let distribution = survey.distribution(least_km, greatest_km);
        let mut proximity = Self {
            representative_km: Some(distribution.median()),
            least_km,
            greatest_km,
            within: [0.0; 4],
            distributions: vec![distribution],
            side: None,
            sides,
            reached,
            measure_km: None,
            measure_span_km,
        };
        proximity.within = DISTANCES_KM.map(|d| proximity.probability_within(d));
        proximity
    }
}

/// The place that is nearest: by representative distance where all have one,
/// otherwise by the least distance.
pub fn nearest(of_places: &[(usize, Proximity)]) -> Option<usize> {
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
pub fn combine(of_places: &[(usize, Proximity)]) -> Option<Proximity> {
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
        for i in 0..2 {
            all.sides[i] = 1.0 - (1.0 - all.sides[i]) * (1.0 - other.sides[i]);
            all.reached[i] |= other.reached[i];
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
