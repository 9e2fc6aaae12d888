//! The JSON of dronestre.am: strikes in Pakistan, Yemen and Somalia after the
//! Bureau of Investigative Journalism.

use super::{Columns, Dialect};
use crate::model::{Claim, IncidentType, Source};
use crate::read::{Field, Reject, Row};

pub struct Strikes;
pub static STRIKES: Strikes = Strikes;

impl Dialect for Strikes {
    fn key(&self) -> &'static str {
        "dronestream"
    }

    fn title(&self) -> &'static str {
        "dronestre.am strikes"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[&["number", "narrative", "deaths_min", "deaths_max", "bureau_id"]]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Id, &["_id", "number"]),
            (Field::Date, &["date"]),
            (Field::Place, &["town"]),
            (Field::District, &["location"]),
            (Field::Country, &["country"]),
            (Field::Lat, &["lat"]),
            (Field::Lon, &["lon"]),
            (Field::Killed, &["deaths"]),
            (Field::KilledMin, &["deaths_min"]),
            (Field::KilledMax, &["deaths_max"]),
            (Field::Injured, &["injuries"]),
            (Field::Target, &["target"]),
            (Field::Sources, &["bij_link"]),
            (Field::Notes, &["bij_summary_short", "narrative"]),
        ]
    }

    fn kind(&self, _: &Row) -> IncidentType {
        IncidentType::DroneStrike
    }

    fn claims(&self, row: &Row, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        row.claims_of("Bureau of Investigative Journalism", sources)
    }
}
