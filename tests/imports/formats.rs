//! The same districts from every format.

use crate::folder::{Folder, collection, feature, ring, two_districts};
use serde_json::json;
use shapefile::dbase::{FieldValue, Record, TableWriterBuilder};
use shapefile::{Point, Polygon, PolygonRing, Writer};

const WGS84: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
const UTM: &str = r#"PROJCS["WGS_1984_UTM_Zone_42N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]]"#;

/// Barmal with a hole, and the valley beside it.
fn write_shapefile(folder: &Folder, stem: &str, prj: Option<&str>) {
    let path = folder.path(&format!("{stem}.shp"));
    let table = TableWriterBuilder::new()
        .add_character_field("ADM2_EN".try_into().unwrap(), 40)
        .add_character_field("ADM2_PCODE".try_into().unwrap(), 12);
    let mut writer = Writer::from_path(&path, table).unwrap();
    let points = |r: Vec<[f64; 2]>| r.into_iter().map(|[x, y]| Point::new(x, y)).collect::<Vec<_>>();
    for (name, code, lon, hole) in [("Barmal", "AF1214", 69.28, true), ("Tsarkai Valley", "", 68.98, false)] {
        let mut rings = vec![PolygonRing::Outer(points(ring(lon, 32.71, 0.15)))];
        if hole {
            rings.push(PolygonRing::Inner(points(ring(lon, 32.71, 0.02))));
        }
        let mut record = Record::default();
        record.insert("ADM2_EN".into(), FieldValue::Character(Some(name.into())));
        record.insert("ADM2_PCODE".into(), FieldValue::Character(Some(code.into())));
        writer
            .write_shape_and_record(&Polygon::with_rings(rings), &record)
            .unwrap();
    }
    drop(writer);
    if let Some(prj) = prj {
        folder.write(&format!("{stem}.prj"), prj);
    }
}

#[test]
fn a_shapefile_with_its_parts() {
    let folder = Folder::new();
    write_shapefile(&folder, "two", Some(WGS84));
    let ran = folder.import("two.shp", &[]);
    assert!(
        ran.err.contains("shapefile, 2 areas; names from column \"ADM2_EN\""),
        "{}",
        ran.err
    );
    assert!(ran.out.starts_with("1 of 2 areas"), "{}", ran.out);
    assert!(folder.done(&["locate", "69.35,32.75"]).out.contains("imported set two"));
    // In the hole there is no polygon.
    assert!(folder.done(&["locate", "69.28,32.71"]).out.contains("by the discs"));
}

#[test]
fn a_shapefile_that_is_no_longitude_and_latitude() {
    let folder = Folder::new();
    write_shapefile(&folder, "utm", Some(UTM));
    let message = folder.refused("utm.shp", &["--as", "districts"]);
    assert!(
        message.contains("UTM_ZONE_42N") && message.contains("ogr2ogr -t_srs EPSG:4326"),
        "{message}"
    );
    write_shapefile(&folder, "bare", None);
    std::fs::remove_file(folder.path("bare.dbf")).unwrap();
    assert!(folder.refused("bare.shp", &["--as", "districts"]).contains(".dbf"));
}

#[test]
fn a_shapefile_without_prj_is_taken_with_a_word() {
    let folder = Folder::new();
    write_shapefile(&folder, "two", None);
    assert!(folder.import("two.shp", &[]).err.contains("no .prj"));
}

#[test]
fn a_damaged_shapefile_is_refused() {
    let folder = Folder::new();
    write_shapefile(&folder, "two", Some(WGS84));
    let whole = std::fs::read(folder.path("two.shp")).unwrap();
    for length in [50, 100, 108, 150, whole.len() - 9] {
        folder.write("two.shp", &whole[..length]);
        std::fs::remove_file(folder.path("two.shx")).ok();
        folder.refused("two.shp", &["--as", "districts"]);
    }
    for at in (0..whole.len()).step_by(5) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0xff;
        folder.write("two.shp", &damaged);
        let ran = folder.run(&["geodata", "import", "two.shp", "--as", "districts"]);
        assert!([0, 2].contains(&ran.code), "byte {at}: {}", ran.err);
    }
}

/// Two squares that share an arc, in whole steps of a thousandth of a degree.
fn topology() -> serde_json::Value {
    json!({
        "type": "Topology",
        "transform": {"scale": [0.001, 0.001], "translate": [68.83, 32.56]},
        "arcs": [
            [[300, 0], [0, 300]],
            [[300, 300], [-300, 0], [0, -300], [300, 0]],
            [[300, 300], [300, 0], [0, -300], [-300, 0]],
        ],
        "objects": {
            "provinces": {"type": "GeometryCollection", "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Paktika"}},
            ]},
            "districts": {"type": "GeometryCollection", "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"NAME_2": "Tsarkai Valley"}},
                {"type": "MultiPolygon", "arcs": [[[-3, -1]]], "properties": {"NAME_2": "Bermal"}},
                {"type": "Point", "coordinates": [5, 5], "properties": {"NAME_2": "a point"}},
            ]},
        },
    })
}

#[test]
fn a_topology_is_laid_out() {
    let folder = Folder::new();
    folder.write("two.json", topology().to_string());
    let ran = folder.import("two.json", &[]);
    assert!(ran.err.contains("TopoJSON, 2 areas"), "{}", ran.err);
    assert!(!ran.err.contains("warning"), "{}", ran.err);
    let other = Folder::new();
    other.write("two.geojson", two_districts());
    other.import("two.geojson", &[]);
    let point = ["69.35,32.75", "69.131,32.71", "69.129,32.71", "68.9,32.6"];
    for point in point {
        let district = |f: &Folder| f.done(&["locate", point, "-f", "json"]).out;
        assert_eq!(district(&folder), district(&other));
    }
}

#[test]
fn a_topology_that_asks_for_too_much() {
    let folder = Folder::new();
    let mut bad = topology();
    bad["objects"]["districts"]["geometries"][0]["arcs"] = json!([[0, 99]]);
    folder.write("bad.json", bad.to_string());
    assert!(folder.refused("bad.json", &["--as", "districts"]).contains("arc 99"));
    // A thousand positions, named a hundred thousand times.
    let mut bomb = topology();
    bomb["arcs"][0] = json!(vec![[0, 1]; 1_000]);
    bomb["objects"]["districts"]["geometries"][0]["arcs"] = json!([vec![0; 100_000]]);
    folder.write("bomb.json", bomb.to_string());
    assert!(folder.refused("bomb.json", &["--as", "districts"]).contains("simplify"));
}

#[test]
#[cfg(not(feature = "gpkg"))]
fn a_geopackage_is_refused_with_advice() {
    let folder = Folder::new();
    folder.write("x.gpkg", b"SQLite format 3\0................");
    let message = folder.refused("x.gpkg", &["--as", "districts"]);
    assert!(
        message.contains("ogr2ogr") && message.contains("--features gpkg"),
        "{message}"
    );
}

#[test]
#[cfg(feature = "gpkg")]
fn a_damaged_geopackage_is_refused() {
    let folder = Folder::new();
    folder.write("x.gpkg", b"SQLite format 3\0................");
    assert!(
        folder
            .refused("x.gpkg", &["--as", "districts"])
            .contains("no usable GeoPackage")
    );
}

/// Parts of one district come as features of their own in some files.
#[test]
fn parts_of_a_district_are_one_area() {
    let folder = Folder::new();
    let part = |lon| {
        feature(
            json!({"name": "Barmal", "parent": "Paktika"}),
            json!([ring(lon, 32.71, 0.1)]),
        )
    };
    folder.write("parts.geojson", collection(vec![part(69.28), part(69.5)]));
    let ran = folder.import("parts.geojson", &[]);
    assert!(ran.err.contains("one area of several parts: Barmal (2)"), "{}", ran.err);
    assert!(
        folder
            .done(&["locate", "69.55,32.71"])
            .out
            .contains("imported set parts")
    );
}
