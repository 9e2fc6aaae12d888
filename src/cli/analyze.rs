//! `durand analyze`: tables of counts.

use super::args::{Analysis, AnalyzeArgs, TableFormat};
use super::session::Session;
use super::{Done, output};
use crate::analyse::{Table, bands, claims, districts, groups, hotspots, landmarks, periods, sectors};
use crate::export;
use crate::geodata::{Area, Atlas, Toponym, areas_from_file};
use crate::report;
use anyhow::Result;
use std::io::Write;

pub(super) fn run(args: &AnalyzeArgs, atlas: &Atlas) -> Result<Done> {
    let session = Session::open(atlas, &args.input)?;
    let incidents = session.selected();
    let line = session.border.line();
    let table = match args.by {
        Analysis::Bands => bands::table(&incidents),
        Analysis::Sectors => sectors::table(&incidents, line),
        Analysis::Districts => districts::table(&incidents),
        Analysis::Months => periods::table(&incidents),
        Analysis::Types => groups::types(&incidents),
        Analysis::Actors => groups::actors(&incidents),
        Analysis::Claims => claims::table(&incidents),
        Analysis::Hotspots => hotspots::table(&incidents, line),
        Analysis::Landmarks => {
            let districts = args
                .districts
                .as_deref()
                .map(|path| areas_from_file(path, args.name_field.as_deref()));
            let districts = match districts.transpose()? {
                Some(districts) => districts,
                None => imported(atlas)?,
            };
            landmarks::table(&incidents, &session.border.landmarks(&districts))
        }
        Analysis::Sensitivity => report::sensitivity(atlas, &session.border, &incidents)?,
    };
    output::to_stdout(|out| write_table(&table, args.format, out))?;
    session.finish(&args.input)
}

/// The districts of the imported sets.
fn imported(atlas: &Atlas) -> Result<Vec<Area>> {
    let toponyms = atlas.gazetteer()?.toponyms.iter();
    let area = |t: &Toponym| {
        let shape = t.shape.as_deref()?.clone();
        Some(Area {
            name: t.name.clone(),
            shape,
        })
    };
    Ok(toponyms.filter_map(area).collect())
}

pub(super) fn write_table(table: &Table, format: TableFormat, out: &mut dyn Write) -> Result<()> {
    match format {
        TableFormat::Table => out.write_all(export::table_text(table).as_bytes())?,
        TableFormat::Csv => export::write_table_csv(table, out)?,
        TableFormat::Json => export::write_table_json(table, out)?,
        TableFormat::Markdown => export::write_table_markdown(table, out)?,
    }
    Ok(())
}
