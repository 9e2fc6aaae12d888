//! One record on each line: native JSON, GeoJSON features or flat objects.

use super::{Known, Members, cell, geojson, native};
use crate::model::Incident;
use crate::read::Reject;
use crate::read::source::Source;
use crate::{Error, Result};
use serde_json::{Map, Value};
use std::io::{BufRead, BufReader, Read};

/// A line may not take more than this, in bytes.
const LONGEST: u64 = 16 << 20;

/// A file of lines, open for reading.
pub(in crate::read) struct Lines {
    name: String,
    source: BufReader<Source>,
    line: u64,
}

impl Lines {
    pub fn new(source: Source) -> Self {
        Self {
            name: source.name.clone(),
            source: BufReader::with_capacity(1 << 18, source),
            line: 0,
        }
    }

    /// Up to `most` lines that are not empty, with their numbers.
    ///
    /// # Errors
    /// When reading fails, or a line is longer than 16 MB.
    pub fn fill(&mut self, most: usize) -> Result<Vec<(u64, String)>> {
        let mut lines = Vec::new();
        while lines.len() < most {
            let mut bytes = Vec::new();
            self.line += 1;
            let failed = |e: std::io::Error| Error::content(&self.name, format!("line {}: {e}", self.line));
            let n = self
                .source
                .by_ref()
                .take(LONGEST)
                .read_until(b'\n', &mut bytes)
                .map_err(failed)?;
            if n == 0 {
                break;
            }
            if n as u64 == LONGEST && bytes.last() != Some(&b'\n') {
                let message = format!("line {}: is longer than 16 MB", self.line);
                return Err(Error::content(&self.name, message));
            }
            let text = String::from_utf8_lossy(&bytes);
            let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{1e}');
            if !text.is_empty() {
                lines.push((self.line, text.to_owned()));
            }
        }
        Ok(lines)
    }
}

/// The incident of one line.
pub(in crate::read) fn read(line: u64, text: &str, row: &Members) -> Result<Incident, Reject> {
    let members: Map<String, Value> = serde_json::from_str(text).map_err(|e| {
        let reason = format!("is no JSON object: {}", crate::read::plain_reason(&e));
        row.reject(line, "line", text, reason)
    })?;
    if members.get("type").and_then(Value::as_str) == Some("Feature") {
        return geojson::incident(text, line, row);
    }
    if native::is_record(&members) {
        return native::incident(text, row.name, line, &Known::new());
    }
    row.incident(members.iter().map(|(k, v)| (k.as_str(), cell(v))), line)
}
