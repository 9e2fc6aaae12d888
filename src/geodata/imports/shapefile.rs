//! Shapefiles: the .shp with its .dbf of columns and .prj of coordinates.

use super::areas::Feature;
use super::rings::Builder;
use ::shapefile::dbase::{FieldValue, Record};
use ::shapefile::{PolygonRing, Shape};
use geo::{Contains, Coord, LineString, Point, Polygon};
use geojson::JsonObject;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Of a .prj so many bytes are read; a real one has some hundreds.
const PRJ: usize = 65_536;

/// Reads the polygons with their columns.
pub(super) fn read(path: &Path, warnings: &mut Vec<String>) -> Result<Vec<Feature>, String> {
    refuse_projection(path, warnings)?;
    let mut reader = ::shapefile::Reader::from_path(path).map_err(|e| match e {
        ::shapefile::Error::MissingDbf => {
            "its .dbf, with the names, is missing; put all parts of the shapefile into one folder".to_owned()
        }
        e => format!("no usable shapefile: {e}"),
    })?;
    let mut features = Vec::new();
    for (i, record) in reader.iter_shapes_and_records().enumerate() {
        let (shape, record) = record.map_err(|e| format!("no usable shapefile, at record {}: {e}", i + 1))?;
        let rings: Vec<Ring> = match shape {
            Shape::Polygon(p) => p.into_inner().into_iter().map(|r| ring(r, |p| (p.x, p.y))).collect(),
            Shape::PolygonM(p) => p.into_inner().into_iter().map(|r| ring(r, |p| (p.x, p.y))).collect(),
            Shape::PolygonZ(p) => p.into_inner().into_iter().map(|r| ring(r, |p| (p.x, p.y))).collect(),
            _ => continue,
        };
        let mut builder = Builder::default();
        for polygon in nested(rings) {
            builder.add(polygon);
        }
        features.push(Feature::new(properties(record), builder));
    }
    Ok(features)
}

/// Coordinates must be degrees on WGS 84; the .prj says what they are.
fn refuse_projection(path: &Path, warnings: &mut Vec<String>) -> Result<(), String> {
    let prj = ["prj", "PRJ"]
        .iter()
        .find_map(|e| fs::read(path.with_extension(e)).ok());
    let Some(prj) = prj else {
        warnings.push("it has no .prj that says what its coordinates are; taken as degrees on WGS 84".to_owned());
        return Ok(());
    };
    let text = String::from_utf8_lossy(&prj[..prj.len().min(PRJ)]).to_uppercase();
    let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '_' | '-')).collect();
    let geographic = plain.trim_start_matches('\u{feff}').trim_start().starts_with("GEOG");
    if geographic && (plain.contains("WGS84") || plain.contains("WGS1984")) {
        return Ok(());
    }
    let name = text
        .split('"')
        .nth(1)
        .unwrap_or("unknown")
        .chars()
        .take(60)
        .collect::<String>();
    Err(format!(
        "its coordinates are in \"{name}\", not degrees on WGS 84; convert it: ogr2ogr -t_srs EPSG:4326 out.shp {}",
        path.file_name().unwrap_or_default().to_string_lossy()
    ))
}

struct Ring {
    outer: bool,
    positions: Vec<Coord<f64>>,
}

fn ring<P>(ring: PolygonRing<P>, position: fn(&P) -> (f64, f64)) -> Ring {
    let (outer, points) = match ring {
        PolygonRing::Outer(points) => (true, points),
        PolygonRing::Inner(points) => (false, points),
    };
    let positions = points.iter().map(|p| Coord::from(position(p))).collect();
    Ring { outer, positions }
}

/// Puts each hole into the ring that it lies in. Most files write a hole after
/// its ring, so that the last one is tried first; a hole outside of all is a
/// ring that was written the wrong way round.
fn nested(rings: Vec<Ring>) -> Vec<Vec<Vec<Coord<f64>>>> {
    /// So many rings are tried for a hole, the last first.
    const TRIED: usize = 200;
    let mut polygons: Vec<Vec<Vec<Coord<f64>>>> = Vec::new();
    let mut outlines: Vec<Polygon<f64>> = Vec::new();
    let outline = |r: &Ring| Polygon::new(LineString(r.positions.clone()), Vec::new());
    let (outer, inner): (Vec<Ring>, Vec<Ring>) = rings.into_iter().partition(|r| r.outer);
    for ring in outer {
        outlines.push(outline(&ring));
        polygons.push(vec![ring.positions]);
    }
    let outers = outlines.len();
    for ring in inner {
        let inside = |o: &Polygon<f64>| ring.positions.iter().take(8).any(|c| o.contains(&Point::from(*c)));
        let holder = (0..outers).rev().take(TRIED).find(|i| inside(&outlines[*i]));
        match holder {
            Some(i) => polygons[i].push(ring.positions),
            None => polygons.push(vec![ring.positions]),
        }
    }
    polygons
}

fn properties(record: Record) -> JsonObject {
    let value = |v: FieldValue| match v {
        FieldValue::Character(Some(text)) | FieldValue::Memo(text) => Value::from(text),
        FieldValue::Numeric(Some(n)) => number(n),
        FieldValue::Double(n) | FieldValue::Currency(n) => number(n),
        FieldValue::Integer(n) => Value::from(n),
        _ => Value::Null,
    };
    record.into_iter().map(|(name, v)| (name, value(v))).collect()
}

/// dBase writes codes such as 1214 as numbers; they are not 1214.0.
fn number(n: f64) -> Value {
    if n.fract() == 0.0 && n.abs() < 1e15 {
        Value::from(n as i64)
    } else {
        Value::from(n)
    }
}
