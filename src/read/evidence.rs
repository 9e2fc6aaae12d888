//! The order of day and month in a file's dates: decided for the file as a
//! whole, from all of its rows, and told.

use super::date::{DayOrder, Evidence, Shown, Verdict};
use super::delimited::line_of;
use super::{Batch, Field, ReadOptions, Schema, Table, open};
use crate::Result;
use csv::ByteRecord;
use std::path::Path;

/// Rows in memory at a time.
const BATCH: usize = 4_096;

/// The order that the file shows, with what shows it in words. `first` are its
/// first rows: only where they have dates that need an order is the rest looked
/// through; of what cannot be read twice, they are all that is known.
///
/// # Errors
/// When reading fails.
pub(super) fn day_order(
    path: &Path,
    options: &ReadOptions,
    schema: &Schema,
    first: &[ByteRecord],
) -> Result<(Option<DayOrder>, Option<String>)> {
    let mut evidence = Evidence::default();
    see(&mut evidence, schema, first);
    if evidence.order() == Verdict::NotNeeded {
        return Ok((None, None));
    }
    if path.is_file()
        && let Some(table) = open(path, options)?
    {
        evidence = whole(table)?;
    }
    let shown = |s: &Shown| {
        let rows = if s.rows == 1 {
            "1 row shows".to_owned()
        } else {
            format!("{} rows show", s.rows)
        };
        format!("{rows} it, such as \"{}\" on line {}", s.example, s.line)
    };
    Ok(match evidence.order() {
        Verdict::NotNeeded => (None, None),
        Verdict::Decided(order, by) => {
            let words = match order {
                DayOrder::DayFirst => "day first",
                DayOrder::MonthFirst => "month first",
            };
            (Some(order), Some(format!("dates read {words}: {}", shown(&by))))
        }
        Verdict::Undecided(either) => {
            let note = format!(
                "day or month may come first in {}, such as \"{}\" on line {}, and nothing shows which: state --dates day-first or month-first",
                if either.rows == 1 {
                    "1 date".to_owned()
                } else {
                    format!("{} dates", either.rows)
                },
                either.example,
                either.line
            );
            (None, Some(note))
        }
        Verdict::Mixed { day_first, month_first } => {
            let note = format!(
                "its dates are of both orders: day first ({}), month first ({}); those that may be either are rejected",
                shown(&day_first),
                shown(&month_first)
            );
            (None, Some(note))
        }
    })
}

fn whole(mut table: Table) -> Result<Evidence> {
    let mut evidence = Evidence::default();
    let schema = table.schema().clone();
    let mut batch = Batch::default();
    loop {
        table.fill(&mut batch, BATCH)?;
        if batch.is_empty() {
            return Ok(evidence);
        }
        see(&mut evidence, &schema, batch.records());
    }
}

fn see(evidence: &mut Evidence, schema: &Schema, records: &[ByteRecord]) {
    for record in records {
        let row = schema.row(record);
        for field in [Field::Date, Field::DateEnd] {
            if let Some(text) = row.get(field) {
                evidence.see(text, line_of(record));
            }
        }
    }
}
