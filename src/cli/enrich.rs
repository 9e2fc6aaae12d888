//! `durand enrich`: a table of places or points, with the border's columns.

mod districts;
mod lookup;
mod tally;

use super::args::EnrichArgs;
use super::progress::Bar;
use super::{Done, names, output};
use crate::border::Border;
use crate::export::{Extra, PointRow, RowFormat, RowWriter};
use crate::geocode::{Check, Geocoder};
use crate::geodata::Atlas;
use crate::geodata::imports::SetKind;
use crate::geodesy::LonLat;
use crate::read::{self, Batch, Schema};
use anyhow::{Result, bail};
use csv::ByteRecord;
use districts::Districts;
use lookup::{Found, LookUp, in_words};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use tally::Tally;

/// Rows in memory at a time, and how many of them are written in one go.
const BATCH: usize = 16_384;
const PART: usize = 1_024;

pub(super) fn run(args: &EnrichArgs, atlas: &Atlas) -> Result<Done> {
    let mut files = vec![args.file.clone(), PathBuf::from(&args.border)];
    files.extend(args.districts.clone());
    output::refuse_input(&args.output, &files)?;
    output::refuse_input(&args.rejects, &files)?;
    output::refuse_same(&args.output, &args.rejects)?;
    let format = format(&args.output)?;
    let border = Border::open(&args.border, atlas)?;
    let own = args
        .districts
        .as_deref()
        .map(|path| Districts::open(path, args.name_field.as_deref()));
    let own = own.transpose()?;
    let mut bar = Bar::new(std::slice::from_ref(&args.file), &args.read);
    let mut rows = read::open_table(&args.file, None, &bar.options(&args.read))?;
    let geocoder = geocoder(args, atlas, rows.schema())?;
    let has_points = rows.schema().point_columns().is_some();
    let imported = || Districts::imported(geocoder.as_ref().filter(|_| has_points)?);
    let districts = own.or_else(imported);
    let mut lookup = LookUp::new(geocoder.as_ref(), &border, districts.as_ref(), rows.schema());
    let mut tally = Tally::default();
    output::write_to(&args.output, |out| {
        let mut batch = Batch::default();
        let mut next = Batch::default();
        rows.fill(&mut batch, BATCH)?;
        let check = lookup.check();
        let extra = Extra {
            districts: districts.as_ref().map(|d| d.names.as_slice()),
            doubts: check.is_some(),
        };
        let schema = rows.schema();
        let (header, point) = (schema.header(), schema.point_columns());
        let writer = RowWriter::new(format, &border, header, batch.records(), point, extra);
        let enriching = Enriching {
            border: &border,
            districts: districts.as_ref(),
            check,
            writer: &writer,
        };
        out.write_all(&writer.begin())?;
        while !batch.is_empty() {
            let found = lookup.look_up(&batch, &mut tally);
            tally.sort_out(&mut batch)?;
            let enrich = || enriching.written(&batch, &found, tally.rows == 0);
            // The next rows are read while these are measured.
            let (parts, read) = rayon::join(enrich, || rows.fill(&mut next, BATCH));
            read?;
            for part in parts {
                out.write_all(&part.text)?;
                tally.doubtful += part.doubtful;
            }
            tally.rows += batch.records().len();
            bar.add(batch.records().len() as u64);
            std::mem::swap(&mut batch, &mut next);
        }
        out.write_all(writer.end())?;
        Ok(())
    })?;
    bar.end();
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

/// Takes a while to make, so only where the table has more than bare points, or
/// these get an imported district.
fn geocoder<'a>(args: &EnrichArgs, atlas: &'a Atlas, schema: &Schema) -> Result<Option<Geocoder<'a>>> {
    let imported = args.districts.is_none() && atlas.imports().iter().any(|s| s.kind == SetKind::Districts);
    let needed = imported || !schema.are_bare_points();
    needed.then(|| names::geocoder(atlas, &args.names)).transpose()
}

/// What rows are enriched with.
struct Enriching<'a> {
    border: &'a Border,
    districts: Option<&'a Districts<'a>>,
    check: Option<Check<'a>>,
    writer: &'a RowWriter,
}

/// Some rows of a batch, as they are written.
struct Part {
    text: Vec<u8>,
    doubtful: usize,
}

impl Enriching<'_> {
    /// The rows of a batch, in parts; `first` is the first batch of all.
    fn written(&self, batch: &Batch, found: &[Found], first: bool) -> Vec<Part> {
        let points: Vec<LonLat> = found.iter().filter_map(Found::point).collect();
        let coverage = self.districts.map(|d| &*d.coverage);
        let referenced = self.border.reference_points(&points, coverage);
        // Which of the points is the first of each part.
        let mut begins = Vec::new();
        let mut so_far = 0;
        for part in found.chunks(PART) {
            begins.push(so_far);
            so_far += part.iter().filter_map(Found::point).count();
        }
        let part = |(part, (records, found)): (usize, (&[ByteRecord], &[Found]))| {
            let mut text = Vec::with_capacity(700 * records.len());
            let mut doubtful = 0;
            let mut referenced = referenced[begins[part]..].iter();
            for (i, (record, found)) in records.iter().zip(found).enumerate() {
                let first = first && part == 0 && i == 0;
                match found {
                    Found::Places(added) => {
                        doubtful += usize::from(added.doubts.is_some());
                        self.writer.write(&mut text, record, added, first);
                    }
                    Found::Point(at, told) => {
                        // There is one for each point.
                        let Some(point) = referenced.next() else { continue };
                        let checked = self.check.zip(told.as_deref());
                        let doubts = checked.and_then(|(check, told)| in_words(check.doubts(*at, told)));
                        doubtful += usize::from(doubts.is_some());
                        let side = point.projection.side;
                        let row = PointRow {
                            at: *at,
                            point,
                            district: point.area.filter(|&i| self.districts.is_some_and(|d| d.is_on(i, side))),
                            doubts: doubts.as_deref(),
                        };
                        self.writer.write_point(&mut text, record, &row, first);
                    }
                }
            }
            Part { text, doubtful }
        };
        let parts = batch.records().par_chunks(PART).zip(found.par_chunks(PART));
        parts.enumerate().map(part).collect()
    }
}
