//! ACLED event exports, from the files of 2016 to those of 2025.
//!
//! Codes: ACLED Codebook (2023), "Geo-precision", "Time precision", "Inter
//! codes"; "Guide to 2023 ACLED column changes".

use super::{Columns, Dialect};
use crate::model::{Actor, ActorKind, Claim, Count, DateInterval, Harm, IncidentType, PlaceText, Precision, Source};
use crate::read::date::DayOrder;
use crate::read::{Field, Reject, Row};

pub struct Acled;
pub static ACLED: Acled = Acled;

/// A named town's coordinate is its centre, not the event's site; kilometres.
const TOWN_KM: f64 = 5.0;
/// "Near a town, or a small part of a region"; kilometres.
const NEAR_KM: f64 = 15.0;

impl Dialect for Acled {
    fn key(&self) -> &'static str {
        "acled"
    }

    fn title(&self) -> &'static str {
        "ACLED events"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[&[
            "event_id_cnty",
            "event_date",
            "time_precision",
            "geo_precision",
            "fatalities",
        ]]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Id, &["event_id_cnty"]),
            (Field::Date, &["event_date"]),
            (Field::DatePrecision, &["time_precision"]),
            (Field::Place, &["location"]),
            (Field::District, &["admin2"]),
            (Field::Province, &["admin1"]),
            (Field::Country, &["country"]),
            (Field::Lat, &["latitude"]),
            (Field::Lon, &["longitude"]),
            (Field::Precision, &["geo_precision"]),
            (Field::Type, &["sub_event_type", "event_type"]),
            (Field::Initiator, &["actor1"]),
            (Field::InitiatorKind, &["inter1"]),
            (Field::Target, &["actor2"]),
            (Field::TargetKind, &["inter2"]),
            (Field::Killed, &["fatalities"]),
            (Field::Sources, &["source"]),
            (Field::Notes, &["notes"]),
        ]
    }

    /// The files that write 05/06/2016 mean 5 June.
    fn day_order(&self) -> Option<DayOrder> {
        Some(DayOrder::DayFirst)
    }

    /// A monadic export has each event once for each actor.
    fn has_unique_ids(&self) -> bool {
        true
    }

    /// 2: within the week whose middle is given; 3: within the month.
    fn date(&self, row: &Row) -> Result<DateInterval, Reject> {
        let date = row.date()?;
        Ok(match row.get(Field::DatePrecision) {
            Some("2") => date.widened(3),
            Some("3") => date.whole_months(),
            _ => date,
        })
    }

    fn place(&self, row: &Row) -> Result<PlaceText, Reject> {
        let (precision, uncertainty_km) = match row.get(Field::Precision) {
            Some("1") => (Some(Precision::Settlement), Some(TOWN_KM)),
            Some("2") => (Some(Precision::Settlement), Some(NEAR_KM)),
            Some("3") => (Some(Precision::Province), None),
            _ => (None, None),
        };
        Ok(PlaceText {
            precision,
            uncertainty_km,
            ..row.place()?
        })
    }

    fn kind(&self, row: &Row) -> IncidentType {
        let Some(text) = row.get(Field::Type) else {
            return IncidentType::Other;
        };
        match text.to_lowercase().as_str() {
            // Aircraft and drones are one class there.
            "air/drone strike" => IncidentType::AirStrike,
            "suicide bomb" => IncidentType::SuicideAttack,
            // Nor does it say from which side of a border.
            "shelling/artillery/missile attack" => IncidentType::Attack,
            "armed clash" | "government regains territory" | "non-state actor overtakes territory" => {
                IncidentType::Clash
            }
            "attack"
            | "remote explosive/landmine/ied"
            | "grenade"
            | "chemical weapon"
            | "sexual violence"
            | "abduction/forced disappearance"
            | "violence against civilians"
            | "remote violence"
            | "explosions/remote violence" => IncidentType::Attack,
            other if other.starts_with("battle") => IncidentType::Clash,
            _ => IncidentType::Other,
        }
    }

    fn initiator(&self, row: &Row) -> Option<Actor> {
        actor(row, Field::Initiator, Field::InitiatorKind)
    }

    fn target(&self, row: &Row) -> Option<Actor> {
        actor(row, Field::Target, Field::TargetKind)
    }

    /// The lowest figure of the reports, shared out over the days of an event
    /// that took several: a floor.
    fn claims(&self, row: &Row, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        let stated = row.count(Field::Killed)?;
        let floor = |(count, text): (Count, Option<String>)| Claim {
            text,
            source: sources.first().map(|s| s.id.clone()),
            ..Claim::stated(
                "ACLED",
                "not stated",
                Harm::Killed,
                Count {
                    greatest: None,
                    open: true,
                    ..count
                },
            )
        };
        Ok(stated.map(floor).into_iter().collect())
    }
}

fn actor(row: &Row, name: Field, kind: Field) -> Option<Actor> {
    Some(Actor {
        kind: row.get(kind).and_then(party),
        ..row.actor(name)?
    })
}

/// The inter codes, as numbers until 2024 and as words since.
fn party(code: &str) -> Option<ActorKind> {
    let code = code.to_lowercase();
    let code = code.strip_suffix(".0").unwrap_or(&code);
    Some(match code {
        "1" | "state forces" => ActorKind::StateForces,
        "2" | "rebel group" | "rebel groups" | "rebel forces" => ActorKind::ArmedGroup,
        "3" | "4" | "political militia" | "political militias" | "identity militia" | "identity militias" => {
            ActorKind::Militia
        }
        "5" | "6" | "rioters" | "protesters" | "rioters only" | "protesters only" => ActorKind::Protesters,
        "7" | "civilians" => ActorKind::Civilians,
        "8" | "external/other forces" | "external forces" | "other forces" => ActorKind::ExternalForces,
        _ => return None,
    })
}
