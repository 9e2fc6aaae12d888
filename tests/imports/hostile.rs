//! Files that are wrong or mean harm.

use crate::folder::{Folder, collection, feature, ring, two_districts};
use serde_json::json;
use std::fs;

const DISTRICTS: [&str; 2] = ["--as", "districts"];

#[test]
fn coordinates_in_a_projection() {
    let folder = Folder::new();
    let metres = json!([[
        [500_000.0, 3_600_000.0],
        [520_000.0, 3_600_000.0],
        [520_000.0, 3_620_000.0],
        [500_000.0, 3_600_000.0]
    ]]);
    folder.write(
        "utm.geojson",
        collection(vec![feature(json!({"name": "Barmal"}), metres)]),
    );
    let message = folder.refused("utm.geojson", &DISTRICTS);
    assert!(
        message.contains("500000,3600000 in \"Barmal\"") && message.contains("ogr2ogr -t_srs"),
        "{message}"
    );
}

#[test]
fn no_column_of_names() {
    let folder = Folder::new();
    folder.write(
        "x.geojson",
        collection(vec![feature(
            json!({"id": 7, "note": "x"}),
            json!([ring(69.3, 32.7, 0.1)]),
        )]),
    );
    let message = folder.refused("x.geojson", &DISTRICTS);
    assert!(
        message.contains("--name-field") && message.contains("id, note"),
        "{message}"
    );
    let message = folder.refused("x.geojson", &["--as", "districts", "--name-field", "title"]);
    assert!(
        message.contains("--name-field \"title\"") && message.contains("id, note"),
        "{message}"
    );
    // A number can be a name, if that is said.
    folder.import("x.geojson", &["--name-field", "id"]);
}

#[test]
fn areas_that_are_not_sound_are_told() {
    let folder = Folder::new();
    let bow = json!([[[69.1, 32.6], [69.5, 32.8], [69.5, 32.6], [69.1, 32.8], [69.1, 32.6]]]);
    let open = json!([[[68.1, 32.6], [68.3, 32.6], [68.3, 32.8], [68.1, 32.8]]]);
    let flat = json!([[[69.0, 32.0], [69.1, 32.1], [69.0, 32.0]]]);
    let areas = vec![
        feature(json!({"name": "Bow"}), bow),
        feature(json!({"name": "Open"}), open),
        feature(json!({"name": "Flat"}), flat),
        feature(json!({"name": "Left"}), json!([ring(68.6, 33.0, 0.1)])),
        feature(json!({"name": "Right"}), json!([ring(68.7, 33.05, 0.1)])),
        feature(json!({"name": "Outer"}), json!([ring(67.0, 33.0, 0.2)])),
        feature(json!({"name": "Inner"}), json!([ring(67.0, 33.0, 0.05)])),
        feature(json!({"name": ""}), json!([ring(66.0, 33.0, 0.05)])),
    ];
    folder.write("bad.geojson", collection(areas));
    let words = folder.import("bad.geojson", &[]).err;
    for part in [
        "1 areas cross themselves",
        ": Bow",
        "1 rings were not closed, and are now: Open",
        "1 rings have no area and are left out: Flat",
        "2 pairs of areas overlap",
        "Left and Right (",
        "Outer and Inner (",
        "feature 8 has no name",
    ] {
        assert!(words.contains(part), "no \"{part}\" in {words}");
    }
}

/// Neighbours share an edge, whole or in parts; that is no overlap.
#[test]
fn neighbours_do_not_overlap() {
    let folder = Folder::new();
    folder.write("two.geojson", two_districts());
    assert!(!folder.import("two.geojson", &[]).err.contains("warning"));
}

#[test]
fn files_that_hold_nothing() {
    let folder = Folder::new();
    let nested = format!("{{\"type\":\"FeatureCollection\",\"features\":{}", "[".repeat(200_000));
    let deep = format!(
        "{}{}{}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(20_000),
        "{\"type\":\"Point\",\"coordinates\":[0,0]}",
        "]}".repeat(20_000)
    );
    let short = r#"{"type":"Feature","properties":{"name":"x"},"geometry":{"type":"Polygon","coordinates":[[[1],[2],[3],[1]]]}}"#;
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("empty.geojson", Vec::new()),
        ("blank.geojson", b"  \n".to_vec()),
        ("none.geojson", b"{\"type\":\"FeatureCollection\",\"features\":[]}".to_vec()),
        ("nested.geojson", nested.into_bytes()),
        ("deep.geojson", deep.into_bytes()),
        ("short.geojson", short.into()),
        ("list.json", b"[1,2,3]".to_vec()),
        ("bytes.geojson", vec![0xff, 0xfe, 0, 1]),
        ("point.geojson", br#"{"type":"Feature","properties":{"name":"x"},"geometry":{"type":"Point","coordinates":[1,2]}}"#.to_vec()),
        ("null.geojson", br#"{"type":"Feature","properties":{"name":"x"},"geometry":null}"#.to_vec()),
        ("nan.geojson", br#"{"type":"Feature","properties":{"name":"x"},"geometry":{"type":"Polygon","coordinates":[[[1e999,2],[3,4],[5,6],[1,2]]]}}"#.to_vec()),
    ];
    for (name, content) in cases {
        folder.write(name, content);
        folder.refused(name, &DISTRICTS);
    }
    folder.refused("no such file.geojson", &DISTRICTS);
    folder.refused(".", &DISTRICTS);
}

#[test]
fn archives_are_to_be_unpacked() {
    let folder = Folder::new();
    folder.write("x.zip", b"PK\x03\x04rest");
    assert!(folder.refused("x.zip", &DISTRICTS).contains("unpack"));
    assert!(folder.refused("x.zip", &["--as", "places"]).contains("unpack"));
    folder.write("x.gz", b"\x1f\x8b\x08rest");
    assert!(folder.refused("x.gz", &DISTRICTS).contains("unpack"));
}

#[test]
fn a_set_stays_in_its_folder() {
    let folder = Folder::new();
    folder.write("two.geojson", two_districts());
    for id in ["../evil", "/tmp/evil", "a/b", "..", "", "CON:", "line-osm"] {
        folder.refused("two.geojson", &["--as", "districts", "--id", id]);
        assert_eq!(folder.run(&["geodata", "remove", id]).code, 2);
    }
    folder.import("two.geojson", &["--id", "mine"]);
    // An entry that names a file elsewhere is not followed, nor is that deleted.
    let entry = folder.path("data/imports/mine.toml");
    let text = fs::read_to_string(&entry).unwrap();
    let own = text.lines().find(|l| l.starts_with("file =")).unwrap();
    folder.write("secret", "x");
    fs::write(&entry, text.replace(own, "file = \"../../secret\"")).unwrap();
    let ran = folder.run(&["locate", "69.3,32.7"]);
    assert!(ran.code == 2 && ran.err.contains("--no-imports"), "{}", ran.err);
    assert_eq!(folder.run(&["geodata", "remove", "mine"]).code, 2);
    assert!(folder.path("secret").exists());
}

#[test]
fn what_was_changed_behind_its_back_is_not_used() {
    let folder = Folder::new();
    folder.write("two.geojson", two_districts());
    folder.import("two.geojson", &[]);
    let name = folder.kept().into_iter().find(|n| n.ends_with(".geojson")).unwrap();
    let path = folder.path("data/imports").join(name);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("69.1", "69.2")).unwrap();
    let ran = folder.run(&["locate", "69.3,32.7"]);
    assert!(
        ran.code == 2 && ran.err.contains("checksum") && ran.err.contains("geodata remove two"),
        "{}",
        ran.err
    );
    folder.done(&["locate", "69.3,32.7", "--no-imports"]);
    folder.done(&["geodata", "remove", "two"]);
    folder.done(&["locate", "69.3,32.7"]);
}

#[test]
fn a_folder_that_was_misspelt() {
    let folder = Folder::new();
    let ran = folder.run(&["locate", "69.3,32.7", "--data-dir", "nowhere"]);
    assert!(ran.code == 2 && ran.err.contains("no such folder"), "{}", ran.err);
}

/// Edges that all lie abreast: the number of pairs is bounded.
#[test]
fn a_comb_does_not_take_for_ever() {
    let folder = Folder::new();
    let teeth = 60_000;
    let mut comb: Vec<[f64; 2]> = (0..teeth)
        .map(|i| [if i % 2 == 0 { 62.0 } else { 70.0 }, 32.0 + f64::from(i) * 1e-5])
        .collect();
    comb.push([61.0, 33.0]);
    comb.push(comb[0]);
    folder.write(
        "comb.geojson",
        collection(vec![feature(json!({"name": "Comb"}), json!([comb]))]),
    );
    folder.import("comb.geojson", &[]);
}
