//! `durand enrich`: every row comes out, in order, with what it had and what
//! the border says of it.

use crate::sandbox::Sandbox;
use serde_json::Value;

type Row = std::collections::HashMap<String, String>;

fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("a row under the header"))
        .collect()
}

fn features(text: &str) -> Vec<Value> {
    let collection: Value = serde_json::from_str(text).expect("GeoJSON");
    collection["features"].as_array().expect("features").clone()
}

#[test]
fn a_point_gets_what_locate_says_of_it() {
    let sandbox = Sandbox::new();
    sandbox.write("in.csv", "id,lon,lat\n1,69.0,33.0\n2,71.094,34.122\n3,10,50\n");
    for border in ["osm", "natural-earth"] {
        sandbox.done(&["enrich", "in.csv", "-o", "out.csv", "--border", border]);
        for row in rows(&sandbox.read("out.csv")) {
            let point = format!("{},{}", row["lon"], row["lat"]);
            let said: Value =
                serde_json::from_str(&sandbox.done(&["locate", &point, "--border", border, "-f", "json"]))
                    .expect("JSON");
            for column in ["border", "border_side", "nearest_crossing"] {
                assert_eq!(
                    row[column],
                    said[column].as_str().unwrap_or_default(),
                    "{point} {column}"
                );
            }
            for column in ["border_distance_km", "border_measure_km", "crossing_distance_km"] {
                let ours: f64 = row[column].parse().expect("a number");
                let theirs = said[column].as_f64().expect("a number");
                assert!((ours - theirs).abs() < 0.0011, "{point} {column}: {ours}, not {theirs}");
            }
            assert_eq!(row["border_distance_min_km"], row["border_distance_km"]);
            assert_eq!(row["precision"], "exact");
        }
    }
}

#[test]
fn a_place_gets_the_interval_that_query_gives() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "in.csv",
        "id,date,place\n1,2025,\"Barmal, Paktika\"\n2,2025,Wana\n3,2025,Atlantis\n",
    );
    sandbox.done(&["enrich", "in.csv", "-o", "out.csv"]);
    let enriched = rows(&sandbox.read("out.csv"));
    let queried = rows(&sandbox.done(&["query", "in.csv", "-f", "csv"]));
    assert_eq!(enriched.len(), 3);
    for (ours, theirs) in enriched.iter().zip(&queried) {
        for column in ["precision", "border_side", "nearest_crossing", "lon", "lat"] {
            assert_eq!(ours[column], theirs[column], "{} {column}", ours["id"]);
        }
        for column in [
            "border_distance_km",
            "border_distance_max_km",
            "p_within_10km",
            "uncertainty_km",
        ] {
            assert_eq!(
                ours[column].parse::<f64>().ok(),
                theirs[column].parse().ok(),
                "{} {column}",
                ours["id"]
            );
        }
    }
    assert_eq!(enriched[2]["border_distance_km"], "");
}

#[test]
fn forty_thousand_rows_keep_their_order_and_their_columns() {
    let sandbox = Sandbox::new();
    let mut table = String::from("id;lat;lon;district;note\n");
    for i in 0..40_000_u32 {
        let (lon, lat) = (
            61.0 + f64::from(i * 7 % 1_400) / 100.0,
            29.0 + f64::from(i * 13 % 800) / 100.0,
        );
        table += &format!("{i:05};{lat};{lon};D{i};\"a \"\"b\"\"; {i}\"\n");
    }
    sandbox.write("in.csv", &table);
    sandbox.write("areas.geojson", AREAS);
    let args = ["enrich", "in.csv", "-o", "out.geojson", "--districts", "areas.geojson"];
    sandbox.done(&args);
    let first = sandbox.read("out.geojson");
    let features = features(&first);
    assert_eq!(features.len(), 40_000);
    for (i, feature) in features.iter().enumerate() {
        let properties = &feature["properties"];
        assert_eq!(properties["id"], format!("{i:05}"), "a code stays text");
        assert_eq!(properties["src_district"], format!("D{i}"));
        assert_eq!(properties["note"], format!("a \"b\"; {i}"));
        let (lon, lat) = (
            properties["lon"].as_f64().expect("a number"),
            properties["lat"].as_f64().expect("a number"),
        );
        assert_eq!(feature["geometry"]["coordinates"][0], lon);
        // The areas share the meridian of 65° and overlap north of 35°: the
        // first holds the latter, and neither two.
        let district = match (lon, lat) {
            (x, y) if (60.0..65.0).contains(&x) && (28.0..36.0).contains(&y) => Value::from("west"),
            (x, y) if (60.0..70.0).contains(&x) && (28.0..38.0).contains(&y) => Value::from("east"),
            _ => Value::Null,
        };
        assert_eq!(properties["district"], district, "{lon},{lat}");
    }
    sandbox.done(&args);
    assert!(
        sandbox.read("out.geojson") == first,
        "a second run writes the same bytes"
    );
}

const AREAS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"shapeName":"west"},"geometry":{"type":"Polygon","coordinates":[[[60,28],[65,28],[65,36],[60,36],[60,28]]]}},
{"type":"Feature","properties":{"shapeName":"east"},"geometry":{"type":"MultiPolygon","coordinates":[[[[65,28],[70,28],[70,38],[60,38],[60,35],[65,35],[65,28]]]]}}]}"#;

#[test]
fn a_bad_row_is_told_of_and_keeps_its_place() {
    let sandbox = Sandbox::new();
    let good = "ok,33,69\n";
    let bad = [
        "north,95,69",
        "word,north,69",
        "nan,NaN,69",
        "half,33,",
        "long,33,69,surplus",
    ];
    sandbox.write("in.csv", format!("id,lat,lon\n{good}{}\n{good}", bad.join("\n")));
    let ran = sandbox.run(&["enrich", "in.csv", "-o", "out.csv"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let out = rows(&sandbox.read("out.csv"));
    let ids: Vec<&str> = out.iter().map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["ok", "north", "word", "nan", "half", "ok"]);
    assert!(
        out[1..5]
            .iter()
            .all(|row| row["border_distance_km"].is_empty() && row["precision"] == "unlocated")
    );
    let rejects = rows(&sandbox.read("rejects.csv"));
    let told: Vec<_> = rejects
        .iter()
        .map(|r| (r["line"].as_str(), r["field"].as_str()))
        .collect();
    assert_eq!(
        told,
        [("3", "lat"), ("4", "lat"), ("5", "lat"), ("6", "lat"), ("7", "row")]
    );
    // Rows in are rows out and rows left out.
    assert_eq!(7, out.len() + 1);
}

#[test]
fn what_is_no_table_of_places_is_refused_in_plain_words() {
    let sandbox = Sandbox::new();
    sandbox.write("empty.csv", "");
    sandbox.write("words.csv", "a,b\n1,2\n");
    sandbox.write("book.csv", b"PK\x03\x04....");
    sandbox.write("json.csv", "{}");
    sandbox.write("good.csv", "lat,lon\n33,69\n");
    sandbox.write(
        "open.csv",
        format!("place,note\nKabul,\"{}", "never closed\n".repeat(2_000_000)),
    );
    for (args, word) in [
        (["empty.csv", "-o", "out.csv"], "empty"),
        (["words.csv", "-o", "out.csv"], "no column for a place"),
        (["book.csv", "-o", "out.csv"], "zip"),
        (["json.csv", "-o", "out.csv"], "JSON"),
        (["none.csv", "-o", "out.csv"], "no such file"),
        (["good.csv", "-o", "good.csv"], "overwritten"),
        (["good.csv", "-o", "out.shp"], "no format"),
        (["open.csv", "-o", "out.csv"], "never close"),
    ] {
        let ran = sandbox.run(&[&["enrich"], &args[..]].concat());
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(word), "{args:?}: {}", ran.err);
        assert!(!sandbox.path("out.csv").exists(), "{args:?} left a file");
    }
    sandbox.write("header.csv", "lat,lon\n");
    sandbox.done(&["enrich", "header.csv", "-o", "out.geojson"]);
    assert_eq!(features(&sandbox.read("out.geojson")).len(), 0);
}

#[test]
fn no_cell_becomes_a_formula() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "in.csv",
        "lat,lon,note\n33,69,\"=HYPERLINK(\"\"x\"\")\"\n33,69,-5\n33,69,@x\n",
    );
    let out = sandbox.done(&["enrich", "in.csv", "-o", "-"]);
    let notes: Vec<String> = rows(&out)
        .into_iter()
        .map(|mut r| r.remove("note").expect("a note"))
        .collect();
    assert_eq!(notes, ["'=HYPERLINK(\"x\")", "-5", "'@x"]);
}

/// In two parts cut at ±180°, out of order and one of them backwards.
#[test]
fn any_border_of_the_world_will_do() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "line.geojson",
        r#"{"type":"MultiLineString","coordinates":[[[-178,10],[-180,10]],[[178,10],[180,10]]]}"#,
    );
    sandbox.write("in.csv", "lat,lon\n11,179.5\n11,-179.5\n11,180\n");
    sandbox.done(&["enrich", "in.csv", "-o", "out.csv", "--border", "line.geojson"]);
    let out = rows(&sandbox.read("out.csv"));
    let number = |row: &Row, column: &str| row[column].parse::<f64>().expect("a number");
    for row in &out {
        assert!((number(row, "border_distance_km") - 110.6).abs() < 0.5, "{row:?}");
        assert_eq!(row["border_side"], "");
    }
    let measures: Vec<f64> = out.iter().map(|row| number(row, "border_measure_km")).collect();
    assert!((measures[0] - measures[1]).abs() > 100.0, "{measures:?}");
    assert!(measures[1] < measures[2] && measures[2] < measures[0], "{measures:?}");
    sandbox.write(
        "gap.geojson",
        r#"{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}"#,
    );
    let ran = sandbox.run(&["enrich", "in.csv", "-o", "out.csv", "--border", "gap.geojson"]);
    assert!(ran.code == 2 && ran.err.contains("do not join"), "{}", ran.err);
}
