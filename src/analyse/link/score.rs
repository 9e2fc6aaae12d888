//! How much speaks for two records being one incident.

use super::record::{Level, Record};
use super::{Options, actors, tolls};
use crate::model::IncidentType::{self, *};

/// What each agreement may add; together 1. When and where are what datasets
/// state most surely; types, names and numbers differ by their rules.
const TIME: f64 = 0.25;
const SPACE: f64 = 0.35;
const KIND: f64 = 0.15;
const ACTORS: f64 = 0.15;
const TOLLS: f64 = 0.10;
/// What counts where one of the two states nothing: neither for nor against.
const UNKNOWN: f64 = 0.5;

/// The agreements of two records, each from 0 to 1; `None` where one of the
/// two states nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    /// Days between the two dates; 0 where they overlap.
    pub gap_days: i64,
    /// Least distance of the two footprints; `None` where one has none.
    pub gap_km: Option<f64>,
    pub time: f64,
    pub space: f64,
    pub kind: Option<f64>,
    pub actors: Option<f64>,
    pub tolls: Option<f64>,
    /// The weighted sum, to four decimals, so that it is the same everywhere.
    pub score: f64,
}

/// Compares two records; `None` where they lie outside the windows, or where
/// the place says too little and nothing else agrees strongly.
pub fn pair(a: &Record, b: &Record, options: &Options) -> Option<Parts> {
    let (gap_days, time) = time(a, b, options.days)?;
    let kind = kinds(a.incident.kind, b.incident.kind);
    let rest = || {
        let actors = actors::agreement(
            (a.initiator.as_ref(), a.target.as_ref()),
            (b.initiator.as_ref(), b.target.as_ref()),
        );
        (actors, tolls::agreement([a.killed, b.killed], [a.injured, b.injured]))
    };
    let level = a.level.max(b.level);
    if level != Level::Fine {
        let (actors, tolls) = rest();
        if !enough_without_place(level, kind, actors, tolls) {
            return None;
        }
    }
    let (gap_km, space) = space(a, b, options.km)?;
    let known = TIME * time + SPACE * space + KIND * kind.unwrap_or(UNKNOWN);
    // Most pairs are far from enough: names need not be compared.
    if rounded(known + ACTORS + TOLLS) < options.min_score {
        return None;
    }
    let (actors, tolls) = rest();
    let score = known + ACTORS * actors.unwrap_or(UNKNOWN) + TOLLS * tolls.unwrap_or(UNKNOWN);
    Some(Parts {
        gap_days,
        gap_km,
        time,
        space,
        kind,
        actors,
        tolls,
        score: rounded(score),
    })
}

fn rounded(score: f64) -> f64 {
    (score * 1e4).round() / 1e4
}

/// Days apart, and the agreement: less with each day between, and less the
/// longer the longer of the two intervals is (1 for a day, 0.54 for a week,
/// 0.40 for a month, 0.28 for a year).
fn time(a: &Record, b: &Record, days: u32) -> Option<(i64, f64)> {
    let gap = (a.first_day - b.last_day).max(b.first_day - a.last_day).max(0);
    if gap > i64::from(days) {
        return None;
    }
    let longest = (a.last_day - a.first_day).max(b.last_day - b.first_day) + 1;
    let nearness = 1.0 - gap as f64 / (f64::from(days) + 1.0);
    Some((gap, nearness / (1.0 + (longest as f64).log10())))
}

/// Kilometres apart, and the agreement of the best pair of places.
fn space(a: &Record, b: &Record, limit_km: f64) -> Option<(Option<f64>, f64)> {
    if a.spots.is_empty() || b.spots.is_empty() {
        return Some((None, 0.0));
    }
    let mut best: Option<(f64, f64)> = None;
    for x in &a.spots {
        for y in &b.spots {
            if let Some((gap, agreement)) = x.beside(y, limit_km)
                && best.is_none_or(|(km, most)| agreement > most || agreement == most && gap < km)
            {
                best = Some((gap, agreement));
            }
        }
    }
    best.map(|(km, agreement)| (Some(km), agreement))
}

/// Types that one dataset may call what another calls the first.
const KIN: [(IncidentType, IncidentType, f64); 8] = [
    (AirStrike, DroneStrike, 0.7),
    (SuicideAttack, Attack, 0.7),
    (CrossBorderFire, Clash, 0.6),
    (Clash, Attack, 0.5),
    (AirStrike, CrossBorderFire, 0.4),
    (CrossBorderFire, Attack, 0.4),
    (DroneStrike, CrossBorderFire, 0.3),
    (SuicideAttack, Clash, 0.3),
];

fn kinds(a: IncidentType, b: IncidentType) -> Option<f64> {
    if a == Other || b == Other {
        return None;
    }
    if a == b {
        return Some(1.0);
    }
    let kin = KIN.iter().find(|(x, y, _)| (*x, *y) == (a, b) || (*y, *x) == (a, b));
    Some(kin.map_or(0.0, |k| k.2))
}

/// A province holds many incidents a day, and "unknown" all of them: such a
/// place links nothing by itself.
fn enough_without_place(level: Level, kind: Option<f64>, actors: Option<f64>, tolls: Option<f64>) -> bool {
    let strong = |x: Option<f64>, least: f64| usize::from(x.is_some_and(|x| x >= least));
    match level {
        Level::Fine => true,
        Level::Coarse => strong(kind, 1.0) + strong(actors, 0.8) + strong(tolls, 0.8) >= 2,
        Level::Nowhere => strong(kind, 1.0) + strong(actors, 0.8) + strong(tolls, 1.0) == 3,
    }
}
