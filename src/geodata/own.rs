//! Lines and areas of the user's own, from GeoJSON files.

use super::features::{self, Shape};
use crate::geodesy::{LonLat, distance};
use crate::{Error, Result};
use geo::{CoordsIter, LineString, MultiPolygon};
use std::path::Path;

/// Parts closer than this at their ends are one line; metres.
const STITCH_TOLERANCE: f64 = 50.0;

/// Joins unordered parts into one line, from south-west to north-east.
pub(super) fn stitch(parts: Vec<LineString<f64>>) -> Result<Vec<LonLat>, String> {
    let mut open: Vec<Vec<LonLat>> = Vec::new();
    for part in &parts {
        let path = features::positions(part)?;
        if path.len() > 1 {
            open.push(path);
        }
    }
    let mut line = open.pop().ok_or("no line in it")?;
    while !open.is_empty() {
        let (Some(&head), Some(&tail)) = (line.first(), line.last()) else {
            return Err("no line in it".to_owned());
        };
        let near = |a: LonLat, b: LonLat| distance(a, b) <= STITCH_TOLERANCE;
        let next = open
            .iter()
            .position(|p| [p[0], p[p.len() - 1]].iter().any(|&e| near(e, head) || near(e, tail)));
        let Some(next) = next else {
            return Err(format!(
                "its {} parts do not join into one line: {} are left over after a gap of more than {STITCH_TOLERANCE} m",
                parts.len(),
                open.len()
            ));
        };
        let mut part = open.swap_remove(next);
        let (first, last) = (part[0], part[part.len() - 1]);
        let at_tail = near(first, tail) || near(last, tail);
        if (at_tail && !near(first, tail)) || (!at_tail && !near(last, head)) {
            part.reverse();
        }
        if at_tail {
            line.extend(part);
        } else {
            part.extend(line);
            line = part;
        }
        line.dedup();
    }
    if let (Some(a), Some(b)) = (line.first(), line.last())
        && a.lon() + a.lat() > b.lon() + b.lat()
    {
        line.reverse();
    }
    Ok(line)
}

/// A line of the user's own: the lines or polygon edges of a GeoJSON file.
///
/// # Errors
/// When the file is not GeoJSON, or its parts do not join into one line.
pub fn line_from_file(path: &Path) -> Result<Vec<LonLat>> {
    let text = std::fs::read_to_string(path).map_err(|e| Error::file(path, &e))?;
    let shown = path.display().to_string();
    let parts = features::parse(&text)
        .map_err(|e| Error::content(&shown, format!("not usable as a border: {e}")))?
        .into_iter()
        .flat_map(Shape::lines)
        .collect();
    stitch(parts).map_err(|e| Error::content(&shown, format!("not usable as a border: {e}")))
}

/// A named area, such as a district.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub name: String,
    pub shape: MultiPolygon<f64>,
}

/// What the property that holds the name is mostly called, best first:
/// geoBoundaries, OCHA COD-AB, GADM, and plain names.
const NAMES: [&str; 10] = [
    "shapeName",
    "ADM2_EN",
    "adm2_name",
    "NAME_2",
    "ADM3_EN",
    "adm3_name",
    "NAME_3",
    "district",
    "name",
    "NAME",
];

/// The polygons of a GeoJSON file, each with its name, in the file's order.
/// `name_field` is the property that holds it; without it the usual ones are
/// tried, and the first that any feature has is taken for all.
///
/// # Errors
/// When the file is not GeoJSON, holds no polygon, has no such property, or
/// has a position that is none.
pub fn areas_from_file(path: &Path, name_field: Option<&str>) -> Result<Vec<Area>> {
    let shown = path.display().to_string();
    let unusable = |message: &str| Error::content(&shown, format!("not usable as areas: {message}"));
    let text = std::fs::read_to_string(path).map_err(|e| Error::file(path, &e))?;
    let shapes = features::parse(&text).map_err(|e| unusable(&e))?;
    let has = |field: &&str| shapes.iter().any(|s| s.text(field).is_some());
    let field = match name_field {
        Some(field) if has(&field) => field,
        Some(field) => return Err(unusable(&format!("no feature has a text property \"{field}\""))),
        None => NAMES.into_iter().find(has).ok_or_else(|| {
            unusable(&format!(
                "no feature has a name; its property may be one of {}, or be named with --name-field",
                NAMES.join(", ")
            ))
        })?,
    };
    let mut areas = Vec::new();
    for shape in shapes {
        let name = shape.text(field).unwrap_or_default().to_owned();
        let polygons = shape.polygons();
        if let Some(bad) = polygons.coords_iter().find(|c| LonLat::try_from(*c).is_err()) {
            return Err(unusable(&format!(
                "{},{} in \"{name}\" is no position in degrees",
                bad.x, bad.y
            )));
        }
        if !polygons.0.is_empty() {
            areas.push(Area { name, shape: polygons });
        }
    }
    if areas.is_empty() {
        return Err(unusable("there is no polygon in it"));
    }
    Ok(areas)
}
