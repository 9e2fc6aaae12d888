//! The incidents nearest to a point.

use super::{Cell, Table, reach};
use crate::border::{Neighbours, Referenced};
use crate::geodesy::LonLat;
use crate::model::Place;
use std::collections::HashSet;

/// How far an incident's nearest place is from a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Near<'a> {
    pub incident: &'a Referenced,
    pub place: &'a Place,
    /// From the point to the place's centre, kilometres.
    pub distance_km: f64,
    /// To the nearest and to the farthest ground of its disc or polygon.
    pub least_km: f64,
    pub greatest_km: f64,
}

/// The `k` nearest incidents known to a district or better, by the distance
/// of the place's centre; equals in the order given.
pub fn nearest<'a>(incidents: &[&'a Referenced], at: LonLat, k: usize) -> Vec<Near<'a>> {
    let known: Vec<(usize, &Place, LonLat)> = incidents
        .iter()
        .enumerate()
        .flat_map(|(i, incident)| known(incident).map(move |(place, centre)| (i, place, centre)))
        .collect();
    let centres: Vec<LonLat> = known.iter().map(|(.., centre)| *centre).collect();
    // An incident is where its nearest place is: the others stand behind it.
    let behind: usize = known.chunk_by(|a, b| a.0 == b.0).map(|d| d.len() - 1).sum();
    let mut taken = HashSet::new();
    Neighbours::new(&centres)
        .nearest(at, k.saturating_add(behind))
        .into_iter()
        .map(|n| (known[n.index], n.distance_km))
        .filter(|((incident, ..), _)| taken.insert(*incident))
        .take(k)
        .filter_map(|((incident, place, _), km)| {
            let (least_km, greatest_km) = reach::span_km(place, at)?;
            Some(Near {
                incident: incidents[incident],
                place,
                distance_km: km,
                least_km,
                greatest_km,
            })
        })
        .collect()
}

/// The places of an incident that are known to a district or better.
fn known(incident: &Referenced) -> impl Iterator<Item = (&Place, LonLat)> {
    let places = incident.located.places.iter();
    places.filter_map(|place| Some((place, reach::centre(place)?)))
}

pub fn table(incidents: &[&Referenced], at: LonLat, k: usize) -> Table {
    let near = nearest(incidents, at, k);
    let coarse = incidents.iter().filter(|i| known(i).next().is_none()).count();
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
            "Geodesic distance to the centre of the place, and to the nearest and farthest ground of its disc or polygon. Known only \
             to a province, a country or the line, or not located, and left out: {coarse}."
        ),
    }
}
