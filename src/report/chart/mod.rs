//! Charts with their titles and credits, each with the table behind it.

mod tables;

use crate::analyse::bands::{bands as count_bands, table as bands_table};
use crate::analyse::districts::{districts as count_districts, table as districts_table};
use crate::analyse::sectors::{SECTOR_KM, sectors as count_sectors, table as sectors_table};
use crate::analyse::{Table, claims::table as claims_table, periods};
use crate::border::{Border, Referenced};
use crate::draw::canvas::CanvasError;
use crate::draw::chart::timeline::Period;
use crate::draw::chart::{self, Along, Figure};
use crate::draw::theme::Theme;
use crate::draw::{Paper, map};
use crate::geodata::Atlas;
use crate::{Error, Result, read};
use std::sync::Arc;

/// What a chart is made from.
pub struct ChartRequest<'a> {
    pub incidents: &'a [&'a Referenced],
    /// Whether the embedded context events belong to these incidents.
    pub with_events: bool,
    /// First and last day that were asked for.
    pub period: Period,
    pub border: &'a Border,
    pub atlas: &'a Atlas,
    /// A title of the user's own.
    pub title: Option<&'a str>,
    pub paper: Paper,
    pub theme: Arc<Theme>,
}

/// A figure, and the numbers that it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    pub svg: String,
    pub table: Table,
}

/// Width of a chart where none is asked for, millimetres.
pub const WIDTH_MM: f64 = 240.0;
/// A column of a journal, millimetres.
const COLUMN_MM: f64 = 85.0;

impl ChartRequest<'_> {
    /// A figure as high as the page, or as is usual: `heights` are those, in
    /// millimetres, of a column and of [`WIDTH_MM`].
    fn figure(&self, title: &str, subtitle: String, heights: (f64, f64)) -> Figure {
        let width_mm = self.paper.width_mm;
        let share = ((width_mm - COLUMN_MM) / (WIDTH_MM - COLUMN_MM)).clamp(0.0, 1.6);
        let usual = heights.0 + (heights.1 - heights.0) * share;
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
            width_mm,
            height_mm: self.paper.height_mm.unwrap_or(usual),
            theme: Arc::clone(&self.theme),
        }
    }

    /// The same with the sources of what is drawn along the line.
    fn figure_along(&self, title: &str, subtitle: String, heights: (f64, f64)) -> Result<Figure> {
        let mut figure = self.figure(title, subtitle, heights);
        let manifest = self.atlas.manifest()?;
        let line = format!("line-{}", self.border.id());
        let wanted = [line.as_str(), "outline", "provinces", "rivers", "towns", "crossings"];
        let mut sources: Vec<&str> = Vec::new();
        for layer in wanted.iter().filter_map(|id| manifest.layer(id)) {
            for source in layer.attribution.split("; ").filter(|a| !a.is_empty()) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
        if !sources.is_empty() {
            figure.credits.insert(0, format!("Basemap: {}.", sources.join("; ")));
        }
        Ok(figure)
    }

    /// "2022-04-01 to 2025-11-25, 24 incidents".
    fn scope(&self) -> String {
        let n = self.incidents.len();
        let what = if n == 1 { "incident" } else { "incidents" };
        map::period(self.incidents).map_or("No incidents".into(), |p| format!("{p}, {n} {what}"))
    }

    fn along(&self) -> Result<Along> {
        Along::of(self.border, self.atlas)
    }
}

fn drawn(table: Table, svg: std::result::Result<String, CanvasError>) -> Result<Drawn> {
    match svg {
        Ok(svg) => Ok(Drawn { svg, table }),
        Err(e) => Err(Error::Draw {
            figure: table.name.to_owned(),
            message: e.to_string(),
        }),
    }
}

/// When, with context events.
pub fn timeline(request: &ChartRequest) -> Result<Drawn> {
    let events = if request.with_events {
        read::embedded_events()?
    } else {
        Vec::new()
    };
    let subtitle = format!(
        "{}. Days on which an incident may have happened, by type.",
        request.scope()
    );
    let figure = request.figure("Incidents over time", subtitle, (185.0, 165.0));
    drawn(
        tables::timeline(request.incidents, &events),
        chart::timeline::draw(request.incidents, &events, request.period, &figure),
    )
}

/// How many by month and type.
pub fn months(request: &ChartRequest) -> Result<Drawn> {
    let subtitle = format!("{}. Each is counted once.", request.scope());
    let figure = request.figure("Incidents by month", subtitle, (115.0, 105.0));
    drawn(
        periods::table_with_spans(request.incidents),
        chart::months::draw(request.incidents, &figure),
    )
}

/// How many within which distance, and how surely.
pub fn bands(request: &ChartRequest) -> Result<Drawn> {
    let unlocated = request.incidents.iter().filter(|i| i.proximity.is_none()).count();
    let subtitle = format!(
        "{}. Certain: all ground on which it may have been is within the distance; likely: at least half; possible: some.",
        request.scope()
    );
    let figure = request.figure(
        "Incidents within a distance of the Durand Line",
        subtitle,
        (125.0, 110.0),
    );
    let bands = count_bands(request.incidents);
    drawn(
        bands_table(request.incidents),
        chart::bands::draw(&bands, request.incidents.len(), unlocated, &figure),
    )
}

/// The line unrolled: distance against measure.
pub fn strip(request: &ChartRequest) -> Result<Drawn> {
    let subtitle = format!(
        "{}. The line laid straight, with 150 km on both sides.",
        request.scope()
    );
    let figure = request.figure_along("Along the Durand Line", subtitle, (165.0, 158.0))?;
    drawn(
        tables::strip(request.incidents),
        chart::strip::draw(request.incidents, &request.along()?, &figure),
    )
}

/// How many along the line, by type.
pub fn sectors(request: &ChartRequest) -> Result<Drawn> {
    let line = request.border.line();
    let sectors = count_sectors(request.incidents, line.length_km(), SECTOR_KM);
    let subtitle = format!("{}. Sectors of {SECTOR_KM:.0} km.", request.scope());
    let figure = request.figure_along("Incidents along the Durand Line", subtitle, (130.0, 118.0))?;
    drawn(
        sectors_table(request.incidents, line),
        chart::sectors::draw(&sectors, &request.along()?, request.incidents.len(), &figure),
    )
}

/// Districts ranked.
pub fn districts(request: &ChartRequest) -> Result<Drawn> {
    let subtitle = format!("{}. An incident in two districts is counted in both.", request.scope());
    let figure = request.figure("Incidents by district", subtitle, (125.0, 110.0));
    drawn(
        districts_table(request.incidents),
        chart::districts::draw(&count_districts(request.incidents), &figure),
    )
}

/// Each claimant's number.
pub fn claims(request: &ChartRequest) -> Result<Drawn> {
    let subtitle = format!(
        "{}. Each mark is what one claimant states; nothing is added up between claimants.",
        request.scope()
    );
    let figure = request.figure("Numbers killed, by claimant", subtitle, (210.0, 190.0));
    drawn(
        claims_table(request.incidents),
        chart::claims::draw(request.incidents, &figure),
    )
}
