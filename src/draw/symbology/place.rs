//! Incidents on one place, fanned out or counted; never jittered.

use crate::border::Referenced;
use crate::draw::projection::MapFrame;
use crate::model::{Harm, IncidentType, Place, Precision, toll};
use std::collections::BTreeMap;

/// More incidents than this on one place are counted in a circle.
const MOST_FANNED: usize = 7;
/// Places closer than this on the page are one, CSS pixels; with many places
/// it is doubled until there are few enough to read and to keep the file small.
const CELL: f64 = 3.0;
const MOST_SYMBOLS: usize = 1_500;
/// Radius of a single symbol, CSS pixels.
const RADIUS: f64 = 4.0;

/// What stands at one place of the map.
pub struct Symbol<'a> {
    pub at: (f64, f64),
    /// With the place that brought the incident here.
    pub incidents: Vec<(&'a Referenced, &'a Place)>,
    /// Outer radius of all of it, CSS pixels.
    pub radius: f64,
}

impl<'a> Symbol<'a> {
    /// Whether the incidents are counted instead of shown one by one.
    pub fn is_counted(&self) -> bool {
        self.incidents.len() > MOST_FANNED
    }

    /// Where each incident's own mark is, and its radius: the first in the
    /// middle if alone, otherwise on a ring from the top, by date.
    pub fn marks(&self) -> Vec<((f64, f64), f64)> {
        let n = self.incidents.len();
        if n == 1 {
            return vec![(self.at, RADIUS)];
        }
        let ring = ring_radius(n);
        (0..n)
            .map(|i| {
                let angle = 2.0 * std::f64::consts::PI * i as f64 / n as f64;
                ((self.at.0 + ring * angle.sin(), self.at.1 - ring * angle.cos()), RADIUS)
            })
            .collect()
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
}

fn ring_radius(n: usize) -> f64 {
    // Neighbours on the ring just do not touch.
    (RADIUS * 1.25 / (std::f64::consts::PI / n as f64).sin()).max(RADIUS * 1.25)
}

/// Groups the placed incidents by where they come to lie on the page.
pub fn symbols<'a>(incidents: &[&'a Referenced], frame: &MapFrame) -> Vec<Symbol<'a>> {
    let mut cell = CELL;
    loop {
        let all = grouped(incidents, frame, cell);
        if all.len() <= MOST_SYMBOLS {
            return all;
        }
        cell *= 2.0;
    }
}

fn grouped<'a>(incidents: &[&'a Referenced], frame: &MapFrame, side: f64) -> Vec<Symbol<'a>> {
    let mut cells: BTreeMap<(i64, i64), Symbol<'a>> = BTreeMap::new();
    for &incident in incidents {
        for place in &incident.located.places {
            // A country is no place to put a symbol on.
            if place.precision == Precision::Country {
                continue;
            }
            let Some(at) = place.footprint.anchor().and_then(|p| frame.to_page(p)) else {
                continue;
            };
            if !frame.bounds.holds(at) {
                continue;
            }
            let cell = ((at.0 / side).round() as i64, (at.1 / side).round() as i64);
            let symbol = cells.entry(cell).or_insert_with(|| Symbol {
                at,
                incidents: Vec::new(),
                radius: 0.0,
            });
            symbol.incidents.push((incident, place));
        }
    }
    let most = cells.values().map(|s| s.incidents.len()).max().unwrap_or(1);
    let mut all: Vec<Symbol> = cells.into_values().collect();
    for symbol in &mut all {
        symbol
            .incidents
            .sort_by_key(|(i, _)| (i.located.incident.date, i.located.incident.id.clone()));
        let n = symbol.incidents.len();
        symbol.radius = match n {
            1 => RADIUS * 1.3,
            _ if n <= MOST_FANNED => ring_radius(n) + RADIUS * 1.3,
            _ => counted_radius(n, most),
        };
    }
    // Large ones first, so that small ones are drawn on top.
    all.sort_by(|a, b| b.radius.total_cmp(&a.radius));
    all
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
