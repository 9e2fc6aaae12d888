//! Incidents on one place, fanned out or counted; never jittered.

use super::pack::packed;
use super::toll::{CircleScale, ends};
use crate::border::Referenced;
use crate::draw::projection::MapFrame;
use crate::model::{Harm, IncidentType, Place, Precision, Sighting, Spot, toll};
use std::collections::BTreeMap;
use std::f64::consts::PI;

/// More incidents than this on one place are counted in a circle.
const MOST_FANNED: usize = 7;
/// Places closer than this on the page are one, CSS pixels; with many places
/// it is doubled until there are few enough to read and to keep the file small.
const CELL: f64 = 3.0;
const MOST_SYMBOLS: usize = 1_500;
/// Radius of a single symbol, CSS pixels.
const RADIUS: f64 = 4.0;
/// Radius of the circle of an unknown toll, CSS pixels.
pub(in crate::draw) const UNKNOWN_RADIUS: f64 = 3.2;
/// Radius of a count among circles of tolls, CSS pixels.
const PLAIN_COUNT: f64 = 8.0;

/// What stands at one place of the map.
pub struct Symbol<'a> {
    pub at: (f64, f64),
    /// With the place that brought the incident here, by date.
    pub incidents: Vec<(&'a Referenced, &'a Place)>,
    /// Where each incident's own mark is, and its radius; none where they are
    /// counted.
    pub marks: Vec<((f64, f64), f64)>,
    /// Outer radius of all of it, CSS pixels.
    pub radius: f64,
}

impl Symbol<'_> {
    /// Whether the incidents are counted instead of shown one by one.
    pub fn is_counted(&self) -> bool {
        self.marks.is_empty()
    }

    /// The coarsest precision among its places.
    pub fn precision(&self) -> Precision {
        self.incidents
            .iter()
            .map(|(_, p)| p.precision)
            .max()
            .unwrap_or(Precision::Unlocated)
    }

    /// The gazetteer's name of the place.
    pub fn name(&self) -> &str {
        self.incidents.first().map_or("", |(_, p)| p.name.as_str())
    }

    /// Gives each incident its mark: one in the middle, several on a ring from
    /// the top; circles packed; too many counted.
    fn arrange(&mut self, most: usize, scale: Option<CircleScale>) {
        let n = self.incidents.len();
        if n > MOST_FANNED {
            self.radius = match scale {
                // Beside circles of tolls, a number of incidents has no size.
                Some(_) => PLAIN_COUNT,
                None => counted_radius(n, most),
            };
            return;
        }
        let (offsets, radii): (Vec<(f64, f64)>, Vec<f64>) = match scale {
            Some(scale) => {
                let radius = |i: &Referenced| {
                    ends(i, scale.circles.harm).map_or(UNKNOWN_RADIUS, |(_, greatest)| scale.radius(greatest))
                };
                let radii: Vec<f64> = self.incidents.iter().map(|(i, _)| radius(i)).collect();
                (packed(&radii, 1.2), radii)
            }
            None => (fanned(n), vec![RADIUS; n]),
        };
        let (x, y) = self.at;
        let reach = offsets.iter().zip(&radii).map(|((dx, dy), r)| dx.hypot(*dy) + r);
        // Corners of forms stand out of their disc.
        let corners = if scale.is_some() { 0.5 } else { 0.3 * RADIUS };
        self.radius = reach.fold(0.0, f64::max) + corners;
        self.marks = offsets
            .into_iter()
            .map(|(dx, dy)| (x + dx, y + dy))
            .zip(radii)
            .collect();
    }
}

/// Places on a ring from the top; the middle for one alone. Neighbours on the
/// ring just do not touch.
fn fanned(n: usize) -> Vec<(f64, f64)> {
    if n == 1 {
        return vec![(0.0, 0.0)];
    }
    let ring = (RADIUS * 1.25 / (PI / n as f64).sin()).max(RADIUS * 1.25);
    (0..n)
        .map(|i| 2.0 * PI * i as f64 / n as f64)
        .map(|angle| (ring * angle.sin(), -ring * angle.cos()))
        .collect()
}

/// Groups the placed incidents by where they come to lie on the page; with a
/// scale, their marks are circles as large as their tolls.
pub(in crate::draw) fn symbols<'a>(
    incidents: &[&'a Referenced],
    frame: &MapFrame,
    scale: Option<CircleScale>,
) -> Vec<Symbol<'a>> {
    let mut cell = CELL;
    let mut all = grouped(incidents, frame, cell);
    while all.len() > MOST_SYMBOLS {
        cell *= 2.0;
        all = grouped(incidents, frame, cell);
    }
    let most = all.iter().map(|s| s.incidents.len()).max().unwrap_or(1);
    for symbol in &mut all {
        symbol
            .incidents
            .sort_by_key(|(i, _)| (i.located.incident.date, i.located.incident.id.clone()));
        symbol.arrange(most, scale);
    }
    // Large ones first, so that small ones are drawn on top.
    all.sort_by(|a, b| b.radius.total_cmp(&a.radius));
    all
}

fn grouped<'a>(incidents: &[&'a Referenced], frame: &MapFrame, side: f64) -> Vec<Symbol<'a>> {
    let mut cells: BTreeMap<(i64, i64), Symbol<'a>> = BTreeMap::new();
    for &incident in incidents {
        for (place, at) in places_in(incident, frame) {
            let cell = ((at.0 / side).round() as i64, (at.1 / side).round() as i64);
            let symbol = cells.entry(cell).or_insert_with(|| Symbol {
                at,
                incidents: Vec::new(),
                marks: Vec::new(),
                radius: 0.0,
            });
            symbol.incidents.push((incident, place));
        }
    }
    cells.into_values().collect()
}

/// Where an incident's places come to lie inside a frame. A country is no
/// place to put a mark on.
pub(in crate::draw) fn places_in<'a>(
    incident: &'a Referenced,
    frame: &MapFrame,
) -> impl Iterator<Item = (&'a Place, (f64, f64))> {
    let places = incident.located.places.iter();
    places.filter_map(|p| Some((p, on_page(Spot::from(p), frame)?)))
}

/// As [`places_in`], where no more is known of an incident.
pub(super) fn spots_in<'a>(sighting: &'a Sighting, frame: &MapFrame) -> impl Iterator<Item = (&'a Spot, (f64, f64))> {
    sighting.spots().filter_map(|s| Some((s, on_page(*s, frame)?)))
}

fn on_page(spot: Spot, frame: &MapFrame) -> Option<(f64, f64)> {
    frame.to_page(spot.marked_at()?).filter(|at| frame.bounds.holds(*at))
}

/// Area in proportion to the number, the largest 14 px in radius.
pub(in crate::draw) fn counted_radius(n: usize, most: usize) -> f64 {
    (14.0 * (n as f64 / most.max(1) as f64).sqrt()).max(2.0)
}

/// Whether some claimant states a number killed.
pub(in crate::draw) fn has_number(incident: &Referenced) -> bool {
    toll(&incident.located.incident.claims, Harm::Killed).min.is_some()
}

/// The types among some incidents, in the order of the vocabulary.
pub(in crate::draw) fn kinds(incidents: &[&Referenced]) -> Vec<IncidentType> {
    IncidentType::ALL
        .into_iter()
        .filter(|k| incidents.iter().any(|i| i.located.incident.kind == *k))
        .collect()
}
