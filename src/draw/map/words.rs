//! Title, subtitle, credits and disclaimer: neutral, and counted from the data.

use super::{Content, Incidents, MapRequest, panels};
use crate::Result;
use crate::border::Referenced;
use crate::geodata::imports::SetKind;
use crate::model::DateInterval;

/// First and last day of some incidents, "2022-04-01 to 2025-11-25".
pub fn period(incidents: &[&Referenced]) -> Option<String> {
    Incidents::Each(incidents).dates().map(in_words)
}

fn in_words(dates: DateInterval) -> String {
    let (first, last) = (dates.start(), dates.end());
    if first == last {
        first.to_string()
    } else {
        format!("{first} to {last}")
    }
}

pub(super) fn title(request: &MapRequest) -> String {
    request.title.clone().unwrap_or_else(|| request.view.title())
}

/// The period, how many incidents there are and how they are placed, how many
/// of them the frame shows, and how.
pub(super) fn subtitle(request: &MapRequest, content: &Content) -> String {
    let n = request.incidents.len();
    let Some(period) = request.incidents.dates().map(in_words) else {
        return "No incidents".into();
    };
    let noun = if n == 1 { "incident" } else { "incidents" };
    let placing = request.incidents.placing();
    let mut text = format!("{period}. {n} {noun}: {}.", placing.in_words());
    if request.view.is_local() || content.shown() < placing.placed {
        text.push_str(&format!(" {} in this frame.", content.shown()));
    } else if placing.placed < n {
        text.push_str(" Marks show the placed ones.");
    }
    if let Some(period) = request.panels {
        if panels::leaves_gaps(request.incidents.each(), period) {
            text.push_str(" Only periods with incidents have a panel.");
        }
        let spanning = panels::spanning(request.incidents.each(), period);
        if spanning > 0 {
            text.push_str(&format!(
                " {spanning} may lie in several panels' periods and stand in none."
            ));
        }
    }
    if let Some(how) = content.told() {
        text.push(' ');
        text.push_str(&how);
    }
    text
}

pub(super) fn description(request: &MapRequest, content: &Content) -> String {
    let shows = match content {
        Content::Marks { .. } => {
            "Incidents are marked at the place they are known to; hatching shows the ground on which each may lie."
        }
        Content::Hexagons { .. } => "Shades of hexagons tell how many incidents lie in each.",
        Content::Areas { .. } => "Shades of areas tell how many incidents there are for each 1,000 square kilometres.",
    };
    format!("Map. {} {shows}", subtitle(request, content))
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
        .dates()
        .map_or(String::new(), |dates| format!(" Data to {}.", dates.end()));
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
