//! Rows with what they gained, as CSV or GeoJSON. Put together from parts that
//! are written once, since there may be millions of rows.

use super::cells::{coordinate, csv_cell, fixed, is_json_number, json_text, text};
use super::{ADDED, Added, Value, WITHIN};
use crate::border::{Border, DISTANCES_KM, ReferencedPoint};
use crate::geodesy::LonLat;
use crate::model::{Country, Precision};
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

/// Writes rows with what they gained.
pub struct RowWriter {
    format: RowFormat,
    border: String,
    names: Vec<String>,
    /// What precedes each value: in GeoJSON its key.
    own: Vec<Vec<u8>>,
    added: Vec<(usize, Vec<u8>)>,
    /// Own columns that hold numbers alone, as far as was seen.
    numeric: Vec<bool>,
    point: Option<(usize, usize)>,
    parts: PointParts,
}

/// What a plain point's row is put together from.
#[derive(Default)]
struct PointParts {
    /// For each area and for none: its column.
    district: Vec<Vec<u8>>,
    /// What is the same for all points, up to the distance.
    before_distance: Vec<u8>,
    /// Between the distances, which are one for a point.
    before_least: Vec<u8>,
    before_greatest: Vec<u8>,
    /// By how many of the distances it is within, and its side: these columns,
    /// up to the measure.
    within_and_side: [[Vec<u8>; 3]; 5],
    /// For each crossing and for none: its column, up to its distance.
    crossing: Vec<Vec<u8>>,
}

impl RowWriter {
    /// For rows under `header`, of which `sample` shows what the columns hold.
    /// `point` are the columns of longitude and latitude; without them these
    /// two are added, and where there are `districts`, their names. A column of
    /// the table that bears the name of an added one is written as `src_…`. In
    /// GeoJSON, where a reader keeps one of several, no two names are the same.
    pub fn new(
        format: RowFormat,
        border: &Border,
        header: &[String],
        sample: &[ByteRecord],
        point: Option<(usize, usize)>,
        districts: Option<&[String]>,
    ) -> Self {
        let wanted = |i: &usize| match i {
            0 | 1 => point.is_none(),
            2 => districts.is_some(),
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
        writer.parts = writer.parts(&crossings, districts.unwrap_or_default());
        writer
    }

    fn parts(&self, crossings: &[&str], districts: &[String]) -> PointParts {
        let key = |column: &str| {
            let at = self.added.iter().find(|(i, _)| ADDED[*i] == column);
            at.map(|(_, key)| key.clone()).unwrap_or_default()
        };
        let with = |column: &str, value: Value| {
            let mut part = key(column);
            self.value(&mut part, &value);
            part
        };
        let name = |column: &str, name: Option<&str>| with(column, name.map_or(Value::Null, Value::Text));
        let within_and_side = |within: usize, side: Option<Country>| {
            // The farther distances are reached first.
            let reached = |i: usize| if i + within >= DISTANCES_KM.len() { 1.0 } else { 0.0 };
            let shares = (0..DISTANCES_KM.len()).map(|i| with(ADDED[WITHIN + i], Value::Probability(reached(i))));
            let side = name("border_side", side.map(Country::code));
            [shares.collect::<Vec<_>>().concat(), side, key("border_measure_km")].concat()
        };
        PointParts {
            district: districts
                .iter()
                .map(|d| Some(d.as_str()))
                .chain([None])
                .map(|d| name("district", d))
                .collect(),
            before_distance: [
                name("precision", Some(Precision::Exact.key())),
                with("uncertainty_km", Value::Null),
                name("border", Some(&self.border)),
                key("border_distance_km"),
            ]
            .concat(),
            before_least: key("border_distance_min_km"),
            before_greatest: key("border_distance_max_km"),
            within_and_side: [0, 1, 2, 3, 4].map(|within| SIDES.map(|side| within_and_side(within, side))),
            crossing: crossings
                .iter()
                .map(|c| Some(*c))
                .chain([None])
                .map(|c| [name("nearest_crossing", c), key("crossing_distance_km")].concat())
                .collect(),
        }
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

    /// Appends a row that is a plain point.
    pub fn write_point(
        &self,
        out: &mut Vec<u8>,
        record: &ByteRecord,
        at: LonLat,
        point: &ReferencedPoint,
        first: bool,
    ) {
        self.open(out, first);
        if self.format != RowFormat::Csv {
            self.geometry(out, Some(record), Some(at));
        }
        self.own(out, record);
        let parts = &self.parts;
        if parts.district.len() > 1 {
            out.extend_from_slice(&parts.district[point.area.unwrap_or(parts.district.len() - 1)]);
        }
        let projection = &point.projection;
        let mut distance = Vec::with_capacity(16);
        fixed::<1_000>(&mut distance, projection.distance_km);
        for before in [&parts.before_distance, &parts.before_least, &parts.before_greatest] {
            out.extend_from_slice(before);
            out.extend_from_slice(&distance);
        }
        let within = DISTANCES_KM.iter().filter(|&&d| projection.distance_km <= d).count();
        let side = SIDES.iter().position(|s| *s == projection.side).unwrap_or_default();
        out.extend_from_slice(&parts.within_and_side[within][side]);
        fixed::<1_000>(out, projection.measure_km);
        match point.crossing {
            Some((crossing, km)) => {
                out.extend_from_slice(&parts.crossing[crossing]);
                fixed::<1_000>(out, km);
            }
            None => {
                out.extend_from_slice(&parts.crossing[parts.crossing.len() - 1]);
                self.value(out, &Value::Null);
            }
        }
        self.close(out);
    }

    fn open(&self, out: &mut Vec<u8>, first: bool) {
        if self.format == RowFormat::GeoJson {
            out.extend_from_slice(if first { b"\n" } else { b",\n" });
        }
    }

    fn close(&self, out: &mut Vec<u8>) {
        match self.format {
            RowFormat::Csv => out.push(b'\n'),
            RowFormat::GeoJson => out.extend_from_slice(b"}}"),
            RowFormat::GeoJsonLines => out.extend_from_slice(b"}}\n"),
        }
    }

    fn geometry(&self, out: &mut Vec<u8>, record: Option<&ByteRecord>, at: Option<LonLat>) {
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

    fn own(&self, out: &mut Vec<u8>, record: &ByteRecord) {
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

    fn value(&self, out: &mut Vec<u8>, value: &Value) {
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

const SIDES: [Option<Country>; 3] = [None, Some(Country::Afghanistan), Some(Country::Pakistan)];
