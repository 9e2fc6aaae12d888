//! The output folder: all of it, the same each time, and true to its manifest.

use crate::sandbox::{Sandbox, column};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const NAMED: [&str; 14] = [
    "overview-map.svg",
    "border-map.svg",
    "timeline.svg",
    "bands.svg",
    "incidents.geojson",
    "incidents.csv",
    "footprints.geojson",
    "table-bands.csv",
    "table-districts.csv",
    "table-claims.csv",
    "table-sensitivity.csv",
    "tables.md",
    "index.html",
    "manifest.json",
];

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the output folder");
    entries
        .map(|e| {
            let e = e.unwrap();
            (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap())
        })
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

#[test]
fn a_report_has_every_named_file_and_is_the_same_each_time() {
    let sandbox = Sandbox::new();
    sandbox.done(&["report", "-o", "one"]);
    sandbox.done(&["report", "-o", "two/deep"]);
    let one = contents(&sandbox.path("one"));
    for name in NAMED {
        assert!(one.get(name).is_some_and(|bytes| !bytes.is_empty()), "{name}");
    }
    let two = contents(&sandbox.path("two/deep"));
    let differing: Vec<&String> = one.keys().filter(|name| one.get(*name) != two.get(*name)).collect();
    assert!(differing.is_empty() && one.len() == two.len(), "{differing:?}");
    // The page shows and links what is there.
    let page = String::from_utf8(one["index.html"].clone()).unwrap();
    for name in one.keys().filter(|n| *n != "index.html") {
        assert!(page.contains(&format!("=\"{name}\"")), "{name} is not in the page");
    }
}

#[test]
fn the_manifest_tells_the_truth() {
    let sandbox = Sandbox::new();
    let csv = "id,date,place\na,2025-08,\"Spera, Khost\"\nb,2025-10-09,Kabul\nc,,Kabul\nd,2025,Nowhereville Xyz\n";
    let input = sandbox.write("in.csv", csv);
    let ran = sandbox.run(&["report", "in.csv", "-o", "out", "--to", "2025-09-30"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let files = contents(&sandbox.path("out"));
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();

    let counts = &manifest["counts"];
    // Kabul is later, the year of d is not: a and d are left, d has no place.
    let expected = [
        ("read", 4),
        ("rejected", 1),
        ("after_filters", 2),
        ("filtered_out", 1),
        ("placed", 1),
        ("unlocated", 1),
    ];
    for (key, n) in expected {
        assert_eq!(counts[key], n, "{key} in {counts}");
    }
    let [listed] = manifest["inputs"].as_array().unwrap().as_slice() else {
        panic!("one input")
    };
    assert_eq!(listed["sha256"], hex(&fs::read(input).unwrap()));
    assert_eq!(listed["bytes"], csv.len());

    let outputs = manifest["outputs"].as_array().unwrap();
    for output in outputs {
        let name = output["name"].as_str().unwrap();
        assert_eq!(output["sha256"], hex(&files[name]), "{name}");
        assert_eq!(output["bytes"], files[name].len(), "{name}");
    }
    // All but the manifest itself and the rejects.
    assert_eq!(outputs.len(), files.len() - 2);
    assert!(files.contains_key("rejects.csv"));
}

#[test]
fn files_agree_with_each_other() {
    let sandbox = Sandbox::new();
    sandbox.done(&["report", "-o", "out"]);
    let ids = column(&sandbox.query(&[]), "id");
    let csv = sandbox.read("out/incidents.csv");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let header = rows.headers().unwrap().clone();
    let in_csv: Vec<String> = rows.records().map(|r| r.unwrap()[0].to_owned()).collect();
    assert_eq!(in_csv, ids);
    let geojson: Value = serde_json::from_str(&sandbox.read("out/incidents.geojson")).unwrap();
    for (feature, id) in geojson["features"].as_array().unwrap().iter().zip(&ids) {
        let properties = feature["properties"].as_object().unwrap();
        assert_eq!(properties["id"], **id);
        assert!(properties.keys().map(String::as_str).eq(header.iter()), "{id}");
    }
}

/// Nothing to show is a result like any other.
#[test]
fn a_report_on_nothing_is_a_report() {
    let sandbox = Sandbox::new();
    sandbox.done(&["report", "--killed-min", "4000000000", "-o", "none"]);
    sandbox.write("nowhere.csv", "id,date,place\na,2025,Nowhereville Xyz\n");
    sandbox.done(&["report", "nowhere.csv", "-o", "nowhere"]);
    for folder in ["none", "nowhere"] {
        for name in NAMED {
            assert!(sandbox.path(folder).join(name).exists(), "{folder}/{name}");
        }
    }
}

/// The rejects of an earlier input would tell lies about this one.
#[test]
fn rejects_of_an_earlier_run_do_not_stay() {
    let sandbox = Sandbox::new();
    sandbox.write("bad.csv", "date,place\n,Kabul\n");
    assert_eq!(sandbox.run(&["report", "bad.csv", "-o", "out"]).code, 1);
    assert!(sandbox.path("out/rejects.csv").exists());
    sandbox.done(&["report", "-o", "out"]);
    assert!(!sandbox.path("out/rejects.csv").exists());
}
