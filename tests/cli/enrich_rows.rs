//! `durand enrich`, what comes out of rows that are sound: the columns of
//! `query`, the table's own cells unchanged, in every format and any shape.

use crate::sandbox::Sandbox;
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Header and cells.
fn table(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("rows of one length"))
        .collect()
}

fn features(text: &str) -> Vec<Value> {
    let collection: Value = serde_json::from_str(text).expect("JSON");
    collection["features"].as_array().expect("features").clone()
}

/// What the command writes to standard output for this standard input.
fn piped(input: &str, args: &[&str]) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_durand"))
        .env("DURAND_DATA_DIR", "no imports")
        .args([&["enrich", "-", "-o", "-"], args].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("durand runs");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input.as_bytes())
        .expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

const ADDED: [&str; 14] = [
    "precision",
    "uncertainty_km",
    "border",
    "border_distance_km",
    "border_distance_min_km",
    "border_distance_max_km",
    "p_within_5km",
    "p_within_10km",
    "p_within_25km",
    "p_within_50km",
    "border_side",
    "border_measure_km",
    "nearest_crossing",
    "crossing_distance_km",
];

/// Points, sharp and blurred, towns, districts, provinces, several places at
/// once, and what is nowhere: as the same table of incidents is told by `query`.
#[test]
fn each_row_has_the_columns_that_query_has_for_it() {
    let sandbox = Sandbox::new();
    let rows = [
        ",,,,69.2828,32.5277,,",
        ",,,,10.5,-33.25,,",
        ",,,,180,90,,",
        ",,,,69.5,33.0,5,",
        ",,,,69.5,33.0,,district",
        "\"Barmal, Paktika\",,,,,,,",
        "Wana,,,,,,,",
        ",Spera,Khost,,,,,",
        ",,Khost,AFG,,,,",
        ",,,Pakistan,,,,",
        "\"Khost and Kunar\",,,,,,,",
        "Torkham crossing,,,,,,,",
        "Atlantis,,,,,,,",
        ",,,,,,,",
    ];
    let body: Vec<String> = rows.iter().map(|r| format!("2025,{r}\n")).collect();
    let header = "date,place,district,province,country,lon,lat,uncertainty_km,precision\n";
    sandbox.write("in.csv", format!("{header}{}", body.concat()));
    for border in ["osm", "natural-earth"] {
        let enriched = table(&sandbox.done(&["enrich", "in.csv", "-o", "-", "--border", border]));
        let queried = table(&sandbox.done(&["query", "in.csv", "-f", "csv", "--border", border]));
        assert_eq!((enriched.len(), queried.len()), (rows.len() + 1, rows.len() + 1));
        let cell = |table: &[Vec<String>], row: usize, column: &str| {
            let at = table[0].iter().position(|c| c == column);
            table[row][at.unwrap_or_else(|| panic!("no {column}"))].clone()
        };
        for (i, row) in rows.iter().enumerate() {
            for column in ADDED {
                let [ours, theirs] = [&enriched, &queried].map(|t| cell(t, i + 1, column));
                // The two begin their searches at different pieces of the line.
                let same = match (ours.parse::<f64>(), theirs.parse::<f64>()) {
                    (Ok(ours), Ok(theirs)) => (ours - theirs).abs() < 0.0011,
                    _ => ours == theirs,
                };
                assert!(same, "{border}, {row}, {column}: {ours}, query says {theirs}");
            }
        }
    }
}

#[test]
fn columns_that_bear_a_new_name_are_kept_under_another() {
    let sandbox = Sandbox::new();
    let mut header = vec!["id", "place", "lon", "district"];
    header.extend(ADDED);
    let cells: Vec<String> = (0..header.len())
        .map(|i| if i == 1 { "Wana".into() } else { String::new() })
        .collect();
    sandbox.write("in.csv", format!("{}\n{}\n", header.join(","), cells.join(",")));
    let out = table(&sandbox.done(&["enrich", "in.csv", "-o", "-"]));
    let kept = ["id", "place", "src_lon", "district"].map(str::to_owned).into_iter();
    let kept = kept
        .chain(ADDED.map(|c| format!("src_{c}")))
        .chain(["lon", "lat"].map(str::to_owned));
    let expected: Vec<String> = kept.chain(ADDED.map(str::to_owned)).collect();
    assert_eq!(out[0], expected);
    assert_eq!(out[1][..cells.len()], cells);
    assert_ne!(out[1][cells.len()], "", "Wana has a position");
}

/// Quotes, breaks, delimiters, Pashto, and what looks like markup; whatever the
/// delimiter, line ends, byte order mark or way in.
#[test]
fn any_text_comes_through_any_format() {
    let sandbox = Sandbox::new();
    let texts = [
        "two\nlines, \"quoted\"; a|pipe\tand tab",
        "ټول افغانستان، پکتیکا",
        "  spaces  ",
        "👩‍🚀 e\u{301} \u{202e}x \u{feff}",
        "\\ \\n </script> {{ 7*7 }}",
        "",
        "\r\n",
    ];
    for (delimiter, crlf, bom) in [
        (b',', false, true),
        (b'\t', true, false),
        (b';', false, false),
        (b'|', true, true),
    ] {
        let terminator = if crlf {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        };
        let mut csv = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(terminator)
            .from_writer(Vec::new());
        csv.write_record(["Longitude", "نوټ", "LAT"]).expect("memory");
        texts
            .iter()
            .for_each(|t| csv.write_record(["69.50", t, " 33 "]).expect("memory"));
        let body = String::from_utf8(csv.into_inner().expect("memory")).expect("UTF-8");
        let body = if bom { format!("\u{feff}{body}") } else { body };
        sandbox.write("in", &body);
        sandbox.done(&["enrich", "in", "-o", "out.csv"]);
        assert_eq!(piped(&body, &[]), sandbox.read("out.csv"), "as from a file");
        let rows = table(&sandbox.read("out.csv"));
        assert_eq!(rows[0][..3], ["Longitude", "نوټ", "LAT"]);
        sandbox.done(&["enrich", "in", "-o", "out.geojson"]);
        sandbox.done(&["enrich", "in", "-o", "out.geojsonl"]);
        let of_json = features(&sandbox.read("out.geojson"));
        let lines: Vec<Value> = sandbox
            .read("out.geojsonl")
            .lines()
            .map(|l| serde_json::from_str(l).expect("JSON"))
            .collect();
        assert_eq!(of_json, lines);
        assert_eq!((rows.len(), of_json.len()), (texts.len() + 1, texts.len()));
        for ((row, feature), text) in rows[1..].iter().zip(&of_json).zip(texts) {
            let kept = if text == "\r\n" {
                format!("'{text}")
            } else {
                text.to_owned()
            };
            assert_eq!(row[..3], ["69.50".to_owned(), kept, " 33 ".to_owned()]);
            let json = if text.is_empty() { Value::Null } else { json!(text) };
            assert_eq!(feature["properties"]["نوټ"], json);
            assert_eq!(feature["geometry"]["coordinates"], json!([69.5, 33]));
        }
    }
}

#[test]
fn the_geojson_is_valid_and_its_numbers_are_the_tables() {
    let sandbox = Sandbox::new();
    let rows =
        "70.10,33,9007199254740993,007,1,\n-179.999999,-90,2,12,x,3\n,,0,0,2,5\n1e1,+33.5,3,1,3,\n200,33,4,9,4,\n";
    sandbox.write("in.csv", format!("lon,lat,n,code,mixed,late\n{rows}"));
    assert_eq!(sandbox.run(&["enrich", "in.csv", "-o", "out.geojson"]).code, 1);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rfc7946.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("it ships")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let collection: Value = serde_json::from_str(&sandbox.read("out.geojson")).expect("JSON");
    assert!(
        schema.is_valid(&collection),
        "{:?}",
        schema.iter_errors(&collection).next()
    );
    let features = features(&sandbox.read("out.geojson"));
    let of = |key: &str| {
        features
            .iter()
            .map(|f| f["properties"][key].clone())
            .collect::<Vec<_>>()
    };
    let points: Vec<Value> = features.iter().map(|f| f["geometry"]["coordinates"].clone()).collect();
    let nowhere = Value::Null;
    assert_eq!(
        json!(points),
        json!([[70.10, 33], [-179.999999, -90], nowhere, [10, 33.5], nowhere])
    );
    // A column of numbers alone is one of numbers; codes are text.
    assert_eq!(of("code"), ["007", "12", "0", "1", "9"].map(Value::from));
    assert_eq!(of("n")[0], "9007199254740993", "more than an f64 keeps");
    assert_eq!(of("mixed"), ["1", "x", "2", "3", "4"].map(Value::from));
    assert_eq!(json!(of("late")), json!([nowhere, 3, 5, nowhere, nowhere]));
    assert!(of("p_within_50km").iter().all(|p| p.is_null() || p.is_number()));
}

/// More than two batches, points and names mixed: some rows alone are the same.
#[test]
fn a_row_among_many_is_as_it_is_alone() {
    let sandbox = Sandbox::new();
    let row = |i: usize| match i % 5 {
        0 => format!("{i},\"Barmal, Paktika\",,\n"),
        1 => format!("{i},,999,33\n"),
        _ => format!("{i},,{},{}\n", 60 + i * 7 % 15, 28.0 + (i * 13 % 1_000) as f64 / 100.0),
    };
    let (header, all) = ("id,place,lon,lat\n", (0..40_000).map(row).collect::<String>());
    sandbox.write("all.csv", format!("{header}{all}"));
    assert_eq!(sandbox.run(&["enrich", "all.csv", "-o", "all.out.csv"]).code, 1);
    let out = sandbox.read("all.out.csv");
    let lines: Vec<&str> = out.lines().skip(1).collect();
    assert_eq!(lines.len(), 40_000);
    assert!(
        lines
            .iter()
            .enumerate()
            .all(|(i, line)| line.starts_with(&format!("{i},")))
    );
    let some: Vec<usize> = (0..40_000)
        .step_by(997)
        .chain([16_383, 16_384, 32_767, 32_768, 39_999])
        .collect();
    for i in some.iter().take(8) {
        sandbox.write("one.csv", format!("{header}{}", row(*i)));
        sandbox.run(&["enrich", "one.csv", "-o", "one.out.csv"]);
        assert_eq!(sandbox.read("one.out.csv").lines().last(), Some(lines[*i]), "{i}");
    }
    sandbox.write(
        "some.csv",
        format!("{header}{}", some.iter().map(|i| row(*i)).collect::<String>()),
    );
    sandbox.run(&["enrich", "some.csv", "-o", "some.out.csv"]);
    let alone = sandbox.read("some.out.csv");
    assert_eq!(
        alone.lines().skip(1).collect::<Vec<_>>(),
        some.iter().map(|i| lines[*i]).collect::<Vec<_>>()
    );
}

#[test]
fn decimal_commas_are_coordinates() {
    let rows = table(&piped("lat;lon\n34,1;71,1\n", &[]));
    let same = table(&piped("lat;lon\n34.1;71.1\n", &[]));
    assert_eq!(rows[1][0], "34,1");
    assert_eq!(rows[1][2..], same[1][2..]);
}
