//! Each path of the border engine, for one version of the line and seeded
//! points: 70 % near the line, 30 % over both countries. `cargo bench --bench engine`.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use durand::border::{Border, Neighbours};
use durand::geodata::{self, Atlas};
use durand::geodesy::{Coverage, LonLat, destination};
use durand::model::{Country, Disc, Footprint};
use std::hint::black_box;

const POINTS: usize = 100_000;
const VERSIONS: [&str; 2] = ["natural-earth", "osm"];

/// Numbers between 0 and 1 by the golden ratio's sequence, the same at each run.
fn sequence(seed: f64) -> impl FnMut() -> f64 {
    let mut x = seed;
    move || {
        x = (x + 0.618_033_988_749_895).fract();
        (x * 7_919.0).fract()
    }
}

fn points(border: &Border) -> Vec<LonLat> {
    let mut uniform = sequence(0.25);
    (0..POINTS)
        .map(|i| {
            if i % 10 < 7 {
                let on = border.line().resolve(uniform() * border.line().length_km());
                destination(on, 360.0 * uniform(), 99_000.0 * uniform().sqrt())
            } else {
                LonLat::new(60.5 + 16.5 * uniform(), 23.7 + 14.8 * uniform()).expect("in range")
            }
        })
        .collect()
}

fn project(c: &mut Criterion) {
    let atlas = Atlas::embedded();
    for version in VERSIONS {
        let border = Border::open(version, &atlas).expect("embedded");
        let points = points(&border);
        let mut group = c.benchmark_group("project");
        group.throughput(Throughput::Elements(1));
        let mut next = points.iter().cycle();
        group.bench_function(BenchmarkId::new("one, R-tree", version), |b| {
            b.iter(|| border.project(*next.next().expect("endless")));
        });
        group.throughput(Throughput::Elements(POINTS as u64)).sample_size(20);
        group.bench_function(BenchmarkId::new("many, packed", version), |b| {
            b.iter(|| border.project_many(&points))
        });
        group.bench_function(BenchmarkId::new("within 10 km", version), |b| {
            b.iter(|| border.zone(10.0).contains_many(&points));
        });
        group.finish();
    }
}

fn areas(c: &mut Criterion) {
    let atlas = Atlas::embedded();
    let border = Border::open("osm", &atlas).expect("embedded");
    let points = points(&border);
    let shapes: Vec<_> = geodata::provinces().iter().map(|p| (*p.shape).clone()).collect();
    let mut group = c.benchmark_group("province of a point");
    group.bench_function("build", |b| b.iter(|| Coverage::new(black_box(&shapes))));
    let coverage = Coverage::new(&shapes);
    group.throughput(Throughput::Elements(POINTS as u64));
    group.bench_function("find", |b| b.iter(|| coverage.find_many(&points)));
    group.finish();
}

fn nearest(c: &mut Criterion) {
    let border = Border::open("osm", &Atlas::embedded()).expect("embedded");
    let points = points(&border);
    let mut group = c.benchmark_group("20 nearest");
    group.sample_size(20);
    group.bench_function("build", |b| b.iter(|| Neighbours::new(&points)));
    let index = Neighbours::new(&points);
    let mut next = points.iter().cycle();
    group.bench_function("ask", |b| b.iter(|| index.nearest(*next.next().expect("endless"), 20)));
    group.finish();
}

fn footprint(c: &mut Criterion) {
    let atlas = Atlas::embedded();
    let centre = LonLat::new(69.4, 32.7).expect("in range");
    let disc = Footprint::Disc(Disc::of_area(centre, 1_286.0, Some(Country::Afghanistan)));
    let mut group = c.benchmark_group("distance of a district");
    group.sample_size(20);
    for version in VERSIONS {
        group.bench_function(BenchmarkId::new("first time", version), |b| {
            b.iter_batched_ref(
                || Border::open(version, &atlas).expect("embedded"),
                |border| border.footprint_distance(&disc),
                criterion::BatchSize::LargeInput,
            );
        });
    }
    let border = Border::open("osm", &atlas).expect("embedded");
    group.bench_function("known", |b| b.iter(|| border.footprint_distance(&disc)));
    group.finish();
}

criterion_group!(engine, project, areas, nearest, footprint);
criterion_main!(engine);
