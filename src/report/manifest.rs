//! What went in and what came out, so that a report can be checked.

use super::{OutputFile, ReportRequest};
use crate::analyse::Placing;
use crate::model::Precision;
use crate::{Error, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The manifest as JSON.
pub(super) fn render(request: &ReportRequest, files: &[OutputFile]) -> Result<Vec<u8>> {
    let incidents = request.incidents;
    let placing = Placing::of(incidents);
    let by_precision: serde_json::Map<String, Value> = Precision::ALL
        .iter()
        .map(|p| (p.key().to_owned(), places(request, *p).into()))
        .collect();
    let layers = &request.atlas.manifest()?.layers;
    let outputs: Vec<Value> = files
        .iter()
        .map(|f| json!({"name": f.name, "bytes": f.bytes.len(), "sha256": hex(&Sha256::digest(&f.bytes))}))
        .collect();
    let manifest = json!({
        "durand": env!("CARGO_PKG_VERSION"),
        "border": {"version": request.border.id(), "length_km": (request.border.line().length_km() * 1e3).round() / 1e3},
        "inputs": request.inputs,
        "counts": {
            "read": request.records(),
            "rejected": request.rejected(),
            "after_filters": incidents.len(),
            "filtered_out": request.measured - incidents.len(),
            "placed": placing.placed,
            "on_the_line_as_a_whole": placing.line,
            "in_a_country_only": placing.country,
            "unlocated": placing.unlocated,
            "places_by_precision": by_precision,
        },
        "geodata": layers.iter().map(|l| json!({"id": l.id, "date": l.date, "licence": l.licence, "sha256": l.sha256})).collect::<Vec<_>>(),
        "imports": request.atlas.imports().iter().map(|s| json!({
            "id": s.id, "kind": s.kind, "source": s.source, "year": s.year, "licence": s.licence,
            "imported_from": s.imported_from, "original_sha256": s.original_sha256, "sha256": s.sha256,
        })).collect::<Vec<_>>(),
        "outputs": outputs,
    });
    let mut bytes = serde_json::to_vec_pretty(&manifest).map_err(|e| Error::request(e.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn places(request: &ReportRequest, precision: Precision) -> usize {
    let places = request.incidents.iter().flat_map(|i| &i.located.places);
    places.filter(|p| p.precision == precision).count()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
