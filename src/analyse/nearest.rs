//! The incidents nearest to a point.

use super::{Cell, Table};
use crate::border::Referenced;
use crate::geodesy::{LonLat, distance};
use crate::model::{Footprint, Place};

/// How far an incident's nearest place is from a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Near<'a> {
    pub incident: &'a Referenced,
    pub place: &'a Place,
    /// From the point to the place's centre, kilometres.
    pub distance_km: f64,
    /// To the nearest and to the farthest ground of its disc.
    pub least_km: f64,
    pub greatest_km: f64,
}

/// The `k` nearest incidents known to a district or better, by the distance
/// of the place's centre; equals by id.
pub fn nearest<'a>(incidents: &[&'a Referenced], at: LonLat, k: usize) -> Vec<Near<'a>> {
    let mut all: Vec<Near> = incidents.iter().filter_map(|i| nearest_place(i, at)).collect();
    all.sort_by(|a, b| {
        let id = |n: &Near<'a>| &n.incident.located.incident.id;
        a.distance_km.total_cmp(&b.distance_km).then_with(|| id(a).cmp(id(b)))
    });
    all.truncate(k);
    all
}

fn nearest_place<'a>(incident: &'a Referenced, at: LonLat) -> Option<Near<'a>> {
    incident
        .located
        .places
        .iter()
        .filter_map(|place| match &place.footprint {
            Footprint::Disc(disc) => {
                let (km, radius) = (distance(disc.centre, at) / 1_000.0, disc.radius / 1_000.0);
                Some(Near {
                    incident,
                    place,
                    distance_km: km,
                    least_km: (km - radius).max(0.0),
                    greatest_km: km + radius,
                })
            }
            _ => None,
        })
        .min_by(|a, b| a.distance_km.total_cmp(&b.distance_km))
}

pub fn table(incidents: &[&Referenced], at: LonLat, k: usize) -> Table {
    let near = nearest(incidents, at, k);
    let coarse = incidents.iter().filter(|i| nearest_place(i, at).is_none()).count();
    Table {
        name: "nearest",
        title: format!("Incidents nearest to {at}"),
        columns: vec![
            "distance_km",
            "least_km",
            "greatest_km",
            "date",
            "place",
            "precision",
            "incident",
            "id",
        ],
        rows: near
            .iter()
            .map(|n| {
                let described = &n.incident.located.incident;
                vec![
                    Cell::Number(n.distance_km, 1),
                    Cell::Number(n.least_km, 1),
                    Cell::Number(n.greatest_km, 1),
                    Cell::text(described.date.to_string()),
                    Cell::text(n.place.name.as_str()),
                    Cell::text(n.place.precision.key()),
                    Cell::text(described.headline()),
                    Cell::text(described.id.as_str()),
                ]
            })
            .collect(),
        note: format!(
            "Geodesic distance to the centre of the place, and to the nearest and farthest ground of its disc. Known only \
             to a province, a country or the line, or not located, and left out: {coarse}."
        ),
    }
}
