//! Landmarks along the line: in order, where the crossings are, and where
//! provinces and districts really change.

use durand::border::{Border, Landmark, LandmarkKind};
use durand::geocode::Geocoder;
use durand::geodata::{Atlas, BORDERS, areas_from_file};
use durand::geodesy::LonLat;
use durand::model::Country;
use geographiclib_rs::{Geodesic, InverseGeodesic};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Command;

fn km(from: LonLat, to: LonLat) -> f64 {
    let metres: f64 = Geodesic::wgs84().inverse(from.lat(), from.lon(), to.lat(), to.lon());
    metres / 1e3
}

fn opened(version: &str) -> Border {
    Border::open(version, &Atlas::embedded()).expect("an embedded version")
}

fn provinces(landmarks: &[Landmark]) -> impl Iterator<Item = (&Landmark, Country, &str, &str)> {
    let changes = landmarks.iter().filter(|l| l.kind == LandmarkKind::Province);
    changes.map(|l| {
        let (first, second) = l.name.split_once(" / ").expect("two provinces");
        (l, l.side.expect("a province is on a side"), first, second)
    })
}

/// What the command lists, as JSON.
fn listed(args: &[&str]) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_durand"))
        .env("DURAND_DATA_DIR", "no imports")
        .args([&["analyze", "--by", "landmarks", "-f", "json"], args].concat())
        .output()
        .expect("durand runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("a list")
}

#[test]
fn landmarks_are_listed_in_order_and_lie_where_they_say() {
    for version in BORDERS {
        let border = opened(version);
        let landmarks = border.landmarks(&[]);
        let rows = listed(&["--border", version]);
        assert_eq!(rows.len(), landmarks.len(), "{version}");
        let mut last = 0.0;
        for (row, landmark) in rows.iter().zip(&landmarks) {
            let shown = format!("{version}: {landmark:?}");
            // JSON is read to a unit in the last place.
            let told = row["measure_km"].as_f64().expect("a number");
            assert!((told - landmark.measure_km).abs() < 1e-9, "{shown}: {told}");
            assert_eq!(
                (&row["kind"], &row["name"]),
                (&json!(landmark.kind.key()), &json!(landmark.name))
            );
            assert_eq!(row["side"], json!(landmark.side.map(Country::code)), "{shown}");
            assert!(landmark.measure_km >= last, "{shown} comes after km {last}");
            last = landmark.measure_km;
            let there = border.line().resolve(landmark.measure_km);
            assert!(km(there, landmark.at) < 1e-6, "{shown}");
        }
        assert!(last <= border.line().length_km());
    }
}

/// As many as there are incidents whose measure is that of the first or more.
#[test]
fn each_incident_lies_between_two_landmarks() {
    let rows = listed(&[]);
    let output = Command::new(env!("CARGO_BIN_EXE_durand"))
        .env("DURAND_DATA_DIR", "no imports")
        .args(["query", "-f", "json"])
        .output()
        .expect("durand runs");
    let incidents: Vec<Value> = serde_json::from_slice(&output.stdout).expect("a list");
    let first = rows[0]["measure_km"].as_f64();
    let behind = incidents
        .iter()
        .filter(|i| i["border_measure_km"].as_f64() >= first)
        .count();
    let counted: u64 = rows.iter().filter_map(|r| r["incidents_to_next"].as_u64()).sum();
    assert!(
        behind > 5 && counted == behind as u64,
        "{counted} counted, {behind} are there"
    );
}

#[test]
fn every_crossing_of_the_line_is_listed_where_it_is() {
    for version in BORDERS {
        let border = opened(version);
        let landmarks = border.landmarks(&[]);
        let mut count = 0;
        for (name, at) in border.crossings() {
            let found: Vec<&Landmark> = landmarks
                .iter()
                .filter(|l| l.kind == LandmarkKind::Crossing && l.name == name)
                .collect();
            let away = border.project(at).distance_km;
            assert_eq!(
                found.len(),
                usize::from(away <= 10.0),
                "{version}: {name} is {away} km from the line"
            );
            for landmark in found {
                assert!(km(at, landmark.at) < away + 1e-3, "{version}: {name}");
                count += 1;
            }
        }
        assert!(count >= 5, "{version}: {count} crossings");
    }
}

/// 20 m before it is the first province, and mostly in the 5 km before; in the
/// 5 km behind it mostly the second. Not everywhere: the way 2 km beside the
/// line runs to and fro at its bends, and the versions wander over the outlines.
#[test]
fn each_province_change_parts_the_two_that_it_names() {
    for version in BORDERS {
        let border = opened(version);
        let atlas = Atlas::embedded();
        let geocoder = Geocoder::new(&atlas).expect("sound geodata");
        let landmarks = border.landmarks(&[]);
        let (mut clear, mut count) = (0, 0);
        for (landmark, side, first, second) in provinces(&landmarks) {
            let is = |more: f64, name: &str| {
                let point = border.resolve(landmark.measure_km + more, 2.0, side);
                point
                    .and_then(|p| geocoder.province_at(p))
                    .is_some_and(|p| p.name == name)
            };
            let share = |sign: f64, name: &str| (1..=50).filter(|i| is(sign * 0.1 * f64::from(*i), name)).count();
            let shown = format!("{version}: {landmark:?}");
            assert!(is(-0.02, first), "{shown}");
            let (before, behind) = (share(-1.0, first), share(1.0, second));
            assert!(before > 25 && behind > 25, "{shown}: {before} and {behind} of 50");
            clear += usize::from(is(-1.0, first) && is(1.0, second) && is(0.02, second));
            count += 1;
        }
        assert!(
            count >= 12 && 3 * clear >= 2 * count,
            "{version}: {clear} of {count} are clear"
        );
    }
}

/// Going along a side, each province begins where the one before it ends, and
/// the first and last are those at the ends of the line.
#[test]
fn provinces_follow_each_other_without_a_gap() {
    for version in BORDERS {
        let border = opened(version);
        let landmarks = border.landmarks(&[]);
        for (side, ends) in Country::BOTH
            .into_iter()
            .zip([("Nimruz", "Badakhshan"), ("Balochistan", "Gilgit Baltistan")])
        {
            let chain: Vec<_> = provinces(&landmarks)
                .filter(|p| p.1 == side)
                .map(|p| (p.2, p.3))
                .collect();
            assert!(chain.windows(2).all(|w| w[0].1 == w[1].0), "{version}: {chain:?}");
            assert!(
                chain.iter().all(|(first, second)| first != second),
                "{version}: {chain:?}"
            );
            assert_eq!((chain[0].0, chain[chain.len() - 1].1), ends, "{version}: {chain:?}");
        }
    }
}

mod districts {
    use super::*;

    /// The longest segment, on which the line is straight: its beginning and
    /// end as measures, with a kilometre to spare.
    fn straight(border: &Border) -> (f64, f64) {
        let mut longest = (0.0, 0.0);
        let mut measure = 0.0;
        for w in border.line().vertices().windows(2) {
            let length = km(w[0], w[1]);
            if length > longest.1 - longest.0 {
                longest = (measure, measure + length);
            }
            measure += length;
        }
        (longest.0 + 1.0, longest.1 - 1.0)
    }

    /// The ground from one measure to the other, up to 20 km on one side, between
    /// edges at right angles to the line.
    fn district(border: &Border, side: Country, name: &str, from: f64, to: f64) -> Value {
        let corner = |measure: f64, offset: f64| {
            let p = border.resolve(measure, offset, side).expect("a side");
            [p.lon(), p.lat()]
        };
        let ring = [
            corner(from, 0.1),
            corner(to, 0.1),
            corner(to, 20.0),
            corner(from, 20.0),
            corner(from, 0.1),
        ];
        json!({
            "type": "Feature", "properties": {"gaun": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        })
    }

    fn written(districts: &[Value]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        let collection = json!({"type": "FeatureCollection", "features": districts});
        write!(file, "{collection}").expect("room for it");
        file
    }

    /// What changes between districts: measure, side and name.
    fn found(border: &Border, districts: &[Value]) -> Vec<(f64, Option<Country>, String)> {
        let areas = areas_from_file(written(districts).path(), Some("gaun")).expect("sound districts");
        let landmarks = border.landmarks(&areas);
        let of_districts = landmarks.into_iter().filter(|l| l.kind == LandmarkKind::District);
        of_districts.map(|l| (l.measure_km, l.side, l.name)).collect()
    }

    #[test]
    fn a_change_is_found_to_20_metres_on_either_side() {
        for (version, share) in [("osm", 0.37), ("natural-earth", 0.613)] {
            let border = opened(version);
            let (from, to) = straight(&border);
            let middle = from + share * (to - from);
            for side in Country::BOTH {
                let a = district(&border, side, "A", from, middle);
                let b = district(&border, side, "B", middle, to);
                let found = found(&border, &[b, a]);
                let [(measure, of, name)] = &found[..] else {
                    panic!("{version} {side:?}: {found:?}")
                };
                assert_eq!((*of, name.as_str()), (Some(side), "A / B"), "{version}");
                assert!((measure - middle).abs() < 0.02, "{version}: km {measure}, not {middle}");
            }
        }
    }

    #[test]
    fn the_command_lists_the_same() {
        let border = opened("osm");
        let (from, to) = straight(&border);
        let of = |name, from, to| district(&border, Country::Afghanistan, name, from, to);
        let districts = [of("A", from, from + 20.0), of("B", from + 20.0, to)];
        let file = written(&districts);
        let path = file.path().to_str().expect("a plain path");
        let rows = listed(&["--districts", path, "--name-field", "gaun"]);
        let rows: Vec<&Value> = rows.iter().filter(|r| r["kind"] == "district").collect();
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!([&rows[0]["name"], &rows[0]["side"]], ["A / B", "AFG"]);
        assert_eq!(rows[0]["measure_km"], found(&border, &districts)[0].0);
    }

    /// Between two districts that do not meet, the change is where the first
    /// ends; a strip of less than 5 km is passed over; one alone is no change.
    #[test]
    fn gaps_and_strips_are_passed_over() {
        let border = opened("osm");
        let (from, to) = straight(&border);
        let middle = (from + to) / 2.0;
        let of = |name, from, to| district(&border, Country::Pakistan, name, from, to);
        let gap = found(&border, &[of("A", from, middle), of("B", middle + 3.3, to)]);
        assert_eq!(gap.len(), 1, "{gap:?}");
        assert!(
            (gap[0].0 - middle).abs() < 0.02 && gap[0].2 == "A / B",
            "{gap:?}, not {middle}"
        );
        assert_eq!(
            found(&border, &[of("strip", middle, middle + 3.0), of("A", from, to)]),
            []
        );
        assert_eq!(found(&border, &[of("A", from, to)]), []);
    }

    #[test]
    fn two_polygons_of_one_name_are_one_district() {
        let border = opened("osm");
        let (from, to) = straight(&border);
        let of = |from, to| district(&border, Country::Pakistan, "A", from, to);
        assert_eq!(found(&border, &[of(from, from + 20.0), of(from + 20.0, to)]), []);
    }
}
