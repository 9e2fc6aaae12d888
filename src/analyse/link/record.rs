//! An incident with what is compared of it, computed once.

use super::actors::Words;
use super::ground::{Areas, Spot};
use super::tolls::Numbers;
use crate::geodesy::{KM, distance};
use crate::model::{Harm, Incident, Located, Precision, toll};
use chrono::NaiveDate;

/// How closely a record's place is known, as far as linking goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// A point, a settlement or a district.
    Fine,
    /// A province or a country: too wide to say that two incidents are one.
    Coarse,
    /// Somewhere along the line, or not known.
    Nowhere,
}

/// One incident of one dataset.
#[derive(Clone, Debug)]
pub struct Record {
    pub incident: Incident,
    /// The file that it comes from.
    pub file: String,
    /// The dataset's number; records of one are distinct by its rules.
    pub set: usize,
    /// Of its most precise place.
    pub precision: Precision,
    pub(super) level: Level,
    /// The places of its best level; it is at all of them.
    pub(super) spots: Vec<Spot>,
    /// Days since 1970.
    pub(super) first_day: i64,
    pub(super) last_day: i64,
    pub(super) initiator: Option<Words>,
    pub(super) target: Option<Words>,
    pub(super) killed: Option<Numbers>,
    pub(super) injured: Option<Numbers>,
}

impl Record {
    pub fn new(located: Located, file: &str, set: usize, areas: &mut Areas) -> Self {
        let Located { incident, places } = located;
        let mut spots: Vec<(Level, Spot)> = places
            .iter()
            .filter_map(|p| Some((level(p.precision), Spot::of(&p.footprint, areas)?)))
            .collect();
        let best = spots.iter().map(|s| s.0).min().unwrap_or(Level::Nowhere);
        spots.retain(|s| s.0 == best);
        let day = |d: NaiveDate| (d - NaiveDate::default()).num_days();
        let actor = |a: &Option<crate::model::Actor>| a.as_ref().and_then(|a| Words::of(&a.name));
        Self {
            file: file.to_owned(),
            set,
            precision: places.iter().map(|p| p.precision).min().unwrap_or(Precision::Unlocated),
            level: best,
            spots: spots.into_iter().map(|s| s.1).collect(),
            first_day: day(incident.date.start()),
            last_day: day(incident.date.end()),
            initiator: actor(&incident.initiator),
            target: actor(&incident.target),
            killed: Numbers::of(toll(&incident.claims, Harm::Killed)),
            injured: Numbers::of(toll(&incident.claims, Harm::Injured)),
            incident,
        }
    }

    /// The radius of its most closely known place, to tell which of several
    /// records knows best where it was.
    pub(super) fn radius_km(&self) -> f64 {
        self.spots.iter().map(|s| s.radius_km).fold(f64::INFINITY, f64::min)
    }

    /// How far, in kilometres, its places lie from those of another, by their
    /// middles: the farthest way from any place to the nearest one of the other
    /// (the Hausdorff distance). `None` where one of the two has none.
    pub fn moved_km(&self, other: &Self) -> Option<f64> {
        let nearest = |from: &Spot, to: &Self| {
            let all = to.spots.iter().map(|s| distance(from.centre, s.centre) / KM);
            all.reduce(f64::min)
        };
        let farthest = |from: &Self, to: &Self| {
            let all = from.spots.iter().map(|s| nearest(s, to));
            all.collect::<Option<Vec<f64>>>()?.into_iter().reduce(f64::max)
        };
        Some(farthest(self, other)?.max(farthest(other, self)?))
    }

    /// The places as written.
    pub fn places(&self) -> String {
        let all: Vec<String> = self.incident.places.iter().map(|p| p.written()).collect();
        all.join("; ")
    }
}

fn level(precision: Precision) -> Level {
    match precision {
        Precision::Exact | Precision::Settlement | Precision::District | Precision::Fuzzy => Level::Fine,
        Precision::Province | Precision::Country => Level::Coarse,
        Precision::Border | Precision::Unlocated => Level::Nowhere,
    }
}

/// The place of each record in an order that is the same however the files
/// were named: by id, then by file, then by content.
pub(super) fn ranks(records: &[Record]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..records.len() as u32).collect();
    let key = |i: u32| {
        let r = &records[i as usize];
        (&r.incident.id, &r.file, r.first_day, r.last_day)
    };
    // Stable: the records of one file keep their order.
    order.sort_by(|a, b| key(*a).cmp(&key(*b)));
    let mut ranks = vec![0; records.len()];
    for (rank, i) in order.into_iter().enumerate() {
        ranks[i as usize] = rank as u32;
    }
    ranks
}
