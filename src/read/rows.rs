//! A table's rows, a batch at a time: any number of them in bounded memory.

use super::Reject;
use super::delimited::{Delimited, Next, OPEN_QUOTE, line_of};
use super::fields::{DOUBTS, LAT, LON, Row, column_name, name_columns, place_columns};
use super::input::{delimiter_of, refuse};
use crate::geodesy::LonLat;
use crate::model::PlaceText;
use crate::{Error, Result};
use csv::ByteRecord;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

/// So much of the file is looked at to tell what it is.
const HEAD: u64 = 64 << 10;
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A delimited table with a header, open for reading.
pub struct Rows {
    places: Places,
    table: Delimited<Box<dyn Read + Send>>,
}

/// What the columns of a table say of where something is.
#[derive(Clone, Debug)]
pub struct Places {
    name: String,
    header: Vec<String>,
    /// The header's names as they are compared.
    columns: Vec<String>,
    lon: Option<usize>,
    lat: Option<usize>,
    /// Columns that say more of a point than where it is.
    doubts: Vec<usize>,
    /// Columns that name it.
    naming: Vec<usize>,
    /// All columns that say anything of a place.
    telling: Vec<usize>,
}

/// Rows that were read together.
#[derive(Debug, Default)]
pub struct Batch {
    records: Vec<ByteRecord>,
    len: usize,
}

impl Batch {
    pub fn records(&self) -> &[ByteRecord] {
        &self.records[..self.len]
    }
}

impl Rows {
    /// Opens a file, or standard input where the path is `-`.
    ///
    /// # Errors
    /// When there is no such file, it is no delimited text, has no header, or
    /// no column that says where something is.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_at(path, None)
    }

    /// As [`open`](Self::open); what `column` holds is the place.
    ///
    /// # Errors
    /// Also when there is no such column.
    pub fn open_at(path: &Path, column: Option<&str>) -> Result<Self> {
        let name = path.display().to_string();
        let failed = |e: io::Error| Error::file(path, &e);
        let mut source: Box<dyn Read + Send> = if name == "-" {
            Box::new(io::stdin())
        } else {
            if path.is_dir() {
                return Err(Error::content(name, "is a folder, not a file; name a file in it"));
            }
            Box::new(File::open(path).map_err(failed)?)
        };
        let mut head = Vec::new();
        source.by_ref().take(HEAD).read_to_end(&mut head).map_err(failed)?;
        if let Some(reason) = refuse(&head) {
            return Err(Error::content(name, reason));
        }
        let head = head.strip_prefix(BYTE_ORDER_MARK).map_or(head.clone(), <[u8]>::to_vec);
        let text = String::from_utf8_lossy(&head);
        if text.trim_start().starts_with(['{', '[']) {
            return Err(Error::content(
                name,
                "is JSON; columns are added to delimited tables (CSV, TSV)",
            ));
        }
        let delimiter = delimiter_of(&text);
        let whole: Box<dyn Read + Send> = Box::new(Cursor::new(head.clone()).chain(source));
        let mut table = Delimited::new(&name, whole, delimiter, &head);
        let places = Places::new(name, table.header()?, column)?;
        Ok(Self { places, table })
    }

    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Reads up to `most` rows into the batch in place of those in it, and says
    /// how many. Rows that are none (too many cells, not UTF-8) are told in
    /// `rejects` instead.
    ///
    /// # Errors
    /// When reading fails, or a row is longer than 16 MB.
    pub fn fill(&mut self, batch: &mut Batch, most: usize, rejects: &mut Vec<Reject>) -> Result<usize> {
        batch.len = 0;
        while batch.len < most {
            if batch.records.len() == batch.len {
                batch.records.push(ByteRecord::new());
            }
            let record = &mut batch.records[batch.len];
            let fault = match self.table.read(record)? {
                Next::End => break,
                Next::OpenQuote => Some(self.places.open_quote(record)),
                Next::Record => self.places.fault(record),
            };
            match fault {
                None => batch.len += 1,
                Some(reject) => rejects.push(reject),
            }
        }
        Ok(batch.len)
    }
}

impl Places {
    fn new(name: String, header: Vec<String>, column: Option<&str>) -> Result<Self> {
        let mut columns: Vec<String> = header.iter().map(|c| column_name(c)).collect();
        let asked = column.map(|c| columns.iter().position(|known| *known == column_name(c)));
        if asked == Some(None) {
            let message = format!(
                "has no column \"{}\"; its columns are: {}",
                column.unwrap_or_default(),
                header.join(", ")
            );
            return Err(Error::content(name, message));
        }
        // Whatever it is called, it is the place; what else is called so is not.
        if let Some(asked) = asked.flatten()
            && !place_columns().contains(&columns[asked].as_str())
        {
            for name in &mut columns {
                if super::fields::PLACE.contains(&name.as_str()) {
                    name.insert_str(0, "other ");
                }
            }
            columns[asked] = super::fields::PLACE[0].to_owned();
        }
        let find = |names: &[&str]| names.iter().find_map(|n| columns.iter().position(|c| c == n));
        let (lon, lat) = (find(LON), find(LAT));
        if (lon.is_none() || lat.is_none()) && !super::fields::names_a_place(&columns) {
            let shown: Vec<&str> = header.iter().take(12).map(String::as_str).collect();
            return Err(Error::content(
                name,
                format!(
                    "has no column for a place (place, district, province, country, or lat and lon); its columns are: {}",
                    shown.join(", ")
                ),
            ));
        }
        let all = |names: &[&str]| {
            (0..columns.len())
                .filter(|&i| names.contains(&columns[i].as_str()))
                .collect()
        };
        Ok(Self {
            doubts: all(&DOUBTS),
            naming: all(&name_columns()),
            telling: all(&place_columns()),
            name,
            header,
            columns,
            lon,
            lat,
        })
    }

    /// The columns as the file writes them.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Which columns hold longitude and latitude, where both are there.
    pub fn point_columns(&self) -> Option<(usize, usize)> {
        self.lon.zip(self.lat)
    }

    fn open_quote(&self, record: &ByteRecord) -> Reject {
        let cell = record.iter().next_back().unwrap_or_default();
        let shown = String::from_utf8_lossy(cell);
        Reject::new(&self.name, line_of(record), "row", &shown, OPEN_QUOTE)
    }

    fn fault(&self, record: &ByteRecord) -> Option<Reject> {
        let line = line_of(record);
        let shown = |i: usize| String::from_utf8_lossy(record.get(i).unwrap_or_default()).into_owned();
        let columns = self.header.len();
        if record.len() > columns {
            let reason = format!(
                "has {} cells, the header has {columns}; a delimiter or quote is amiss",
                record.len()
            );
            return Some(Reject::new(&self.name, line, "row", &shown(columns), reason));
        }
        if record.as_slice().is_ascii() {
            return None;
        }
        let bad = record.iter().position(|cell| std::str::from_utf8(cell).is_err())?;
        let reason = "is not UTF-8 text; save the file as UTF-8";
        Some(Reject::new(&self.name, line, &self.header[bad], &shown(bad), reason))
    }

    /// The point of a row that has one and says no more of it.
    pub fn plain_point(&self, record: &ByteRecord) -> Option<LonLat> {
        let cell = |i: usize| Some(std::str::from_utf8(record.get(i)?).ok()?.trim());
        if self.doubts.iter().any(|&i| cell(i).is_some_and(|c| !c.is_empty())) {
            return None;
        }
        let (lon, lat) = self.point_columns()?;
        LonLat::new(cell(lon)?.parse().ok()?, cell(lat)?.parse().ok()?).ok()
    }

    /// All that a row says of a place, as it is written: rows that say the same
    /// are at the same place.
    pub fn key(&self, record: &ByteRecord) -> Vec<u8> {
        let mut key = Vec::new();
        for &i in &self.telling {
            key.extend(record.get(i).unwrap_or_default());
            key.push(0x1f);
        }
        key
    }

    /// Whether a column names a place.
    pub fn has_names(&self) -> bool {
        !self.naming.is_empty()
    }

    /// Whether coordinates are all that the table says of a place.
    pub fn are_bare_points(&self) -> bool {
        self.naming.is_empty() && self.doubts.is_empty()
    }

    /// What names a row's place, as it is written, in place of what is in `key`:
    /// rows that name the same are to be at the same place.
    pub fn names_key(&self, record: &ByteRecord, key: &mut Vec<u8>) {
        key.clear();
        for &i in &self.naming {
            key.extend_from_slice(record.get(i).unwrap_or_default());
            key.push(0x1f);
        }
    }

    /// The names of a row, without its coordinates.
    pub fn names(&self, record: &ByteRecord) -> PlaceText {
        let mut row = self.row(record);
        row.values
            .retain(|column, _| !LAT.contains(&&**column) && !LON.contains(&&**column) && !DOUBTS.contains(&&**column));
        row.place().unwrap_or_default()
    }

    /// What a row says of where something is.
    ///
    /// # Errors
    /// When a coordinate is none.
    pub fn text(&self, record: &ByteRecord) -> Result<PlaceText, Reject> {
        self.row(record).place()
    }

    fn row(&self, record: &ByteRecord) -> Row<'_> {
        let mut row = Row {
            file: &self.name,
            line: line_of(record),
            values: Default::default(),
        };
        for (column, cell) in self.columns.iter().zip(record) {
            let cell = std::str::from_utf8(cell).unwrap_or_default();
            if !cell.is_empty() {
                row.values.entry(column.clone()).or_insert_with(|| cell.to_owned());
            }
        }
        row
    }
}
