//! Charts with their titles and credits.

use crate::analyse::bands::bands as count_bands;
use crate::analyse::districts::districts as count_districts;
use crate::border::{Border, Referenced};
use crate::draw::canvas::CanvasError;
use crate::draw::chart::{self, Figure};
use crate::draw::map;
use crate::draw::theme::Theme;
use crate::geodata::Atlas;
use crate::{Error, Result, read};
use std::sync::Arc;

/// What a chart is made from.
pub struct ChartRequest<'a> {
    pub incidents: &'a [&'a Referenced],
    /// Whether the embedded context events belong to these incidents.
    pub with_events: bool,
    pub border: &'a Border,
    pub atlas: &'a Atlas,
    /// A title of the user's own.
    pub title: Option<&'a str>,
    pub theme: Arc<Theme>,
}

const WIDTH_MM: f64 = 240.0;

impl ChartRequest<'_> {
    fn figure(&self, title: &str, subtitle: String, height_mm: f64) -> Figure {
        Figure {
            title: self.title.unwrap_or(title).to_owned(),
            subtitle,
            credits: vec![
                format!(
                    "Distances are geodesic on WGS 84, measured from the {} version of the Durand Line ({:.0} km). Claims are the claimants' own. Made with durand {}.",
                    self.border.id(),
                    self.border.line().length_km(),
                    env!("CARGO_PKG_VERSION")
                ),
                self.theme.disclaimer(),
            ],
            width_mm: WIDTH_MM,
            height_mm,
            theme: Arc::clone(&self.theme),
        }
    }

    /// "2022-04-01 to 2025-11-25, 24 incidents".
    fn scope(&self) -> String {
        let n = self.incidents.len();
        let what = if n == 1 { "incident" } else { "incidents" };
        map::period(self.incidents).map_or("No incidents".into(), |p| format!("{p}, {n} {what}"))
    }
}

fn drawn(name: &str, svg: std::result::Result<String, CanvasError>) -> Result<String> {
    svg.map_err(|e| Error::Draw {
        figure: name.to_owned(),
        message: e.to_string(),
    })
}

/// When, with context events.
pub fn timeline(request: &ChartRequest) -> Result<String> {
    let events = if request.with_events {
        read::embedded_events()?
    } else {
        Vec::new()
    };
    let subtitle = format!(
        "{}. A bar covers all days on which an incident may have happened.",
        request.scope()
    );
    let figure = request.figure("Incidents over time", subtitle, 165.0);
    drawn("timeline", chart::timeline::draw(request.incidents, &events, &figure))
}

/// How many within which distance, and how surely.
pub fn bands(request: &ChartRequest) -> Result<String> {
    let unlocated = request.incidents.iter().filter(|i| i.proximity.is_none()).count();
    let subtitle = format!(
        "{}. Certain: all ground on which it may have been is within the distance; likely: at least half; possible: some.",
        request.scope()
    );
    let figure = request.figure("Incidents within a distance of the Durand Line", subtitle, 110.0);
    let bands = count_bands(request.incidents);
    drawn(
        "bands",
        chart::bands::draw(&bands, request.incidents.len(), unlocated, &figure),
    )
}

/// Distance against measure.
pub fn strip(request: &ChartRequest) -> Result<String> {
    let crossings = &request.atlas.gazetteer()?.crossings;
    let landmarks: Vec<(String, f64)> = crossings
        .iter()
        .map(|c| (c.name.clone(), request.border.project(c.at).measure_km))
        .collect();
    let subtitle = format!(
        "{}. Distance to the line against kilometres along it, from the tripoint with Iran to China.",
        request.scope()
    );
    let figure = request.figure("Along the Durand Line", subtitle, 125.0);
    drawn(
        "strip",
        chart::strip::draw(
            request.incidents,
            request.border.line().length_km(),
            &landmarks,
            &figure,
        ),
    )
}

/// Districts ranked.
pub fn districts(request: &ChartRequest) -> Result<String> {
    let subtitle = format!("{}. An incident in two districts is counted in both.", request.scope());
    let figure = request.figure("Incidents by district", subtitle, 110.0);
    drawn(
        "districts",
        chart::districts::draw(&count_districts(request.incidents), &figure),
    )
}

/// Each claimant's number.
pub fn claims(request: &ChartRequest) -> Result<String> {
    let subtitle = format!(
        "{}. Each mark is what one claimant states; nothing is added up between claimants.",
        request.scope()
    );
    let figure = request.figure("Numbers killed, by claimant", subtitle, 190.0);
    drawn("claims", chart::claims::draw(request.incidents, &figure))
}
