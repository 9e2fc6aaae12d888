//! A GeoPackage that the test makes itself, as small as one can be.

use crate::folder::Folder;
use rusqlite::{Connection, params};

/// A square as a GeoPackage holds it: its header without an envelope, then a
/// polygon of one ring in well-known binary.
fn blob(lon: f64, lat: f64, half: f64) -> Vec<u8> {
    let mut blob = b"GP\0\x01".to_vec();
    blob.extend(4326_i32.to_le_bytes());
    blob.push(1);
    for number in [3_u32, 1, 5] {
        blob.extend(number.to_le_bytes());
    }
    for corner in crate::folder::ring(lon, lat, half) {
        blob.extend(corner.into_iter().flat_map(f64::to_le_bytes));
    }
    blob
}

fn write(folder: &Folder, system: i32, shape: &[u8]) {
    let package = Connection::open(folder.path("two.gpkg")).expect("a new file");
    let tables = format!(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER);
         INSERT INTO gpkg_spatial_ref_sys VALUES (1, 'EPSG', {system});
         CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
         INSERT INTO gpkg_geometry_columns VALUES ('areas', 'shape', 1);
         CREATE TABLE areas (name TEXT, parent TEXT, shape BLOB);"
    );
    package.execute_batch(&tables).expect("tables");
    package
        .execute("INSERT INTO areas VALUES ('Bermal', 'Paktika', ?1)", params![shape])
        .expect("a row");
}

#[test]
fn its_polygons_become_districts() {
    let folder = Folder::new();
    write(&folder, 4326, &blob(69.28, 32.71, 0.15));
    let ran = folder.import("two.gpkg", &[]);
    assert!(ran.err.contains("GeoPackage, 1 area"), "{}", ran.err);
    assert!(ran.out.starts_with("1 of 1 areas"), "{}", ran.out);
    let found = |point: &str| folder.done(&["locate", point]).out;
    assert!(found("69.35,32.75").contains("imported set two"));
    // Beyond its edge.
    assert!(!found("69.12,32.71").contains("imported set two"));
}

#[test]
fn other_systems_and_cut_geometries_are_refused() {
    let folder = Folder::new();
    write(&folder, 32642, &blob(69.28, 32.71, 0.15));
    let message = folder.refused("two.gpkg", &["--as", "districts"]);
    assert!(message.contains("EPSG:4326"), "{message}");
    let folder = Folder::new();
    write(&folder, 4326, &blob(69.28, 32.71, 0.15)[..60]);
    let message = folder.refused("two.gpkg", &["--as", "districts"]);
    assert!(message.contains("row 1: its geometry is cut short"), "{message}");
}
