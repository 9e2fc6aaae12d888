//! The rows behind figures that show incidents one by one.

use crate::analyse::{Cell, Table};
use crate::border::Referenced;
use crate::model::{Event, Harm, toll};

fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, Cell::text)
}

/// Incidents and context events by date.
pub(super) fn timeline(incidents: &[&Referenced], events: &[Event]) -> Table {
    let of_incidents = incidents.iter().map(|referenced| {
        let incident = &referenced.located.incident;
        let killed = toll(&incident.claims, Harm::Killed);
        (
            (incident.date, incident.id.as_str()),
            vec![
                Cell::text("incident"),
                Cell::text(incident.id.as_str()),
                Cell::text(incident.date.start().to_string()),
                Cell::text(incident.date.end().to_string()),
                Cell::text(incident.kind.key()),
                Cell::text(incident.headline()),
                Cell::maybe(killed.min),
                Cell::maybe(killed.max),
                if killed.max.is_some() {
                    Cell::text(if killed.open { "true" } else { "false" })
                } else {
                    Cell::Empty
                },
            ],
        )
    });
    let of_events = events.iter().map(|event| {
        (
            (event.date, event.id.as_str()),
            vec![
                Cell::text("context_event"),
                Cell::text(event.id.as_str()),
                Cell::text(event.date.start().to_string()),
                Cell::text(event.date.end().to_string()),
                Cell::text(event.kind.key()),
                Cell::text(event.title.as_str()),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ],
        )
    });
    let mut rows: Vec<_> = of_incidents.chain(of_events).collect();
    rows.sort_by_key(|(key, _)| *key);
    Table {
        name: "timeline",
        title: "Incidents and context events by date".into(),
        columns: vec![
            "record",
            "id",
            "date_start",
            "date_end",
            "type",
            "title",
            "killed_min",
            "killed_max",
            "killed_open",
        ],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        note: "The smallest and the largest total killed that any one claimant states; open: at least.".into(),
    }
}

/// Incidents from the south-west to the north-east.
pub(super) fn strip(incidents: &[&Referenced]) -> Table {
    let mut placed: Vec<_> = incidents
        .iter()
        .filter_map(|r| Some((r.proximity.as_ref()?, *r)))
        .collect();
    let begins = |measure: Option<f64>, span: Option<(f64, f64)>| measure.or(span.map(|s| s.0)).unwrap_or(f64::MAX);
    placed.sort_by(|(a, x), (b, y)| {
        let along = |p: &crate::border::Proximity| begins(p.measure_km, p.measure_span_km);
        let id = |r: &Referenced| r.located.incident.id.clone();
        along(a).total_cmp(&along(b)).then_with(|| id(x).cmp(&id(y)))
    });
    let km = |km: Option<f64>| km.map_or(Cell::Empty, |km| Cell::Number(km, 1));
    Table {
        name: "strip",
        title: "Incidents along the line".into(),
        columns: vec![
            "id",
            "date",
            "type",
            "place",
            "border_side",
            "border_measure_km",
            "measure_from_km",
            "measure_to_km",
            "border_distance_km",
            "border_distance_min_km",
            "border_distance_max_km",
        ],
        rows: placed
            .into_iter()
            .map(|(proximity, referenced)| {
                let incident = &referenced.located.incident;
                let place = referenced.located.places.get(referenced.nearest_place.unwrap_or(0));
                vec![
                    Cell::text(incident.id.as_str()),
                    Cell::text(incident.date.to_string()),
                    Cell::text(incident.kind.key()),
                    text(place.map(|p| p.name.as_str())),
                    text(proximity.side.map(|s| s.code())),
                    km(proximity.measure_km),
                    km(proximity.measure_span_km.map(|s| s.0)),
                    km(proximity.measure_span_km.map(|s| s.1)),
                    km(proximity.representative_km),
                    Cell::Number(proximity.least_km, 1),
                    Cell::Number(proximity.greatest_km, 1),
                ]
            })
            .collect(),
        note: "Kilometres along the line from the tripoint with Iran, and from it. Empty where it is not known.".into(),
    }
}
