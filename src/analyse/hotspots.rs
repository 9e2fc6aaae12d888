//! Stretches of the line with more incidents abreast of them than chance
//! would put there: a one-dimensional scan statistic (Naus 1965,
//! doi:10.1080/01621459.1965.10480810) with a Monte Carlo p-value.

use super::significance::{Uniform, monte_carlo_p};
use super::{Cell, Table};
use crate::border::{BorderLine, Referenced};
use rayon::prelude::*;
use std::cell::LazyCell;

/// Width of the scanning window, kilometres of the line.
pub const WINDOW_KM: f64 = 50.0;
/// Incidents within this distance (likely) take part, kilometres.
pub const REACH_KM: f64 = 50.0;
const RUNS: usize = 999;
const SEED: u64 = 1893;

/// A window of the line with its incidents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HotSpot {
    pub from_km: f64,
    pub to_km: f64,
    pub incidents: usize,
    /// Chance of so full a window anywhere, were incidents spread evenly.
    pub p: f64,
}

/// The fullest windows that do not overlap, fullest first, with at least two
/// incidents; and how many incidents took part.
pub fn hotspots(incidents: &[&Referenced], length_km: f64) -> (Vec<HotSpot>, usize) {
    let mut measures: Vec<f64> = incidents
        .iter()
        .filter_map(|i| i.proximity.as_ref())
        .filter(|p| p.probability_within(REACH_KM) >= 0.5)
        .filter_map(|p| p.measure_km)
        .collect();
    measures.sort_by(f64::total_cmp);
    let n = measures.len();
    let mut left = measures.clone();
    let mut found = Vec::new();
    let worlds = LazyCell::new(|| random_worlds(n, length_km));
    while let Some((from_km, incidents)) = fullest(&left).filter(|f| f.1 >= 2) {
        found.push(HotSpot {
            from_km,
            to_km: from_km + WINDOW_KM,
            incidents,
            p: monte_carlo_p(&incidents, &worlds),
        });
        left.retain(|m| !(from_km..=from_km + WINDOW_KM).contains(m));
    }
    (found, n)
}

/// The fullest window of each of the worlds in which `n` incidents are spread
/// evenly over a line.
fn random_worlds(n: usize, length_km: f64) -> Vec<usize> {
    let one = |run: usize| {
        let mut uniform = Uniform::seeded(SEED).after(run * n);
        let mut world: Vec<f64> = (0..n).map(|_| uniform.draw() * length_km).collect();
        world.sort_unstable_by(f64::total_cmp);
        fullest(&world).map_or(0, |f| f.1)
    };
    (0..RUNS).into_par_iter().map(one).collect()
}

/// The window, beginning at an incident, that holds the most; the first of
/// equals, so that the answer does not depend on order.
fn fullest(sorted: &[f64]) -> Option<(f64, usize)> {
    let mut best: Option<(f64, usize)> = None;
    let mut end = 0;
    for (i, &from) in sorted.iter().enumerate() {
        while sorted.get(end).is_some_and(|&m| m <= from + WINDOW_KM) {
            end += 1;
        }
        if best.is_none_or(|(_, most)| end - i > most) {
            best = Some((from, end - i));
        }
    }
    best
}

pub fn table(incidents: &[&Referenced], line: &BorderLine) -> Table {
    let (spots, n) = hotspots(incidents, line.length_km());
    Table {
        name: "hotspots",
        title: format!("Fullest stretches of {WINDOW_KM:.0} km"),
        columns: vec!["from_km", "to_km", "middle_lon", "middle_lat", "incidents", "p"],
        rows: spots
            .iter()
            .map(|s| {
                let at = line.resolve((s.from_km + s.to_km) / 2.0);
                vec![
                    Cell::Number(s.from_km, 0),
                    Cell::Number(s.to_km, 0),
                    Cell::Number(at.lon(), 3),
                    Cell::Number(at.lat(), 3),
                    Cell::count(s.incidents),
                    Cell::Number(s.p, 3),
                ]
            })
            .collect(),
        note: format!(
            "{n} incidents likely within {REACH_KM:.0} km and with a measure of their own. p: share of {RUNS} random worlds, \
             with as many incidents spread evenly along the line, in which some window is as full. Incidents cluster where \
             people, roads and reporters are; a small p is no explanation."
        ),
    }
}
