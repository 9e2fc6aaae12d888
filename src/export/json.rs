//! JSON: a list of objects with the properties as keys.

use super::Record;
use crate::analyse::{Cell, Table};
use crate::border::Referenced;
use serde_json::{Map, Value};
use std::io::Write;

/// Writes a list of incidents, claims and sources as objects.
pub fn write_json<'a>(
    incidents: impl IntoIterator<Item = &'a Referenced>,
    mut out: impl Write,
) -> serde_json::Result<()> {
    let records: Vec<Record> = incidents.into_iter().map(Record::structured).collect();
    serde_json::to_writer_pretty(&mut out, &records)?;
    writeln!(out).map_err(serde_json::Error::io)
}

/// Writes a table as a list of objects.
pub fn write_table_json(table: &Table, mut out: impl Write) -> serde_json::Result<()> {
    let value = |cell: &Cell| match cell {
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Count(n) => Value::from(*n),
        Cell::Number(x, _) => Value::from(*x),
        Cell::Empty => Value::Null,
    };
    let rows: Vec<Map<String, Value>> = table
        .rows
        .iter()
        .map(|row| {
            table
                .columns
                .iter()
                .map(|c| (*c).to_owned())
                .zip(row.iter().map(value))
                .collect()
        })
        .collect();
    serde_json::to_writer_pretty(&mut out, &rows)?;
    writeln!(out).map_err(serde_json::Error::io)
}
