//! The list of suicide attacks in Pakistan that circulates as
//! `PakistanSuicideAttacks.csv` (26 columns, Windows-1252).

use super::{Columns, Dialect};
use crate::model::IncidentType;
use crate::read::{Field, Row};

pub struct Suicide;
pub static SUICIDE: Suicide = Suicide;

impl Dialect for Suicide {
    fn key(&self) -> &'static str {
        "pakistan-suicide-attacks"
    }

    fn title(&self) -> &'static str {
        "Pakistan suicide attacks"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[&["date", "islamic_date", "killed_max", "location_category"]]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Id, &["s#"]),
            (Field::Date, &["date"]),
            (Field::DateNote, &["islamic_date"]),
            (Field::Place, &["location"]),
            (Field::District, &["city"]),
            (Field::Province, &["province"]),
            (Field::Lat, &["latitude"]),
            (Field::Lon, &["longitude"]),
            (Field::KilledMin, &["killed_min"]),
            (Field::KilledMax, &["killed_max"]),
            (Field::InjuredMin, &["injured_min"]),
            (Field::InjuredMax, &["injured_max"]),
            (Field::Target, &["target_type"]),
        ]
    }

    fn kind(&self, _: &Row) -> IncidentType {
        IncidentType::SuicideAttack
    }
}
