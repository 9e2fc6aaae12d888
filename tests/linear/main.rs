//! Linear referencing there and back, many points at once, and zones: what must
//! hold of any line, on the three versions and on the two of
//! `reference/lines.csv`, across the antimeridian and by a pole.
//! `border.rs` judges single projections; this is how answers agree.

mod beside;
mod many;

use durand::border::{Border, BorderLine};
use durand::geodata::{Atlas, BORDERS};
use durand::geodesy::LonLat;
use durand::model::Country;
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::cell::Cell;

/// A millimetre in kilometres.
const MM: f64 = 1e-6;

/// The same cases at each run: a failure must not come and go.
fn seeded(cases: u32) -> Config {
    Config {
        rng_seed: RngSeed::Fixed(20_251_009),
        failure_persistence: None,
        max_global_rejects: 20 * cases,
        ..Config::with_cases(cases)
    }
}

fn drawn<T>(count: usize, values: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = TestRunner::new(seeded(1));
    let draw = |_| values.new_tree(&mut runner).expect("a value").current();
    (0..count).map(draw).collect()
}

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("a position")
}

/// Kilometres and azimuth straight from GeographicLib, past `durand::geodesy`.
fn inverse(from: LonLat, to: LonLat) -> (f64, f64) {
    let (metres, azimuth, _, _) = Geodesic::wgs84().inverse(from.lat(), from.lon(), to.lat(), to.lon());
    (metres / 1e3, azimuth)
}

fn direct(from: LonLat, azimuth: f64, km: f64) -> LonLat {
    let (lat, lon) = Geodesic::wgs84().direct(from.lat(), from.lon(), azimuth, km * 1e3);
    at(lon, lat)
}

fn version(id: &str) -> Border {
    Border::open(id, &Atlas::embedded()).expect("an embedded version")
}

fn elsewhere(name: &str) -> Border {
    let mut reader = csv::Reader::from_reader(include_str!("../reference/lines.csv").as_bytes());
    let vertices = reader.deserialize().map(|row| row.expect("a vertex"));
    let of_line = vertices.filter(|(line, ..): &(String, f64, f64)| line == name);
    Border::from_line(name, of_line.map(|(_, lon, lat)| at(lon, lat)).collect()).expect("a line")
}

fn all_lines() -> Vec<Border> {
    let elsewhere = ["antimeridian", "pole"].map(elsewhere);
    BORDERS.map(version).into_iter().chain(elsewhere).collect()
}

/// Up to so many kilometres from a line, any way, mostly near it.
fn round_about(border: &Border, reach: f64) -> impl Strategy<Value = LonLat> {
    let measure = 0.0..border.line().length_km();
    (measure, -180.0..180.0, 0.0..1.0_f64)
        .prop_map(move |(m, azimuth, share)| direct(border.line().resolve(m), azimuth, reach * share.powi(3)))
}

#[test]
fn a_measure_comes_back_to_the_millimetre() {
    for border in all_lines() {
        let (id, line, length) = (border.id(), border.line(), border.line().length_km());
        proptest!(seeded(1_000), |(measure in prop_oneof![0.0..=length, Just(0.0), Just(length)])| {
            for back in [line.project(line.resolve(measure)), border.project(line.resolve(measure))] {
                prop_assert!(back.distance_km < MM, "{id}, km {measure}: {back:?}");
                prop_assert!((back.measure_km - measure).abs() < MM, "{id}, km {measure}: {back:?}");
            }
        });
    }
}

/// |D(p) − D(q)| ≤ |pq| to 0.1 mm, and vertices added on the segments change no
/// distance; `border.rs` asks the same of the versions.
#[test]
fn lines_elsewhere_are_consistent_too() {
    for border in ["antimeridian", "pole"].map(elsewhere) {
        let mut finer = Vec::new();
        for w in border.line().vertices().windows(2) {
            let (length, azimuth) = inverse(w[0], w[1]);
            finer.extend([0.0, 0.17, 0.583, 0.91].map(|t| direct(w[0], azimuth, t * length)));
        }
        finer.extend(border.line().vertices().last());
        let finer = BorderLine::new(finer).expect("a line");
        let step = prop_oneof![0.001..1.0, 1.0..2_000.0];
        proptest!(seeded(400), |(p in round_about(&border, 2_000.0), way in -180.0..180.0, step in step)| {
            let (at_p, at_q) = (border.project(p), border.project(direct(p, way, step)));
            let (gap, fine) = ((at_p.distance_km - at_q.distance_km).abs(), finer.project(p));
            prop_assert!(gap <= step + 1e-7, "{p:?}: {gap} km apart in distance, {step} km on the ground");
            let gap = (fine.distance_km - at_p.distance_km).abs();
            prop_assert!(gap < 1e-9, "{p:?}: {gap} km between coarse and fine");
            prop_assert!((fine.measure_km - at_p.measure_km).abs() < 1e-4, "{p:?}: {at_p:?} {fine:?}");
        });
    }
}
