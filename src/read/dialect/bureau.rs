//! The Bureau of Investigative Journalism's sheets of strikes in Pakistan and
//! Afghanistan. X and Y of the latter are pixels of a picture, no coordinates.

use super::{Columns, Dialect};
use crate::model::{Claim, IncidentType, Source};
use crate::read::{Field, Reject, Row};

pub struct Bureau;
pub static BUREAU: Bureau = Bureau;

impl Dialect for Bureau {
    fn key(&self) -> &'static str {
        "bureau"
    }

    fn title(&self) -> &'static str {
        "Bureau of Investigative Journalism strikes"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[
            &["strike_id", "date", "location", "area"],
            &["region", "date", "village/local_area", "x", "y", "district", "province"],
        ]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Id, &["strike_id"]),
            (Field::Date, &["date", "date_(mm_dd_yyyy)"]),
            (Field::Place, &["village/local_area", "location"]),
            (Field::District, &["district", "area"]),
            (Field::Province, &["province"]),
            (
                Field::KilledMin,
                &[
                    "minimum_total_people_killed",
                    "minimum_people_killed",
                    "min_killed",
                    "minimum_killed",
                ],
            ),
            (
                Field::KilledMax,
                &[
                    "maximum_total_people_killed",
                    "maximum_people_killed",
                    "max_killed",
                    "maximum_killed",
                ],
            ),
            (
                Field::InjuredMin,
                &["minimum_people_injured", "minimum_injured", "min_injured"],
            ),
            (
                Field::InjuredMax,
                &["maximum_people_injured", "maximum_injured", "max_injured"],
            ),
            (Field::Type, &["type_of_attack", "strike_type"]),
            (Field::Sources, &["references", "source", "sources"]),
            (Field::Notes, &["summary", "narrative"]),
        ]
    }

    fn kind(&self, row: &Row) -> IncidentType {
        match row.get(Field::Type).map(IncidentType::parse) {
            None | Some(IncidentType::Other) => IncidentType::DroneStrike,
            Some(kind) => kind,
        }
    }

    fn claims(&self, row: &Row, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        row.claims_of("Bureau of Investigative Journalism", sources)
    }
}
