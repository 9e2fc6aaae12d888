//! The native JSON, as `read` takes it: nothing of an incident is lost.

use crate::model::{
    Actor, Claim, DateInterval, Incident, IncidentType, Original, Passage, PlaceText, Precision, Source,
};
use serde::Serialize;
use std::io::Write;

/// What the file says that it is; `geodata/incidents.schema.json` describes it.
const FORMAT: &str = "durand/records/1";

/// An incident under the keys of the schema. Sources stand in full with each
/// incident, so that it can be written without knowing those that follow.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    title: &'a Option<String>,
    date: DateInterval,
    date_note: &'a Option<String>,
    #[serde(rename = "type")]
    kind: IncidentType,
    initiator: &'a Option<Actor>,
    target: &'a Option<Actor>,
    places: Vec<PlaceRecord<'a>>,
    claims: &'a [Claim],
    sources: &'a [Source],
    found_in: &'a [Passage],
    related: &'a [String],
    notes: &'a [String],
    #[serde(skip_serializing_if = "Original::is_empty")]
    src: &'a Original,
}

/// Only what is known of a place.
#[derive(Serialize)]
struct PlaceRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    district: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lon: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uncertainty_km: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<Precision>,
}

impl<'a> From<&'a Incident> for Record<'a> {
    fn from(incident: &'a Incident) -> Self {
        Self {
            id: &incident.id,
            title: &incident.title,
            date: incident.date,
            date_note: &incident.date_note,
            kind: incident.kind,
            initiator: &incident.initiator,
            target: &incident.target,
            places: incident.places.iter().map(PlaceRecord::from).collect(),
            claims: &incident.claims,
            sources: &incident.sources,
            found_in: &incident.found_in,
            related: &incident.related,
            notes: &incident.notes,
            src: &incident.original,
        }
    }
}

impl<'a> From<&'a PlaceText> for PlaceRecord<'a> {
    fn from(place: &'a PlaceText) -> Self {
        Self {
            text: place.text.as_deref(),
            place: place.place.as_deref(),
            district: place.district.as_deref(),
            province: place.province.as_deref(),
            country: place.country.as_deref(),
            lon: place.point.map(|p| p.lon()),
            lat: place.point.map(|p| p.lat()),
            uncertainty_km: place.uncertainty_km,
            precision: place.precision,
        }
    }
}

/// Writes incidents as the native JSON, one a line, as they come.
pub fn write_native<'a>(
    incidents: impl IntoIterator<Item = &'a Incident>,
    mut out: impl Write,
) -> serde_json::Result<()> {
    let io = serde_json::Error::io;
    write!(
        out,
        "{{\n \"format\": \"{FORMAT}\",\n \"documents\": [],\n \"sources\": [],\n \"incidents\": ["
    )
    .map_err(io)?;
    for (i, incident) in incidents.into_iter().enumerate() {
        out.write_all(if i == 0 { b"\n  " } else { b",\n  " }).map_err(io)?;
        serde_json::to_writer(&mut out, &Record::from(incident))?;
    }
    out.write_all(b"\n ]\n}\n").map_err(io)
}
