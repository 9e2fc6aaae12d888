//! Incidents by stretch of the line.

use super::groups::{TypeCounts, slot};
use super::{Cell, Table};
use crate::border::{BorderLine, Referenced};
use crate::model::IncidentType;

/// The width of a sector in kilometres.
pub const SECTOR_KM: f64 = 100.0;

/// One stretch of the line and how many incidents lie abreast of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sector {
    pub from_km: f64,
    pub to_km: f64,
    pub incidents: usize,
    pub by_type: TypeCounts,
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
            by_type: TypeCounts::default(),
        })
        .collect();
    for incident in incidents {
        let Some(measure) = incident.proximity.as_ref().and_then(|p| p.measure_km) else {
            continue;
        };
        let sector = &mut sectors[((measure / width_km) as usize).min(n - 1)];
        sector.incidents += 1;
        sector.by_type[slot(incident.located.incident.kind)] += 1;
    }
    sectors
}

pub fn table(incidents: &[&Referenced], line: &BorderLine) -> Table {
    let sectors = sectors(incidents, line.length_km(), SECTOR_KM);
    let counted: usize = sectors.iter().map(|s| s.incidents).sum();
    let mut columns = vec!["from_km", "to_km", "from_lon", "from_lat", "incidents"];
    columns.extend(IncidentType::ALL.iter().map(|k| k.key()));
    Table {
        name: "sectors",
        title: "Incidents along the line".into(),
        columns,
        rows: sectors
            .iter()
            .map(|s| {
                let at = line.resolve(s.from_km);
                let mut row = vec![
                    Cell::Number(s.from_km, 0),
                    Cell::Number(s.to_km, 0),
                    Cell::Number(at.lon(), 3),
                    Cell::Number(at.lat(), 3),
                    Cell::count(s.incidents),
                ];
                row.extend(s.by_type.iter().map(|&n| Cell::count(n)));
                row
            })
            .collect(),
        note: format!(
            "Kilometres along the line from the tripoint with Iran. {counted} incidents have a measure; {} are known \
             only to a province, a country or the line as a whole, or not located, and are in no sector.",
            incidents.len() - counted
        ),
    }
}
