//! `durand geocode --column`: each name of a table with what it is taken for,
//! for a person to look through.

use super::args::GeocodeArgs;
use super::{Done, names, output};
use crate::export::plain_cell;
use crate::geocode::Geocoder;
use crate::geodata::Atlas;
use crate::model::{Country, Place, PlaceText, Precision};
use crate::read::{self, Batch, Reject, Table};
use anyhow::Result;
use std::collections::HashMap;
use std::path::Path;

const BATCH: usize = 16_384;
/// Candidates, and rows left out, that are shown.
const SHOWN: usize = 5;
const COLUMNS: [&str; 20] = [
    "place",
    "district",
    "province",
    "country",
    "rows",
    "first_line",
    "resolved",
    "found",
    "found_district",
    "found_province",
    "found_country",
    "pcode",
    "precision",
    "confidence",
    "lon",
    "lat",
    "uncertainty_km",
    "found_by",
    "candidates",
    "gazetteer",
];

/// A name with its wider columns, how often it stands there, and where first.
struct Name {
    written: PlaceText,
    rows: u64,
    first_line: u64,
}

pub(super) fn run(args: &GeocodeArgs, column: &str, atlas: &Atlas) -> Result<Done> {
    let geocoder = names::geocoder(atlas, &args.names)?;
    let path = Path::new(&args.place);
    let mut table = read::open_table(path, Some(column), &args.read.options())?;
    let output = args.output.clone().unwrap_or_else(|| "-".into());
    output::refuse_input(&output, &[path.to_owned()])?;
    let (names, rejects) = distinct(&mut table)?;
    let gazetteer = names::gazetteer(atlas)?;
    let mut undecided = 0;
    output::write_to(&output, |out| {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(COLUMNS)?;
        for name in &names {
            let places = geocoder.places(&name.written);
            undecided += usize::from(places.iter().any(|p| p.precision == Precision::Unlocated));
            csv.write_record(record(name, &places, &geocoder, &gazetteer).map(|cell| plain_cell(&cell)))?;
        }
        csv.flush()?;
        Ok(())
    })?;
    output::say(&format!(
        "{} names in {} rows, {undecided} of them not decided; fill in \"resolved\" (a P-code, a name, or unknown) and give the file back with --resolved",
        names.len(),
        names.iter().map(|n| n.rows).sum::<u64>(),
    ));
    for reject in rejects.iter().take(SHOWN) {
        output::say(&format!("left out: {reject}"));
    }
    if rejects.is_empty() {
        return Ok(Done::Clean);
    }
    output::say(&format!("{} rows left out", rejects.len()));
    Ok(Done::WithRejects)
}

/// In the order in which they come first; and the rows that are none.
fn distinct(table: &mut Table) -> Result<(Vec<Name>, Vec<Reject>)> {
    let mut names: Vec<Name> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let (mut batch, mut rejects) = (Batch::default(), Vec::new());
    loop {
        table.fill(&mut batch, BATCH)?;
        if batch.is_empty() {
            return Ok((names, rejects));
        }
        rejects.append(&mut batch.faults);
        let places = table.schema();
        for record in batch.records() {
            let written = places.names(record);
            let columns = [&written.place, &written.district, &written.province, &written.country];
            let id = columns.map(|c| c.as_deref().unwrap_or_default()).join("\u{1f}");
            let index = *known.entry(id).or_insert_with(|| {
                names.push(Name {
                    written,
                    rows: 0,
                    first_line: record.position().map_or(0, csv::Position::line),
                });
                names.len() - 1
            });
            names[index].rows += 1;
        }
    }
}

fn record(name: &Name, places: &[Place], geocoder: &Geocoder, gazetteer: &str) -> [String; 20] {
    let written = |c: &Option<String>| c.clone().unwrap_or_default();
    let joined = |of: &dyn Fn(&Place) -> String| {
        let mut all: Vec<String> = places.iter().map(of).collect();
        all.dedup();
        all.join("; ")
    };
    let degrees = |x: Option<f64>| x.map_or_else(String::new, |x| format!("{x:.5}"));
    let at = |p: &Place| p.footprint.anchor().filter(|_| p.precision.has_representative());
    let answer = geocoder.candidates(&name.written);
    let candidates: Vec<String> = answer
        .candidates
        .iter()
        .take(SHOWN)
        .map(|c| {
            let code = c.toponym.pcode.as_deref().unwrap_or("no P-code");
            let province = c.toponym.province.as_deref().unwrap_or_default();
            format!("{} {}, {province} ({code})", c.toponym.kind.label(), c.toponym.name)
        })
        .collect();
    let least = places.iter().map(|p| p.score).fold(1.0, f64::min);
    [
        name.written.place.clone().unwrap_or_default(),
        written(&name.written.district),
        written(&name.written.province),
        written(&name.written.country),
        name.rows.to_string(),
        name.first_line.to_string(),
        String::new(),
        joined(&|p| p.name.clone()),
        joined(&|p| p.district.clone().unwrap_or_default()),
        joined(&|p| p.province.clone().unwrap_or_default()),
        joined(&|p| p.country.map_or_else(String::new, |c: Country| c.code().to_owned())),
        joined(&|p| p.pcode.clone().unwrap_or_default()),
        joined(&|p| p.precision.key().to_owned()),
        format!("{least:.2}"),
        joined(&|p| degrees(at(p).map(|a| a.lon()))),
        joined(&|p| degrees(at(p).map(|a| a.lat()))),
        joined(&|p| {
            p.footprint
                .uncertainty_km()
                .map_or_else(String::new, |km| format!("{km:.1}"))
        }),
        joined(&|p| p.found_by.clone()),
        candidates.join("; "),
        gazetteer.to_owned(),
    ]
}
