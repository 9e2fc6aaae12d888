//! A record that could not be used, and why.

use serde::Serialize;
use std::fmt;

/// One rejected record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reject {
    pub file: String,
    /// Line of the file on which the record begins, from 1.
    pub line: u64,
    pub field: String,
    pub value: String,
    pub reason: String,
}

/// The longest part of a value that is repeated, in characters.
const LONGEST_VALUE: usize = 200;

impl Reject {
    pub const COLUMNS: [&'static str; 5] = ["file", "line", "field", "value", "reason"];

    /// The cells of a row under [`COLUMNS`](Self::COLUMNS). A text that a
    /// spreadsheet would take for a formula is put in as text.
    pub fn cells(&self) -> [String; 5] {
        let line = self.line.to_string();
        [&self.file, &line, &self.field, &self.value, &self.reason].map(|t| plain_cell(t))
    }

    pub(super) fn new(file: &str, line: u64, field: &str, value: &str, reason: impl fmt::Display) -> Self {
        Self {
            file: file.to_owned(),
            line,
            field: field.to_owned(),
            value: value.chars().take(LONGEST_VALUE).collect(),
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, line {}, {} \"{}\": {}",
            self.file, self.line, self.field, self.value, self.reason
        )
    }
}

/// A parser's reason without its own count of lines and columns, which is of
/// the record alone and would contradict the file's.
pub(super) fn plain_reason(error: &impl fmt::Display) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    let text = text.strip_prefix("Error while deserializing GeoJSON: ").unwrap_or(text);
    text.replace("struct DeserializeFeatureHelper", "a GeoJSON feature")
}

/// A cell that no spreadsheet runs as a formula (OWASP, CSV injection), and
/// that steers no terminal: of control characters only breaks and tabs stay.
pub fn plain_cell(text: &str) -> String {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let text = text.replace(steers, "");
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err() {
        format!("'{text}")
    } else {
        text
    }
}
