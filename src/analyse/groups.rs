//! Incidents by type and by actor.

use super::{Cell, Table};
use crate::border::Referenced;
use crate::model::{Harm, IncidentType, contested, toll};
use std::collections::BTreeMap;

/// A number for each type, in the order of [`IncidentType::ALL`].
pub type TypeCounts = [usize; IncidentType::ALL.len()];

/// Where a type stands in [`TypeCounts`].
pub fn slot(kind: IncidentType) -> usize {
    IncidentType::ALL.iter().position(|k| *k == kind).unwrap_or(0)
}

pub fn types(incidents: &[&Referenced]) -> Table {
    let rows = IncidentType::ALL.iter().filter_map(|kind| {
        let of_kind: Vec<_> = incidents
            .iter()
            .map(|i| &i.located.incident)
            .filter(|i| i.kind == *kind)
            .collect();
        let with_number = of_kind
            .iter()
            .filter(|i| toll(&i.claims, Harm::Killed).min.is_some())
            .count();
        let contested = of_kind.iter().filter(|i| contested(&i.claims)).count();
        (!of_kind.is_empty()).then(|| {
            vec![
                Cell::text(kind.key()),
                Cell::count(of_kind.len()),
                Cell::count(with_number),
                Cell::count(contested),
            ]
        })
    });
    Table {
        name: "types",
        title: "Incidents by type".into(),
        columns: vec!["type", "incidents", "with_number_killed", "contested"],
        rows: rows.collect(),
        note: "Contested: claims that cannot all hold, or one that is denied.".into(),
    }
}

pub fn actors(incidents: &[&Referenced]) -> Table {
    // Alleged initiator of, alleged target of.
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for incident in incidents.iter().map(|i| &i.located.incident) {
        if let Some(actor) = &incident.initiator {
            counts.entry(&actor.name).or_default().0 += 1;
        }
        if let Some(actor) = &incident.target {
            counts.entry(&actor.name).or_default().1 += 1;
        }
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by(|(a, x), (b, y)| (y.0 + y.1).cmp(&(x.0 + x.1)).then(a.cmp(b)));
    Table {
        name: "actors",
        title: "Incidents by alleged actor".into(),
        columns: vec!["actor", "as_alleged_initiator", "as_alleged_target"],
        rows: rows
            .into_iter()
            .map(|(name, (by, on))| vec![Cell::text(name), Cell::count(by), Cell::count(on)])
            .collect(),
        note: "As alleged by the sources; who alleges it is with each incident.".into(),
    }
}
