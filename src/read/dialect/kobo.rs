//! KoboToolbox exports: a geopoint question `q` comes as `q` ("lat lon
//! altitude accuracy" in one cell) and as `_q_latitude`, `_q_longitude`,
//! `_q_precision` (metres); the other questions are the form's own.

use super::generic::FIELDS;
use super::{Columns, Dialect, guess};
use crate::model::PlaceText;
use crate::read::row::WIDEST_KM;
use crate::read::{Field, Reject, Row};

pub struct Kobo;
pub static KOBO: Kobo = Kobo;

impl Dialect for Kobo {
    fn key(&self) -> &'static str {
        "kobo"
    }

    fn title(&self) -> &'static str {
        "KoboToolbox export"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[]
    }

    fn fields(&self) -> &'static [Columns] {
        FIELDS
    }

    fn recognises(&self, header: &[String]) -> bool {
        question(header).is_some()
            && header
                .iter()
                .any(|c| matches!(c.as_str(), "_uuid" | "_submission_time"))
    }

    /// The form's own columns by their names, then by words in them.
    fn columns(&self, header: &[String]) -> Vec<(Field, Vec<String>)> {
        let mut columns = vec![Vec::new(); Field::ALL.len()];
        for (field, names) in FIELDS {
            let found = names.iter().filter_map(|n| header.iter().position(|c| c == n));
            columns[*field as usize].extend(found);
        }
        if let Some(question) = question(header) {
            for (field, end) in [
                (Field::Lat, "latitude"),
                (Field::Lon, "longitude"),
                (Field::UncertaintyKm, "precision"),
            ] {
                let name = format!("_{question}_{end}");
                columns[field as usize] = header.iter().position(|c| *c == name).into_iter().collect();
            }
            // The cell with all four numbers is no name of a place, even where the
            // question is called "location".
            let whole = header.iter().position(|c| c == question);
            for column in &mut columns {
                column.retain(|i| Some(*i) != whole);
            }
        }
        columns[Field::Id as usize] = header.iter().position(|c| c == "_uuid").into_iter().collect();
        let own: Vec<String> = header
            .iter()
            .map(|c| {
                let is_none = is_of_the_form(c) || Some(c.as_str()) == question(header);
                if is_none { String::new() } else { c.clone() }
            })
            .collect();
        guess(&own, &mut columns);
        if columns[Field::Date as usize].is_empty() {
            let filled_in = ["today", "_submission_time"];
            let found = filled_in
                .iter()
                .filter_map(|name| header.iter().position(|c| c == name));
            columns[Field::Date as usize].extend(found);
        }
        let named =
            |(i, (field, _)): (usize, (Field, &str))| (field, columns[i].iter().map(|&c| header[c].clone()).collect());
        Field::ALL.into_iter().enumerate().map(named).collect()
    }

    /// Its precision is the receiver's, in metres.
    fn place(&self, row: &Row) -> Result<PlaceText, Reject> {
        let metres = row.number(Field::UncertaintyKm)?.filter(|(_, metres)| *metres >= 0.0);
        Ok(PlaceText {
            uncertainty_km: metres.map(|(_, metres)| metres / 1_000.0).filter(|km| *km <= WIDEST_KM),
            precision: None,
            ..row.place_within(None)?
        })
    }
}

/// What the form tells of itself: when the questions were answered, by which
/// device.
fn is_of_the_form(column: &str) -> bool {
    const OWN: [&str; 9] = [
        "start",
        "end",
        "today",
        "deviceid",
        "subscriberid",
        "simserial",
        "phonenumber",
        "username",
        "audit",
    ];
    column.starts_with('_') || OWN.contains(&column)
}

/// The first question whose answer is a point.
fn question(header: &[String]) -> Option<&str> {
    header.iter().find_map(|column| {
        let question = column.strip_prefix('_')?.strip_suffix("_latitude")?;
        let other = format!("_{question}_longitude");
        (!question.is_empty() && header.contains(&other)).then_some(question)
    })
}
