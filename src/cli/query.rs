//! `durand query`: list incidents.

use super::args::{ListFormat, QueryArgs};
use super::session::Session;
use super::{Done, output};
use crate::export;
use crate::geodata::Atlas;
use anyhow::Result;

pub(super) fn run(args: &QueryArgs, atlas: &Atlas) -> Result<Done> {
    let session = Session::open(atlas, &args.input)?;
    output::to_stdout(|out| {
        if args.count {
            writeln!(out, "{}", session.incidents.len())?;
            return Ok(());
        }
        match args.format {
            ListFormat::Table => out.write_all(export::incidents_text(&session.incidents).as_bytes())?,
            ListFormat::Csv => export::write_csv(&session.incidents, out)?,
            ListFormat::Json => export::write_json(&session.incidents, out)?,
            ListFormat::Geojson => export::write_geojson(&session.incidents, out)?,
        }
        Ok(())
    })?;
    if !args.count {
        output::say(&format!(
            "{} of {} incidents; distances from the {} version of the line",
            session.incidents.len(),
            session.measured,
            session.border.id()
        ));
    }
    session.finish(&args.input)
}
