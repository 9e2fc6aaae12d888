//! JSON: our own, GeoJSON, lists of flat objects, and each of these a line at
//! a time.

mod geojson;
mod lines;
mod members;
mod native;
mod objects;

pub(super) use lines::{Lines, read as read_line};
pub(super) use members::Members;
pub(super) use objects::Objects;

use super::source::Source;
use super::{ReadOptions, Reject};
use crate::model::{Incident, Source as Reference};
use crate::{Error, Result};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;

/// A document that is read as a whole may have so many bytes.
const LARGEST: u64 = 2 << 30;

/// What a JSON document turned out to be.
pub(super) enum Document {
    GeoJson(Vec<Result<Incident, Reject>>),
    Native(Vec<Result<Incident, Reject>>),
    /// Flat objects: rows under their keys.
    Rows(Objects),
}

/// Sources of a native document, by their ids.
type Known = HashMap<String, Reference>;

/// Whether a text that begins like this is JSON.
pub(super) fn is_json(head: &[u8]) -> bool {
    let text = head.trim_ascii_start();
    text.starts_with(b"{") || text.starts_with(b"[") || text.starts_with(b"\x1e")
}

/// Whether it holds one document on each line: the first is whole, and another
/// follows. RFC 8142 puts a record separator before each.
pub(super) fn is_lines(head: &[u8]) -> bool {
    let text = head.trim_ascii_start();
    if text.starts_with(b"\x1e") {
        return true;
    }
    let Some(end) = text.iter().position(|b| *b == b'\n').filter(|_| text.starts_with(b"{")) else {
        return false;
    };
    let (first, rest) = text.split_at(end);
    let follows = rest.trim_ascii_start().first().is_some_and(|b| *b == b'{');
    follows && serde_json::from_slice::<&RawValue>(first).is_ok()
}

/// Reads a document as a whole.
///
/// # Errors
/// When it is larger than 2 GiB, no JSON, or of no kind that holds incidents.
pub(super) fn read(mut source: Source, options: &ReadOptions) -> Result<Document> {
    let name = source.name.clone();
    let mut bytes = Vec::new();
    let read = source.by_ref().take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|e| Error::content(&name, e.to_string()))?;
    if bytes.len() as u64 > LARGEST {
        let message =
            "is a JSON document of more than 2 GiB; write it with one record on each line (.ndjson, .geojsonl)";
        return Err(Error::content(&name, message));
    }
    let text = String::from_utf8_lossy(&bytes);
    document(&name, &text, options)
}

/// As [`read`], of a text.
pub(super) fn document(name: &str, text: &str, options: &ReadOptions) -> Result<Document> {
    if is_geojson(text) {
        return Ok(Document::GeoJson(geojson::read(text, &Members::new(name, options))?));
    }
    match objects::find(text) {
        Some(objects) => Ok(Document::Rows(Objects::new(objects, text))),
        None => Ok(Document::Native(native::read(name, text)?)),
    }
}

/// The native records of a text, ours as it is embedded.
pub(super) fn native(name: &str, text: &str) -> Result<Vec<Result<Incident, Reject>>> {
    native::read(name, text)
}

/// Whether the outermost object calls itself a feature or a collection.
fn is_geojson(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Outermost<'a> {
        #[serde(rename = "type", borrow)]
        kind: Option<Cow<'a, str>>,
    }
    if !text.trim_start().starts_with('{') {
        return false;
    }
    match serde_json::from_str::<Outermost>(text) {
        Ok(outermost) => matches!(outermost.kind.as_deref(), Some("FeatureCollection" | "Feature")),
        // Broken JSON is told about by the reader that it most looks like.
        Err(_) => text.contains("\"FeatureCollection\""),
    }
}

/// An object's members as a row: texts as they are, numbers as written, lists
/// and objects as JSON.
fn cell(value: &serde_json::Value) -> Cow<'_, str> {
    match value {
        serde_json::Value::Null => Cow::Borrowed(""),
        serde_json::Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

/// Counts the lines up to slices of a text that come in order.
struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl<'a> LineCounter<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line on which `slice`, a part of the text, begins.
    fn line_of(&mut self, slice: &str) -> u64 {
        let offset = (slice.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if let Some(between) = self.text.as_bytes().get(self.at..offset) {
            self.line += between.iter().filter(|b| **b == b'\n').count() as u64;
            self.at = offset;
        }
        self.line
    }
}
