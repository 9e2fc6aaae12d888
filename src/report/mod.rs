//! The whole output folder: figures, data, tables, and a page that shows them
//! all with their sources. Builds bytes; the command line writes them.

pub mod chart;
mod manifest;
mod page;

pub use chart::ChartRequest;

use crate::analyse::{Table, bands, claims, districts, groups, hotspots, periods, sectors, sensitivity as versions};
use crate::border::{Border, Referenced};
use crate::draw::map::{self, MapRequest, View};
use crate::draw::theme::Theme;
use crate::export;
use crate::geodata::{Atlas, BORDERS};
use crate::read::Input;
use crate::{Error, Result};
use std::sync::Arc;

/// What a report is made from.
pub struct ReportRequest<'a> {
    /// Those that the filters let through.
    pub incidents: &'a [&'a Referenced],
    /// How many there were before filtering.
    pub measured: usize,
    pub inputs: &'a [Input],
    pub border: &'a Border,
    pub atlas: &'a Atlas,
    /// Whether the incidents are the embedded ones, which have context events.
    pub embedded: bool,
    pub theme: Arc<Theme>,
}

impl ReportRequest<'_> {
    fn records(&self) -> usize {
        self.inputs.iter().map(|i| i.records).sum()
    }

    fn rejected(&self) -> usize {
        self.inputs.iter().map(|i| i.rejected).sum()
    }
}

/// A finished file.
pub struct OutputFile {
    /// A plain name without folders.
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

/// A figure as the page shows it.
struct FigureFile {
    name: &'static str,
    caption: &'static str,
}

const FIGURES: [FigureFile; 7] = [
    FigureFile {
        name: "overview-map.svg",
        caption: "Overview: incidents by type, on the ground where each may have been",
    },
    FigureFile {
        name: "border-map.svg",
        caption: "The line with distance bands",
    },
    FigureFile {
        name: "timeline.svg",
        caption: "Timeline with context events",
    },
    FigureFile {
        name: "bands.svg",
        caption: "Incidents within a distance of the line: certain, likely, possible",
    },
    FigureFile {
        name: "strip.svg",
        caption: "Along the line: distance to it against kilometres along it",
    },
    FigureFile {
        name: "districts.svg",
        caption: "Incidents by district",
    },
    FigureFile {
        name: "claims.svg",
        caption: "Numbers killed, by claimant",
    },
];

/// Everything that goes into the folder, the same bytes for the same input.
///
/// # Errors
/// When something cannot be drawn or serialised.
pub fn build(request: &ReportRequest) -> Result<Vec<OutputFile>> {
    let mut files = figures(request)?;
    files.extend(data(request)?);
    let tables = tables(request)?;
    for table in &tables {
        let mut csv = Vec::new();
        export::write_table_csv(table, &mut csv).map_err(|e| failed(table.name, &e))?;
        files.push(OutputFile {
            name: table_file(table),
            bytes: csv,
        });
    }
    let mut markdown = Vec::new();
    for table in &tables {
        export::write_table_markdown(table, &mut markdown).map_err(|e| failed(table.name, &e))?;
        markdown.push(b'\n');
    }
    files.push(OutputFile {
        name: "tables.md",
        bytes: markdown,
    });
    files.push(OutputFile {
        name: "index.html",
        bytes: page::render(request, &tables)?.into_bytes(),
    });
    let manifest = manifest::render(request, &files)?;
    files.push(OutputFile {
        name: "manifest.json",
        bytes: manifest,
    });
    Ok(files)
}

fn failed(what: &str, error: &dyn std::fmt::Display) -> Error {
    Error::request(format!("{what} could not be written: {error}"))
}

fn figures(request: &ReportRequest) -> Result<Vec<OutputFile>> {
    let map = |view: View| {
        let theme = Arc::clone(&request.theme);
        map::draw(&MapRequest::new(
            request.incidents,
            request.border,
            request.atlas,
            view,
            theme,
        ))
        .map(|m| m.svg)
    };
    let charts = ChartRequest {
        incidents: request.incidents,
        with_events: request.embedded,
        border: request.border,
        atlas: request.atlas,
        title: None,
        theme: Arc::clone(&request.theme),
    };
    let drawn = [
        map(View::Region)?,
        map(View::Border)?,
        chart::timeline(&charts)?,
        chart::bands(&charts)?,
        chart::strip(&charts)?,
        chart::districts(&charts)?,
        chart::claims(&charts)?,
    ];
    let named = FIGURES.iter().zip(drawn);
    Ok(named
        .map(|(figure, svg)| OutputFile {
            name: figure.name,
            bytes: svg.into_bytes(),
        })
        .collect())
}

fn data(request: &ReportRequest) -> Result<Vec<OutputFile>> {
    let incidents = || request.incidents.iter().copied();
    let (mut points, mut areas, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    export::write_geojson(incidents(), &mut points).map_err(|e| failed("incidents.geojson", &e))?;
    export::write_footprints(incidents(), request.border, &mut areas).map_err(|e| failed("footprints.geojson", &e))?;
    export::write_csv(incidents(), &mut rows).map_err(|e| failed("incidents.csv", &e))?;
    Ok(vec![
        OutputFile {
            name: "incidents.geojson",
            bytes: points,
        },
        OutputFile {
            name: "footprints.geojson",
            bytes: areas,
        },
        OutputFile {
            name: "incidents.csv",
            bytes: rows,
        },
    ])
}

fn tables(request: &ReportRequest) -> Result<Vec<Table>> {
    let incidents = request.incidents;
    let line = request.border.line();
    Ok(vec![
        bands::table(incidents),
        sensitivity(request.atlas, request.border, incidents)?,
        sectors::table(incidents, line),
        hotspots::table(incidents, line),
        districts::table(incidents),
        periods::table(incidents),
        groups::types(incidents),
        groups::actors(incidents),
        claims::table(incidents),
    ])
}

/// The file of a table; the names are known, so that none comes from input.
fn table_file(table: &Table) -> &'static str {
    match table.name {
        "bands" => "table-bands.csv",
        "sensitivity" => "table-sensitivity.csv",
        "sectors" => "table-sectors.csv",
        "hotspots" => "table-hotspots.csv",
        "districts" => "table-districts.csv",
        "months" => "table-months.csv",
        "types" => "table-types.csv",
        "actors" => "table-actors.csv",
        "claims" => "table-claims.csv",
        _ => "table.csv",
    }
}

/// The bands of the same incidents on every embedded version of the line, and
/// on the one in use where it is none of them.
///
/// # Errors
/// When the embedded geodata are damaged.
pub fn sensitivity(atlas: &Atlas, border: &Border, incidents: &[&Referenced]) -> Result<Table> {
    let mut measured: Vec<(String, f64, Vec<Referenced>)> = Vec::new();
    for version in BORDERS.iter().filter(|v| **v != border.id()) {
        let other = Border::open(version, atlas)?;
        let again = incidents.iter().map(|i| other.reference(i.located.clone())).collect();
        measured.push((other.id().to_owned(), other.line().length_km(), again));
    }
    let mut all: Vec<(&str, f64, Vec<&Referenced>)> =
        vec![(border.id(), border.line().length_km(), incidents.to_vec())];
    all.extend(
        measured
            .iter()
            .map(|(id, km, again)| (id.as_str(), *km, again.iter().collect())),
    );
    Ok(versions::table(&all))
}
