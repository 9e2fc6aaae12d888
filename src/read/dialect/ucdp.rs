//! UCDP's Georeferenced Event Dataset: yearly releases, monthly candidates
//! (some without a header) and the files of single countries with HXL tags.
//!
//! Codes: Högbladh (2023), "UCDP GED Codebook version 23.1", Uppsala
//! University: `where_prec`, `date_prec`, `type_of_violence`, deaths.

use super::{Columns, Dialect};
use crate::model::{Actor, ActorKind, Claim, Count, DateInterval, Harm, IncidentType, PlaceText, Precision, Source};
use crate::read::{Field, Reject, Row};

pub struct Ucdp;
pub static UCDP: Ucdp = Ucdp;

const DEATHS_A: usize = 0;
const DEATHS_B: usize = 1;
const DEATHS_CIVILIANS: usize = 2;
const DEATHS_UNKNOWN: usize = 3;

/// `where_prec` 1: the exact place, which is a named town or spot; kilometres.
const EXACT_KM: f64 = 2.0;
/// `where_prec` 2: within about 25 km of it.
const NEAR_KM: f64 = 25.0;
/// `where_prec` 5: a road, river, valley or other area without a stated extent.
const FUZZY_KM: f64 = 50.0;

impl Dialect for Ucdp {
    fn key(&self) -> &'static str {
        "ucdp"
    }

    fn title(&self) -> &'static str {
        "UCDP Georeferenced Events"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[&["where_prec", "date_prec", "type_of_violence", "low", "best", "high"]]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Id, &["id", "relid"]),
            (Field::Date, &["date_start"]),
            (Field::DateEnd, &["date_end"]),
            (Field::DatePrecision, &["date_prec"]),
            (Field::Place, &["where_coordinates"]),
            (Field::District, &["adm_2"]),
            (Field::Province, &["adm_1"]),
            (Field::Country, &["country"]),
            (Field::Lat, &["latitude"]),
            (Field::Lon, &["longitude"]),
            (Field::Precision, &["where_prec"]),
            (Field::Type, &["type_of_violence"]),
            (Field::Initiator, &["side_a"]),
            // A state's number; empty for those that are none.
            (Field::InitiatorKind, &["gwnoa"]),
            (Field::Target, &["side_b"]),
            (Field::TargetKind, &["gwnob"]),
            (Field::KilledMin, &["low"]),
            (Field::KilledMax, &["high"]),
            (Field::KilledBest, &["best"]),
            (Field::Sources, &["source_article"]),
        ]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]
    }

    /// Some candidate releases begin with their first event.
    fn header_for(&self, first: &[&str]) -> Option<&'static [&'static str]> {
        let whole = |i: usize| first.get(i).is_some_and(|c| number(c).is_some());
        // id, year, type_of_violence, where_prec, date_prec, deaths_a.
        let candidate = first.len() == CANDIDATE.len() && [0, 2, 5, 24, 37, 40].into_iter().all(whole);
        candidate.then_some(CANDIDATE)
    }

    fn has_unique_ids(&self) -> bool {
        true
    }

    /// First and last day say it; a month or a year that is given by its first
    /// day is widened.
    fn date(&self, row: &Row) -> Result<DateInterval, Reject> {
        let date = row.date()?;
        Ok(match row.get(Field::DatePrecision).and_then(number) {
            Some(4) => date.whole_months(),
            Some(5) => date.whole_years(),
            _ => date,
        })
    }

    fn place(&self, row: &Row) -> Result<PlaceText, Reject> {
        let (precision, uncertainty_km) = match row.get(Field::Precision).and_then(number) {
            Some(1) => (Some(Precision::Exact), Some(EXACT_KM)),
            Some(2) => (Some(Precision::Settlement), Some(NEAR_KM)),
            Some(3) => (Some(Precision::District), None),
            Some(4) => (Some(Precision::Province), None),
            Some(5) => (Some(Precision::Fuzzy), Some(FUZZY_KM)),
            Some(6) => (Some(Precision::Country), None),
            Some(7) => (Some(Precision::Unlocated), None),
            _ => (None, None),
        };
        Ok(PlaceText {
            precision,
            uncertainty_km,
            ..row.place()?
        })
    }

    /// It says who fought whom, not how.
    fn kind(&self, row: &Row) -> IncidentType {
        match row.get(Field::Type).and_then(number) {
            Some(1 | 2) => IncidentType::Clash,
            Some(3) => IncidentType::Attack,
            _ => IncidentType::Other,
        }
    }

    fn initiator(&self, row: &Row) -> Option<Actor> {
        actor(row, Field::Initiator, Field::InitiatorKind)
    }

    fn target(&self, row: &Row) -> Option<Actor> {
        actor(row, Field::Target, Field::TargetKind)
    }

    /// Each article in quotes, with semicolons between them.
    fn sources(&self, row: &Row) -> Vec<Source> {
        let Some(text) = row.get(Field::Sources).filter(|t| t.starts_with('"')) else {
            return row.sources();
        };
        let articles = text.split("\";").map(|t| t.trim().trim_matches('"').trim());
        articles.filter(|t| !t.is_empty()).map(Source::named).collect()
    }

    /// Its source is one article after another; the name of each is kept.
    fn claims(&self, row: &Row, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        let number = |field| Ok(row.count(field)?.and_then(|(count, _)| count.least));
        let (low, best, high) = (
            number(Field::KilledMin)?,
            number(Field::KilledBest)?,
            number(Field::KilledMax)?,
        );
        let all = [low, best, high];
        let count = Count {
            least: all.into_iter().flatten().min(),
            greatest: all.into_iter().flatten().max(),
            open: false,
        };
        if !count.is_stated() {
            return Ok(Vec::new());
        }
        let source = sources.first().map(|s| s.id.clone());
        let claim = |about: &str, count| Claim {
            source: source.clone(),
            ..Claim::stated("UCDP", about.to_owned(), Harm::Killed, count)
        };
        let mut claims = vec![Claim {
            best,
            ..claim("not stated", count)
        }];
        let side = |field| row.get(field).unwrap_or("not stated");
        let parts = [
            (DEATHS_A, side(Field::Initiator)),
            (DEATHS_B, side(Field::Target)),
            (DEATHS_CIVILIANS, "civilians"),
            (DEATHS_UNKNOWN, "people of unknown side"),
        ];
        for (extra, about) in parts {
            let Some(cell) = row.extra(extra) else { continue };
            if let Some((count, _)) = row.count_in(cell)?.filter(|(c, _)| c.greatest != Some(0)) {
                claims.push(Claim {
                    part: true,
                    ..claim(about, count)
                });
            }
        }
        Ok(claims)
    }
}

fn actor(row: &Row, name: Field, state: Field) -> Option<Actor> {
    let actor = row.actor(name)?;
    let kind = if row.get(state).is_some_and(|n| number(n).is_some_and(|n| n > 0)) {
        Some(ActorKind::StateForces)
    } else if actor.name.eq_ignore_ascii_case("civilians") {
        Some(ActorKind::Civilians)
    } else {
        Some(ActorKind::ArmedGroup)
    };
    Some(Actor { kind, ..actor })
}

/// A whole number; some files write `3.0`.
fn number(text: &str) -> Option<u32> {
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}

/// The columns of a candidate release.
const CANDIDATE: &[&str] = &[
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];
