//! `durand locate`: where a point is.

use super::args::{ExplainFormat, LocateArgs};
use super::{Done, output, plan};
use crate::border::Border;
use crate::geocode::Geocoder;
use crate::geodata::Atlas;
use crate::geodesy::azimuth;
use anyhow::{Result, anyhow};
use serde_json::{Value, json};

pub(super) fn run(args: &LocateArgs, atlas: &Atlas) -> Result<Done> {
    let point = plan::lon_lat(&args.point)?.ok_or_else(|| {
        anyhow!(
            "\"{}\" is no position; write LON,LAT in degrees, such as 71.094,34.122",
            args.point
        )
    })?;
    let geocoder = Geocoder::new(atlas)?;
    let border = Border::open(&args.border, atlas)?;
    let projection = border.project(point);
    let foot = border.line().resolve(projection.measure_km);
    let side = projection.side;
    let crossing = border.nearest_crossing(point);
    let province = geocoder.province_at(point);
    let by_polygon = geocoder.district_by_polygon(point, side);
    let district = by_polygon.or_else(|| side.and_then(|_| geocoder.district_at(point, side)));
    let note = match by_polygon.and_then(|d| d.set.as_ref()) {
        Some(set) => format!("by the polygon of imported set {set}"),
        None => "by the discs of the districts' areas: near an edge it may be the neighbour".to_owned(),
    };
    let km = |x: f64| json!((x * 1e3).round() / 1e3);
    let degrees = |x: f64| json!((x * 1e6).round() / 1e6);
    let answer: Vec<(&str, Value)> = vec![
        ("lon", degrees(point.lon())),
        ("lat", degrees(point.lat())),
        ("border", json!(border.id())),
        ("border_side", json!(side)),
        ("border_distance_km", km(projection.distance_km)),
        ("border_measure_km", km(projection.measure_km)),
        ("border_azimuth", json!((azimuth(point, foot) * 10.0).round() / 10.0)),
        ("border_lon", degrees(foot.lon())),
        ("border_lat", degrees(foot.lat())),
        ("nearest_crossing", json!(crossing.as_ref().map(|c| &c.name))),
        (
            "crossing_distance_km",
            crossing.as_ref().map_or(Value::Null, |c| km(c.distance_km)),
        ),
        ("province", json!(province.map(|p| &p.name))),
        ("district", json!(district.map(|d| &d.name))),
        ("pcode", json!(district.and_then(|d| d.pcode.as_ref()))),
        ("district_note", json!(district.map(|_| note))),
    ];
    output::to_stdout(|out| {
        if args.format == ExplainFormat::Json {
            let object: serde_json::Map<String, Value> = answer.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&object)?)?;
            return Ok(());
        }
        for (key, value) in answer {
            let text = match value {
                Value::Null => "–".to_owned(),
                Value::String(text) => text,
                other => other.to_string(),
            };
            writeln!(out, "{key:<22}{text}")?;
        }
        Ok(())
    })?;
    Ok(Done::Clean)
}
