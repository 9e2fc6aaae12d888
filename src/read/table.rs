//! Delimited tables with a header.

use super::delimited::{Delimited, Next, OPEN_QUOTE, line_of};
use super::fields::{Row, column_name, missing_columns};
use super::{Part, Reject};
use crate::{Error, Result};
use csv::ByteRecord;

pub(super) fn read(name: &str, text: &str, delimiter: u8) -> Result<Part> {
    let mut table = Delimited::new(name, text.as_bytes(), delimiter, text.as_bytes());
    let header = table.header()?;
    let columns: Vec<String> = header.iter().map(|c| column_name(c)).collect();
    if let Some(missing) = missing_columns(&columns) {
        let shown: Vec<&str> = header.iter().take(12).map(String::as_str).collect();
        return Err(Error::content(
            name,
            format!("has no column for {missing}; its columns are: {}", shown.join(", ")),
        ));
    }
    let mut part = Part::default();
    let mut record = ByteRecord::new();
    loop {
        let next = table.read(&mut record)?;
        let line = line_of(&record);
        let cell = |i: usize| std::str::from_utf8(record.get(i).unwrap_or_default()).unwrap_or_default();
        match next {
            Next::End => break,
            Next::OpenQuote => {
                let last = cell(record.len().saturating_sub(1));
                part.push(Err(Reject::new(name, line, "row", last, OPEN_QUOTE)));
                continue;
            }
            Next::Record => {}
        }
        if record.len() > columns.len() {
            let reason = format!(
                "has {} cells, the header has {}; a delimiter or quote is amiss",
                record.len(),
                columns.len()
            );
            part.push(Err(Reject::new(name, line, "row", cell(columns.len()), reason)));
            continue;
        }
        let mut row = Row {
            file: name,
            line,
            values: Default::default(),
        };
        for (i, column) in columns.iter().enumerate() {
            let value = cell(i);
            if !value.is_empty() {
                row.values.entry(column.clone()).or_insert_with(|| value.to_owned());
            }
        }
        part.push(row.incident());
    }
    Ok(part)
}
