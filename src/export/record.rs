//! One incident as flat properties: the same names in every format.

use super::original;
use crate::border::Referenced;
use crate::model::{Actor, ActorKind, Claim, Harm, Place, Precision, contested, toll};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The properties of a feature before the columns that it came with, the columns of a CSV and the keys of the
/// JSON, in this order.
pub const COLUMNS: [&str; 41] = [
    "id",
    "title",
    "date",
    "date_start",
    "date_end",
    "type",
    "initiator",
    "target",
    "initiator_kind",
    "target_kind",
    "place",
    "district",
    "province",
    "country",
    "pcode",
    "precision",
    "uncertainty_km",
    "lon",
    "lat",
    "border",
    "border_distance_km",
    "border_distance_min_km",
    "border_distance_max_km",
    "p_within_5km",
    "p_within_10km",
    "p_within_25km",
    "p_within_50km",
    "border_side",
    "border_measure_km",
    "nearest_crossing",
    "crossing_distance_km",
    "killed_min",
    "killed_max",
    "killed_open",
    "injured_min",
    "injured_max",
    "injured_open",
    "contested",
    "claims",
    "sources",
    "notes",
];

/// The values of [`COLUMNS`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Record(pub Map<String, Value>);

/// The place that stands for an incident: the nearest to the line, or the
/// first written one.
fn main_place(incident: &Referenced) -> Option<&Place> {
    let places = &incident.located.places;
    incident.nearest_place.and_then(|i| places.get(i)).or(places.first())
}

/// Values of all places, each once, in order.
fn joined(incident: &Referenced, value: impl Fn(&Place) -> Option<String>) -> Value {
    let mut all: Vec<String> = Vec::new();
    for text in incident.located.places.iter().filter_map(value) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    if all.is_empty() {
        Value::Null
    } else {
        Value::from(all.join("; "))
    }
}

fn rounded(x: f64, decimals: i32) -> Value {
    let scale = 10f64.powi(decimals);
    json!((x * scale).round() / scale)
}

/// To three decimals, but 0 and 1 only where they are meant.
fn probability(p: f64) -> Value {
    let limited = if p > 0.0 && p < 1.0 { p.clamp(0.001, 0.999) } else { p };
    rounded(limited, 3)
}

impl Record {
    /// With claims and sources as text, for tables and attribute columns.
    pub fn flat(incident: &Referenced) -> Self {
        let described = &incident.located.incident;
        let list = |texts: Vec<String>| {
            if texts.is_empty() {
                Value::Null
            } else {
                texts.join(" | ").into()
            }
        };
        let claims = described.claims.iter().map(Claim::in_words).collect();
        let sources = described
            .sources
            .iter()
            .map(|s| match &s.url {
                Some(url) => format!("{}, {url}", s.citation()),
                None => s.citation(),
            })
            .collect();
        let mut record = Self::with(incident, list(claims), list(sources), list(described.notes.clone()));
        for (name, cell) in original::cells(&described.original) {
            let value = if cell.is_empty() { Value::Null } else { cell.into() };
            record.0.insert(name, value);
        }
        record
    }

    /// With claims and sources as lists of objects, for JSON.
    pub fn structured(incident: &Referenced) -> Self {
        let described = &incident.located.incident;
        let places: Vec<Value> = incident
            .located
            .places
            .iter()
            .map(|p| {
                json!({
                    "written": p.written.written(), "name": p.name, "precision": p.precision,
                    "pcode": p.pcode, "score": rounded(p.score, 3), "found_by": p.found_by,
                })
            })
            .collect();
        let mut record = Self::with(
            incident,
            json!(described.claims),
            json!(described.sources),
            json!(described.notes),
        );
        record.0.insert("places".into(), places.into());
        record.0.insert("found_in".into(), json!(described.found_in));
        record.0.insert("related".into(), json!(described.related));
        if !described.original.is_empty() {
            record.0.insert("src".into(), json!(described.original));
        }
        record
    }

    fn with(incident: &Referenced, claims: Value, sources: Value, notes: Value) -> Self {
        let described = &incident.located.incident;
        let proximity = incident.proximity.as_ref();
        let main = main_place(incident);
        let precision = main.map_or(Precision::Unlocated, |p| p.precision);
        let point = main
            .filter(|p| p.precision.has_representative())
            .and_then(|p| p.footprint.anchor());
        let killed = toll(&described.claims, Harm::Killed);
        let injured = toll(&described.claims, Harm::Injured);
        let km = |x: Option<f64>| x.map_or(Value::Null, |x| rounded(x, 3));
        let within = |i: usize| proximity.map_or(Value::Null, |p| probability(p.within[i]));
        // A radius of 0 is a coordinate whose uncertainty nobody stated.
        let uncertainty = main.and_then(|p| p.footprint.uncertainty_km()).filter(|&km| km > 0.0);
        let open = |min: Option<u32>, open: bool| min.map_or(Value::Null, |_| open.into());
        let kind = |actor: &Option<Actor>| json!(actor.as_ref().and_then(|a| a.kind).map(ActorKind::key));
        let values: [Value; 41] = [
            json!(described.id),
            json!(described.headline()),
            json!(described.date),
            json!(described.date.start().to_string()),
            json!(described.date.end().to_string()),
            json!(described.kind),
            json!(described.initiator.as_ref().map(|a| &a.name)),
            json!(described.target.as_ref().map(|a| &a.name)),
            kind(&described.initiator),
            kind(&described.target),
            joined(incident, |p| Some(p.written.written()).filter(|t| !t.is_empty())),
            joined(incident, |p| p.district.clone()),
            joined(incident, |p| p.province.clone()),
            joined(incident, |p| p.country.map(|c| c.code().to_owned())),
            joined(incident, |p| p.pcode.clone()),
            json!(precision),
            km(uncertainty),
            point.map_or(Value::Null, |p| rounded(p.lon(), 6)),
            point.map_or(Value::Null, |p| rounded(p.lat(), 6)),
            json!(incident.border),
            km(proximity.and_then(|p| p.representative_km)),
            km(proximity.map(|p| p.least_km)),
            km(proximity.map(|p| p.greatest_km)),
            within(0),
            within(1),
            within(2),
            within(3),
            json!(proximity.and_then(|p| p.side)),
            km(proximity.and_then(|p| p.measure_km)),
            json!(incident.crossing.as_ref().map(|c| &c.name)),
            km(incident.crossing.as_ref().map(|c| c.distance_km)),
            json!(killed.min),
            json!(killed.max),
            open(killed.min, killed.open),
            json!(injured.min),
            json!(injured.max),
            open(injured.min, injured.open),
            json!(contested(&described.claims)),
            claims,
            sources,
            notes,
        ];
        Self(COLUMNS.iter().map(|c| (*c).to_owned()).zip(values).collect())
    }

    /// A property by name; null where there is none.
    pub fn get(&self, column: &str) -> &Value {
        self.0.get(column).unwrap_or(&Value::Null)
    }

    /// A property as a cell's text.
    pub fn text(&self, column: &str) -> String {
        match self.get(column) {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}
