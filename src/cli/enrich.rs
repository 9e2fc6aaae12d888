//! `durand enrich`: a table of places or points, with the border's columns.

use super::args::{EnrichArgs, NamesArgs};
use super::rejects::Rejects;
use super::{Done, names, output};
use crate::border::Border;
use crate::export::{Added, RowFormat, RowWriter};
use crate::geocode::Geocoder;
use crate::geodata::{Atlas, areas_from_file};
use crate::geodesy::{Coverage, LonLat};
use crate::model::Precision;
use crate::read::{self, Batch, Reject, Schema};
use anyhow::{Result, bail};
use csv::ByteRecord;
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Rows in memory at a time, and how many of them are written in one go.
const BATCH: usize = 16_384;
const PART: usize = 1_024;
/// A cache of places that grows larger is emptied.
const CACHED: usize = 50_000;

pub(super) fn run(args: &EnrichArgs, atlas: &Atlas) -> Result<Done> {
    let mut files = vec![args.file.clone(), PathBuf::from(&args.border)];
    files.extend(args.districts.clone());
    output::refuse_input(&args.output, &files)?;
    output::refuse_input(&args.rejects, &files)?;
    output::refuse_same(&args.output, &args.rejects)?;
    let format = format(&args.output)?;
    let border = Border::open(&args.border, atlas)?;
    let districts = args
        .districts
        .as_deref()
        .map(|path| Districts::open(path, args.name_field.as_deref()));
    let districts = districts.transpose()?;
    let mut rows = read::open_table(&args.file, None, &args.read.options())?;
    let mut enricher = Enricher {
        atlas,
        geocoder: None,
        names: &args.names,
        border: &border,
        districts: districts.as_ref(),
        schema: rows.schema().clone(),
        known: HashMap::new(),
    };
    let mut tally = Tally::default();
    output::write_to(&args.output, |out| {
        let mut batch = Batch::default();
        let mut next = Batch::default();
        rows.fill(&mut batch, BATCH)?;
        let writer = RowWriter::new(
            format,
            &border,
            rows.schema().header(),
            batch.records(),
            rows.schema().point_columns(),
            districts.as_ref().map(|d| d.names.as_slice()),
        );
        out.write_all(&writer.begin())?;
        while !batch.is_empty() {
            let found = enricher.look_up(&batch, &mut tally)?;
            tally.sort_out(&mut batch)?;
            let enrich = || written(&batch, &found, &border, districts.as_ref(), &writer, tally.rows == 0);
            // The next rows are read while these are measured.
            let (text, read) = rayon::join(enrich, || rows.fill(&mut next, BATCH));
            read?;
            for part in text {
                out.write_all(&part)?;
            }
            tally.rows += batch.records().len();
            std::mem::swap(&mut batch, &mut next);
        }
        out.write_all(writer.end())?;
        Ok(())
    })?;
    tally.finish(&args.rejects)
}

fn format(path: &Path) -> Result<RowFormat> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    Ok(match extension.as_deref() {
        Some("csv") | None => RowFormat::Csv,
        Some("geojson" | "json") => RowFormat::GeoJson,
        Some("geojsonl" | "geojsons" | "ndjson") => RowFormat::GeoJsonLines,
        Some(other) => bail!(
            "{}: no format \".{other}\"; write .csv, .geojson or .geojsonl",
            path.display()
        ),
    })
}

/// Polygons to tell districts by.
struct Districts {
    names: Vec<String>,
    coverage: Coverage,
}

impl Districts {
    fn open(path: &Path, name_field: Option<&str>) -> Result<Self> {
        let (names, shapes): (Vec<_>, Vec<_>) = areas_from_file(path, name_field)?
            .into_iter()
            .map(|area| (area.name, area.shape))
            .unzip();
        Ok(Self {
            names,
            coverage: Coverage::new(&shapes),
        })
    }

    fn at(&self, point: LonLat) -> Option<&str> {
        Some(&self.names[self.coverage.find(point)?])
    }
}

/// How many rows, and which were no good.
#[derive(Default)]
struct Tally {
    /// Written rows.
    rows: usize,
    unlocated: usize,
    rejects: Rejects,
    /// No rows at all: too many cells, an open quote. The other rejects are
    /// written without a place, since their coordinates are none.
    left_out: usize,
    /// Of the batch.
    no_point: Vec<Reject>,
}

impl Tally {
    /// What was wrong in a batch, in the order of its lines.
    fn sort_out(&mut self, batch: &mut Batch) -> Result<()> {
        self.left_out += batch.faults.len();
        self.no_point.append(&mut batch.faults);
        self.no_point.sort_by_key(|r| r.line);
        for reject in self.no_point.drain(..) {
            self.rejects.add(reject)?;
        }
        Ok(())
    }

    fn finish(self, rejects: &Path) -> Result<Done> {
        output::say(&format!(
            "{} rows written, {} of them without a known place",
            self.rows, self.unlocated
        ));
        let bad = self.rejects.count;
        let done = self.rejects.write(rejects)?;
        if done == Done::WithRejects {
            output::say(&format!(
                "{bad} rows rejected, {} of them left out and the others written without a place; see {}",
                self.left_out,
                rejects.display()
            ));
        }
        Ok(done)
    }
}

struct Enricher<'a> {
    atlas: &'a Atlas,
    /// Made when the first place needs it.
    geocoder: Option<Geocoder<'a>>,
    names: &'a NamesArgs,
    border: &'a Border,
    districts: Option<&'a Districts>,
    schema: Schema,
    known: HashMap<Vec<u8>, Added>,
}

/// A row's place: a plain point, or what was looked up for it.
enum Found {
    Point(LonLat),
    Places(Added),
}

impl Found {
    fn point(&self) -> Option<LonLat> {
        match self {
            Found::Point(point) => Some(*point),
            Found::Places(_) => None,
        }
    }
}

impl<'a> Enricher<'a> {
    /// Looks up the places of the rows that are no plain points.
    fn look_up(&mut self, batch: &Batch, tally: &mut Tally) -> Result<Vec<Found>> {
        let mut found = Vec::with_capacity(batch.records().len());
        for record in batch.records() {
            if let Some(point) = self.schema.plain_point(record) {
                found.push(Found::Point(point));
                continue;
            }
            if self.geocoder.is_none() {
                self.geocoder = Some(names::geocoder(self.atlas, self.names)?);
            }
            let added = self.by_text(record).unwrap_or_else(|reject| {
                tally.no_point.push(reject);
                Added::UNLOCATED
            });
            tally.unlocated += usize::from(added.precision == Precision::Unlocated);
            found.push(Found::Places(added));
        }
        Ok(found)
    }

    fn by_text(&mut self, record: &ByteRecord) -> Result<Added, Reject> {
        let key = self.schema.place_key(record);
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let text = self.schema.place(record)?;
        let places = self.geocoder.as_ref().map_or_else(Vec::new, |g| g.places(&text));
        let mut added = Added::at_places(&places, self.border.measure(&places));
        if let (Some(districts), Some(point)) = (self.districts, text.point) {
            added.district = districts.at(point).map(str::to_owned);
        }
        if self.known.len() >= CACHED {
            self.known.clear();
        }
        self.known.insert(key, added.clone());
        Ok(added)
    }
}

/// The rows of a batch as they are written, in parts.
fn written(
    batch: &Batch,
    found: &[Found],
    border: &Border,
    districts: Option<&Districts>,
    writer: &RowWriter,
    first: bool,
) -> Vec<Vec<u8>> {
    let points: Vec<LonLat> = found.iter().filter_map(Found::point).collect();
    let referenced = border.reference_points(&points, districts.map(|d| &d.coverage));
    // Which of the points is the first of each part.
    let mut begins = Vec::new();
    let mut so_far = 0;
    for part in found.chunks(PART) {
        begins.push(so_far);
        so_far += part.iter().filter_map(Found::point).count();
    }
    let part = |(part, (records, found)): (usize, (&[ByteRecord], &[Found]))| {
        let mut out = Vec::with_capacity(700 * records.len());
        let mut referenced = referenced[begins[part]..].iter();
        for (i, (record, found)) in records.iter().zip(found).enumerate() {
            let first = first && part == 0 && i == 0;
            match found {
                Found::Places(added) => writer.write(&mut out, record, added, first),
                Found::Point(at) => {
                    // There is one for each point.
                    if let Some(point) = referenced.next() {
                        writer.write_point(&mut out, record, *at, point, first);
                    }
                }
            }
        }
        out
    };
    let parts = batch.records().par_chunks(PART).zip(found.par_chunks(PART));
    parts.enumerate().map(part).collect()
}
