//! The landmarks of the line, and the incidents abreast of it between them.

use super::{Cell, Table};
use crate::border::{Landmark, Referenced};

pub fn table(incidents: &[&Referenced], landmarks: &[Landmark]) -> Table {
    let measures: Vec<f64> = incidents
        .iter()
        .filter_map(|i| i.proximity.as_ref()?.measure_km)
        .collect();
    let between = |from: f64, to: f64| measures.iter().filter(|m| (from..to).contains(*m)).count();
    let next = |i: usize| landmarks.get(i + 1).map_or(f64::INFINITY, |l| l.measure_km);
    let first = landmarks.first().map_or(f64::INFINITY, |l| l.measure_km);
    Table {
        name: "landmarks",
        title: "Along the line".into(),
        columns: vec!["measure_km", "kind", "side", "name", "lon", "lat", "incidents_to_next"],
        rows: landmarks
            .iter()
            .enumerate()
            .map(|(i, l)| {
                vec![
                    Cell::Number(l.measure_km, 1),
                    Cell::text(l.kind.key()),
                    l.side.map_or(Cell::Empty, |side| Cell::text(side.code())),
                    Cell::text(l.name.as_str()),
                    Cell::Number(l.at.lon(), 4),
                    Cell::Number(l.at.lat(), 4),
                    Cell::count(between(l.measure_km, next(i))),
                ]
            })
            .collect(),
        note: format!(
            "Kilometres along the line from the tripoint with Iran. Provinces and districts are those 2 km beside the \
             line for at least 5 km. {} incidents have a measure; {} of them lie before the first landmark.",
            measures.len(),
            between(f64::NEG_INFINITY, first)
        ),
    }
}
