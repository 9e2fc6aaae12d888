//! How many incidents lie within given distances of the line.

use super::{Cell, Certainty, Table};
use crate::border::{DISTANCES_KM, Referenced};

/// Incidents within a distance: certain ⊆ likely ⊆ possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub within_km: f64,
    pub certain: usize,
    pub likely: usize,
    pub possible: usize,
}

/// One band for each of the standard distances; each holds the ones before.
pub fn bands(incidents: &[&Referenced]) -> Vec<Band> {
    let count = |certainty: Certainty, km: f64| incidents.iter().filter(|i| certainty.holds(i, km)).count();
    DISTANCES_KM
        .into_iter()
        .map(|km| Band {
            within_km: km,
            certain: count(Certainty::Certain, km),
            likely: count(Certainty::Likely, km),
            possible: count(Certainty::Possible, km),
        })
        .collect()
}

pub fn table(incidents: &[&Referenced]) -> Table {
    let placed = incidents.iter().filter(|i| i.proximity.is_some()).count();
    let unlocated = incidents.len() - placed;
    Table {
        name: "bands",
        title: "Incidents by distance to the line".into(),
        columns: vec!["within_km", "certain", "likely", "possible"],
        rows: bands(incidents)
            .iter()
            .map(|b| {
                vec![
                    Cell::Number(b.within_km, 0),
                    Cell::count(b.certain),
                    Cell::count(b.likely),
                    Cell::count(b.possible),
                ]
            })
            .collect(),
        note: format!(
            "Of {placed} placed incidents; {unlocated} not located. Certain: all of the footprint is within the \
             distance; likely: probability of at least one half; possible: some of it. Each row holds the rows above."
        ),
    }
}
