//! Whether a count depends on the version of the border.

use super::bands::bands;
use super::{Cell, Certainty, Table};
use crate::border::Referenced;

/// The distance at which single incidents are compared, kilometres.
const HEADLINE_KM: f64 = 10.0;

/// The bands on each version; `versions` holds the same incidents in the
/// same order, each measured from one line, named with its length in km.
pub fn table(versions: &[(&str, f64, Vec<&Referenced>)]) -> Table {
    let mut rows = Vec::new();
    for (name, length, incidents) in versions {
        let mut row = vec![Cell::text(*name), Cell::Number(*length, 0)];
        row.extend(bands(incidents).iter().map(|b| Cell::count(b.likely)));
        rows.push(row);
    }
    let differing = differing(versions);
    Table {
        name: "sensitivity",
        title: "Incidents likely within a distance, by version of the border".into(),
        columns: vec![
            "border",
            "length_km",
            "within_5km",
            "within_10km",
            "within_25km",
            "within_50km",
        ],
        rows,
        note: if differing.is_empty() {
            format!("No incident changes sides of “likely within {HEADLINE_KM:.0} km” between the versions.")
        } else {
            format!(
                "“Likely within {HEADLINE_KM:.0} km” depends on the version for: {}.",
                differing.join(", ")
            )
        },
    }
}

fn differing(versions: &[(&str, f64, Vec<&Referenced>)]) -> Vec<String> {
    let Some((_, _, first)) = versions.first() else {
        return Vec::new();
    };
    (0..first.len())
        .filter(|&i| {
            let mut answers = versions
                .iter()
                .filter_map(|(_, _, v)| v.get(i))
                .map(|r| Certainty::Likely.holds(r, HEADLINE_KM));
            let one = answers.next();
            answers.any(|a| Some(a) != one)
        })
        .map(|i| first[i].located.incident.id.clone())
        .collect()
}
