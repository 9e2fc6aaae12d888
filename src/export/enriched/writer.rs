//! Rows with what they gained, as CSV or GeoJSON. Put together from parts that
//! are written once, since there may be millions of rows.

use super::cells::{coordinate, csv_cell, fixed, is_json_number, json_text, text};
use super::points::PointParts;
use super::{ADDED, Added, DOUBTS, Value};
use crate::border::Border;
use crate::geodesy::LonLat;
use csv::ByteRecord;

/// The formats that rows can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    Csv,
    /// A FeatureCollection (RFC 7946).
    GeoJson,
    /// A feature on each line.
    GeoJsonLines,
}

/// The columns that a table gains only where they are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extra<'a> {
    /// The names that "district" may hold.
    pub districts: Option<&'a [String]>,
    /// Whether points are checked.
    pub doubts: bool,
}

/// Writes rows with what they gained.
pub struct RowWriter {
    pub(super) format: RowFormat,
    pub(super) border: String,
    names: Vec<String>,
    /// What precedes each value: in GeoJSON its key.
    own: Vec<Vec<u8>>,
    pub(super) added: Vec<(usize, Vec<u8>)>,
    /// Own columns that hold numbers alone, as far as was seen.
    numeric: Vec<bool>,
    point: Option<(usize, usize)>,
    pub(super) parts: PointParts,
}

impl RowWriter {
    /// For rows under `header`, of which `sample` shows what the columns hold.
    /// `point` are the columns of longitude and latitude; without them these
    /// two are added. A column of the table that bears the name of an added one is written as `src_…`. In
    /// GeoJSON, where a reader keeps one of several, no two names are the same.
    pub fn new(
        format: RowFormat,
        border: &Border,
        header: &[String],
        sample: &[ByteRecord],
        point: Option<(usize, usize)>,
        extra: Extra,
    ) -> Self {
        let wanted = |i: &usize| match *i {
            0 | 1 => point.is_none(),
            2 => extra.districts.is_some(),
            DOUBTS => extra.doubts,
            _ => true,
        };
        let added: Vec<usize> = (0..ADDED.len()).filter(wanted).collect();
        let gained: Vec<&str> = added.iter().map(|&i| ADDED[i]).collect();
        let own = own_names(header, &gained, format != RowFormat::Csv);
        let names: Vec<String> = own.into_iter().chain(gained.into_iter().map(str::to_owned)).collect();
        let key = |(i, name): (usize, &String)| {
            let mut key = if i == 0 { Vec::new() } else { b",".to_vec() };
            if format != RowFormat::Csv {
                json_text(&mut key, name);
                key.push(b':');
            }
            key
        };
        let mut keys = names.iter().enumerate().map(key);
        let numeric = |column: usize| {
            let mut filled = sample
                .iter()
                .filter_map(|r| r.get(column))
                .filter(|c| !c.is_empty())
                .peekable();
            filled.peek().is_some() && filled.all(is_json_number)
        };
        let mut writer = Self {
            format,
            border: border.id().to_owned(),
            own: keys.by_ref().take(header.len()).collect(),
            added: added.iter().copied().zip(keys).collect(),
            names,
            numeric: (0..header.len()).map(numeric).collect(),
            point,
            parts: PointParts::default(),
        };
        let crossings: Vec<&str> = border.crossings().map(|(name, _)| name).collect();
        writer.parts = PointParts::new(&writer, &crossings, extra.districts.unwrap_or_default());
        writer
    }

    /// What stands before the first row.
    pub fn begin(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self.format {
            RowFormat::Csv => {
                for (i, name) in self.names.iter().enumerate() {
                    if i > 0 {
                        out.push(b',');
                    }
                    csv_cell(&mut out, name);
                }
                out.push(b'\n');
            }
            RowFormat::GeoJson => out.extend(b"{\"type\":\"FeatureCollection\",\"features\":["),
            RowFormat::GeoJsonLines => {}
        }
        out
    }

    /// What stands behind the last one.
    pub fn end(&self) -> &'static [u8] {
        match self.format {
            RowFormat::GeoJson => b"\n]}\n",
            RowFormat::Csv | RowFormat::GeoJsonLines => b"",
        }
    }

    /// Appends a row whose place was looked up; `first` is the first of all.
    pub fn write(&self, out: &mut Vec<u8>, record: &ByteRecord, added: &Added, first: bool) {
        self.open(out, first);
        if self.format != RowFormat::Csv {
            self.geometry(out, None, added.at);
        }
        self.own(out, record);
        let values = added.values(&self.border);
        for (i, key) in &self.added {
            out.extend_from_slice(key);
            self.value(out, &values[*i]);
        }
        self.close(out);
    }

    pub(super) fn open(&self, out: &mut Vec<u8>, first: bool) {
        if self.format == RowFormat::GeoJson {
            out.extend_from_slice(if first { b"\n" } else { b",\n" });
        }
    }

    pub(super) fn close(&self, out: &mut Vec<u8>) {
        match self.format {
            RowFormat::Csv => out.push(b'\n'),
            RowFormat::GeoJson => out.extend_from_slice(b"}}"),
            RowFormat::GeoJsonLines => out.extend_from_slice(b"}}\n"),
        }
    }

    pub(super) fn geometry(&self, out: &mut Vec<u8>, record: Option<&ByteRecord>, at: Option<LonLat>) {
        out.extend_from_slice(b"{\"type\":\"Feature\",\"geometry\":");
        match at {
            None => out.extend_from_slice(b"null"),
            Some(at) => {
                out.extend_from_slice(b"{\"type\":\"Point\",\"coordinates\":[");
                let (lon, lat) = self.point.unzip();
                let written = |column: Option<usize>| record.and_then(|r| r.get(column?));
                coordinate(out, written(lon), at.lon());
                out.push(b',');
                coordinate(out, written(lat), at.lat());
                out.extend_from_slice(b"]}");
            }
        }
        out.extend_from_slice(b",\"properties\":{");
    }

    pub(super) fn own(&self, out: &mut Vec<u8>, record: &ByteRecord) {
        for (i, key) in self.own.iter().enumerate() {
            out.extend_from_slice(key);
            let cell = record.get(i).unwrap_or_default();
            if self.format == RowFormat::Csv {
                csv_cell(out, text(cell));
            } else if cell.is_empty() {
                out.extend_from_slice(b"null");
            } else if self.numeric[i] && is_json_number(cell) {
                out.extend_from_slice(cell);
            } else {
                json_text(out, text(cell));
            }
        }
    }

    pub(super) fn value(&self, out: &mut Vec<u8>, value: &Value) {
        match value {
            Value::Null if self.format == RowFormat::Csv => {}
            Value::Null => out.extend_from_slice(b"null"),
            Value::Text(text) if self.format == RowFormat::Csv => csv_cell(out, text),
            Value::Text(text) => json_text(out, text),
            Value::Degrees(x) => fixed::<1_000_000>(out, *x),
            Value::Kilometres(x) => fixed::<1_000>(out, *x),
            // 0 and 1 only where they are meant.
            Value::Probability(p) if *p > 0.0 && *p < 1.0 => fixed::<1_000>(out, p.clamp(0.001, 0.999)),
            Value::Probability(p) => fixed::<1_000>(out, *p),
        }
    }
}

/// The names under which a table's columns are written beside those `gained`.
fn own_names(header: &[String], gained: &[&str], distinct: bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for name in header {
        let mut new = name.clone();
        while gained.contains(&new.as_str()) || (new != *name && header.contains(&new)) {
            new.insert_str(0, "src_");
        }
        let mut unlike = new.clone();
        let mut number = 2;
        while distinct && (names.contains(&unlike) || (number > 2 && header.contains(&unlike))) {
            unlike = format!("{new}_{number}");
            number += 1;
        }
        names.push(unlike);
    }
    names
}
