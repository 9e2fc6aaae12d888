//! From a file of polygons to footprints and answers.

use crate::folder::{Folder, collection, feature, ring, two_districts};
use durand::geocode::Geocoder;
use durand::geodesy::LonLat;
use durand::model::{Footprint, PlaceText, Precision};
use serde_json::{Value, json};

fn imported() -> Folder {
    let folder = Folder::new();
    folder.write("two.geojson", two_districts());
    folder.import("two.geojson", &["--source", "Survey of nobody", "--year", "2024"]);
    folder
}

#[test]
fn what_was_taken_and_what_did_not_match_is_told() {
    let folder = Folder::new();
    folder.write("two.geojson", two_districts());
    let ran = folder.import("two.geojson", &[]);
    assert!(ran.err.contains("names from column \"shapeName\""), "{}", ran.err);
    assert!(ran.out.starts_with("1 of 2 areas are districts"), "{}", ran.out);
    assert!(
        ran.out.contains("Tsarkai Valley") && !ran.out.contains("Bermal"),
        "{}",
        ran.out
    );
    // The other direction: the rest of Paktika.
    assert!(
        ran.out.contains("gazetteer") && ran.out.contains("Gomal"),
        "{}",
        ran.out
    );
}

#[test]
fn the_whole_list_goes_to_a_file() {
    let folder = Folder::new();
    folder.write("two.geojson", two_districts());
    let ran = folder.import("two.geojson", &["-o", "matches.csv"]);
    assert!(ran.out.is_empty());
    let list = std::fs::read_to_string(folder.path("matches.csv")).unwrap();
    let barmal = list.lines().find(|l| l.contains("Bermal")).unwrap();
    assert!(
        barmal.starts_with(",Bermal,Paktika,AFG,") && barmal.contains("Barmal,AF1214"),
        "{barmal}"
    );
    assert!(list.contains("\nimport,Tsarkai Valley,"), "{list}");
}

#[test]
fn a_district_is_its_polygon() {
    let folder = imported();
    let atlas = folder.atlas();
    let geocoder = Geocoder::new(&atlas).unwrap();
    let barmal = geocoder.find_place("Barmal, Paktika").unwrap();
    assert_eq!(
        (barmal.precision, barmal.pcode.as_deref()),
        (Precision::District, Some("AF1214"))
    );
    assert!(matches!(&barmal.footprint, Footprint::Area { shape, .. } if shape.0[0].exterior().0.len() == 5));
    assert!(barmal.found_by.contains("imported set two"), "{}", barmal.found_by);
    // What the gazetteer lacked is found by its name.
    let valley = geocoder.find_place("Tsarkai Valley, Paktika").unwrap();
    assert_eq!(valley.precision, Precision::District);
    assert!(matches!(valley.footprint, Footprint::Area { .. }), "{valley:?}");
    // Its neighbours keep their discs.
    let gomal = geocoder.find_place("Gomal district of Paktika").unwrap();
    assert!(matches!(gomal.footprint, Footprint::Disc(_)) && !gomal.found_by.contains("imported"));
}

#[test]
fn a_point_is_in_the_polygon_that_holds_it() {
    let folder = imported();
    let atlas = folder.atlas();
    let geocoder = Geocoder::new(&atlas).unwrap();
    // Nearer to the middle of Barmal than the corner is, but over the edge.
    for (lon, name) in [(69.131, "Barmal"), (69.129, "Tsarkai Valley")] {
        let at = LonLat::new(lon, 32.71).unwrap();
        assert_eq!(geocoder.district_at(at, None).unwrap().name, name);
        let written = PlaceText {
            point: Some(at),
            ..PlaceText::default()
        };
        let place = geocoder.places(&written).swap_remove(0);
        assert_eq!(place.district.as_deref(), Some(name));
        assert!(place.found_by.contains("imported set two"), "{}", place.found_by);
    }
}

#[test]
fn locate_names_the_set() {
    let folder = imported();
    let out = folder.done(&["locate", "69.35,32.75"]).out;
    assert!(out.contains("by the polygon of imported set two"), "{out}");
    let out = folder.done(&["locate", "69.35,32.75", "--no-imports"]).out;
    assert!(out.contains("by the discs"), "{out}");
    // As it was: far from the polygons.
    let out = folder.done(&["locate", "70.6,34.1"]).out;
    assert!(out.contains("by the discs"), "{out}");
}

#[test]
fn the_embedded_atlas_knows_nothing_of_it() {
    let _folder = imported();
    let atlas = durand::geodata::Atlas::embedded();
    assert!(atlas.imports().is_empty());
    assert!(
        atlas
            .gazetteer()
            .unwrap()
            .toponyms
            .iter()
            .all(|t| t.shape.is_none() && t.set.is_none())
    );
}

#[test]
fn the_report_says_what_it_used() {
    let folder = imported();
    folder.write("in.csv", "date,place,province\n2025-01-02,Barmal,Paktika\n");
    folder.done(&["report", "in.csv", "-o", "out"]);
    let manifest = std::fs::read_to_string(folder.path("out/manifest.json")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    let set = &manifest["imports"][0];
    assert_eq!((&set["id"], &set["year"]), (&json!("two"), &json!("2024")));
    assert_eq!(set["sha256"].as_str().unwrap().len(), 64);
    let page = std::fs::read_to_string(folder.path("out/index.html")).unwrap();
    assert!(page.contains("Survey of nobody"));
    folder.done(&["report", "in.csv", "-o", "out", "--no-imports"]);
    let manifest = std::fs::read_to_string(folder.path("out/manifest.json")).unwrap();
    assert!(manifest.contains("\"imports\": []"));
}

/// What is known to a district counts as near and abreast, disc or polygon.
#[test]
fn polygons_are_measured_from_like_discs() {
    let folder = imported();
    folder.write("in.csv", "date,place,province\n2025-01-02,Barmal,Paktika\n");
    let near = folder.done(&["query", "in.csv", "--near", "69.45,32.71", "--radius", "3km", "--count"]);
    assert_eq!(near.out.trim(), "1");
    let far = folder.done(&["query", "in.csv", "--near", "69.47,32.71", "--radius", "3km", "--count"]);
    assert_eq!(far.out.trim(), "0");
    let rows = folder.done(&["query", "in.csv", "-f", "json"]).out;
    let rows: Value = serde_json::from_str(&rows).unwrap();
    assert!(
        rows[0]["border_measure_km"].is_number() && rows[0]["border_distance_km"].is_number(),
        "{rows}"
    );
    let nearest = folder.done(&["nearest", "69.45,32.71", "in.csv", "-f", "csv"]).out;
    assert!(nearest.lines().count() == 2 && nearest.contains("Barmal"), "{nearest}");
}

#[test]
fn importing_again_replaces_and_remove_takes_out() {
    let folder = imported();
    let before = folder.kept();
    assert_eq!(before.len(), 2, "{before:?}");
    folder.write(
        "two.geojson",
        collection(vec![feature(
            json!({"name": "Barmal"}),
            json!([ring(69.28, 32.71, 0.1)]),
        )]),
    );
    folder.import("two.geojson", &[]);
    let after = folder.kept();
    assert_eq!((after.len(), &after[1]), (2, &"two.toml".to_owned()), "{after:?}");
    assert_ne!(before[0], after[0]);
    let list = folder.done(&["geodata", "list"]).out;
    assert!(
        list.contains("Imported districts, two.geojson") && list.contains("line-osm"),
        "{list}"
    );
    assert!(folder.done(&["geodata", "show", "two"]).out.contains("sha256"));
    folder.done(&["geodata", "remove", "two"]);
    assert!(folder.kept().is_empty());
    let ran = folder.run(&["geodata", "remove", "two"]);
    assert!(ran.code == 2 && ran.err.contains("there are none"), "{}", ran.err);
}

/// The later one wins where both have a district; the rest of the earlier one stays.
#[test]
fn two_sets_stand_side_by_side() {
    let folder = imported();
    folder.write(
        "later.geojson",
        collection(vec![feature(
            json!({"name": "Barmal"}),
            json!([ring(69.28, 32.71, 0.1)]),
        )]),
    );
    folder.import("later.geojson", &[]);
    let found = |point: &str| folder.done(&["locate", point]).out;
    assert!(found("69.30,32.71").contains("imported set later"));
    assert!(found("68.95,32.71").contains("imported set two"));
}

#[test]
fn the_publishers_columns_are_known() {
    let square = || json!([ring(69.28, 32.71, 0.15)]);
    for (properties, taken) in [
        (
            json!({"ADM2_EN": "Barmal", "ADM2_PCODE": "AF1214", "ADM1_EN": "Paktika", "ADM0_EN": "Afghanistan"}),
            ["\"ADM2_EN\"", "\"ADM2_PCODE\"", "\"ADM1_EN\""],
        ),
        (
            json!({"adm2_name": "Barmal", "adm2_pcode": "AF1214", "adm1_name": "Paktika"}),
            ["\"adm2_name\"", "\"adm2_pcode\"", "\"adm1_name\""],
        ),
        (
            json!({"GID_2": "AFG.25.1_1", "NAME_2": "Barmal", "NAME_1": "Paktika", "GID_0": "AFG"}),
            ["\"NAME_2\"", "\"GID_2\"", "\"NAME_1\""],
        ),
        (
            json!({"shapeName": "Barmal", "shapeISO": ""}),
            ["\"shapeName\"", "none", "none"],
        ),
    ] {
        let folder = Folder::new();
        folder.write("one.geojson", collection(vec![feature(properties, square())]));
        let ran = folder.import("one.geojson", &[]);
        let words = format!(
            "names from column {}, P-codes from {}, provinces from {}",
            taken[0], taken[1], taken[2]
        );
        assert!(ran.err.contains(&words), "{}", ran.err);
        assert!(ran.out.starts_with("1 of 1 areas"), "{}", ran.out);
    }
}

/// A P-code is surer than a name, where it lies right.
#[test]
fn the_pcode_goes_before_the_name() {
    let folder = Folder::new();
    let odd = json!({"wuleswali": "Something Else", "code": "af1214", "wilayat": "Paktika"});
    folder.write(
        "odd.geojson",
        collection(vec![feature(odd, json!([ring(69.28, 32.71, 0.15)]))]),
    );
    let fields = [
        "--name-field",
        "wuleswali",
        "--pcode-field",
        "code",
        "--parent-field",
        "wilayat",
    ];
    let ran = folder.import("odd.geojson", &fields);
    assert!(ran.out.starts_with("1 of 1 areas"), "{}", ran.out);
    let atlas = folder.atlas();
    let geocoder = Geocoder::new(&atlas).unwrap();
    let found = geocoder.find_place("Something Else, Paktika").unwrap();
    assert_eq!(found.name, "Barmal");
    // The same code far away is a slip.
    let slip = json!({"name": "Farland", "pcode": "AF1214"});
    folder.write(
        "slip.geojson",
        collection(vec![feature(slip, json!([ring(63.0, 35.0, 0.1)]))]),
    );
    assert!(folder.import("slip.geojson", &[]).out.starts_with("0 of 1 areas"));
}
