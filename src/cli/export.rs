//! `durand export`: files for a GIS or a spreadsheet.

use super::args::ExportArgs;
use super::session::Session;
use super::{Done, output};
use crate::export;
use crate::geodata::Atlas;
use anyhow::{Result, bail};

pub(super) fn run(args: &ExportArgs, atlas: &Atlas) -> Result<Done> {
    let extension = args.output.extension().map(|e| e.to_string_lossy().to_lowercase());
    let format = extension.as_deref().unwrap_or_default();
    if !matches!(format, "geojson" | "json" | "csv") {
        bail!(
            "{}: name a file that ends in .geojson, .json or .csv",
            args.output.display()
        );
    }
    if args.footprints && format != "geojson" {
        bail!("--footprints are polygons; name a file that ends in .geojson");
    }
    if args.native && format != "json" {
        bail!("--native is JSON; name a file that ends in .json");
    }
    output::refuse_input(&args.output, &args.input.inputs())?;
    output::refuse_same(&args.output, &args.input.rejects)?;
    let session = Session::open(atlas, &args.input)?;
    output::write_to(&args.output, |out| {
        match format {
            "csv" => export::write_csv(&session.incidents, out)?,
            "json" if args.native => export::write_native(session.incidents.iter().map(|i| &i.located.incident), out)?,
            "json" => export::write_json(&session.incidents, out)?,
            _ if args.footprints => export::write_footprints(&session.incidents, &session.border, out)?,
            _ => export::write_geojson(&session.incidents, out)?,
        }
        Ok(())
    })?;
    session.finish(&args.input)
}
