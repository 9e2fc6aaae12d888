//! CSV: UTF-8, a header, one row an incident; formulas defused.

use super::{COLUMNS, Record, plain_cell};
use crate::analyse::Table;
use crate::border::Referenced;
use std::io::Write;

/// Writes one row for each incident under [`COLUMNS`].
pub fn write_csv<'a>(incidents: impl IntoIterator<Item = &'a Referenced>, out: impl Write) -> csv::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    for incident in incidents {
        let record = Record::flat(incident);
        csv.write_record(COLUMNS.iter().map(|c| plain_cell(&record.text(c))))?;
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
