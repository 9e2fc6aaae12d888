//! What is read of each fixture, compared with `FILE.golden.json` beside it.
//! `DURAND_GOLDEN=write cargo test --test read golden` writes them anew: look
//! at the difference line by line before you commit it.

use crate::fixtures::{all, folder, name, read};
use durand::model::{Actor, Claim, Incident, PlaceText};
use durand::read::{Input, Reading, Reject};
use serde_json::{Value, json};
use std::fs;

#[test]
fn each_fixture_is_read_as_it_was_looked_through() {
    let write = std::env::var_os("DURAND_GOLDEN").is_some_and(|v| v == "write");
    let mut wrong = Vec::new();
    for path in all() {
        let found = match read(&path) {
            Ok(reading) => told(&reading),
            Err(e) => panic!("{}: {e}", name(&path)),
        };
        let golden = path.with_file_name(format!("{}.golden.json", path.file_name().unwrap().to_string_lossy()));
        let text = serde_json::to_string_pretty(&found).unwrap() + "\n";
        if write {
            fs::write(&golden, text).unwrap();
            continue;
        }
        let kept = fs::read_to_string(&golden).unwrap_or_default().replace("\r\n", "\n");
        if kept != text {
            let line = kept.lines().zip(text.lines()).find(|(a, b)| a != b);
            wrong.push(format!("{}: {line:?}", name(&path)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_golden_result_is_of_no_fixture() {
    for dialect in fs::read_dir(folder())
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_dir())
    {
        for file in fs::read_dir(dialect).unwrap().map(|e| e.unwrap().path()) {
            if let Some(fixture) = file.to_string_lossy().strip_suffix(".golden.json") {
                assert!(fs::exists(fixture).unwrap(), "{fixture}");
            }
        }
    }
}

fn told(reading: &Reading) -> Value {
    json!({
        "input": input(&reading.inputs[0]),
        "incidents": reading.incidents.iter().map(incident).collect::<Vec<_>>(),
        "rejects": reading.rejects.iter().map(reject).collect::<Vec<_>>(),
    })
}

fn input(input: &Input) -> Value {
    json!({
        "format": input.format, "encoding": input.encoding, "packed": input.packed,
        "records": input.records, "rejected": input.rejected, "repeated": input.repeated,
        "columns": input.columns.as_deref().map(|c| c.split(", ").collect::<Vec<_>>()),
        "notes": input.notes,
    })
}

fn reject(reject: &Reject) -> String {
    format!(
        "line {}, {} \"{}\": {}",
        reject.line, reject.field, reject.value, reject.reason
    )
}

/// In few lines, so that they are read.
fn incident(incident: &Incident) -> Value {
    let mut told = json!({
        "id": incident.id,
        "date": incident.date,
        "type": incident.kind,
        "who": [incident.initiator.as_ref().map(actor), incident.target.as_ref().map(actor)],
        "places": incident.places.iter().map(place).collect::<Vec<_>>(),
        "claims": incident.claims.iter().map(claim).collect::<Vec<_>>(),
        "sources": incident.sources.iter().map(|s| s.citation()).collect::<Vec<_>>(),
        "notes": incident.notes,
        "src": incident.original.iter().count(),
    });
    for (key, text) in [("title", &incident.title), ("date_note", &incident.date_note)] {
        if let Some(text) = text {
            told[key] = text.as_str().into();
        }
    }
    told
}

fn actor(actor: &Actor) -> String {
    let kind = actor.kind.map_or("not stated", |k| k.key());
    format!("{} ({kind})", actor.name)
}

fn place(place: &PlaceText) -> String {
    let names = [
        ("text", &place.text),
        ("place", &place.place),
        ("district", &place.district),
        ("province", &place.province),
        ("country", &place.country),
    ];
    let mut told: Vec<String> = names
        .into_iter()
        .filter_map(|(what, name)| Some(format!("{what} {}", name.as_ref()?)))
        .collect();
    told.extend(place.point.map(|p| format!("lon {}, lat {}", p.lon(), p.lat())));
    told.extend(place.precision.map(|p| format!("is {p}")));
    told.extend(place.uncertainty_km.map(|km| format!("within {km} km")));
    told.join("; ")
}

fn claim(claim: &Claim) -> String {
    let source = claim
        .source
        .as_ref()
        .map_or_else(|| "no source".to_owned(), |s| format!("after {s}"));
    format!("{}; {source}", claim.in_words())
}
