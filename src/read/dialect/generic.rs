//! A table of nobody's in particular: columns by their common names, or by a
//! word in them.

use super::{Columns, Dialect};
use crate::read::Field;

pub struct Generic;
pub static GENERIC: Generic = Generic;

impl Dialect for Generic {
    fn key(&self) -> &'static str {
        "table"
    }

    fn title(&self) -> &'static str {
        "table"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[]
    }

    fn fields(&self) -> &'static [Columns] {
        FIELDS
    }
}

/// The names that are clear by themselves.
pub(super) const FIELDS: &[Columns] = &[
    (Field::Id, &["id", "incident_id", "event_id", "event_id_cnty"]),
    (Field::Title, &["title"]),
    (Field::Date, &["date", "event_date", "date_start", "start_date"]),
    (Field::DateEnd, &["date_end", "end_date"]),
    (Field::DateNote, &["date_note"]),
    (Field::Text, &["text"]),
    (Field::Place, &["place", "location", "town", "city", "settlement"]),
    (Field::District, &["district", "admin2", "adm_2"]),
    (Field::Province, &["province", "admin1", "adm_1"]),
    (Field::Country, &["country"]),
    (Field::Lat, &["lat", "latitude"]),
    (Field::Lon, &["lon", "longitude", "lng", "long"]),
    (Field::UncertaintyKm, &["uncertainty_km"]),
    (Field::Precision, &["precision"]),
    (Field::Type, &["type", "sub_event_type", "event_type"]),
    (Field::Initiator, &["initiator", "actor1", "side_a"]),
    (Field::InitiatorKind, &["initiator_kind"]),
    (Field::Target, &["target", "actor2", "side_b"]),
    (Field::TargetKind, &["target_kind"]),
    (Field::Killed, &["killed", "deaths", "fatalities"]),
    (Field::KilledMin, &["killed_min"]),
    (Field::KilledMax, &["killed_max"]),
    (Field::KilledOpen, &["killed_open"]),
    (Field::Injured, &["injured", "wounded"]),
    (Field::InjuredMin, &["injured_min"]),
    (Field::InjuredMax, &["injured_max"]),
    (Field::InjuredOpen, &["injured_open"]),
    (Field::Claimant, &["claimant"]),
    (Field::Sources, &["sources", "source"]),
    (Field::Notes, &["notes", "note"]),
];

/// Words of a column's name that give it away, and words that do not go with
/// them; in the order in which fields choose.
const WORDS: &[(Field, &[&str], &[&str])] = &[
    (Field::Lat, &["latitude", "lat", "gps_lat"], &["precision"]),
    (Field::Lon, &["longitude", "lon", "lng", "long"], &["precision"]),
    (Field::DateEnd, &["end", "until"], &["weekend"]),
    (
        Field::Date,
        &["date", "when", "day"],
        &["end", "entry", "updated", "created", "report", "reported", "modified"],
    ),
    (
        Field::District,
        &["district", "adm2", "admin2", "tehsil", "uluswali", "woluswali"],
        &["code", "pcode", "id"],
    ),
    (
        Field::Province,
        &["province", "adm1", "admin1", "wilayat", "state"],
        &["code", "pcode", "id"],
    ),
    (Field::Country, &["country", "adm0", "admin0"], &["code", "pcode", "id"]),
    (
        Field::Place,
        &[
            "location",
            "place",
            "village",
            "town",
            "city",
            "settlement",
            "where",
            "area",
        ],
        &["type", "code", "id"],
    ),
    (
        Field::Killed,
        &["killed", "deaths", "dead", "fatalities", "kia"],
        &["min", "max", "source", "who"],
    ),
    (
        Field::Injured,
        &["injured", "wounded", "injuries", "wia"],
        &["min", "max", "source", "who"],
    ),
    (
        Field::Type,
        &["type", "category"],
        &["target", "location", "source", "id"],
    ),
    (
        Field::Initiator,
        &["perpetrator", "attacker", "actor", "initiator"],
        &["type", "id"],
    ),
    (Field::Target, &["target", "victim"], &["type", "id"]),
    (
        Field::Sources,
        &["source", "sources", "link", "url", "reference", "references"],
        &["type", "id"],
    ),
    (Field::Id, &["id", "number", "no", "ref"], &["case", "phone"]),
    (
        Field::Notes,
        &["notes", "description", "comments", "comment", "remarks", "summary"],
        &[],
    ),
];

/// Gives columns that nobody claimed to the fields that lack one; says which.
pub(in crate::read) fn guess(names: &[String], columns: &mut [Vec<usize>]) -> Vec<Field> {
    let mut guessed = Vec::new();
    for (field, words, against) in WORDS {
        if !columns[*field as usize].is_empty() {
            continue;
        }
        let taken: Vec<usize> = columns.iter().flatten().copied().collect();
        let speaks = |name: &str| {
            let tokens: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
            let has = |list: &[&str]| list.iter().any(|w| tokens.contains(w));
            has(words) && !has(against)
        };
        let found = (0..names.len()).find(|i| !taken.contains(i) && speaks(&names[*i]));
        if let Some(i) = found {
            columns[*field as usize].push(i);
            guessed.push(*field);
        }
    }
    guessed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_the_name_gives_a_column_away() {
        let names = [
            "date_of_incident",
            "report_date",
            "village_name",
            "adm2_pcode",
            "adm2_name",
            "no._killed",
        ];
        let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        let mut columns = vec![Vec::new(); Field::ALL.len()];
        guess(&names, &mut columns);
        let of = |field: Field| columns[field as usize].as_slice();
        assert_eq!(of(Field::Date), [0]);
        assert_eq!(of(Field::Place), [2]);
        assert_eq!(of(Field::District), [4]);
        assert_eq!(of(Field::Killed), [5]);
        assert!(of(Field::Province).is_empty());
    }
}
