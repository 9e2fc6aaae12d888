//! From named columns to an incident. Columns are found by name; those that
//! are missing stay unknown.

use super::Reject;
use crate::geodesy::LonLat;
use crate::model::{
    Actor, Claim, Count, DateInterval, Harm, Incident, IncidentType, PlaceText, Precision, Source, Status,
};
use std::collections::HashMap;

/// The names a column may have, in order of preference.
const ID: &[&str] = &["id", "incident_id", "event_id", "event_id_cnty"];
const DATE: &[&str] = &["date", "event_date", "date_start", "start_date"];
const DATE_END: &[&str] = &["date_end", "end_date"];
pub(super) const PLACE: &[&str] = &["place", "location", "town", "city", "settlement"];
const DISTRICT: &[&str] = &["district", "admin2", "adm_2"];
const PROVINCE: &[&str] = &["province", "admin1", "adm_1"];
const COUNTRY: &[&str] = &["country"];
pub(super) const LAT: &[&str] = &["lat", "latitude"];
pub(super) const LON: &[&str] = &["lon", "longitude", "lng", "long"];
const KILLED: &[&str] = &["killed", "deaths", "fatalities"];
const INJURED: &[&str] = &["injured", "wounded"];

/// An uncertainty beyond this says nothing; kilometres.
pub(super) const WIDEST_KM: f64 = 1_000.0;

/// One row or feature: column names in lower case and their values.
pub(super) struct Row<'a> {
    pub file: &'a str,
    pub line: u64,
    pub values: HashMap<String, String>,
}

/// A column's name as it is compared.
pub(super) fn column_name(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Columns that say how well a point is known.
pub(super) const DOUBTS: [&str; 2] = ["uncertainty_km", "precision"];

/// The columns that name a place.
pub(super) fn name_columns() -> Vec<&'static str> {
    [PLACE, DISTRICT, PROVINCE, COUNTRY].concat()
}

/// All columns that [`Row::place`] looks at.
pub(super) fn place_columns() -> Vec<&'static str> {
    [&name_columns(), LAT, LON, &DOUBTS].concat()
}

/// Whether a column names a place of any kind.
pub(super) fn names_a_place(columns: &[String]) -> bool {
    [PLACE, DISTRICT, PROVINCE, COUNTRY]
        .iter()
        .any(|names| has_any(columns, names))
}

fn has_any(columns: &[String], names: &[&str]) -> bool {
    names.iter().any(|n| columns.iter().any(|c| c == n))
}

/// What a table lacks to be usable; `None` where it has a date and a place.
pub(super) fn missing_columns(columns: &[String]) -> Option<&'static str> {
    let placed = names_a_place(columns) || (has_any(columns, LAT) && has_any(columns, LON));
    match (has_any(columns, DATE), placed) {
        (true, true) => None,
        (false, _) => Some("a date (date, event_date or date_start)"),
        (_, false) => Some("a place (place, district, province, country, or lat and lon)"),
    }
}

impl Row<'_> {
    fn get(&self, names: &[&str]) -> Option<(String, &str)> {
        names.iter().find_map(|&name| {
            let value = self.values.get(name)?.trim();
            (!value.is_empty()).then(|| (name.to_owned(), value))
        })
    }

    fn text(&self, names: &[&str]) -> Option<String> {
        self.get(names).map(|(_, value)| value.to_owned())
    }

    fn reject(&self, field: &str, value: &str, reason: impl std::fmt::Display) -> Reject {
        Reject::new(self.file, self.line, field, value, reason)
    }

    /// The incident of this row.
    pub fn incident(&self) -> Result<Incident, Reject> {
        let actor = |names: &[&str]| {
            self.text(names).map(|name| Actor {
                name,
                alleged_by: Vec::new(),
            })
        };
        let place = self.place()?;
        let sources: Vec<Source> = self
            .text(&["sources", "source"])
            .iter()
            .flat_map(|text| text.split(';'))
            .map(|s| Source::named(s.trim()))
            .filter(|s| !s.id.is_empty())
            .collect();
        Ok(Incident {
            id: self.text(ID).unwrap_or_else(|| format!("line-{}", self.line)),
            title: self.text(&["title"]),
            date: self.date()?,
            date_note: None,
            kind: self
                .text(&["type", "sub_event_type", "event_type"])
                .map_or(IncidentType::Other, |t| IncidentType::parse(&t)),
            initiator: actor(&["initiator", "actor1", "side_a"]),
            target: actor(&["target", "actor2", "side_b"]),
            places: if place.is_empty() { Vec::new() } else { vec![place] },
            claims: self.claims(&sources)?,
            sources,
            found_in: Vec::new(),
            related: Vec::new(),
            notes: self.text(&["notes", "note"]).into_iter().collect(),
        })
    }

    fn date(&self) -> Result<DateInterval, Reject> {
        let Some((field, value)) = self.get(DATE) else {
            return Err(self.reject("date", "", "is missing; an incident needs a day, a month or a year"));
        };
        let parse = |field: &str, value: &str| value.parse::<DateInterval>().map_err(|e| self.reject(field, value, e));
        let first = parse(&field, value)?;
        match self.get(DATE_END).filter(|_| !value.contains('/')) {
            None => Ok(first),
            Some((field, value)) => {
                let last = parse(&field, value)?;
                DateInterval::new(first.start(), last.end()).map_err(|e| self.reject(&field, value, e))
            }
        }
    }

    /// What it says of where it happened.
    pub fn place(&self) -> Result<PlaceText, Reject> {
        let uncertainty_km = self.number(&["uncertainty_km"])?;
        if let Some((field, km)) = &uncertainty_km
            && !(0.0..=WIDEST_KM).contains(km)
        {
            return Err(self.reject(field, &km.to_string(), "is no uncertainty; write 0 to 1000 kilometres"));
        }
        Ok(PlaceText {
            text: None,
            place: self.text(PLACE),
            district: self.text(DISTRICT),
            province: self.text(PROVINCE),
            country: self.text(COUNTRY),
            point: self.point()?,
            uncertainty_km: uncertainty_km.map(|(_, km)| km),
            precision: self.text(&["precision"]).and_then(|p| Precision::parse(&p)),
        })
    }

    fn point(&self) -> Result<Option<LonLat>, Reject> {
        match (self.number(LON)?, self.number(LAT)?) {
            (None, None) => Ok(None),
            (Some((_, lon)), Some((field, lat))) => LonLat::new(lon, lat).map(Some).map_err(|e| {
                let (field, value) = match e {
                    crate::geodesy::CoordinateError::Longitude(v) => ("lon".to_owned(), v),
                    _ => (field, lat),
                };
                self.reject(&field, &value.to_string(), e)
            }),
            (Some((field, value)), None) | (None, Some((field, value))) => {
                Err(self.reject(&field, &value.to_string(), "stands without the other coordinate"))
            }
        }
    }

    fn number(&self, names: &[&str]) -> Result<Option<(String, f64)>, Reject> {
        let Some((field, value)) = self.get(names) else {
            return Ok(None);
        };
        match value.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Some((field, number))),
            _ => Err(self.reject(&field, value, "is not a number")),
        }
    }

    /// The counts of one harm, from one column or from `_min`, `_max`, `_open`.
    fn count(&self, names: &[&str], harm: Harm) -> Result<Count, Reject> {
        let parse = |field: &str, value: &str| Count::parse(value).map_err(|e| self.reject(field, value, e));
        if let Some((field, value)) = self.get(names) {
            return parse(&field, value);
        }
        let key = harm.label();
        let mut count = Count::default();
        if let Some((field, value)) = self.get(&[&format!("{key}_min")]) {
            count = parse(&field, value)?;
        }
        if let Some((field, value)) = self.get(&[&format!("{key}_max")]) {
            count.greatest = parse(&field, value)?.greatest;
            if count.least > count.greatest && count.greatest.is_some() {
                return Err(self.reject(&field, value, "the least is greater than the greatest"));
            }
        }
        if let Some((_, value)) = self.get(&[&format!("{key}_open")]) {
            count.open = matches!(value.to_lowercase().as_str(), "true" | "1" | "yes");
        }
        Ok(count)
    }

    fn claims(&self, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        let claimant = self
            .text(&["claimant"])
            .or_else(|| sources.first().map(|s| s.id.clone()))
            .unwrap_or_else(|| "not stated".to_owned());
        let mut claims = Vec::new();
        for (names, harm) in [(KILLED, Harm::Killed), (INJURED, Harm::Injured)] {
            let count = self.count(names, harm)?;
            if count.least.is_some() || count.greatest.is_some() {
                claims.push(Claim {
                    claimant: claimant.clone(),
                    about: "not stated".to_owned(),
                    harm,
                    least: count.least,
                    greatest: count.greatest,
                    open: count.open,
                    part: false,
                    status: Status::Claimed,
                    text: None,
                    place: None,
                    source: sources.first().map(|s| s.id.clone()),
                });
            }
        }
        Ok(claims)
    }
}
