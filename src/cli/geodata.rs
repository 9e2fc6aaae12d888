//! `durand geodata`: what is embedded, from where, under which licence.

use super::args::{GeodataArgs, GeodataCommand};
use super::{Done, output};
use crate::analyse::{Cell, Table};
use crate::export;
use crate::geodata::Atlas;
use anyhow::{Result, anyhow};

pub(super) fn run(args: &GeodataArgs) -> Result<Done> {
    let atlas = Atlas::embedded();
    let manifest = atlas.manifest()?;
    match &args.command {
        GeodataCommand::List => {
            let row = |l: &crate::geodata::Layer| {
                [&l.id, &l.title, &l.date, &l.licence, &l.source]
                    .map(|t| Cell::text(t.as_str()))
                    .to_vec()
            };
            let table = Table {
                name: "geodata",
                title: "Embedded layers".into(),
                columns: vec!["layer", "title", "date", "licence", "source"],
                rows: manifest.layers.iter().map(row).collect(),
                note: "durand geodata show LAYER tells accuracy, attribution and checksum.".into(),
            };
            output::to_stdout(|out| Ok(out.write_all(export::table_text(&table).as_bytes())?))?;
        }
        GeodataCommand::Show { layer } => {
            let found = manifest.layer(layer).ok_or_else(|| {
                let ids: Vec<&str> = manifest.layers.iter().map(|l| l.id.as_str()).collect();
                anyhow!("no layer \"{layer}\"; there are {}", ids.join(", "))
            })?;
            output::to_stdout(|out| {
                write!(out, "{}", toml::to_string_pretty(found)?)?;
                Ok(())
            })?;
        }
    }
    Ok(Done::Clean)
}
