//! `durand enrich` names the district whose imported polygon holds a point.

use crate::folder::{Folder, collection, feature, ring, two_districts};
use serde_json::{Value, json};
use std::collections::HashMap;

type Row = HashMap<String, String>;

fn enriched(folder: &Folder, args: &[&str]) -> Vec<Row> {
    let out = folder.done(&[&["enrich", "in.csv", "-o", "-"], args].concat()).out;
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("a row under the header"))
        .collect()
}

fn districts(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row["district"].as_str()).collect()
}

/// Points in both areas, blurred ones as well, and one outside.
const POINTS: &str = "lat,lon,uncertainty_km\n32.71,69.30,\n32.71,68.98,\n32.71,69.30,3\n34.1,70.6,\n";

fn imported() -> Folder {
    let folder = Folder::new();
    folder.write("two.geojson", two_districts());
    folder.import("two.geojson", &[]);
    folder
}

#[test]
fn points_get_the_district_whose_polygon_holds_them() {
    let folder = imported();
    folder.write("in.csv", POINTS);
    assert_eq!(
        districts(&enriched(&folder, &[])),
        ["Barmal", "Tsarkai Valley", "Barmal", ""]
    );
    let without = enriched(&folder, &["--no-imports"]);
    assert!(without.iter().all(|row| !row.contains_key("district")));
    // A file that is named goes before what was imported.
    let own = feature(json!({"name": "mine"}), json!([ring(70.6, 34.1, 0.1)]));
    folder.write("own.geojson", collection(vec![own]));
    let own = enriched(&folder, &["--districts", "own.geojson"]);
    assert_eq!(districts(&own), ["", "", "", "mine"]);
}

#[test]
fn a_column_of_that_name_is_kept_under_another() {
    let folder = imported();
    folder.write("in.csv", "district,lat,lon\nBarmal,32.71,68.98\n,34.1,70.6\n");
    let rows = enriched(&folder, &[]);
    assert_eq!(districts(&rows), ["Tsarkai Valley", ""]);
    assert_eq!(rows[0]["src_district"], "Barmal");
}

/// Where the file's boundary is not the line in use, it reaches over it.
#[test]
fn a_district_holds_no_point_beyond_the_line() {
    let folder = Folder::new();
    let barmal = feature(json!({"name": "Barmal"}), json!([ring(69.28, 32.71, 0.4)]));
    folder.write("wide.geojson", collection(vec![barmal]));
    folder.import("wide.geojson", &[]);
    let points: Vec<String> = (0..12)
        .map(|i| format!("{},32.71", 68.85 + f64::from(i) * 0.08))
        .collect();
    for blurred in ["", "1"] {
        let lines: String = points.iter().map(|p| format!("{p},{blurred}\n")).collect();
        folder.write("in.csv", format!("lon,lat,uncertainty_km\n{lines}"));
        let rows = enriched(&folder, &[]);
        let mut sides = [0, 0];
        for (point, row) in points.iter().zip(&rows) {
            let said: Value = serde_json::from_str(&folder.done(&["locate", point, "-f", "json"]).out).expect("JSON");
            let note = said["district_note"].as_str().unwrap_or_default();
            let by_polygon = said["district"].as_str().filter(|_| note.contains("polygon"));
            assert_eq!(row["district"], by_polygon.unwrap_or_default(), "{point}");
            sides[usize::from(by_polygon.is_none())] += 1;
        }
        assert!(sides[0] > 3 && sides[1] > 3, "{sides:?}");
    }
}

#[test]
fn places_alone_and_imported_places_add_no_column() {
    let folder = imported();
    folder.write("in.csv", "place\nWana\n");
    assert!(!enriched(&folder, &[])[0].contains_key("district"));
    folder.done(&["geodata", "remove", "two"]);
    folder.write("villages.csv", "name,lat,lon,country\nTestabad,32.7,69.3,AFG\n");
    folder.done(&["geodata", "import", "villages.csv", "--as", "places"]);
    folder.write("in.csv", POINTS);
    assert!(!enriched(&folder, &[])[0].contains_key("district"));
}
