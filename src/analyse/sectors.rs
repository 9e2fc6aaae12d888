//! Incidents by stretch of the line.

use super::{Cell, Table};
use crate::border::{BorderLine, Referenced};

/// The width of a sector in kilometres.
pub const SECTOR_KM: f64 = 100.0;

/// One stretch of the line and how many incidents lie abreast of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sector {
    pub from_km: f64,
    pub to_km: f64,
    pub incidents: usize,
}

/// Sectors of equal width from the south-western end; incidents without a
/// measure of their own are in none.
pub fn sectors(incidents: &[&Referenced], length_km: f64, width_km: f64) -> Vec<Sector> {
    let n = (length_km / width_km).ceil().max(1.0) as usize;
    let mut sectors: Vec<Sector> = (0..n)
        .map(|i| Sector {
            from_km: i as f64 * width_km,
            to_km: ((i + 1) as f64 * width_km).min(length_km),
            incidents: 0,
        })
        .collect();
    for measure in incidents.iter().filter_map(|i| i.proximity.as_ref()?.measure_km) {
        let i = ((measure / width_km) as usize).min(n - 1);
        sectors[i].incidents += 1;
    }
    sectors
}

pub fn table(incidents: &[&Referenced], line: &BorderLine) -> Table {
    let sectors = sectors(incidents, line.length_km(), SECTOR_KM);
    let counted: usize = sectors.iter().map(|s| s.incidents).sum();
    Table {
        name: "sectors",
        title: "Incidents along the line".into(),
        columns: vec!["from_km", "to_km", "from_lon", "from_lat", "incidents"],
        rows: sectors
            .iter()
            .map(|s| {
                let at = line.resolve(s.from_km);
                vec![
                    Cell::Number(s.from_km, 0),
                    Cell::Number(s.to_km, 0),
                    Cell::Number(at.lon(), 3),
                    Cell::Number(at.lat(), 3),
                    Cell::count(s.incidents),
                ]
            })
            .collect(),
        note: format!(
            "Kilometres along the line from the tripoint with Iran. {counted} incidents have a measure; {} are known \
             only to a province, a country or the line as a whole, or not located, and are in no sector.",
            incidents.len() - counted
        ),
    }
}
