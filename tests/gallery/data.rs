//! The data sets of the gallery: some kept beside it, some made by rule.

use crate::random::Random;
use durand::border::{Border, BorderLine};
use durand::geodata::{Atlas, Kind, Toponym};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// How the districts are imported.
pub const IMPORT: &str = "--data-dir data geodata import squares.geojson --as districts --source Squares --year 2024";

pub struct Set {
    pub name: &'static str,
    pub about: &'static str,
    /// What docs/gallery/data holds; the others are made.
    pub kept: Option<&'static str>,
}

macro_rules! kept {
    ($name:literal, $about:literal) => {
        Set {
            name: $name,
            about: $about,
            kept: Some(include_str!(concat!("../../docs/gallery/data/", $name))),
        }
    };
}

const fn made(name: &'static str, about: &'static str) -> Set {
    Set {
        name,
        about,
        kept: None,
    }
}

pub const SETS: [Set; 10] = [
    kept!("none.csv", "a header and no row"),
    kept!("one.csv", "one incident at Chaman"),
    kept!(
        "contested.json",
        "twelve incidents whose tolls claimants put differently, deny or confirm"
    ),
    kept!(
        "district.csv",
        "forty incidents in Barmal, known to the district or to a village"
    ),
    kept!("far.csv", "seven incidents far from the line, one of them at sea"),
    kept!("long.csv", "titles of 200 letters, places, actors and districts of 80"),
    kept!("house.toml", "a publisher's theme"),
    made(
        "thousand.csv",
        "1,000 incidents of 2022 to 2025, clustered along the line and in towns; sixty are known to their district only",
    ),
    made(
        "many.csv",
        "100,000 incidents, made as the thousand are; fifty are known to their district only",
    ),
    made(
        "squares.geojson",
        "a square of 0.6 of its area's side for each district within 100 km of the line",
    ),
];

/// Writes all data sets into a folder.
pub fn write(folder: &Path) {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("the default");
    let gazetteer = atlas.gazetteer().expect("the embedded gazetteer");
    let near: Vec<&Toponym> = gazetteer
        .toponyms
        .iter()
        .filter(|t| t.kind == Kind::District)
        .filter(|t| t.at.is_some_and(|at| border.line().project(at).distance_km < 100.0))
        .collect();
    for set in &SETS {
        let made = || match set.name {
            "thousand.csv" => incidents(1_000, 0.06, border.line(), &near),
            "many.csv" => incidents(100_000, 0.000_5, border.line(), &near),
            _ => squares(&near),
        };
        let text = set.kept.map_or_else(made, str::to_owned);
        fs::write(folder.join(set.name), text).expect("a writable folder");
    }
}

/// Weight, kilometre of the line and spread along it, spread across it.
const CLUSTERS: [(f64, (f64, f64, f64)); 9] = [
    (0.16, (750.0, 25.0, 8.0)),
    (0.08, (1_095.0, 70.0, 10.0)),
    (0.14, (1_415.0, 35.0, 12.0)),
    (0.14, (1_580.0, 30.0, 14.0)),
    (0.10, (1_730.0, 35.0, 9.0)),
    (0.14, (1_915.0, 22.0, 10.0)),
    (0.12, (2_080.0, 45.0, 12.0)),
    (0.06, (300.0, 160.0, 30.0)),
    (0.06, (2_250.0, 120.0, 25.0)),
];
/// Weight, name, longitude, latitude.
const TOWNS: [(f64, (&str, f64, f64)); 8] = [
    (4.0, ("Peshawar", 71.578, 34.008)),
    (4.0, ("Quetta", 66.997, 30.183)),
    (3.0, ("Kabul", 69.172, 34.528)),
    (3.0, ("Kandahar", 65.710, 31.613)),
    (3.0, ("Jalalabad", 70.451, 34.430)),
    (2.0, ("Bannu", 70.604, 32.985)),
    (2.0, ("Dera Ismail Khan", 70.901, 31.832)),
    (1.0, ("Swat", 72.360, 34.770)),
];
const TYPES: [(f64, &str); 7] = [
    (0.30, "attack"),
    (0.22, "cross_border_fire"),
    (0.18, "clash"),
    (0.10, "drone_strike"),
    (0.10, "air_strike"),
    (0.05, "suicide_attack"),
    (0.05, "other"),
];
const ACTORS: [(f64, &str); 6] = [
    (0.34, "TTP"),
    (0.24, "Pakistan military"),
    (0.16, "Afghan Taliban border forces"),
    (0.10, "ISKP"),
    (0.06, "Hafiz Gul Bahadur group"),
    (0.10, ""),
];
const CLAIMANTS: [(f64, &str); 4] = [(0.4, "police"), (0.3, "ISPR"), (0.2, "TTP"), (0.1, "residents")];

/// Incidents as a table: each at a point near the line or a town, or known to
/// a district only, `vague` of them; more of them in later years.
fn incidents(n: usize, vague: f64, line: &BorderLine, districts: &[&Toponym]) -> String {
    let mut random = Random(1_893);
    let mut csv = String::from(
        "id,title,date,type,initiator,place,district,province,country,lat,lon,uncertainty_km,killed,injured,claimant\n",
    );
    for i in 1..=n {
        let kind = random.pick(&TYPES);
        let actor = random.pick(&ACTORS);
        let days = (random.share().powf(0.7) * 1_461.0) as u64;
        let date = chrono::NaiveDate::from_ymd_opt(2022, 1, 1).expect("a day") + chrono::Days::new(days);
        let place = match random.share() {
            s if s < vague => {
                let d = districts[random.below(districts.len())];
                let country = d.country.map_or("", |c| c.code());
                let province = d.province.as_deref().unwrap_or_default();
                format!(",\"{}\",\"{province}\",{country},,,", d.name)
            }
            s if s < 0.4 => {
                let (town, lon, lat) = random.pick(&TOWNS);
                let (lat, lon) = (lat + random.bell() * 0.06, lon + random.bell() * 0.07);
                format!("{town},,,,{lat:.4},{lon:.4},")
            }
            _ => {
                let (km, along, across) = random.pick(&CLUSTERS);
                let at = line.beside(km + along * random.bell(), across * random.bell());
                format!(",,,,{:.4},{:.4},", at.lat(), at.lon())
            }
        };
        let toll = |random: &mut Random, scale: f64| match random.share() {
            s if s < 0.25 => String::new(),
            s if s < 0.32 => format!("{}+", 1 + (random.share().powi(4) * scale) as u32),
            _ => format!("{}", (random.share().powi(4) * scale) as u32),
        };
        let (killed, injured) = (toll(&mut random, 40.0), toll(&mut random, 90.0));
        let claimant = random.pick(&CLAIMANTS);
        writeln!(
            csv,
            "{i},Incident {i},{date},{kind},{actor},{place},{killed},{injured},{claimant}"
        )
        .expect("room");
    }
    csv
}

/// A square about the middle of each district, smaller than the district.
fn squares(districts: &[&Toponym]) -> String {
    let features = districts.iter().filter_map(|d| {
        let (at, area) = (d.at?, d.area_km2?);
        let half = 0.3 * area.sqrt() / 111.2;
        let wide = half / at.lat().to_radians().cos();
        let (w, e, s, n) = (at.lon() - wide, at.lon() + wide, at.lat() - half, at.lat() + half);
        let ring = [[w, s], [e, s], [e, n], [w, n], [w, s]].map(|p| p.map(|c: f64| (c * 1e5).round() / 1e5));
        let properties = json!({
            "ADM2_EN": d.name, "ADM2_PCODE": d.pcode, "ADM1_EN": d.province,
            "ADM0_PCODE": d.country.map(|c| c.code()),
        });
        Some(json!({
            "type": "Feature", "properties": properties,
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }))
    });
    let features: Vec<Value> = features.collect();
    json!({"type": "FeatureCollection", "features": features}).to_string()
}
