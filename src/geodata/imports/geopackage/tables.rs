//! The tables of a GeoPackage (OGC 12-128r18, clauses 1.1 and 2.1).

use super::wkb;
use crate::geodata::imports::areas::Feature;
use crate::geodata::imports::rings::Builder;
use geojson::JsonObject;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use std::path::Path;

/// Rows that are read at most.
const MOST_ROWS: usize = 1_000_000;

/// Reads the features of the table with the most rows: provinces may be in the
/// same file as districts.
pub(in super::super) fn read(path: &Path) -> Result<Vec<Feature>, String> {
    let failed = |e: rusqlite::Error| format!("no usable GeoPackage: {e}");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let package = Connection::open_with_flags(path, flags).map_err(failed)?;
    let mut largest: Option<(i64, String, String)> = None;
    for (table, column) in feature_tables(&package).map_err(failed)? {
        let count = format!("SELECT count(*) FROM {}", quoted(&table));
        let rows: i64 = package.query_row(&count, [], |r| r.get(0)).map_err(failed)?;
        if largest.as_ref().is_none_or(|(most, ..)| rows > *most) {
            largest = Some((rows, table, column));
        }
    }
    let (_, table, column) = largest.ok_or("a GeoPackage without a table of polygons in degrees on WGS 84; convert it: ogr2ogr -t_srs EPSG:4326 out.geojson")?;
    features(&package, &table, &column)
}

/// Tables with a geometry on WGS 84, each with the column that holds it.
fn feature_tables(package: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut query = package.prepare(
        "SELECT g.table_name, g.column_name FROM gpkg_geometry_columns g \
         JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id \
         WHERE upper(s.organization) = 'EPSG' AND s.organization_coordsys_id = 4326 \
            OR upper(s.organization) = 'OGC' AND s.organization_coordsys_id = 84 \
         ORDER BY g.table_name",
    )?;
    let rows = query.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    rows.collect()
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn features(package: &Connection, table: &str, column: &str) -> Result<Vec<Feature>, String> {
    let failed = |e: rusqlite::Error| format!("table \"{table}\" of the GeoPackage: {e}");
    let mut query = package
        .prepare(&format!("SELECT * FROM {} LIMIT {MOST_ROWS}", quoted(table)))
        .map_err(failed)?;
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let mut rows = query.query([]).map_err(failed)?;
    let mut features = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        let mut properties = JsonObject::new();
        let mut builder = Builder::default();
        for (i, name) in names.iter().enumerate() {
            let value = match row.get_ref(i).map_err(failed)? {
                ValueRef::Blob(blob) if name.eq_ignore_ascii_case(column) => {
                    wkb::add(blob, &mut builder)
                        .map_err(|e| format!("table \"{table}\" of the GeoPackage, row {}: {e}", features.len() + 1))?;
                    continue;
                }
                ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text)),
                ValueRef::Integer(n) => Value::from(n),
                ValueRef::Real(x) => Value::from(x),
                ValueRef::Blob(_) | ValueRef::Null => Value::Null,
            };
            properties.insert(name.clone(), value);
        }
        features.push(Feature::new(properties, builder));
    }
    Ok(features)
}
