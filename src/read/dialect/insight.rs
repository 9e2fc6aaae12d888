//! Insecurity Insight's incident lists on HDX: workbooks with a row of tags,
//! and the JSON of the same keys.

use super::{Columns, Dialect};
use crate::model::{Claim, Harm, IncidentType, PlaceText, Precision, Source};
use crate::read::{Field, Reject, Row};

pub struct Insight;
pub static INSIGHT: Insight = Insight;

/// "(1) Exact location"; kilometres.
const EXACT_KM: f64 = 2.0;
/// "(2) 25 km Precision"; kilometres.
const NEAR_KM: f64 = 25.0;
const FUZZY_KM: f64 = 50.0;

impl Dialect for Insight {
    fn key(&self) -> &'static str {
        "insecurity-insight"
    }

    fn title(&self) -> &'static str {
        "Insecurity Insight incidents"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[
            &["date", "country", "admin_1", "geo_precision", "latitude"],
            &["event_description", "geo_precision", "sind_event_id"],
        ]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Id, &["sind_event_id", "event_id"]),
            (Field::Date, &["date"]),
            (Field::Province, &["admin_1"]),
            (Field::Country, &["country", "country_iso"]),
            (Field::Lat, &["latitude"]),
            (Field::Lon, &["longitude"]),
            (Field::Precision, &["geo_precision"]),
            (Field::Type, &["weapon_carried/used", "type_of_attack", "event_type"]),
            (Field::Initiator, &["reported_perpetrator_name", "reported_perpetrator"]),
            (Field::Notes, &["event_description"]),
        ]
    }

    fn extras(&self) -> &'static [&'static str] {
        &[
            "health_workers_killed",
            "health_workers_injured",
            "aid_workers_killed",
            "aid_workers_injured",
            "educators_killed",
            "educators_injured",
        ]
    }

    /// The code stands in brackets before its words.
    fn place(&self, row: &Row) -> Result<PlaceText, Reject> {
        let code = row
            .get(Field::Precision)
            .and_then(|t| t.trim_start_matches('(').chars().next());
        let place = row.place()?;
        let (precision, uncertainty_km) = match code {
            Some('1') => (Some(Precision::Exact), Some(EXACT_KM)),
            Some('2') => (Some(Precision::Settlement), Some(NEAR_KM)),
            // Its district is not named: the point says which.
            Some('3') => (Some(Precision::Fuzzy), Some(NEAR_KM)),
            Some('4') => (Some(Precision::Province), None),
            Some('5') => (Some(Precision::Fuzzy), Some(FUZZY_KM)),
            Some('6') => (Some(Precision::Country), None),
            _ => (None, None),
        };
        Ok(PlaceText {
            precision: precision.filter(|_| place.point.is_some()),
            uncertainty_km: uncertainty_km.filter(|_| place.point.is_some()),
            ..place
        })
    }

    fn kind(&self, row: &Row) -> IncidentType {
        match row.get(Field::Type).map(str::to_lowercase) {
            Some(text) if text.contains("aerial") => IncidentType::AirStrike,
            Some(_) => IncidentType::Attack,
            None => IncidentType::Other,
        }
    }

    /// Of those whom the list is about: that none of them was harmed says nothing
    /// of others.
    fn claims(&self, row: &Row, _: &[Source]) -> Result<Vec<Claim>, Reject> {
        let mut claims = Vec::new();
        for (i, about) in ["health workers", "aid workers", "educators"].into_iter().enumerate() {
            for (harm, extra) in [(Harm::Killed, 2 * i), (Harm::Injured, 2 * i + 1)] {
                let stated = row.extra(extra).map_or(Ok(None), |cell| row.count_in(cell))?;
                if let Some((count, text)) = stated.filter(|(c, _)| c.greatest != Some(0)) {
                    claims.push(Claim {
                        text,
                        ..Claim::stated("Insecurity Insight", about, harm, count)
                    });
                }
            }
        }
        Ok(claims)
    }
}
