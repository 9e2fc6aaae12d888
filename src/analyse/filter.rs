//! Which incidents are asked for.

use super::reach;
use crate::border::{Border, Referenced};
use crate::geodesy::LonLat;
use crate::model::{Country, Harm, Incident, IncidentType, toll};
use chrono::NaiveDate;

/// How sure "within d" must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// All of the footprint is within d.
    Certain,
    /// P(within d) ≥ 0.5.
    #[default]
    Likely,
    /// Some of the footprint is within d.
    Possible,
}

impl Certainty {
    /// Whether an incident is within `km` of its border, this surely.
    pub fn holds(self, incident: &Referenced, km: f64) -> bool {
        incident.proximity.as_ref().is_some_and(|p| match self {
            Self::Certain => p.greatest_km <= km,
            Self::Likely => p.probability_within(km) >= 0.5,
            Self::Possible => p.least_km <= km,
        })
    }
}

/// Conditions that must all hold. The default lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub within_km: Option<f64>,
    pub certainty: Certainty,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Any of these.
    pub types: Vec<IncidentType>,
    /// Any of these, by the gazetteer's name.
    pub districts: Vec<String>,
    pub provinces: Vec<String>,
    pub side: Option<Country>,
    /// Part of the name of initiator or target.
    pub actor: Option<String>,
    /// Some place may lie within `radius_km` of the point.
    pub near: Option<(LonLat, f64)>,
    /// From–to in kilometres along the line.
    pub measure: Option<(f64, f64)>,
    /// West, south, east, north.
    pub bbox: Option<[f64; 4]>,
    /// Some claimant states at least so many killed.
    pub killed_min: Option<u32>,
}

impl Filter {
    /// Whether incidents must be measured for it.
    pub fn asks_how_far(&self) -> bool {
        self.within_km.is_some() || self.measure.is_some()
    }

    /// Whether incidents must be looked up for it.
    pub fn asks_where(&self) -> bool {
        self.asks_how_far()
            || !self.districts.is_empty()
            || !self.provinces.is_empty()
            || self.side.is_some()
            || self.near.is_some()
            || self.bbox.is_some()
    }

    /// Whether an incident meets all conditions.
    pub fn admits(&self, incident: &Referenced, border: &Border) -> bool {
        let named = |wanted: &[String], name: fn(&crate::model::Place) -> Option<&str>| {
            wanted.is_empty()
                || incident
                    .located
                    .places
                    .iter()
                    .filter_map(name)
                    .any(|n| wanted.iter().any(|w| w == n))
        };
        self.within_km.is_none_or(|km| self.certainty.holds(incident, km))
            && self.describes(&incident.located.incident)
            && named(&self.districts, |p| p.district.as_deref())
            && named(&self.provinces, |p| p.province.as_deref())
            && self.side.is_none_or(|side| on_side(incident, side, border))
            && self.near.is_none_or(|(at, km)| reaches(incident, at, km))
            && self.measure.is_none_or(|range| in_stretch(incident, range))
            && self.bbox.is_none_or(|bbox| in_box(incident, bbox))
    }

    /// Whether an incident meets the conditions that do not ask where it was.
    pub fn describes(&self, incident: &Incident) -> bool {
        let actor = |wanted: &String| {
            let wanted = wanted.to_lowercase();
            [&incident.initiator, &incident.target]
                .into_iter()
                .flatten()
                .any(|a| a.name.to_lowercase().contains(&wanted))
        };
        incident.date.touches(self.from, self.to)
            && (self.types.is_empty() || self.types.contains(&incident.kind))
            && self.actor.as_ref().is_none_or(actor)
            && self
                .killed_min
                .is_none_or(|n| toll(&incident.claims, Harm::Killed).max.is_some_and(|max| max >= n))
    }
}

/// A place of the incident lies on that side.
fn on_side(incident: &Referenced, side: Country, border: &Border) -> bool {
    incident.located.places.iter().any(|place| {
        border
            .footprint_distance(&place.footprint)
            .is_some_and(|p| p.side == Some(side))
    })
}

fn reaches(incident: &Referenced, at: LonLat, km: f64) -> bool {
    let places = &incident.located.places;
    let near = |place| reach::span_km(place, at).is_some_and(|(least, _)| least <= km);
    places.iter().any(near)
}

fn in_stretch(incident: &Referenced, (from, to): (f64, f64)) -> bool {
    let Some(p) = &incident.proximity else {
        return false;
    };
    p.measure_km.is_some_and(|m| (from..=to).contains(&m))
}

fn in_box(incident: &Referenced, [west, south, east, north]: [f64; 4]) -> bool {
    let inside = |p: LonLat| {
        let lon = if west <= east {
            (west..=east).contains(&p.lon())
        } else {
            p.lon() >= west || p.lon() <= east
        };
        lon && (south..=north).contains(&p.lat())
    };
    incident
        .located
        .places
        .iter()
        .filter(|p| p.precision.has_representative())
        .filter_map(|p| p.footprint.anchor())
        .any(inside)
}
