//! The three formats, in the shapes that people have them in, and our own
//! exports read again.

use crate::sandbox::{Sandbox, column};
use serde_json::Value;

const KEPT: [&str; 8] = [
    "id",
    "date",
    "date_start",
    "date_end",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
];

/// What was understood, without what it was understood from.
fn without_src(mut incidents: Vec<Value>) -> Vec<Value> {
    for incident in &mut incidents {
        incident.as_object_mut().expect("an object").remove("src");
    }
    incidents
}

#[test]
fn a_simple_csv_needs_a_date_and_a_place_alone() {
    let sandbox = Sandbox::new();
    sandbox.write("few.csv", "date,district\n2025-08,Spera\n");
    let [only] = &sandbox.query(&["few.csv"])[..] else {
        panic!("one incident")
    };
    assert_eq!(only["pcode"], "AF1411");
    assert_eq!(only["killed_min"], Value::Null, "unknown is not zero");
}

/// Names in another case and order, other delimiters, a byte order mark,
/// Windows line ends and quoted line breaks are the same table.
#[test]
fn the_shape_of_a_table_does_not_matter() {
    let sandbox = Sandbox::new();
    let plain = "id,date,type,lat,lon,killed,injured,source\na,2025-08-01,drone strike,33.15,69.49,12-15,3,UNAMA\n";
    let expected = sandbox.write("plain.csv", plain);
    let expected = without_src(sandbox.query(&[expected.to_str().unwrap()]));
    assert_eq!(expected[0]["killed_max"], 15);
    let turned =
        "Source;Injured;KILLED;Longitude;Latitude;Type;Date;ID\nUNAMA;3;12-15;69.49;33.15;drone strike;2025-08-01;a\n";
    let shapes = [
        ("semicolon.csv", turned.to_owned()),
        ("tab.tsv", turned.replace(';', "\t")),
        ("pipe.txt", turned.replace(';', "|")),
        ("windows.csv", format!("\u{feff}{}", plain.replace('\n', "\r\n"))),
        ("quoted.csv", plain.replace("UNAMA", "\"UNAMA\"")),
        ("unended.csv", plain.trim_end().to_owned()),
        (
            "extra.csv",
            plain
                .replace("id,", "remark,id,")
                .replace("\na,", "\n\"two\nlines\",a,"),
        ),
        ("blank-line-first.csv", format!("\n{turned}")),
    ];
    for (name, text) in shapes {
        sandbox.write(name, text);
        // The columns themselves are kept as each file has them.
        assert_eq!(without_src(sandbox.query(&[name])), expected, "{name}");
    }
}

#[test]
fn geojson_points_are_incidents_with_their_properties() {
    let sandbox = Sandbox::new();
    let feature = r#"{"type":"Feature","id":"t1","properties":{"date":"2025-10-11","type":"clash","killed":"9+"},
        "geometry":{"type":"Point","coordinates":[71.094,34.122]}}"#;
    sandbox.write("one.geojson", feature);
    sandbox.write(
        "all.geojson",
        format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#),
    );
    let one = sandbox.query(&["one.geojson"]);
    assert_eq!(one, sandbox.query(&["all.geojson"]));
    assert_eq!(one[0]["id"], "t1");
    assert_eq!(one[0]["killed_open"], true);
    assert!(one[0]["border_distance_km"].as_f64().unwrap() < 0.1);
}

#[test]
fn native_json_is_an_object_or_a_bare_list() {
    let sandbox = Sandbox::new();
    let record =
        r#"[{"id":"a","date":"2025-08","type":"clash","target":{"name":"Feature"},"places":[{"district":"Barmal"}]}]"#;
    sandbox.write("list.json", record.replace("Feature", "Posts"));
    sandbox.write(
        "object.json",
        format!("{{\"incidents\":{}}}", record.replace("Feature", "Posts")),
    );
    assert_eq!(sandbox.query(&["list.json"]), sandbox.query(&["object.json"]));
    // A word of GeoJSON in a text does not make it GeoJSON.
    sandbox.write("word.json", record);
    assert_eq!(column(&sandbox.query(&["word.json"]), "id"), ["a"]);
}

#[test]
fn the_embedded_file_read_from_outside_is_the_same() {
    let sandbox = Sandbox::new();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/incidents/incidents.json");
    assert_eq!(sandbox.query(&[path]), sandbox.query(&[]));
}

/// Ids, dates and tolls survive; claims of many claimants become one.
#[test]
fn our_own_exports_can_be_read_again() {
    let sandbox = Sandbox::new();
    let first = sandbox.query(&[]);
    for name in ["again.csv", "again.geojson"] {
        sandbox.done(&["export", "-o", name]);
        let again = sandbox.query(&[name]);
        for key in KEPT {
            assert_eq!(column(&again, key), column(&first, key), "{key} from {name}");
        }
        let unlocated = |all: &[Value]| column(all, "precision").iter().filter(|p| *p == "unlocated").count();
        assert_eq!(unlocated(&again), unlocated(&first), "{name}");
    }
}

#[test]
fn several_files_are_one_list_and_filters_hold_on_it() {
    let sandbox = Sandbox::new();
    sandbox.write("a.csv", "id,date,place,killed\na,2024-03-18,\"Spera, Khost\",5\n");
    sandbox.write(
        "b.csv",
        "id;date;place;killed\nb;2025-10-09;Kabul;\nc;2025;\"Barmal, Paktika\";20\n",
    );
    let ids = |filter: &[&str]| column(&sandbox.query(&[&["a.csv", "b.csv"], filter].concat()), "id").join(" ");
    assert_eq!(ids(&[]), "a b c");
    assert_eq!(ids(&["--from", "2025"]), "b c");
    assert_eq!(ids(&["--to", "2025-01-01"]), "a c", "a year may be its first day");
    assert_eq!(ids(&["--province", "Paktika"]), "c");
    assert_eq!(ids(&["--killed-min", "6"]), "c", "unknown is not six");
    assert_eq!(ids(&["--near", "Kabul", "--radius", "5km"]), "b");
    assert_eq!(ids(&["--side", "PAK"]), "");
    assert_eq!(ids(&["--bbox", "69.3,33,69.6,33.3"]), "a");
}
