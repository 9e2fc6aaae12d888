//! GeoJSON features: properties are the columns, a point the coordinate.

use super::{LineCounter, Members, cell};
use crate::model::Incident;
use crate::read::{Reject, plain_reason};
use crate::{Error, Result};
use geojson::{Feature, GeometryValue};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

pub(super) fn read(text: &str, members: &Members) -> Result<Vec<Result<Incident, Reject>>> {
    let broken = |e: serde_json::Error| Error::content(members.name, format!("is not usable GeoJSON: {e}"));
    let features = match serde_json::from_str::<Collection>(text) {
        Ok(collection) => collection.features,
        // A single feature is a collection of one.
        Err(e) if text.contains("\"features\"") => return Err(broken(e)),
        Err(_) => vec![serde_json::from_str(text).map_err(broken)?],
    };
    let mut lines = LineCounter::new(text);
    let read = |raw: &RawValue| incident(raw.get(), lines.line_of(raw.get()), members);
    Ok(features.into_iter().map(read).collect())
}

/// The incident of one feature.
pub(super) fn incident(raw: &str, line: u64, row: &Members) -> Result<Incident, Reject> {
    let reject = |field: &str, reason: &str| row.reject(line, field, "", reason);
    let feature: Feature = raw
        .parse()
        .map_err(|e: geojson::Error| reject("feature", &plain_reason(&e)))?;
    let properties = feature.properties.unwrap_or_default();
    let mut members: Vec<(&str, Cow<str>)> = properties.iter().map(|(k, v)| (k.as_str(), cell(v))).collect();
    match feature.geometry.map(|g| g.value) {
        Some(GeometryValue::Point { coordinates }) => {
            let [lon, lat, ..] = coordinates.as_slice() else {
                return Err(reject("geometry", "a point needs a longitude and a latitude"));
            };
            members.retain(|(key, _)| !matches!(*key, "lon" | "lat"));
            members.push(("lon", lon.to_string().into()));
            members.push(("lat", lat.to_string().into()));
        }
        None => {}
        Some(_) => {
            let reason = "only points are incidents; a polygon or line has no place in a list of incidents";
            return Err(reject("geometry", reason));
        }
    }
    if !properties.contains_key("id") {
        match feature.id {
            Some(geojson::feature::Id::String(id)) => members.push(("id", id.into())),
            Some(geojson::feature::Id::Number(id)) => members.push(("id", id.to_string().into())),
            None => {}
        }
    }
    row.incident(members.into_iter(), line)
}
