//! From a file of any known format to named areas.

use super::columns::{self, Taken, Wanted, written};
use super::rings::Builder;
use super::{folder, geojson, geopackage, shapefile, topojson};
use crate::geodesy::LonLat;
use crate::model::Country;
use crate::{Error, Result};
use ::geojson::JsonObject;
use geo::{CoordsIter, MultiPolygon};
use serde::Deserialize;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// Larger files are refused, in bytes: districts of a continent take less.
const LARGEST: u64 = 1 << 30;

/// A feature as its file has it.
pub(super) struct Feature {
    pub properties: JsonObject,
    pub shape: MultiPolygon<f64>,
    unclosed: usize,
    flat: usize,
}

impl Feature {
    pub fn new(properties: JsonObject, builder: Builder) -> Self {
        Self {
            properties,
            unclosed: builder.unclosed,
            flat: builder.flat,
            shape: builder.finish(),
        }
    }
}

/// An area with what its columns say.
#[derive(Clone, Debug, PartialEq)]
pub struct RawArea {
    pub name: String,
    pub pcode: Option<String>,
    /// The name of what it lies in, such as a province.
    pub parent: Option<String>,
    pub country: Option<Country>,
    pub shape: MultiPolygon<f64>,
}

/// The areas of a file, and what there was to say on the way.
#[derive(Clone, Debug)]
pub struct RawAreas {
    pub format: &'static str,
    pub taken: Taken,
    pub areas: Vec<RawArea>,
    /// What was mended or left out, in words.
    pub warnings: Vec<String>,
    /// The checksum of the file.
    pub sha256: String,
}

/// Reads areas from GeoJSON, TopoJSON, a shapefile or a GeoPackage, told apart
/// by their content.
///
/// # Errors
/// When the file is none of these, has no column of names, no polygon, or a
/// coordinate that is none in degrees.
pub fn read_areas(path: &Path, wanted: &Wanted) -> Result<RawAreas> {
    let shown = path.display().to_string();
    let unusable = |message: String| Error::content(&shown, message);
    let size = fs::metadata(path).map_err(|e| Error::file(path, &e))?.len();
    if size > LARGEST {
        return Err(unusable(format!(
            "larger than {} MiB; simplify it first (ogr2ogr -simplify 0.001, or mapshaper)",
            LARGEST >> 20
        )));
    }
    let bytes = fs::read(path).map_err(|e| Error::file(path, &e))?;
    let mut warnings = Vec::new();
    let (format, features) = match bytes.as_slice() {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => {
            let message = "a zip archive; unpack it and name the .shp, .geojson or .gpkg in it";
            return Err(unusable(message.to_owned()));
        }
        [0x1f, 0x8b, ..] => return Err(unusable("compressed with gzip; unpack it first".to_owned())),
        // The file code of a shapefile, 9994, big-endian.
        [0, 0, 0x27, 0x0a, ..] => ("shapefile", shapefile::read(path, &mut warnings)),
        bytes if bytes.starts_with(b"SQLite format 3\0") => ("GeoPackage", geopackage::read(path)),
        bytes => of_text(bytes),
    };
    let features = features.map_err(&unusable)?;
    let sha256 = folder::checksum(&bytes);
    drop(bytes);
    if features.is_empty() {
        return Err(unusable(format!("a {format} without features; nothing to import")));
    }
    let taken = columns::find(&shown, features.iter().map(|f| &f.properties), wanted)?;
    tell_mended(&features, &taken, &mut warnings);
    let mut areas = Vec::new();
    for (i, feature) in features.into_iter().enumerate() {
        let name = written(&feature.properties, &taken.name);
        if feature.shape.0.is_empty() {
            continue;
        }
        let Some(name) = name else {
            warnings.push(format!("feature {} has no name and is left out", i + 1));
            continue;
        };
        if let Some(bad) = feature.shape.coords_iter().find(|c| LonLat::try_from(*c).is_err()) {
            return Err(unusable(format!(
                "{},{} in \"{name}\" is no longitude and latitude in degrees; if it is in a projection, convert it: \
                 ogr2ogr -t_srs EPSG:4326 out.geojson {}",
                bad.x,
                bad.y,
                path.file_name().unwrap_or_default().to_string_lossy()
            )));
        }
        let cell = |field: &Option<String>| field.as_ref().and_then(|f| written(&feature.properties, f));
        areas.push(RawArea {
            pcode: cell(&taken.pcode),
            parent: cell(&taken.parent),
            country: cell(&taken.country).as_deref().and_then(Country::parse),
            name,
            shape: feature.shape,
        });
    }
    if areas.is_empty() {
        return Err(unusable("no feature in it is a polygon with a name".to_owned()));
    }
    Ok(RawAreas {
        format,
        taken,
        areas: merged(areas, &mut warnings),
        warnings,
        sha256,
    })
}

type Features = Result<Vec<Feature>, String>;

fn of_text(bytes: &[u8]) -> (&'static str, Features) {
    #[derive(Deserialize)]
    struct Head {
        #[serde(rename = "type")]
        kind: String,
    }
    let text = std::str::from_utf8(bytes).map(|t| t.trim_start_matches('\u{feff}'));
    let known = "GeoJSON, TopoJSON, a shapefile (.shp) or a GeoPackage";
    let none = |why: String| ("file", Err(format!("not {known}{why}")));
    let Ok(text) = text else {
        return none(String::new());
    };
    if text.trim().is_empty() {
        return none(": it is empty".to_owned());
    }
    match serde_json::from_str::<Head>(text) {
        Ok(head) if head.kind == "Topology" => ("TopoJSON", topojson::read(text)),
        Ok(_) => ("GeoJSON", geojson::read(text).map_err(|e| format!("no GeoJSON: {e}"))),
        Err(e) => none(format!(" ({e})")),
    }
}

fn tell_mended(features: &[Feature], taken: &Taken, warnings: &mut Vec<String>) {
    let name = |f: &Feature| written(&f.properties, &taken.name).unwrap_or_default();
    let mut tell = |what: &str, count: fn(&Feature) -> usize| {
        let with: Vec<String> = features.iter().filter(|f| count(f) > 0).map(name).collect();
        if !with.is_empty() {
            let rings: usize = features.iter().map(count).sum();
            warnings.push(format!("{rings} rings {what}: {}", listed(&with)));
        }
    };
    tell("were not closed, and are now", |f| f.unclosed);
    tell("have no area and are left out", |f| f.flat);
}

/// The first names of a long list.
pub(super) fn listed(names: &[String]) -> String {
    const SHOWN: usize = 8;
    let shown = names
        .iter()
        .take(SHOWN)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// One area of several features that are the same by all that is written:
/// islands and exclaves come as features of their own. Where only the name is
/// written, namesakes stay apart, and are told.
fn merged(areas: Vec<RawArea>, warnings: &mut Vec<String>) -> Vec<RawArea> {
    let mut first: HashMap<(String, Option<String>, Option<String>), usize> = HashMap::new();
    let mut parts: Vec<usize> = Vec::new();
    let mut kept: Vec<RawArea> = Vec::new();
    let mut namesakes = Vec::new();
    for area in areas {
        let key = (area.name.clone(), area.pcode.clone(), area.parent.clone());
        let known = first.get(&key).copied();
        match known {
            Some(i) if area.pcode.is_some() || area.parent.is_some() => {
                kept[i].shape.0.extend(area.shape.0);
                parts[i] += 1;
                continue;
            }
            Some(_) => namesakes.push(area.name.clone()),
            None => {}
        }
        first.entry(key).or_insert(kept.len());
        kept.push(area);
        parts.push(1);
    }
    let several: Vec<String> = kept
        .iter()
        .zip(&parts)
        .filter(|(_, n)| **n > 1)
        .map(|(a, n)| format!("{} ({n})", a.name))
        .collect();
    if !several.is_empty() {
        warnings.push(format!(
            "the same name stands more than once within its parent; taken as one area of several parts: {}",
            listed(&several)
        ));
    }
    if !namesakes.is_empty() {
        warnings.push(format!(
            "the same name stands more than once, and no column says whose; told apart by where they lie: {}",
            listed(&namesakes)
        ));
    }
    kept
}
