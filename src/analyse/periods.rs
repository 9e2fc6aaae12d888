//! Incidents by month.

use super::groups::{TypeCounts, slot};
use super::{Cell, Table};
use crate::border::Referenced;
use crate::model::{DateInterval, IncidentType};
use std::collections::BTreeMap;

/// Months with incidents, and how many incidents span several months.
pub fn months(incidents: &[&Referenced]) -> (BTreeMap<(i32, u32), TypeCounts>, usize) {
    let mut months: BTreeMap<(i32, u32), TypeCounts> = BTreeMap::new();
    let mut spanning = 0;
    for incident in incidents {
        let described = &incident.located.incident;
        match described.date.month() {
            None => spanning += 1,
            Some(month) => {
                months.entry(month).or_default()[slot(described.kind)] += 1;
            }
        }
    }
    (months, spanning)
}

/// The incidents that [`months`] leaves out, by the months that they span.
pub fn spans(incidents: &[&Referenced]) -> BTreeMap<DateInterval, TypeCounts> {
    let mut spans: BTreeMap<DateInterval, TypeCounts> = BTreeMap::new();
    for described in incidents.iter().map(|i| &i.located.incident) {
        if described.date.month().is_none() {
            spans.entry(described.date.whole_months()).or_default()[slot(described.kind)] += 1;
        }
    }
    spans
}

/// The rows of [`table`] and one for each of the [`spans`], by date.
pub fn table_with_spans(incidents: &[&Referenced]) -> Table {
    let spans = spans(incidents);
    let mut table = table(incidents);
    table
        .rows
        .extend(spans.iter().map(|(span, counts)| row(span.to_string(), counts)));
    table.rows.sort_by_key(|row| row.first().map(Cell::written));
    table.note = "Months without incidents are left out. A row of several months holds those dated to no single one; \
                  they are in no other row."
        .into();
    table
}

fn row(period: String, counts: &TypeCounts) -> Vec<Cell> {
    let mut row = vec![Cell::text(period), Cell::count(counts.iter().sum())];
    row.extend(counts.iter().map(|&n| Cell::count(n)));
    row
}

pub fn table(incidents: &[&Referenced]) -> Table {
    let (months, spanning) = months(incidents);
    let mut columns = vec!["month", "incidents"];
    columns.extend(IncidentType::ALL.iter().map(|k| k.key()));
    Table {
        name: "months",
        title: "Incidents by month".into(),
        columns,
        rows: months
            .iter()
            .map(|((year, month), counts)| row(format!("{year:04}-{month:02}"), counts))
            .collect(),
        note: format!(
            "Months without incidents are left out. Dated to more than one month, and in no row: {spanning}."
        ),
    }
}
