//! Names looked up: misspelt ones against an index, and mentions of the
//! reference against the gazetteer, unseen and seen. `cargo bench --bench geocode`.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use durand::geocode::{Geocoder, NameIndex};
use durand::geodata::Atlas;
use durand::model::PlaceText;

fn mentions() -> Vec<PlaceText> {
    let mut reader = csv::Reader::from_path("tests/reference/toponyms.csv").expect("it ships");
    let header = reader.headers().expect("a header").clone();
    let text = header.iter().position(|h| h == "text").expect("a column");
    let rows = reader.records().map(|row| row.expect("a row")[text].to_owned());
    let mention = |text: String| PlaceText {
        text: Some(text),
        ..PlaceText::default()
    };
    rows.filter(|t| !t.is_empty()).map(mention).collect()
}

fn names(c: &mut Criterion) {
    let atlas = Atlas::embedded();
    let toponyms = &atlas.gazetteer().expect("embedded").toponyms;
    let names: Vec<&str> = toponyms.iter().map(|t| t.name.as_str()).collect();
    let mut group = c.benchmark_group("index of names");
    group.bench_function("build", |b| b.iter(|| NameIndex::new(&names)));
    let index = NameIndex::new(&names);
    // One letter left out.
    let misspelt: Vec<String> = names
        .iter()
        .map(|n| n.chars().enumerate().filter(|(i, _)| *i != 2).map(|c| c.1).collect())
        .collect();
    group
        .throughput(Throughput::Elements(misspelt.len() as u64))
        .sample_size(20);
    group.bench_function("find", |b| {
        b.iter(|| misspelt.iter().filter(|n| index.find(n).is_some()).count())
    });
    group.finish();
}

fn geocode(c: &mut Criterion) {
    let atlas = Atlas::embedded();
    let mentions = mentions();
    let new = || Geocoder::new(&atlas).expect("embedded");
    let all = |geocoder: &Geocoder| mentions.iter().map(|m| geocoder.places(m).len()).sum::<usize>();
    let mut group = c.benchmark_group("mentions of the reference");
    group.sample_size(10);
    group.bench_function("start", |b| b.iter(new));
    group.throughput(Throughput::Elements(mentions.len() as u64));
    group.bench_function("unseen", |b| b.iter_batched(new, |g| all(&g), BatchSize::PerIteration));
    let seen = new();
    all(&seen);
    group.bench_function("seen before", |b| b.iter(|| all(&seen)));
    group.finish();
}

criterion_group!(benches, names, geocode);
criterion_main!(benches);
