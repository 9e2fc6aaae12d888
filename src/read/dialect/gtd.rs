//! The Global Terrorism Database.
//!
//! Codes: START (2021), "Global Terrorism Database Codebook": `specificity`,
//! `vicinity`, `-9` and `-99` for unknown, 0 for an unknown month or day.

use super::{Columns, Dialect};
use crate::model::{Claim, Harm, IncidentType, PlaceText, Precision, Source};
use crate::read::{Field, Reject, Row};

pub struct Gtd;
pub static GTD: Gtd = Gtd;

const VICINITY: usize = 0;
const SPECIFICITY: usize = 1;
const PERPETRATORS_KILLED: usize = 2;
const PERPETRATORS_INJURED: usize = 3;
const SUICIDE: usize = 4;
const SCITES: [usize; 3] = [5, 6, 7];

/// The town that is named, and the nearest one to what is named; kilometres.
const TOWN_KM: f64 = 5.0;
const NEAR_KM: f64 = 15.0;

impl Dialect for Gtd {
    fn key(&self) -> &'static str {
        "gtd"
    }

    fn title(&self) -> &'static str {
        "Global Terrorism Database"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[&["eventid", "iyear", "imonth", "iday", "provstate"]]
    }

    fn fields(&self) -> &'static [Columns] {
        &[
            (Field::Id, &["eventid"]),
            (Field::Year, &["iyear"]),
            (Field::Month, &["imonth"]),
            (Field::Day, &["iday"]),
            (Field::DateNote, &["approxdate"]),
            (Field::Place, &["city"]),
            (Field::Province, &["provstate"]),
            (Field::Country, &["country_txt"]),
            (Field::Lat, &["latitude"]),
            (Field::Lon, &["longitude"]),
            (Field::Type, &["attacktype1_txt"]),
            (Field::Initiator, &["gname"]),
            (Field::Target, &["target1", "targtype1_txt"]),
            (Field::Killed, &["nkill"]),
            (Field::Injured, &["nwound"]),
            (Field::Notes, &["summary"]),
        ]
    }

    fn extras(&self) -> &'static [&'static str] {
        &[
            "vicinity",
            "specificity",
            "nkillter",
            "nwoundte",
            "suicide",
            "scite1",
            "scite2",
            "scite3",
        ]
    }

    fn has_unique_ids(&self) -> bool {
        true
    }

    /// Where it is known no closer than to a district, the town's column holds
    /// the district.
    fn place(&self, row: &Row) -> Result<PlaceText, Reject> {
        let known = |name: Option<String>| name.filter(|n| !n.eq_ignore_ascii_case("unknown"));
        let place = row.place()?;
        let place = PlaceText {
            place: known(place.place),
            province: known(place.province),
            ..place
        };
        let is = |extra: usize, code: &str| row.extra(extra).is_some_and(|(_, c)| c == code);
        let Some((_, specificity)) = row.extra(SPECIFICITY) else {
            return Ok(place);
        };
        let (precision, uncertainty_km) = match specificity {
            "1" if is(VICINITY, "1") => (Precision::Settlement, Some(NEAR_KM)),
            "1" => (Precision::Settlement, Some(TOWN_KM)),
            "2" => (Precision::Settlement, Some(NEAR_KM)),
            "3" => (Precision::District, None),
            "4" => (Precision::Province, None),
            _ => (Precision::Unlocated, None),
        };
        let is_district = precision == Precision::District;
        let (place_name, district) = if is_district {
            (None, place.place)
        } else {
            (place.place, None)
        };
        Ok(PlaceText {
            place: place_name,
            district,
            // Without a coordinate the names are all there is.
            precision: place.point.map(|_| precision),
            uncertainty_km,
            ..place
        })
    }

    fn kind(&self, row: &Row) -> IncidentType {
        if row.extra(SUICIDE).is_some_and(|(_, c)| c == "1") {
            return IncidentType::SuicideAttack;
        }
        match row.get(Field::Type) {
            None | Some("Unknown") => IncidentType::Other,
            Some(_) => IncidentType::Attack,
        }
    }

    fn sources(&self, row: &Row) -> Vec<Source> {
        // Quotes are round a part of it, the title.
        let cited = SCITES.iter().filter_map(|&i| row.extra(i));
        cited.map(|(_, text)| Source::named(text)).collect()
    }

    /// The dead and injured, and which of them were perpetrators.
    fn claims(&self, row: &Row, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        let counted = [
            (row.named(Field::Killed), Harm::Killed, "not stated"),
            (row.extra(PERPETRATORS_KILLED), Harm::Killed, "perpetrators"),
            (row.named(Field::Injured), Harm::Injured, "not stated"),
            (row.extra(PERPETRATORS_INJURED), Harm::Injured, "perpetrators"),
        ];
        let mut claims = Vec::new();
        for (cell, harm, about) in counted {
            let Some((count, text)) = cell.map_or(Ok(None), |cell| row.count_in(cell))? else {
                continue;
            };
            let part = about != "not stated";
            if part && count.greatest == Some(0) {
                continue;
            }
            claims.push(Claim {
                text,
                part,
                source: sources.first().map(|s| s.id.clone()),
                ..Claim::stated("GTD", about, harm, count)
            });
        }
        Ok(claims)
    }
}
