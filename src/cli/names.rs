//! The geocoder as the command line asks for it.

use super::args::NamesArgs;
use crate::geocode::Geocoder;
use crate::geodata::Atlas;
use crate::model::PlaceText;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::path::Path;

/// The columns of a review that are read back.
#[derive(Deserialize)]
struct Reviewed {
    place: Option<String>,
    district: Option<String>,
    province: Option<String>,
    country: Option<String>,
    resolved: Option<String>,
}

pub(super) fn geocoder<'a>(atlas: &'a Atlas, args: &NamesArgs) -> Result<Geocoder<'a>> {
    let mut geocoder = Geocoder::new(atlas)?;
    if let Some(probability) = args.min_confidence {
        geocoder = geocoder.with_min_confidence(probability);
    }
    if let Some(path) = &args.resolved {
        settle(&mut geocoder, path)?;
    }
    Ok(geocoder)
}

/// Which names an answer rests on: the program's version, a checksum of the
/// embedded names, and the imported sets.
pub(super) fn gazetteer(atlas: &Atlas) -> Result<String> {
    let manifest = atlas.manifest()?;
    let sums = ["districts", "towns", "crossings", "aliases"].map(|id| {
        let layer = manifest.layer(id);
        layer.map_or("", |l| &l.sha256[..l.sha256.len().min(8)])
    });
    let imports = atlas.imports().iter().map(|set| format!("; {}", set.id.as_str()));
    Ok(format!(
        "durand {}, {}{}",
        env!("CARGO_PKG_VERSION"),
        sums.join("-"),
        imports.collect::<String>()
    ))
}

fn settle(geocoder: &mut Geocoder, path: &Path) -> Result<()> {
    let shown = path.display();
    let mut reader = csv::Reader::from_path(path).with_context(|| shown.to_string())?;
    let header = reader.headers().with_context(|| shown.to_string())?.clone();
    for column in ["place", "resolved"] {
        if !header.iter().any(|c| c == column) {
            bail!("{shown}: has no column \"{column}\"; name a table that geocode --column made");
        }
    }
    for (i, row) in reader.deserialize().enumerate() {
        let row: Reviewed = row.with_context(|| shown.to_string())?;
        let Some(meaning) = row.resolved.filter(|r| !r.trim().is_empty()) else {
            continue;
        };
        let written = PlaceText {
            place: row.place,
            district: row.district,
            province: row.province,
            country: row.country,
            ..PlaceText::default()
        };
        if let Err(reason) = geocoder.settle(&written, &meaning) {
            bail!("{shown}: row {}, resolved: {reason}", i + 1);
        }
    }
    Ok(())
}
