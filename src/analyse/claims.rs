//! All claims, side by side; nothing is added up.

use super::{Cell, Table};
use crate::border::Referenced;
use crate::model::Count;

pub fn table(incidents: &[&Referenced]) -> Table {
    let mut rows = Vec::new();
    for incident in incidents.iter().map(|i| &i.located.incident) {
        for claim in &incident.claims {
            let number = match (claim.count(), &claim.text) {
                (
                    Count {
                        least: None,
                        greatest: None,
                        ..
                    },
                    None,
                ) => Cell::Empty,
                (
                    Count {
                        least: None,
                        greatest: None,
                        ..
                    },
                    Some(word),
                ) => Cell::text(word.as_str()),
                (count, _) => Cell::text(count.to_string()),
            };
            rows.push(vec![
                Cell::text(incident.id.as_str()),
                Cell::text(incident.date.to_string()),
                Cell::text(claim.claimant.as_ref()),
                Cell::text(claim.harm.label()),
                number,
                Cell::text(claim.about.as_ref()),
                Cell::text(claim.status.label()),
                Cell::text(if claim.part { "part of another" } else { "" }),
                claim.source.as_ref().map_or(Cell::Empty, |s| Cell::text(s.as_str())),
            ]);
        }
    }
    Table {
        name: "claims",
        title: "Claims by incident and claimant".into(),
        columns: vec!["incident", "date", "claimant", "harm", "number", "about", "status", "part", "source"],
        rows,
        note: "Each claim stands as its claimant made it; “+” is “at least”. Nothing is summed or averaged across claimants.".into(),
    }
}
