//! From files to incidents. What is unusable goes to the rejects, with file,
//! line, field, value and reason; nothing vanishes.

mod delimited;
mod fields;
mod geojson;
mod input;
mod native;
mod reject;
mod rows;
mod table;

pub use reject::{Reject, plain_cell, write_rejects};
pub use rows::{Batch, Places, Rows};

use crate::geodata;
use crate::model::{Event, Incident};
use crate::{Error, Result};
use input::Format;
use reject::plain_reason;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What was read from all files together.
#[derive(Debug, Default)]
pub struct Reading {
    pub incidents: Vec<Incident>,
    pub rejects: Vec<Reject>,
    pub inputs: Vec<Input>,
}

/// One file as it was read, for the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    pub name: String,
    pub format: &'static str,
    pub bytes: u64,
    pub sha256: String,
    /// Rows or features in it, rejected ones included.
    pub records: usize,
    pub rejected: usize,
}

impl Reading {
    /// Rows or features in all files: incidents plus rejected records.
    pub fn records(&self) -> usize {
        self.inputs.iter().map(|i| i.records).sum()
    }

    pub fn rejected(&self) -> usize {
        self.inputs.iter().map(|i| i.rejected).sum()
    }

    fn add(&mut self, part: Part, name: &str, format: &'static str, bytes: u64, sha256: String) {
        self.inputs.push(Input {
            name: name.to_owned(),
            format,
            bytes,
            sha256,
            records: part.incidents.len() + part.rejects.len(),
            rejected: part.rejects.len(),
        });
        self.incidents.extend(part.incidents);
        self.rejects.extend(part.rejects);
    }
}

/// One file's records: each is an incident or a reject.
#[derive(Debug, Default)]
struct Part {
    incidents: Vec<Incident>,
    rejects: Vec<Reject>,
}

impl Part {
    fn push(&mut self, record: Result<Incident, Reject>) {
        match record {
            Ok(incident) => self.incidents.push(incident),
            Err(reject) => self.rejects.push(reject),
        }
    }
}

/// Reads files in the native JSON, GeoJSON or CSV, recognised by what is in
/// them; without any, the embedded incidents.
///
/// # Errors
/// When a file cannot be opened, or nothing in it is usable as a whole.
pub fn read(files: &[PathBuf]) -> Result<Reading> {
    if files.is_empty() {
        return embedded();
    }
    let mut reading = Reading::default();
    for path in files {
        read_file(path, &mut reading)?;
    }
    Ok(reading)
}

fn read_file(path: &Path, reading: &mut Reading) -> Result<()> {
    let name = path.display().to_string();
    let opened = input::open(path)?;
    let (part, format) = match opened.format {
        Format::Table(delimiter) => (table::read(&name, &opened.text, delimiter)?, "table"),
        Format::GeoJson => (geojson::read(&name, &opened.text)?, "geojson"),
        Format::Native => (native::read(&name, &opened.text)?, "native"),
    };
    reading.add(part, &name, format, opened.bytes, opened.sha256);
    Ok(())
}

/// The incidents that come with the program.
pub fn embedded() -> Result<Reading> {
    let text = geodata::INCIDENTS;
    let name = "geodata/incidents/incidents.json (embedded)";
    let mut reading = Reading::default();
    let sha256 = input::sha256(text.as_bytes());
    reading.add(native::read(name, text)?, name, "native", text.len() as u64, sha256);
    Ok(reading)
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
