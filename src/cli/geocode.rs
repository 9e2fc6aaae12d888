//! `durand geocode`: look up a place name, and say how.

use super::args::{ExplainFormat, GeocodeArgs};
use super::{Done, names, output, review};
use crate::export::shown;
use crate::geodata::Atlas;
use crate::model::PlaceText;
use anyhow::Result;
use serde_json::json;

pub(super) fn run(args: &GeocodeArgs, atlas: &Atlas) -> Result<Done> {
    if let Some(column) = &args.column {
        return review::run(args, column, atlas);
    }
    let geocoder = names::geocoder(atlas, &args.names)?;
    let written = PlaceText {
        text: Some(args.place.clone()),
        ..PlaceText::default()
    };
    let gazetteer = names::gazetteer(atlas)?;
    let places = geocoder.places(&written);
    let answer = geocoder.candidates_for(&args.place);
    let places: Vec<_> = places
        .iter()
        .map(|p| {
            let at = p.footprint.anchor();
            json!({
                "name": p.name, "district": p.district, "province": p.province,
                "country": p.country, "pcode": p.pcode, "precision": p.precision,
                "lon": at.map(|a| a.lon()), "lat": at.map(|a| a.lat()),
                "uncertainty_km": p.footprint.uncertainty_km().map(|km| (km * 10.0).round() / 10.0),
                "confidence": (p.score * 1e3).round() / 1e3, "found_by": p.found_by,
            })
        })
        .collect();
    output::to_stdout(|out| {
        if args.format == ExplainFormat::Json {
            let candidates: Vec<_> = answer
                .candidates
                .iter()
                .map(|c| {
                    json!({
                        "kind": c.toponym.kind.label(), "name": c.toponym.name, "province": c.toponym.province,
                        "country": c.toponym.country, "pcode": c.toponym.pcode,
                        "score": (c.score * 1e3).round() / 1e3, "matched": c.matched,
                    })
                })
                .collect();
            let all = json!({"query": args.place, "gazetteer": gazetteer, "places": places, "candidates": candidates, "explanation": answer.explanation});
            writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
            return Ok(());
        }
        for place in &places {
            for (key, value) in place.as_object().into_iter().flatten().filter(|(_, v)| !v.is_null()) {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                writeln!(out, "{key:<16}{}", shown(&text))?;
            }
            writeln!(out)?;
        }
        // Where nothing was decided, the candidates are what there is to see.
        if args.explain || places.iter().any(|p| p["precision"] == "unlocated") {
            for line in answer.to_string().lines() {
                writeln!(out, "{}", shown(line))?;
            }
            writeln!(out, "by {gazetteer}")?;
        }
        Ok(())
    })?;
    Ok(Done::Clean)
}
