//! Rows that are no use: rejected with file, line, field, value and reason,
//! the rest goes on, exit 1; and what came in is what goes out.

use crate::sandbox::{Sandbox, column};
use proptest::prelude::*;
use proptest::test_runner::Config;

const HEADER: &str = "id,date,place,lat,lon,killed,uncertainty_km";

#[test]
fn each_bad_row_tells_what_is_wrong_with_it() {
    let rows = [
        ("no-date,,Kabul,,,,", "date", ""),
        ("word-date,yesterday,Kabul,,,,", "date", "yesterday"),
        ("no-such-day,2025-02-30,Kabul,,,,", "date", "2025-02-30"),
        ("month-13,2025-13,Kabul,,,,", "date", "2025-13"),
        (
            "backwards,2025-10-18/2025-10-15,Kabul,,,,",
            "date",
            "2025-10-18/2025-10-15",
        ),
        ("north,2025,,95,70,,", "lat", "95"),
        ("east,2025,,33,181,,", "lon", "181"),
        ("word,2025,,north,70,,", "lat", "north"),
        ("nan,2025,,NaN,70,,", "lat", "NaN"),
        ("inf,2025,,33,inf,,", "lon", "inf"),
        ("half,2025,,33,,,", "lat", "33"),
        ("abc,2025,Kabul,,,abc,", "killed", "abc"),
        ("turned,2025,Kabul,,,12-8,", "killed", "12-8"),
        ("minus,2025,Kabul,,,-3,", "killed", "-3"),
        ("many,2025,Kabul,,,4294967296,", "killed", "4294967296"),
        ("wide,2025,,33,70,,-1", "uncertainty_km", "-1"),
        ("endless,2025,,33,70,,inf", "uncertainty_km", "inf"),
        ("long,2025,Kabul,,,,,surplus", "row", "surplus"),
    ];
    let sandbox = Sandbox::new();
    let body: Vec<&str> = rows.iter().map(|r| r.0).collect();
    sandbox.write(
        "in.csv",
        format!("{HEADER}\n{}\ngood,2025,Kabul,,,8,\n", body.join("\n")),
    );
    let ran = sandbox.run(&["query", "in.csv", "-f", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let kept: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(column(&kept, "id"), ["good"]);
    assert!(ran.err.contains("18 of 19"), "{}", ran.err);

    let rejects = sandbox.read("rejects.csv");
    let mut reader = csv::Reader::from_reader(rejects.as_bytes());
    assert_eq!(
        reader.headers().unwrap(),
        &["file", "line", "field", "value", "reason"][..]
    );
    let rejects: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rejects.len(), rows.len());
    for (i, (reject, (row, field, value))) in rejects.iter().zip(rows).enumerate() {
        let expected = ["in.csv", &(i + 2).to_string(), field, value];
        // A leading apostrophe keeps spreadsheets from reading a formula.
        let shown: Vec<&str> = reject.iter().take(4).map(|c| c.trim_start_matches('\'')).collect();
        assert_eq!(shown, expected, "{row}");
        assert!(reject[4].len() > 10, "{row}: no reason in {reject:?}");
    }
}

#[test]
fn validate_tells_the_same_and_writes_only_when_asked() {
    let sandbox = Sandbox::new();
    sandbox.write("in.csv", "date,place\n2025,Kabul\nsoon,Kabul\n");
    let ran = sandbox.run(&["validate", "in.csv"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("in.csv, line 3, date \"soon\""), "{}", ran.out);
    assert_eq!(sandbox.files(), [sandbox.path("in.csv")]);
    sandbox.run(&["validate", "in.csv", "--rejects", "why.csv"]);
    assert!(sandbox.read("why.csv").contains("soon"));
}

#[test]
fn json_records_are_rejected_one_by_one_with_their_line() {
    let sandbox = Sandbox::new();
    let good = r#"{"id":"g","date":"2025","type":"clash","places":[{"district":"Barmal"}]}"#;
    let list = format!(
        "[\n{good},\n{},\n{},\n{},\n{}\n]",
        good.replace("2025", "2025-02-30"),
        good.replace("clash", "picnic"),
        good.replace(r#""district":"Barmal""#, r#""lat":95,"lon":70"#),
        good.replace("district", "districkt"),
    );
    sandbox.write("in.json", list);
    let ran = sandbox.run(&["validate", "in.json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    for line in 3..=6 {
        assert!(
            ran.out.contains(&format!("in.json, line {line},")),
            "line {line}: {}",
            ran.out
        );
    }
    assert!(ran.out.contains("5 records, 1 usable, 4 rejected"), "{}", ran.out);
}

#[test]
fn geojson_that_is_no_point_is_rejected() {
    let sandbox = Sandbox::new();
    let feature =
        |geometry: &str| format!(r#"{{"type":"Feature","properties":{{"date":"2025"}},"geometry":{geometry}}}"#);
    let geometries = [
        r#"{"type":"Point","coordinates":[70]}"#,
        r#"{"type":"Point","coordinates":[]}"#,
        r#"{"type":"Point","coordinates":[70,95]}"#,
        r#"{"type":"Point","coordinates":["70","33"]}"#,
        r#"{"type":"LineString","coordinates":[[70,33],[71,33]]}"#,
        r#"{"type":"Circle","coordinates":[70,33]}"#,
    ];
    let all: Vec<String> = geometries.iter().map(|g| feature(g)).collect();
    sandbox.write(
        "in.geojson",
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", all.join(",\n")),
    );
    let ran = sandbox.run(&["validate", "in.geojson"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("6 records, 0 usable, 6 rejected"), "{}", ran.out);
}

/// Quotes that never close swallow the rest: it must not pass unnoticed.
#[test]
fn an_open_quote_is_noticed() {
    let sandbox = Sandbox::new();
    let many = "b,2025,Kabul\n".repeat(50);
    sandbox.write("in.csv", format!("id,date,place\na,2025,\"Kabul\n{many}"));
    let ran = sandbox.run(&["validate", "in.csv"]);
    assert_eq!(ran.code, 1, "51 rows became one incident: {}", ran.out);
}

#[test]
fn odd_but_harmless_tables_are_read() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "wide.csv",
        format!("date,place,notes\n2025,Kabul,{}\n", "x".repeat(1 << 20)),
    );
    assert_eq!(sandbox.done(&["query", "wide.csv", "--count"]).trim(), "1");
    sandbox.write("twice.csv", "date,date,place,place\n2025,2024,Kabul,Khost\n");
    // The first of two columns with one name is the one that counts.
    assert_eq!(column(&sandbox.query(&["twice.csv"]), "date"), ["2025"]);
    sandbox.write("short.csv", "date,place,killed\n2025,Kabul\n");
    assert_eq!(sandbox.done(&["query", "short.csv", "--count"]).trim(), "1");
}

/// The rejects of `rejects.csv` must not be written over it.
#[test]
fn an_input_is_never_overwritten_by_its_rejects() {
    let sandbox = Sandbox::new();
    let mine = "date,place\n2025,Kabul\n,Khost\n";
    sandbox.write("rejects.csv", mine);
    sandbox.run(&["query", "rejects.csv"]);
    assert_eq!(sandbox.read("rejects.csv"), mine);
}

/// Nor may a clean report beside it take it for rejects of an earlier run.
#[test]
fn an_input_is_never_taken_away() {
    let sandbox = Sandbox::new();
    sandbox.write("rejects.csv", "date,place\n2025,Kabul\n");
    sandbox.run(&["report", "rejects.csv", "-o", "."]);
    assert!(sandbox.path("rejects.csv").exists(), "the input is gone");
}

/// A footprint larger than the region, or round a pole, is odd, not endless.
#[test]
fn wide_uncertainties_do_not_hang() {
    let sandbox = Sandbox::new();
    for row in ["33,70,20000", "0,180,500", "89.99,0,300", "-90,0,1000"] {
        sandbox.write("in.csv", format!("date,lat,lon,uncertainty_km\n2025,{row}\n"));
        let ran = sandbox.run(&["query", "in.csv", "--count"]);
        assert!(ran.code <= 1, "{row}: {ran:?}");
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[0-9]{4}(-[0-9]{2}){0,2}",
        "-?[0-9]{1,3}(\\.[0-9]{1,4})?",
        "[0-9]{1,11}[-–+]?[0-9]{0,3}",
        Just("NaN".into()),
        Just("1e999".into()),
        Just("=1+1".into()),
        "[ \"',;|\t\r\n]{1,6}",
        // A NUL makes the whole file binary.
        any::<String>().prop_map(|s| s.replace('\0', "")),
    ]
}

proptest! {
    #![proptest_config(Config { cases: 128, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_row_is_an_incident_or_a_reject(rows in prop::collection::vec(prop::collection::vec(cell(), 7), 0..40)) {
        let sandbox = Sandbox::new();
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(HEADER.split(',')).unwrap();
        for row in &rows {
            csv.write_record(row).unwrap();
        }
        let path = sandbox.write("in.csv", csv.into_inner().unwrap());
        let reading = durand::read::read(&[path]).unwrap();
        prop_assert_eq!(reading.incidents.len() + reading.rejects.len(), rows.len());
        prop_assert_eq!(reading.records(), rows.len());
    }

    #[test]
    fn no_bytes_make_it_panic(start in "(date,place\n|\\[|\\{\"features\":\\[|\\{\"incidents\":\\[)?", rest in prop::collection::vec(any::<u8>(), 0..400)) {
        let sandbox = Sandbox::new();
        let path = sandbox.write("in", [start.as_bytes(), &rest].concat());
        if let Ok(reading) = durand::read::read(&[path]) {
            prop_assert_eq!(reading.incidents.len() + reading.rejects.len(), reading.records());
        }
    }
}

/// A reason speaks of the file, in words, and not of the parser's insides.
#[test]
fn reasons_are_for_people() {
    let sandbox = Sandbox::new();
    let features = "{\"type\":\"FeatureCollection\",\"features\":[\n\
        {\"type\":\"Feature\",\"properties\":{\"date\":\"2025\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1]}},\n7]}";
    sandbox.write("in.geojson", features);
    sandbox.write(
        "in.json",
        "{\"incidents\":[\n{\"id\":\"a\",\"date\":\"2025\",\"type\":\"nonsense\"}]}",
    );
    for file in ["in.geojson", "in.json"] {
        let ran = sandbox.run(&["validate", file]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        for inside in ["column", "Helper", "struct", "deserializ"] {
            assert!(!ran.out.contains(inside), "{inside}: {}", ran.out);
        }
        assert!(ran.out.contains("line 2"), "{}", ran.out);
    }
}
