//! Delimited tables with a header.

use super::fields::{Row, column_name, missing_columns};
use super::{Part, Reject};
use crate::{Error, Result};

pub(super) fn read(name: &str, text: &str, delimiter: u8) -> Result<Part> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| Error::content(name, e.to_string()))?;
    let columns: Vec<String> = header.iter().map(column_name).collect();
    if let Some(missing) = missing_columns(&columns) {
        let shown: Vec<&str> = header.iter().take(12).collect();
        return Err(Error::content(
            name,
            format!("has no column for {missing}; its columns are: {}", shown.join(", ")),
        ));
    }
    let mut part = Part::default();
    let mut record = csv::StringRecord::new();
    // Every quote of a sound table has its partner.
    let odd_quotes = text.bytes().filter(|b| *b == b'"').count() % 2 == 1;
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(e) => {
                let line = e.position().map_or(0, csv::Position::line);
                part.push(Err(Reject::new(name, line, "row", "", e)));
                continue;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        let at_end = reader.position().byte() as usize >= text.len();
        if odd_quotes && at_end && record.iter().any(|cell| cell.contains('\n')) {
            let cell = record.iter().find(|cell| cell.contains('\n')).unwrap_or_default();
            let reason = "a quote opens here and never closes: all lines to the end of the file are in it";
            part.push(Err(Reject::new(name, line, "row", cell, reason)));
            continue;
        }
        if record.len() > columns.len() {
            let reason = format!(
                "has {} cells, the header has {}; a delimiter or quote is amiss",
                record.len(),
                columns.len()
            );
            part.push(Err(Reject::new(
                name,
                line,
                "row",
                record.get(columns.len()).unwrap_or_default(),
                reason,
            )));
            continue;
        }
        let mut row = Row {
            file: name,
            line,
            values: Default::default(),
        };
        for (column, value) in columns.iter().zip(&record) {
            if !value.is_empty() {
                row.values.entry(column.clone()).or_insert_with(|| value.to_owned());
            }
        }
        part.push(row.incident());
    }
    Ok(part)
}
