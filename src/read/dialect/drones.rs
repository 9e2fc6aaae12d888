//! The list of drone strikes in Pakistan that circulates as
//! `PakistanDroneAttacks.csv` (25 columns, a row of totals at its end).

use super::{Columns, Dialect};
use crate::model::{Claim, Harm, IncidentType, Source};
use crate::read::{Field, Reject, Row};

pub struct Drones;
pub static DRONES: Drones = Drones;

/// Killed by group, least and greatest.
const GROUPS: [([usize; 2], &str); 3] = [([0, 1], "civilians"), ([2, 3], "foreigners"), ([4, 4], "Taliban")];

impl Dialect for Drones {
    fn key(&self) -> &'static str {
        "pakistan-drone-attacks"
    }

    fn title(&self) -> &'static str {
        "Pakistan drone attacks"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[&["s#", "date", "location", "no_of_strike", "total_died_min"]]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Id, &["s#"]),
            (Field::Date, &["date"]),
            (Field::Place, &["location"]),
            (Field::District, &["city"]),
            (Field::Province, &["province"]),
            (Field::Lat, &["latitude"]),
            (Field::Lon, &["longitude"]),
            (Field::KilledMin, &["total_died_min"]),
            (Field::KilledMax, &["total_died_max"]),
            (Field::InjuredMin, &["injured_min"]),
            (Field::InjuredMax, &["injured_max"]),
            (Field::Target, &["special_mention_(site)"]),
            (Field::Sources, &["references"]),
            (Field::Notes, &["comments"]),
        ]
    }

    fn extras(&self) -> &'static [&'static str] {
        &[
            "civilians_min",
            "civilians_max",
            "foreigners_min",
            "foreigners_max",
            "taliban",
        ]
    }

    fn kind(&self, _: &Row) -> IncidentType {
        IncidentType::DroneStrike
    }

    fn claims(&self, row: &Row, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        let mut claims = row.claims(sources)?;
        for ([least, greatest], about) in GROUPS {
            let stated = |i| row.extra(i).map_or(Ok(None), |cell| row.count_in(cell));
            let (Some((mut count, text)), most) = (stated(least)?, stated(greatest)?) else {
                continue;
            };
            count.greatest = most.and_then(|(c, _)| c.greatest).max(count.greatest);
            if count.greatest == Some(0) {
                continue;
            }
            claims.push(Claim {
                text,
                part: true,
                ..Claim::stated("not stated", about, Harm::Killed, count)
            });
        }
        Ok(claims)
    }
}
