//! Monthly counts by district: HDX HAPI's conflict events (which are ACLED's),
//! and the older tables of the same figures.
//!
//! A row counts events; it becomes one incident that says how many it stands
//! for. A row that counts none is rejected.

use super::{Columns, Dialect};
use crate::model::{Claim, Count, DateInterval, Harm, IncidentType, PlaceText, Precision, Source};
use crate::read::{Field, Reject, Row};

pub struct Hapi;
pub static HAPI: Hapi = Hapi;

const EVENTS: usize = 0;
const PROVIDER: [usize; 2] = [1, 2];

impl Dialect for Hapi {
    fn key(&self) -> &'static str {
        "hapi"
    }

    fn title(&self) -> &'static str {
        "HDX monthly counts of conflict events"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[
            &["event_type", "events", "fatalities", "reference_period_start"],
            &["event_type", "events", "fatalities", "start_date", "admin_2_name"],
        ]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Date, &["reference_period_start", "start_date"]),
            (Field::DateEnd, &["reference_period_end", "end_date"]),
            (Field::District, &["admin2_name", "admin_2_name"]),
            (Field::Province, &["admin1_name", "admin_1_name"]),
            (Field::Country, &["location_code", "country_iso3"]),
            (Field::Type, &["event_type"]),
            (Field::Killed, &["fatalities"]),
        ]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["events", "provider_admin1_name", "provider_admin2_name"]
    }

    fn date(&self, row: &Row) -> Result<DateInterval, Reject> {
        if let Some((column, "0" | "0.0")) = row.extra(EVENTS) {
            return Err(row.reject(column, "0", "counts no event in this period"));
        }
        row.date()
    }

    /// The provider's names serve where nobody matched them to a P-code.
    fn place(&self, row: &Row) -> Result<PlaceText, Reject> {
        let place = row.place()?;
        let provider = |i: usize| row.extra(PROVIDER[i]).map(|(_, name)| name.to_owned());
        let district = place.district.or_else(|| provider(1));
        let province = place.province.or_else(|| provider(0));
        let precision = match (&district, &province) {
            (Some(_), _) => Precision::District,
            (None, Some(_)) => Precision::Province,
            (None, None) => Precision::Country,
        };
        Ok(PlaceText {
            district,
            province,
            precision: Some(precision),
            ..place
        })
    }

    fn kind(&self, row: &Row) -> IncidentType {
        match row.get(Field::Type) {
            Some("political_violence" | "civilian_targeting") => IncidentType::Attack,
            Some(other) => IncidentType::parse(other),
            None => IncidentType::Other,
        }
    }

    fn sources(&self, row: &Row) -> Vec<Source> {
        let counted = row.extra(EVENTS).map(|(_, n)| n.trim_end_matches(".0"));
        let what = row.get(Field::Type).unwrap_or("events").replace('_', " ");
        let counted = counted.map(|n| format!("ACLED by HDX: {n} × {what} in this period"));
        counted.iter().map(|text| Source::named(text)).collect()
    }

    fn claims(&self, row: &Row, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        let Some((count, text)) = row.count(Field::Killed)? else {
            return Ok(Vec::new());
        };
        let floor = Count {
            greatest: None,
            open: true,
            ..count
        };
        Ok(vec![Claim {
            text,
            source: sources.first().map(|s| s.id.clone()),
            ..Claim::stated("ACLED", "not stated", Harm::Killed, floor)
        }])
    }
}
