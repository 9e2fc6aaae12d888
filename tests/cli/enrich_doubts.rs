//! `durand enrich`, points against the names beside them: what is doubtful is
//! told as the other commands tell it, and changes nothing else.

use crate::sandbox::Sandbox;
use std::collections::HashMap;

type Row = HashMap<String, String>;

fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("a row under the header"))
        .collect()
}

const HEADER: &str = "date,place,district,province,country,lon,lat,uncertainty_km,precision\n";

/// Rows, and a word of each doubt about them.
const ROWS: [(&str, &[&str]); 15] = [
    (",Barmal,Paktika,Afghanistan,69.3,32.75,,", &[]),
    (",Barmal,Paktika,Afghanistan,32.75,69.3,,", &["exchanged"]),
    (
        ",Barmal,Paktika,Afghanistan,70.2,32.2,,",
        &[
            "the row says Afghanistan, but the point lies in Pakistan",
            "outside of what \"Barmal\" can mean",
        ],
    ),
    ("Wana,,,Pakistan,71.5,34.0,,", &["outside of what \"Wana\" can mean"]),
    // Its uncertainty reaches as far.
    ("Wana,,,Pakistan,71.5,34.0,300,", &[]),
    (",,Khost,AFG,69.0,33.1,,", &["outside of what \"Khost\" can mean"]),
    (
        ",Barmal,,Afghanistan,69.276,32.713,,",
        &["the centroid of district \"Barmal\""],
    ),
    // The row says so itself.
    (",Barmal,,Afghanistan,69.276,32.713,,district", &[]),
    (
        ",Barmal,,Afghanistan,69.276,32.713,,exact",
        &["the centroid of district"],
    ),
    (",,,,69.276,32.713,,", &["the centroid of district"]),
    (",,,,69.3,32.75,,", &[]),
    // Elsewhere, as the row says; the other way round it would be in Pakistan.
    (",,,Norway,30.0,69.5,,", &[]),
    ("Atlantis,,,,69.3,32.75,,", &[]),
    ("Barmal,,Paktika,Afghanistan,,,,", &[]),
    (
        ",,,Pakistan,69.1,34.5,,",
        &["the row says Pakistan, but the point lies in Afghanistan"],
    ),
];

fn table() -> String {
    let rows = ROWS.map(|(row, _)| format!("2025,{row}\n"));
    format!("{HEADER}{}", rows.concat())
}

#[test]
fn a_point_that_contradicts_its_names_is_told() {
    let sandbox = Sandbox::new();
    sandbox.write("in.csv", table());
    let ran = sandbox.run(&["enrich", "in.csv", "-o", "out.csv"]);
    let doubtful = ROWS.iter().filter(|(_, doubts)| !doubts.is_empty()).count();
    assert!(
        ran.err.contains(&format!("{doubtful} rows with a doubtful point")),
        "{}",
        ran.err
    );
    let out = rows(&sandbox.read("out.csv"));
    assert_eq!(out.len(), ROWS.len());
    for ((row, doubts), enriched) in ROWS.iter().zip(&out) {
        let told = &enriched["doubts"];
        assert_eq!(told.is_empty(), doubts.is_empty(), "{row}: {told}");
        assert!(doubts.iter().all(|d| told.contains(d)), "{row}: {told}");
        // A doubt decides nothing.
        let has_point = !enriched["lon"].is_empty();
        let measured = !enriched["border_distance_km"].is_empty();
        assert!(measured || !has_point || row.ends_with("district"), "{row}");
    }
}

#[test]
fn doubts_are_those_of_the_other_commands() {
    let sandbox = Sandbox::new();
    sandbox.write("in.csv", table());
    sandbox.done(&["enrich", "in.csv", "-o", "out.csv"]);
    let out = rows(&sandbox.read("out.csv"));
    let queried = sandbox.query(&["in.csv"]);
    assert_eq!(queried.len(), out.len());
    for (enriched, incident) in out.iter().zip(&queried) {
        let found_by = incident["places"][0]["found_by"].as_str().expect("a text");
        let told = found_by.split("; DOUBTFUL: ").skip(1).collect::<Vec<_>>().join("; ");
        assert_eq!(enriched["doubts"], told, "{incident}");
    }
}

/// Names are looked up once for all rows that have them.
#[test]
fn a_row_among_many_with_its_names_has_its_own_doubts() {
    let sandbox = Sandbox::new();
    let header = "place,country,lat,lon\n";
    let points = ["32.30,69.57", "34.0,71.5", "69.57,32.30"];
    let row = |i: usize| match i % 7 {
        6 => format!("Kabul,AFG,{}\n", points[i % 3]),
        _ => format!("Wana,PAK,{}\n", points[i % 3]),
    };
    let all: String = (0..20_000).map(row).collect();
    sandbox.write("all.csv", format!("{header}{all}"));
    sandbox.write("some.csv", format!("{header}{}", (0..21).map(row).collect::<String>()));
    for name in ["all", "some"] {
        sandbox.done(&["enrich", &format!("{name}.csv"), "-o", &format!("{name}.out.csv")]);
    }
    let [all, some] = ["all", "some"].map(|name| rows(&sandbox.read(&format!("{name}.out.csv"))));
    assert_eq!(some[0]["doubts"], "");
    assert!(some[1]["doubts"].contains("can mean") && some[2]["doubts"].contains("exchanged"));
    for (i, row) in all.iter().enumerate() {
        assert_eq!(*row, some[i % 21], "{i}");
    }
}

#[test]
fn in_geojson_a_doubt_is_a_property_and_none_is_null() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "in.csv",
        "district,doubts,lat,lon\nBarmal,mine,32.75,69.3\nBarmal,,69.3,32.75\n",
    );
    sandbox.done(&["enrich", "in.csv", "-o", "out.geojson"]);
    let collection: serde_json::Value = serde_json::from_str(&sandbox.read("out.geojson")).expect("JSON");
    let of = |i: usize| &collection["features"][i]["properties"];
    assert_eq!(of(0)["src_doubts"], "mine");
    assert!(of(0)["doubts"].is_null() && of(1)["src_doubts"].is_null());
    let told = of(1)["doubts"].as_str().expect("a text");
    assert!(told.contains("exchanged"), "{told}");
}

#[test]
fn a_table_of_points_alone_or_of_names_alone_gains_no_such_column() {
    let sandbox = Sandbox::new();
    sandbox.write("points.csv", "lat,lon\n32.75,69.3\n");
    sandbox.write("names.csv", "district\nBarmal\n");
    for file in ["points.csv", "names.csv"] {
        let out = rows(&sandbox.done(&["enrich", file, "-o", "-"]));
        assert!(!out[0].contains_key("doubts"), "{file}");
    }
}
