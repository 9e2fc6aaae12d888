//! Each layer, parsed when it is first asked for.

use super::features::Shape;
use super::imports::{DataFolder, ImportedSet, SetId};
use super::own::stitch;
use super::{Gazetteer, Manifest, Names, embedded, layer};
use crate::geodesy::LonLat;
use crate::model::Lang;
use crate::{Error, Result};
use geo::{LineString, MultiPolygon};
use geojson::JsonObject;
use std::cell::OnceCell;
use std::path::Path;

/// The embedded geodata, and the imported sets of a data folder.
#[derive(Default)]
pub struct Atlas {
    imports: Vec<ImportedSet>,
    folder: Option<DataFolder>,
    manifest: OnceCell<Manifest>,
    gazetteer: OnceCell<Gazetteer>,
}

/// What lies round the two countries, for drawing alone.
#[derive(Clone, Debug)]
pub struct Backdrop {
    pub kind: BackdropKind,
    pub name: Option<String>,
    pub shape: MultiPolygon<f64>,
    pub lines: Vec<LineString<f64>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackdropKind {
    Country,
    Sea,
    Boundary,
    /// The Line of Control in Jammu and Kashmir.
    LineOfControl,
    Disputed,
}

/// A river, for drawing alone. Level 1 is the largest.
#[derive(Clone, Debug)]
pub struct River {
    pub level: u8,
    pub name: Option<String>,
    pub lines: Vec<LineString<f64>>,
}

fn get_or_try<T>(cell: &OnceCell<T>, make: impl FnOnce() -> Result<T>) -> Result<&T> {
    if let Some(value) = cell.get() {
        return Ok(value);
    }
    let value = make()?;
    Ok(cell.get_or_init(|| value))
}

fn shapes(layer: &'static str, text: &str) -> Result<Vec<Shape>> {
    layer::parse(text, |_| true).map_err(|message| Error::Geodata { layer, message })
}

fn backdrop_kind(properties: &JsonObject) -> Option<BackdropKind> {
    match properties.get("kind")?.as_str()? {
        "country" => Some(BackdropKind::Country),
        "sea" => Some(BackdropKind::Sea),
        "boundary" => Some(BackdropKind::Boundary),
        "line-of-control" => Some(BackdropKind::LineOfControl),
        "disputed" => Some(BackdropKind::Disputed),
        _ => None,
    }
}

impl Atlas {
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The embedded geodata with the sets imported into a data folder, which
    /// need not exist.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn with_data(folder: &Path) -> Result<Self> {
        let folder = DataFolder::at(folder);
        Ok(Self {
            imports: folder.sets()?,
            folder: Some(folder),
            ..Self::default()
        })
    }

    /// The imported sets in use, the earliest first; a later one wins where
    /// two overlap.
    pub fn imports(&self) -> &[ImportedSet] {
        &self.imports
    }

    /// The same without one of the imported sets.
    pub fn without(mut self, id: &SetId) -> Self {
        self.imports.retain(|s| s.id != *id);
        self.gazetteer = OnceCell::new();
        self
    }

    pub fn manifest(&self) -> Result<&Manifest> {
        get_or_try(&self.manifest, Manifest::embedded)
    }

    /// A version of the border, from the tripoint with Iran to China.
    ///
    /// # Errors
    /// When `version` is none of [`BORDERS`](super::BORDERS).
    pub fn line(&self, version: &str) -> Result<Vec<LonLat>> {
        let text = match version {
            "osm" => embedded::LINE_OSM,
            "natural-earth" => embedded::LINE_NATURAL_EARTH,
            "gshhg" => embedded::LINE_GSHHG,
            _ => {
                return Err(Error::request(format!(
                    "no border version \"{version}\"; there are {}, or name a GeoJSON file",
                    super::BORDERS.join(", ")
                )));
            }
        };
        let parts = shapes("line", text)?.into_iter().flat_map(Shape::lines).collect();
        stitch(parts).map_err(|message| Error::Geodata { layer: "line", message })
    }

    pub fn gazetteer(&self) -> Result<&Gazetteer> {
        get_or_try(&self.gazetteer, || {
            let mut gazetteer = Gazetteer::parse(
                embedded::DISTRICTS,
                embedded::TOWNS,
                embedded::CROSSINGS,
                embedded::ALIASES,
            )
            .map_err(|message| Error::Geodata {
                layer: "gazetteer",
                message,
            })?;
            for (set, folder) in self.imports.iter().zip(self.folder.iter().cycle()) {
                gazetteer.adopt(set, &folder.content(set)?)?;
            }
            Ok(gazetteer)
        })
    }

    /// What places are called in a language; nothing is read for English.
    pub fn names(&self, lang: Lang) -> Result<Names> {
        if lang == Lang::En {
            return Ok(Names::english());
        }
        Names::parse(embedded::NAMES, lang).map_err(|message| Error::Geodata {
            layer: "names",
            message,
        })
    }

    /// Neighbouring countries, sea, and boundaries that are not this one: those
    /// kinds that are wanted.
    pub fn backdrop(&self, wanted: impl Fn(BackdropKind) -> bool) -> Result<Vec<Backdrop>> {
        let is_wanted = |properties: &JsonObject| backdrop_kind(properties).is_some_and(&wanted);
        let shapes = layer::parse(embedded::NEIGHBOURS, is_wanted).map_err(|message| Error::Geodata {
            layer: "neighbours",
            message,
        })?;
        Ok(shapes
            .into_iter()
            .filter_map(|shape| {
                let kind = backdrop_kind(shape.properties())?;
                let name = shape.text("name").map(str::to_owned);
                let (shape, lines) = match kind {
                    BackdropKind::Country | BackdropKind::Sea => (shape.polygons(), Vec::new()),
                    _ => (MultiPolygon(Vec::new()), shape.lines()),
                };
                Some(Backdrop {
                    kind,
                    name,
                    shape,
                    lines,
                })
            })
            .collect())
    }

    pub fn rivers(&self) -> Result<Vec<River>> {
        Ok(shapes("rivers", embedded::RIVERS)?
            .into_iter()
            .map(|shape| River {
                level: shape.number("level").map_or(9, |n| n as u8),
                name: shape.text("name").map(str::to_owned),
                lines: shape.lines(),
            })
            .collect())
    }
}
