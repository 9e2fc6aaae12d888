//! The data table that stands beside a map: what is drawn, in rows.

use super::Content;
use crate::analyse::{Cell, Table};
use crate::border::{Border, Referenced};
use crate::draw::projection::MapFrame;
use crate::draw::symbology::ends;
use crate::model::{Harm, Located, Place};

pub(super) fn of(content: &Content, frame: &MapFrame, border: &Border) -> Table {
    match content {
        Content::Marks { symbols, .. } => {
            let shown: Vec<Shown> = symbols.iter().flat_map(|s| &s.incidents).copied().collect();
            marks(&shown, border)
        }
        Content::Hexagons { hexagons, .. } => {
            let rows = hexagons.cells.iter().filter_map(|(at, n)| {
                let middle = frame.position_at(*at)?;
                Some(vec![
                    Cell::Number(middle.lon(), 4),
                    Cell::Number(middle.lat(), 4),
                    Cell::Count(*n),
                ])
            });
            Table {
                name: "map",
                title: format!("Incidents in hexagons {} km across", hexagons.km),
                columns: vec!["lon", "lat", "incidents"],
                rows: rows.collect(),
                note: format!(
                    "Middle of each hexagon. In none, since known to a province or less closely: {}.",
                    hexagons.coarse
                ),
            }
        }
        Content::Areas { rates, what, .. } => Table {
            name: "map",
            title: format!("Incidents by {what}"),
            columns: vec!["name", "incidents", "incidents_per_1000_km2"],
            rows: rates
                .areas
                .iter()
                .map(|a| {
                    vec![
                        Cell::text(a.name.as_str()),
                        Cell::Count(a.incidents),
                        Cell::Number(a.rate, 3),
                    ]
                })
                .collect(),
            note: format!("In no area: {}.", rates.outside),
        },
    }
}

/// An incident with the place that brought it onto the map.
type Shown<'a> = (&'a Referenced, &'a Place);

fn marks(shown: &[Shown], border: &Border) -> Table {
    // A map of many incidents shows few, and only these need to be measured.
    let unmeasured = shown.iter().filter(|(incident, _)| incident.proximity.is_none());
    let unmeasured: Vec<&Located> = unmeasured.map(|(incident, _)| &incident.located).collect();
    let mut measured = border.measure_many(&unmeasured).into_iter();
    let mut rows: Vec<Vec<Cell>> = shown
        .iter()
        .filter_map(|(incident, place)| {
            let known = incident.proximity.as_ref().map(|d| (d.least_km, d.greatest_km));
            let span_km = known.or_else(|| measured.next()?.proximity.map(|d| (d.least_km, d.greatest_km)));
            let described = &incident.located.incident;
            let at = place.footprint.anchor()?;
            let killed = ends(incident, Harm::Killed);
            let number = |km: Option<f64>| km.map_or(Cell::Empty, |km| Cell::Number(km, 1));
            Some(vec![
                Cell::text(described.id.as_str()),
                Cell::text(described.date.to_string()),
                Cell::text(described.kind.key()),
                Cell::text(place.name.as_str()),
                Cell::text(place.precision.to_string()),
                Cell::Number(at.lon(), 4),
                Cell::Number(at.lat(), 4),
                number(span_km.map(|d| d.0)),
                number(span_km.map(|d| d.1)),
                Cell::maybe(killed.map(|k| k.0)),
                Cell::maybe(killed.map(|k| k.1)),
            ])
        })
        .collect();
    rows.sort_by_cached_key(|row| row.iter().take(4).map(Cell::written).collect::<Vec<_>>());
    Table {
        name: "map",
        title: "Incidents on the map".into(),
        columns: vec![
            "id",
            "date",
            "type",
            "place",
            "precision",
            "lon",
            "lat",
            "border_distance_min_km",
            "border_distance_max_km",
            "killed_min",
            "killed_max",
        ],
        rows,
        note: "A row for each place of each incident. Coordinates are where the mark stands; the precision tells how \
               closely that is known."
            .into(),
    }
}
