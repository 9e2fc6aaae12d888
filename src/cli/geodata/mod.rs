//! `durand geodata`: what is embedded and imported, from where, under which
//! licence; and how more is imported.

mod import;
mod matches;

use super::args::{DataArgs, GeodataArgs, GeodataCommand};
use super::{Done, data, output};
use crate::analyse::{Cell, Table};
use crate::export;
use crate::geodata::imports::{DataFolder, SetId};
use crate::geodata::{Atlas, Layer};
use anyhow::{Result, anyhow};
use std::path::PathBuf;

pub(super) fn run(args: &GeodataArgs, folder: &DataArgs) -> Result<Done> {
    match &args.command {
        GeodataCommand::List => list(&data::atlas(folder)?),
        GeodataCommand::Show { layer } => show(&data::atlas(folder)?, layer),
        GeodataCommand::Import(args) => import::run(args, &needed(folder)?),
        GeodataCommand::Remove { id } => remove(id, &DataFolder::at(&needed(folder)?)),
    }
}

/// The data folder; here it does not do without.
fn needed(args: &DataArgs) -> Result<PathBuf> {
    data::folder(args)
        .ok_or_else(|| anyhow!("nothing says where imported sets are kept; name a folder with --data-dir"))
}

fn list(atlas: &Atlas) -> Result<Done> {
    let row = |kind: &'static str| {
        move |l: &Layer| {
            let cells = [&l.id, &l.title, &l.date, &l.licence, &l.source].map(|t| Cell::text(t.as_str()));
            let mut row = cells.to_vec();
            row.insert(1, Cell::text(kind));
            row
        }
    };
    let mut rows: Vec<Vec<Cell>> = atlas.manifest()?.layers.iter().map(row("embedded")).collect();
    for set in atlas.imports() {
        rows.push(row(set.kind.label())(&Layer::from(set)));
    }
    let table = Table {
        name: "geodata",
        title: "Embedded layers and imported sets".into(),
        columns: vec!["layer", "kind", "title", "date", "licence", "source"],
        rows,
        note: "durand geodata show LAYER tells accuracy, attribution and checksum.".into(),
    };
    output::to_stdout(|out| Ok(out.write_all(export::table_text(&table).as_bytes())?))?;
    Ok(Done::Clean)
}

fn show(atlas: &Atlas, id: &str) -> Result<Done> {
    let manifest = atlas.manifest()?;
    let imported = atlas.imports().iter().find(|s| s.id.as_str() == id);
    let text = match (imported, manifest.layer(id)) {
        (Some(set), _) => toml::to_string_pretty(set)?,
        (None, Some(layer)) => toml::to_string_pretty(layer)?,
        (None, None) => {
            let embedded = manifest.layers.iter().map(|l| l.id.as_str());
            let ids: Vec<&str> = embedded.chain(atlas.imports().iter().map(|s| s.id.as_str())).collect();
            return Err(anyhow!("no layer \"{id}\"; there are {}", ids.join(", ")));
        }
    };
    output::to_stdout(|out| Ok(write!(out, "{text}")?))?;
    Ok(Done::Clean)
}

fn remove(id: &str, folder: &DataFolder) -> Result<Done> {
    let id = SetId::new(id)?;
    let Some(set) = folder.remove(&id)? else {
        let known: Vec<String> = folder.sets()?.iter().map(|s| s.id.to_string()).collect();
        let there = if known.is_empty() {
            "none".to_owned()
        } else {
            known.join(", ")
        };
        return Err(anyhow!("no imported set \"{id}\"; there are {there}"));
    };
    output::say(&format!("removed {}: {} {}", set.id, set.features, set.kind.label()));
    Ok(Done::Clean)
}
