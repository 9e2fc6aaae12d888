//! CSV: UTF-8, a header, one row an incident; formulas defused.

use super::{COLUMNS, Record, original, plain_cell};
use crate::analyse::Table;
use crate::border::Referenced;
use std::io::Write;

/// Writes one row for each incident under [`COLUMNS`] and the columns that they
/// came with.
pub fn write_csv<'a>(incidents: impl IntoIterator<Item = &'a Referenced>, out: impl Write) -> csv::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let incidents: Vec<&Referenced> = incidents.into_iter().collect();
    let own = original::columns(&incidents);
    let columns = || COLUMNS.into_iter().chain(own.iter().map(String::as_str));
    csv.write_record(columns().map(plain_cell))?;
    for incident in incidents {
        let record = Record::flat(incident);
        csv.write_record(columns().map(|c| plain_cell(&record.text(c))))?;
    }
    csv.flush()?;
    Ok(())
}

/// Writes a table of results.
pub fn write_table_csv(table: &Table, out: impl Write) -> csv::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(&table.columns)?;
    for row in &table.rows {
        csv.write_record(row.iter().map(|cell| plain_cell(&cell.written())))?;
    }
    csv.flush()?;
    Ok(())
}
