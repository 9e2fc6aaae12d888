//! GeoJSON features: properties are the columns, a point the coordinate.

use super::fields::{Row, column_name};
use super::native::LineCounter;
use super::reject::plain_reason;
use super::{Part, Reject};
use crate::model::Incident;
use crate::{Error, Result};
use geojson::{Feature, GeometryValue};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

pub(super) fn read(name: &str, text: &str) -> Result<Part> {
    let broken = |e: serde_json::Error| Error::content(name, format!("is not usable GeoJSON: {e}"));
    let features = match serde_json::from_str::<Collection>(text) {
        Ok(collection) => collection.features,
        // A single feature is a collection of one.
        Err(e) if text.contains("\"features\"") => return Err(broken(e)),
        Err(_) => vec![serde_json::from_str(text).map_err(broken)?],
    };
    let mut part = Part::default();
    let mut lines = LineCounter::new(text);
    for raw in features {
        let line = lines.line_of(raw.get());
        part.push(incident(raw.get(), name, line));
    }
    Ok(part)
}

fn incident(raw: &str, file: &str, line: u64) -> Result<Incident, Reject> {
    let feature: Feature = raw
        .parse()
        .map_err(|e: geojson::Error| Reject::new(file, line, "feature", "", plain_reason(&e)))?;
    let mut row = Row {
        file,
        line,
        values: Default::default(),
    };
    for (key, value) in feature.properties.unwrap_or_default() {
        let text = match value {
            Value::Null | Value::Array(_) | Value::Object(_) => continue,
            Value::String(text) => text,
            other => other.to_string(),
        };
        row.values.insert(column_name(&key), text);
    }
    match feature.geometry.map(|g| g.value) {
        Some(GeometryValue::Point { coordinates }) => {
            let [lon, lat, ..] = coordinates.as_slice() else {
                return Err(Reject::new(
                    file,
                    line,
                    "geometry",
                    "",
                    "a point needs a longitude and a latitude",
                ));
            };
            row.values.insert("lon".into(), lon.to_string());
            row.values.insert("lat".into(), lat.to_string());
        }
        None => {}
        Some(_) => {
            let reason = "only points are incidents; a polygon or line has no place in a list of incidents";
            return Err(Reject::new(file, line, "geometry", "", reason));
        }
    }
    if !row.values.contains_key("id") {
        let id = match feature.id {
            Some(geojson::feature::Id::String(id)) => Some(id),
            Some(geojson::feature::Id::Number(id)) => Some(id.to_string()),
            None => None,
        };
        if let Some(id) = id {
            row.values.insert("id".into(), id);
        }
    }
    row.incident()
}
