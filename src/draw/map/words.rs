//! Title, subtitle, credits and disclaimer: neutral, and counted from the data.

use super::{MapRequest, View};
use crate::Result;
use crate::analyse::Placing;
use crate::border::Referenced;
use crate::geodata::imports::SetKind;

/// First and last day of some incidents, "2022-04-01 to 2025-11-25".
pub fn period(incidents: &[&Referenced]) -> Option<String> {
    let dates = || incidents.iter().map(|i| i.located.incident.date);
    let first = dates().map(|d| d.start()).min()?;
    let last = dates().map(|d| d.end()).max()?;
    Some(if first == last {
        first.to_string()
    } else {
        format!("{first} to {last}")
    })
}

pub(super) fn title(request: &MapRequest) -> String {
    request.title.clone().unwrap_or_else(|| {
        match request.view {
            View::Region => "Incidents along the Afghanistan–Pakistan border",
            View::Border => "Incidents by distance from the Durand Line",
        }
        .to_owned()
    })
}

pub(super) fn subtitle(request: &MapRequest) -> String {
    let n = request.incidents.len();
    let Some(period) = period(request.incidents) else {
        return "No incidents".into();
    };
    let noun = if n == 1 { "incident" } else { "incidents" };
    let placing = Placing::of(request.incidents);
    let note = if placing.placed < n {
        " Marks show the placed ones."
    } else {
        ""
    };
    format!("{period}. {n} {noun}: {}.{note}", placing.in_words())
}

pub(super) fn description(request: &MapRequest) -> String {
    format!(
        "Map. {} Incidents are marked by type at the place they are known to; hatching shows the ground on which each may lie.",
        subtitle(request)
    )
}

/// Sources with licence and date, the projection, the cut-off, the disclaimer.
pub(super) fn credits(request: &MapRequest, projection: &str) -> Result<Vec<String>> {
    let manifest = request.atlas.manifest()?;
    let line = format!("line-{}", request.border.id());
    let wanted = [
        line.as_str(),
        "outline",
        "neighbours",
        "provinces",
        "rivers",
        "districts",
        "towns",
        "crossings",
    ];
    let mut attributions: Vec<&str> = Vec::new();
    for layer in wanted.iter().filter_map(|id| manifest.layer(id)) {
        for attribution in layer.attribution.split("; ").filter(|a| !a.is_empty()) {
            if !attributions.contains(&attribution) {
                attributions.push(attribution);
            }
        }
    }
    let imported = request.atlas.imports().iter().filter(|s| s.kind == SetKind::Districts);
    attributions.extend(imported.map(|s| {
        if s.source.is_empty() {
            s.title.as_str()
        } else {
            s.source.as_str()
        }
    }));
    let cut_off = request
        .incidents
        .iter()
        .map(|i| i.located.incident.date.end())
        .max()
        .map_or(String::new(), |d| format!(" Data to {d}."));
    Ok(vec![
        format!("Basemap: {}.", attributions.join("; ")),
        format!(
            "{projection}. Distances are geodesic on WGS 84, measured from the {} version of the line.{cut_off} Made with durand {}.",
            request.border.id(),
            env!("CARGO_PKG_VERSION")
        ),
        request.theme.disclaimer(),
    ])
}
