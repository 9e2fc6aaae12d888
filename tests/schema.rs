//! What ships and what is written holds to its schema: the curated incidents
//! to ours, the GeoJSON to RFC 7946.

use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

fn json_file(path: impl AsRef<Path>) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn schema(path: &str) -> Validator {
    jsonschema::validator_for(&json_file(path)).expect("a usable schema")
}

#[track_caller]
fn assert_valid(schema: &Validator, value: &Value) {
    let errors: Vec<String> = schema
        .iter_errors(value)
        .take(3)
        .map(|e| format!("{}: {e:.300}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// What the command exports of the embedded incidents.
fn exported(args: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.geojson");
    let status = Command::new(env!("CARGO_BIN_EXE_durand"))
        .env("DURAND_DATA_DIR", "no imports")
        .arg("export")
        .args(args)
        .arg("-o")
        .arg(&file)
        .output()
        .unwrap();
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    json_file(file)
}

#[test]
fn the_curated_files_hold_to_their_schema() {
    let schema = schema("geodata/incidents.schema.json");
    assert_valid(&schema, &json_file("geodata/incidents/incidents.json"));
    assert_valid(&schema, &json_file("geodata/incidents/events.json"));
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let schema = schema("geodata/incidents.schema.json");
    let good = json_file("geodata/incidents/incidents.json");
    let breaks: [(&str, Value); 8] = [
        ("/incidents/0/date", json!("April 2022")),
        ("/incidents/0/type", json!("picnic")),
        ("/incidents/0/places", json!([])),
        ("/incidents/0/places/0/country", json!("Afghanistan")),
        ("/incidents/0/claims/0/least", json!(-1)),
        ("/incidents/0/claims/0/status", json!("certain")),
        ("/sources/0/url", json!("javascript:alert(1)")),
        ("/format", json!("durand/incidents/2")),
    ];
    for (pointer, value) in breaks {
        let mut broken = good.clone();
        *broken.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
        assert!(!schema.is_valid(&broken), "{pointer} may be anything");
    }
    let mut events = json_file("geodata/incidents/events.json");
    events["events"][0]["kind"] = json!("rumour");
    assert!(!schema.is_valid(&events));
}

/// What the schema cannot say: ids that are named exist, and are there once.
#[test]
fn references_between_ids_hold() {
    let file = json_file("geodata/incidents/incidents.json");
    let ids = |key: &str| -> Vec<String> {
        file[key]
            .as_array()
            .unwrap()
            .iter()
            .map(|x| x["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let (documents, sources, incidents) = (ids("documents"), ids("sources"), ids("incidents"));
    let events = json_file("geodata/incidents/events.json");
    for all in [&documents, &sources, &incidents] {
        assert!(
            all.iter().enumerate().all(|(i, id)| !all[..i].contains(id)),
            "an id twice in {all:?}"
        );
    }
    for record in file["incidents"]
        .as_array()
        .unwrap()
        .iter()
        .chain(events["events"].as_array().unwrap())
    {
        let id = &record["id"];
        let listed = |list: &Value| -> Vec<String> {
            list.as_array()
                .into_iter()
                .flatten()
                .map(|v| v.as_str().unwrap().to_owned())
                .collect()
        };
        let cited = listed(&record["sources"]).into_iter();
        let claims = record["claims"].as_array().into_iter().flatten();
        for source in cited.chain(claims.clone().map(|c| c["source"].as_str().unwrap().to_owned())) {
            assert!(
                sources.contains(&source) || documents.contains(&source),
                "{id}: source {source}"
            );
        }
        for related in listed(&record["related"]) {
            assert!(incidents.contains(&related), "{id}: related {related}");
        }
        for passage in record["found_in"].as_array().unwrap() {
            assert!(
                documents.contains(&passage["document"].as_str().unwrap().to_owned()),
                "{id}: {passage}"
            );
        }
        let places: Vec<&Value> = record["places"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| &p["text"])
            .collect();
        for place in claims.map(|c| &c["place"]).filter(|p| !p.is_null()) {
            assert!(places.contains(&place), "{id}: claim on {place}");
        }
    }
}

#[test]
fn exports_hold_to_rfc_7946() {
    let schema = schema("tests/fixtures/rfc7946.schema.json");
    assert_valid(&schema, &exported(&[]));
    assert_valid(&schema, &exported(&["--footprints"]));
    assert_valid(&schema, &exported(&["--killed-min", "4000000000"]));
}

/// A schema that lets everything through would pass the test above.
#[test]
fn the_rfc_7946_schema_can_refuse() {
    let schema = schema("tests/fixtures/rfc7946.schema.json");
    let geometry = |kind: &str, coordinates: Value| json!({"type": kind, "coordinates": coordinates});
    let ring = json!([[0, 0], [1, 0], [1, 1], [0, 0]]);
    let good = [
        geometry("Point", json!([70, 33])),
        geometry("Point", json!([70, 33, 1500])),
        geometry("MultiPoint", json!([[70, 33]])),
        geometry("LineString", json!([[0, 0], [1, 1]])),
        geometry("MultiLineString", json!([[[0, 0], [1, 1]]])),
        geometry("Polygon", json!([ring])),
        geometry("MultiPolygon", json!([[ring]])),
        json!({"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]}),
        json!({"type": "Feature", "geometry": null, "properties": null, "bbox": [0, 0, 1, 1]}),
    ];
    for value in good {
        assert_valid(&schema, &value);
    }
    let feature = json!({"type": "Feature", "geometry": null, "properties": {}});
    let bad = [
        geometry("Point", json!([70])),
        geometry("Point", json!([70, 95])),
        geometry("Point", json!([181, 33])),
        geometry("Point", json!(["70", "33"])),
        geometry("LineString", json!([[0, 0]])),
        geometry("Polygon", json!([[[0, 0], [1, 0], [0, 0]]])),
        geometry("Circle", json!([70, 33])),
        json!({"type": "Feature", "geometry": null}),
        json!({"type": "Feature", "properties": {}}),
        json!({"type": "FeatureCollection"}),
        json!({"type": "FeatureCollection", "features": [feature], "crs": {"type": "name"}}),
        json!({"type": "FeatureCollection", "features": [feature], "bbox": [0, 0, 1]}),
    ];
    for value in bad {
        assert!(!schema.is_valid(&value), "{value}");
    }
}

/// Twice the signed area in degrees; positive is anticlockwise.
fn turning(ring: &[Value]) -> f64 {
    let at = |p: &Value| (p[0].as_f64().unwrap(), p[1].as_f64().unwrap());
    ring.windows(2)
        .map(|w| (at(&w[0]), at(&w[1])))
        .map(|((a, b), (c, d))| a * d - c * b)
        .sum()
}

#[test]
fn footprints_have_closed_rings_that_turn_as_they_should() {
    let footprints = exported(&["--footprints"]);
    let mut rings = 0;
    for feature in footprints["features"].as_array().unwrap() {
        let geometry = &feature["geometry"];
        let polygons = match geometry["type"].as_str() {
            Some("Polygon") => vec![geometry["coordinates"].clone()],
            Some("MultiPolygon") => geometry["coordinates"].as_array().unwrap().clone(),
            _ => continue,
        };
        assert!(
            !polygons.is_empty(),
            "{}: a shape of nothing",
            feature["properties"]["id"]
        );
        for polygon in &polygons {
            for (i, ring) in polygon.as_array().unwrap().iter().enumerate() {
                let ring = ring.as_array().unwrap();
                let what = format!("{} ring {i}", feature["properties"]["place"]);
                assert_eq!(ring.first(), ring.last(), "{what} is open");
                let turning = turning(ring);
                // Outer rings anticlockwise, holes clockwise.
                assert!(
                    if i == 0 { turning > 0.0 } else { turning < 0.0 },
                    "{what} turns {turning}"
                );
                for p in ring {
                    let (lon, lat) = (p[0].as_f64().unwrap(), p[1].as_f64().unwrap());
                    assert!(
                        (60.0..78.0).contains(&lon) && (23.0..39.0).contains(&lat),
                        "{what}: {lon}, {lat}"
                    );
                }
                rings += 1;
            }
        }
    }
    assert!(rings >= 20, "only {rings} rings");
}

/// The manifest speaks of each file that is compiled in, as it is.
#[test]
fn the_manifest_has_every_layer_with_its_checksum() {
    use sha2::{Digest, Sha256};
    let geodata = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata");
    let atlas = durand::geodata::Atlas::embedded();
    let layers = &atlas.manifest().expect("embedded").layers;
    for layer in layers {
        let bytes = std::fs::read(geodata.join(&layer.file)).expect(&layer.file);
        let sum: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(
            sum, layer.sha256,
            "{}: run geodata/derive/manifest.py geodata",
            layer.file
        );
    }
    for folder in ["", "line", "incidents"] {
        for entry in std::fs::read_dir(geodata.join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let data = path.extension().is_some_and(|e| e == "csv" || e == "geojson");
            let name = path
                .strip_prefix(&geodata)
                .expect("inside")
                .to_string_lossy()
                .replace('\\', "/");
            assert!(
                !data || layers.iter().any(|l| l.file == name),
                "{name} is not in the manifest"
            );
        }
    }
}
