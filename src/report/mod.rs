//! The whole output folder: figures, data, tables, and a page that shows them
//! all with their sources. Builds bytes; the command line writes them.

pub mod chart;
mod manifest;
mod page;

pub use chart::ChartRequest;

use crate::analyse::{Table, bands, claims, districts, groups, hotspots, periods, sectors, sensitivity as versions};
use crate::border::{Border, Referenced};
use crate::draw::Paper;
use crate::draw::map::{self, MapRequest, View};
use crate::draw::theme::Theme;
use crate::export;
use crate::geodata::{Atlas, BORDERS};
use crate::model::Lang;
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
    /// Of the names on maps.
    pub lang: Lang,
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
    /// The file with the numbers behind it.
    table: &'static str,
}

const FIGURES: [FigureFile; 9] = [
    FigureFile {
        name: "overview-map.svg",
        caption: "Overview: incidents by type, on the ground where each may have been",
        table: "incidents.csv",
    },
    FigureFile {
        name: "border-map.svg",
        caption: "The line with distance bands",
        table: "incidents.csv",
    },
    FigureFile {
        name: "timeline.svg",
        caption: "Timeline with context events",
        table: "table-timeline.csv",
    },
    FigureFile {
        name: "months.svg",
        caption: "Incidents by month and type",
        table: "table-months.csv",
    },
    FigureFile {
        name: "bands.svg",
        caption: "Incidents within a distance of the line: certain, likely, possible",
        table: "table-bands.csv",
    },
    FigureFile {
        name: "strip.svg",
        caption: "Strip map: the line laid straight, with 150 km on both sides",
        table: "table-strip.csv",
    },
    FigureFile {
        name: "sectors.svg",
        caption: "Incidents along the line by sector and type",
        table: "table-sectors.csv",
    },
    FigureFile {
        name: "districts.svg",
        caption: "Incidents by district",
        table: "table-districts.csv",
    },
    FigureFile {
        name: "claims.svg",
        caption: "Numbers killed, by claimant",
        table: "table-claims.csv",
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
        files.push(table_csv(table)?);
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
        map::draw(&MapRequest {
            lang: request.lang,
            ..MapRequest::new(request.incidents, request.border, request.atlas, view, theme)
        })
        .map(|m| m.svg.into_bytes())
    };
    let charts = ChartRequest {
        incidents: request.incidents,
        with_events: request.embedded,
        period: (None, None),
        border: request.border,
        atlas: request.atlas,
        title: None,
        paper: Paper::wide(chart::WIDTH_MM),
        theme: Arc::clone(&request.theme),
    };
    let (timeline, strip) = (chart::timeline(&charts)?, chart::strip(&charts)?);
    let drawn = [
        map(View::Region)?,
        map(View::Border)?,
        timeline.svg.into_bytes(),
        chart::months(&charts)?.svg.into_bytes(),
        chart::bands(&charts)?.svg.into_bytes(),
        strip.svg.into_bytes(),
        chart::sectors(&charts)?.svg.into_bytes(),
        chart::districts(&charts)?.svg.into_bytes(),
        chart::claims(&charts)?.svg.into_bytes(),
    ];
    let named = FIGURES.iter().zip(drawn);
    let mut files: Vec<OutputFile> = named
        .map(|(figure, bytes)| OutputFile {
            name: figure.name,
            bytes,
        })
        .collect();
    // The other charts show tables of the report.
    for table in [timeline.table, strip.table] {
        files.push(table_csv(&table)?);
    }
    Ok(files)
}

fn table_csv(table: &Table) -> Result<OutputFile> {
    let mut bytes = Vec::new();
    export::write_table_csv(table, &mut bytes).map_err(|e| failed(table.name, &e))?;
    Ok(OutputFile {
        name: table_file(table),
        bytes,
    })
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
        periods::table_with_spans(incidents),
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
        "timeline" => "table-timeline.csv",
        "strip" => "table-strip.csv",
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
        let again = other.reference_many(incidents.iter().map(|i| i.located.clone()).collect());
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
