//! The native JSON: `{"incidents": [...], "sources": [...]}`, or a bare list
//! of incidents. `geodata/incidents.schema.json` describes it.

use super::{Known, LineCounter};
use crate::geodesy::LonLat;
use crate::model::{
    Actor, Claim, DateInterval, Incident, IncidentType, Original, Passage, PlaceText, Precision, Source,
};
use crate::read::row::WIDEST_KM;
use crate::read::{Reject, plain_reason};
use crate::{Error, Result};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    incidents: Vec<&'a RawValue>,
    #[serde(default)]
    sources: Vec<Source>,
    #[serde(default)]
    documents: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    id: String,
    #[serde(default)]
    title: Option<String>,
    date: DateInterval,
    #[serde(default)]
    date_note: Option<String>,
    #[serde(rename = "type")]
    kind: IncidentType,
    #[serde(default)]
    initiator: Option<Actor>,
    #[serde(default)]
    target: Option<Actor>,
    #[serde(default)]
    places: Vec<PlaceRecord>,
    #[serde(default)]
    claims: Vec<Claim>,
    #[serde(default)]
    sources: Vec<Reference>,
    #[serde(default)]
    found_in: Vec<Passage>,
    #[serde(default)]
    related: Vec<String>,
    #[serde(default)]
    notes: Vec<String>,
    /// The row that it was made from.
    #[serde(default)]
    src: Original,
}

/// Whether an object's members are those of a record, and not those of a flat
/// one that has some of the same names.
pub(super) fn is_record(members: &Map<String, Value>) -> bool {
    const TEXTS: [&str; 5] = ["id", "title", "date", "date_note", "type"];
    const ACTORS: [&str; 2] = ["initiator", "target"];
    const LISTS: [&str; 6] = ["places", "claims", "sources", "found_in", "related", "notes"];
    if LISTS[..2]
        .iter()
        .any(|key| members.get(*key).is_some_and(Value::is_array))
    {
        return true;
    }
    let fits = |(key, value): (&String, &Value)| {
        let key = key.as_str();
        TEXTS.contains(&key)
            || (ACTORS.contains(&key) && (value.is_object() || value.is_null()))
            || (LISTS.contains(&key) && value.is_array())
            || (key == "src" && value.is_object())
    };
    let is_key = |kind: &Value| {
        kind.as_str()
            .is_some_and(|t| IncidentType::ALL.iter().any(|k| k.key() == t))
    };
    members.get("type").is_some_and(is_key) && members.iter().all(fits)
}

/// The name of the member that is this text, among all within a value.
fn name_of<'a>(value: &'a Value, text: &str) -> Option<&'a str> {
    let members = match value {
        Value::Object(members) => members,
        Value::Array(values) => return values.iter().find_map(|v| name_of(v, text)),
        _ => return None,
    };
    let own = members.iter().find(|(_, v)| v.as_str() == Some(text));
    own.map(|(key, _)| key.as_str())
        .or_else(|| members.values().find_map(|v| name_of(v, text)))
}

/// A source by its id, or in full.
#[derive(Deserialize)]
#[serde(untagged)]
enum Reference {
    Id(String),
    Full(Source),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceRecord {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    district: Option<String>,
    #[serde(default)]
    province: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    lon: Option<f64>,
    #[serde(default)]
    lat: Option<f64>,
    #[serde(default)]
    uncertainty_km: Option<f64>,
    #[serde(default)]
    precision: Option<Precision>,
}

pub(super) fn read(name: &str, text: &str) -> Result<Vec<Result<Incident, Reject>>> {
    let broken = |e: serde_json::Error| {
        Error::content(
            name,
            format!("is not usable JSON: {e}; it should hold {{\"incidents\": [...]}}, or be GeoJSON"),
        )
    };
    let file = if text.trim_start().starts_with('[') {
        File {
            incidents: serde_json::from_str(text).map_err(broken)?,
            sources: Vec::new(),
            documents: Vec::new(),
        }
    } else {
        serde_json::from_str::<File>(text).map_err(broken)?
    };
    let listed = file.sources.into_iter().chain(file.documents);
    let known: Known = listed.map(|s| (s.id.clone(), s)).collect();
    let mut lines = LineCounter::new(text);
    let read = |raw: &RawValue| incident(raw.get(), name, lines.line_of(raw.get()), &known);
    Ok(file.incidents.into_iter().map(read).collect())
}

pub(super) fn incident(raw: &str, file: &str, line: u64, known: &Known) -> Result<Incident, Reject> {
    let record: Record = serde_json::from_str(raw).map_err(|e| {
        let reason = plain_reason(&e);
        // Serde names the field in backquotes.
        let quoted = reason.split('`').nth(1).unwrap_or("incident");
        let line = line + (e.line() as u64).saturating_sub(1);
        if reason.starts_with("unknown variant") {
            let whole = serde_json::from_str(raw).unwrap_or(Value::Null);
            let field = name_of(&whole, quoted).unwrap_or("incident");
            let allowed = reason.split_once(", ").map_or("", |(_, rest)| rest).replace('`', "");
            return Reject::new(
                file,
                line,
                field,
                quoted,
                format!("is none of the words for it; {allowed}"),
            );
        }
        Reject::new(file, line, quoted, "", &reason)
    })?;
    let mut places = Vec::with_capacity(record.places.len());
    for place in record.places {
        places.push(place_text(place, file, line)?);
    }
    let mut sources: Vec<Source> = Vec::new();
    let by_id = |id: &str| known.get(id).cloned().unwrap_or_else(|| Source::named(id));
    let listed = record.sources.into_iter().map(|r| match r {
        Reference::Id(id) => by_id(&id),
        Reference::Full(source) => source,
    });
    let of_claims = record.claims.iter().filter_map(|c| c.source.as_deref()).map(by_id);
    let documents = record.found_in.iter().map(|p| by_id(&p.document));
    for source in listed.chain(of_claims).chain(documents) {
        if !sources.iter().any(|s| s.id == source.id) {
            sources.push(source);
        }
    }
    for claim in &record.claims {
        if let (Some(least), Some(greatest)) = (claim.least, claim.greatest)
            && least > greatest
        {
            let value = format!("{least}–{greatest}");
            return Err(Reject::new(
                file,
                line,
                "claims.least",
                &value,
                "the least is greater than the greatest",
            ));
        }
    }
    Ok(Incident {
        id: record.id,
        title: record.title,
        date: record.date,
        date_note: record.date_note,
        kind: record.kind,
        initiator: record.initiator,
        target: record.target,
        places,
        claims: record.claims,
        sources,
        found_in: record.found_in,
        related: record.related,
        notes: record.notes,
        original: record.src,
    })
}

fn place_text(record: PlaceRecord, file: &str, line: u64) -> Result<PlaceText, Reject> {
    let point = match (record.lon, record.lat) {
        (Some(lon), Some(lat)) => Some(
            LonLat::new(lon, lat)
                .map_err(|e| Reject::new(file, line, "places.lat, lon", &format!("{lat}, {lon}"), e))?,
        ),
        (None, None) => None,
        _ => {
            return Err(Reject::new(
                file,
                line,
                "places",
                "",
                "has one of lon and lat without the other",
            ));
        }
    };
    if let Some(km) = record.uncertainty_km
        && !(km.is_finite() && (0.0..=WIDEST_KM).contains(&km))
    {
        return Err(Reject::new(
            file,
            line,
            "places.uncertainty_km",
            &km.to_string(),
            "is no uncertainty; write 0 to 1000 kilometres",
        ));
    }
    Ok(PlaceText {
        text: record.text,
        place: record.place,
        district: record.district,
        province: record.province,
        country: record.country,
        point,
        uncertainty_km: record.uncertainty_km,
        precision: record.precision,
    })
}
