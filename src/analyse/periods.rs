//! Incidents by month.

use super::{Cell, Table};
use crate::border::Referenced;
use crate::model::IncidentType;
use std::collections::BTreeMap;

/// Incidents of one month by type, in the order of [`IncidentType::ALL`].
pub type MonthCounts = [usize; IncidentType::ALL.len()];

/// Months with incidents, and how many incidents span several months.
pub fn months(incidents: &[&Referenced]) -> (BTreeMap<(i32, u32), MonthCounts>, usize) {
    let mut months: BTreeMap<(i32, u32), MonthCounts> = BTreeMap::new();
    let mut spanning = 0;
    for incident in incidents {
        let described = &incident.located.incident;
        match described.date.month() {
            None => spanning += 1,
            Some(month) => {
                let slot = IncidentType::ALL.iter().position(|k| *k == described.kind).unwrap_or(0);
                months.entry(month).or_default()[slot] += 1;
            }
        }
    }
    (months, spanning)
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
            .map(|((year, month), counts)| {
                let mut row = vec![
                    Cell::text(format!("{year:04}-{month:02}")),
                    Cell::count(counts.iter().sum()),
                ];
                row.extend(counts.iter().map(|&n| Cell::count(n)));
                row
            })
            .collect(),
        note: format!(
            "Months without incidents are left out. Dated to more than one month, and in no row: {spanning}."
        ),
    }
}
