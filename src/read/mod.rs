//! From files to incidents. What is unusable goes to the rejects, with file,
//! line, field, value and reason; nothing vanishes.
//!
//! A `source` is a file as UTF-8 text, whatever it was; a `table` or `json`
//! takes it apart into records; a `schema` says which column means what, after
//! the `dialect` that the columns show; a `row` becomes an incident.

mod count;
pub mod date;
mod delimited;
mod dialect;
mod evidence;
mod field;
mod json;
mod place;
mod progress;
mod reject;
mod row;
mod schema;
pub mod source;
mod stream;
mod table;
pub mod workbook;

pub use date::DayOrder;
pub use dialect::{ALL as DIALECTS, Dialect, by_key as dialect};
pub use field::Field;
pub use progress::Progress;
pub use reject::{Reject, plain_cell};
pub use row::Row;
pub use schema::{ORIGINAL, Schema};
pub use stream::stream;
pub use table::{Batch, Table};

use crate::geodata;
use crate::model::{Event, Incident};
use crate::{Error, Result};
use reject::plain_reason;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// What is known of files that they do not say themselves.
#[derive(Clone, Default)]
pub struct ReadOptions {
    /// The dialect of tables, in place of the one their columns show.
    pub dialect: Option<&'static dyn Dialect>,
    /// Columns that mean something else than their names say.
    pub map: Vec<(Field, String)>,
    /// The sheet of workbooks; without, the first that looks like a table.
    pub sheet: Option<String>,
    /// How 04/11/2016 is to be read.
    pub day_order: Option<DayOrder>,
    /// Whether nothing is wanted but what is understood: no original columns, and
    /// no checksum of the file. A map shows neither.
    pub brief: bool,
    /// Grows while files are read.
    pub progress: Progress,
}

/// What was read from all files together.
#[derive(Debug, Default)]
pub struct Reading {
    pub incidents: Vec<Incident>,
    pub rejects: Vec<Reject>,
    pub inputs: Vec<Input>,
}

/// One file as it was read, for the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Input {
    pub name: String,
    pub format: String,
    pub encoding: String,
    /// How it was compressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packed: Option<&'static str>,
    pub bytes: u64,
    pub sha256: String,
    /// Rows or features in it, rejected ones included.
    pub records: usize,
    pub rejected: usize,
    /// Records that share their id with an earlier one.
    pub repeated: usize,
    /// What else was decided on the way, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What the columns of a table were taken for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<String>,
    /// Whether some were guesses.
    #[serde(skip)]
    pub guessed: bool,
}

impl Input {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }
}

impl Reading {
    /// Rows or features in all files: incidents plus rejected records.
    pub fn records(&self) -> usize {
        self.inputs.iter().map(|i| i.records).sum()
    }

    pub fn rejected(&self) -> usize {
        self.inputs.iter().map(|i| i.rejected).sum()
    }
}

/// Reads files of all kinds, recognised by what is in them; without any, the
/// embedded incidents.
///
/// # Errors
/// When a file cannot be opened, or nothing in it is usable as a whole.
pub fn read(files: &[PathBuf]) -> Result<Reading> {
    read_as(files, &ReadOptions::default())
}

/// As [`read`], with what the files do not say themselves.
///
/// # Errors
/// When a file cannot be opened, or nothing in it is usable as a whole.
pub fn read_as(files: &[PathBuf], options: &ReadOptions) -> Result<Reading> {
    let (mut incidents, mut rejects) = (Vec::new(), Vec::new());
    let inputs = each_record(
        files,
        options,
        |incident| incident,
        |record| {
            match record {
                Ok(incident) => incidents.push(incident),
                Err(reject) => rejects.push(reject),
            }
            Ok(())
        },
    )?;
    Ok(Reading {
        incidents,
        rejects,
        inputs,
    })
}

/// As [`stream`]; without files, of the embedded incidents.
///
/// # Errors
/// As [`stream`].
pub fn each_record<T: Send>(
    files: &[PathBuf],
    options: &ReadOptions,
    each: impl Fn(Incident) -> T + Sync,
    mut take: impl FnMut(Result<T, Reject>) -> Result<()>,
) -> Result<Vec<Input>> {
    if !files.is_empty() {
        return stream(files, options, each, take);
    }
    let text = geodata::INCIDENTS;
    let mut input = Input {
        format: "native".to_owned(),
        encoding: "UTF-8".to_owned(),
        bytes: text.len() as u64,
        sha256: Sha256::digest(text).iter().map(|b| format!("{b:02x}")).collect(),
        ..Input::new("geodata/incidents/incidents.json (embedded)")
    };
    for record in json::native(&input.name, text)? {
        input.records += 1;
        input.rejected += usize::from(record.is_err());
        take(record.map(&each))?;
    }
    Ok(vec![input])
}

/// Opens a file as a table; `None` where it is none.
fn open(path: &Path, options: &ReadOptions) -> Result<Option<Table>> {
    let table = match source::open(path)? {
        source::Opened::Workbook(book) => Table::of_workbook(book, options)?,
        source::Opened::Text(source) if !json::is_json(&source.head) => Table::of_text(source, options)?,
        source::Opened::Text(source) if json::is_lines(&source.head) => return Ok(None),
        source::Opened::Text(source) => {
            let name = source.name.clone();
            match json::read(source, options)? {
                json::Document::Rows(objects) => Table::new(&name, Box::new(objects), options)?,
                _ => return Ok(None),
            }
        }
    };
    Ok(Some(table))
}

/// Opens a file, or standard input where the path is `-`, as a table of places.
/// What `column` holds is the place.
///
/// # Errors
/// When there is no such file or column, or it is no table with a place.
pub fn open_table(path: &Path, column: Option<&str>, options: &ReadOptions) -> Result<Table> {
    let mut table = match source::open(path)? {
        source::Opened::Workbook(book) => Table::of_workbook(book, options)?,
        source::Opened::Text(source) if json::is_json(&source.head) => {
            let message = "is JSON; columns are added to tables (CSV, TSV, workbooks)";
            return Err(Error::content(&source.name, message));
        }
        source::Opened::Text(source) => {
            options.progress.watch(&source.account());
            Table::of_text(source, options)?
        }
    };
    if let Some(column) = column {
        table.schema_mut().place_is(column)?;
    }
    table.schema().check_place()?;
    Ok(table)
}

/// The context events that go with the embedded incidents.
pub fn embedded_events() -> Result<Vec<Event>> {
    #[derive(serde::Deserialize)]
    struct File {
        events: Vec<Event>,
    }
    let file: File = serde_json::from_str(geodata::EVENTS).map_err(|e| Error::Geodata {
        layer: "events",
        message: e.to_string(),
    })?;
    Ok(file.events)
}
