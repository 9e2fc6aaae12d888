//! The columns that an incident came with, under names of their own.

use crate::border::Referenced;
use crate::model::Original;
use crate::read::ORIGINAL;
use std::collections::{HashMap, HashSet};

/// Names and cells: `src_` before each name, a number behind those of one name,
/// the column's number for one without.
pub(super) fn cells(original: &Original) -> impl Iterator<Item = (String, &str)> {
    let mut times: HashMap<&str, u32> = HashMap::new();
    original.iter().enumerate().map(move |(i, (column, cell))| {
        let column = column.trim();
        let n = times.entry(column).and_modify(|n| *n += 1).or_insert(1);
        let name = match (column, *n) {
            ("", _) => format!("{ORIGINAL}column_{}", i + 1),
            (name, 1) => format!("{ORIGINAL}{name}"),
            (name, n) => format!("{ORIGINAL}{name}_{n}"),
        };
        (name, cell)
    })
}

/// All names that some of the incidents have, in the order in which they come.
pub(super) fn columns(incidents: &[&Referenced]) -> Vec<String> {
    let mut all = Vec::new();
    let mut known = HashSet::new();
    let mut last: Option<Vec<&str>> = None;
    for original in incidents.iter().map(|i| &i.located.incident.original) {
        // Rows of one table follow each other.
        let names: Vec<&str> = original.iter().map(|(column, _)| column).collect();
        if last.as_ref() == Some(&names) {
            continue;
        }
        for (name, _) in cells(original) {
            if known.insert(name.clone()) {
                all.push(name);
            }
        }
        last = Some(names);
    }
    all
}
