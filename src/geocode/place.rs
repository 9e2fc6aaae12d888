//! From what was decided to a place.

use super::confidence::{self, IN_AREA};
use super::context::Context;
use super::phrase::Name;
use super::resolve::Row;
use super::{Geocoder, Match, explain, footprint, region, unlocated};
use crate::geodata::{Kind, Toponym};
use crate::geodesy::LonLat;
use crate::model::{Country, Footprint, Place, PlaceText, Precision};

impl Geocoder<'_> {
    /// What the gazetteer lacks lies in the areas that are said to hold it.
    pub(super) fn in_areas(&self, row: Row, name: &str, areas: &[usize], near: bool, reason: String) -> Vec<Place> {
        if areas.is_empty() {
            return vec![unlocated(row.written, name, reason)];
        }
        areas
            .iter()
            .map(|i| {
                let toponym = &self.toponyms[*i];
                let beside = if near { "beside" } else { "in" };
                let found_by = format!("{reason}; placed {beside} {} as a whole", explain::described(toponym));
                self.placed(row.written, toponym, near, found_by, IN_AREA)
            })
            .collect()
    }

    /// What was found, unless it is too unlikely.
    pub(super) fn place(&self, written: &PlaceText, name: &Name, found: &Match, context: &Context) -> Place {
        let toponym = &self.toponyms[found.toponym];
        let found_by = explain::found_by(toponym, &name.written, found, name.near);
        let told = name.hint.is_some() || *context != Context::default();
        let probability = confidence::probability(found.rule, found.score, told);
        if probability < self.min_confidence {
            let reason = format!(
                "it may be {found_by}, with a probability of {probability:.2}; {:.2} is asked for",
                self.min_confidence
            );
            return unlocated(written, &name.written, reason);
        }
        self.placed(written, toponym, name.near, found_by, probability)
    }

    pub(super) fn placed(
        &self,
        written: &PlaceText,
        toponym: &Toponym,
        near: bool,
        found_by: String,
        score: f64,
    ) -> Place {
        let (footprint, precision) = footprint::of(toponym, near, self.ground().shape(toponym));
        let found_by = match (&toponym.set, &footprint) {
            (Some(set), Footprint::Area { .. }) => format!("{found_by}; its polygon from imported set {set}"),
            (Some(set), _) if toponym.shape.is_none() => format!("{found_by}; from imported set {set}"),
            _ => found_by,
        };
        let district = match toponym.kind {
            Kind::District => Some(toponym.name.clone()),
            Kind::Tehsil => toponym.parent.clone(),
            Kind::Town => toponym
                .at
                .filter(|_| !near)
                .and_then(|at| self.surely_in(at, toponym.country)),
            _ => None,
        };
        Place {
            written: written.clone(),
            name: toponym.name.clone(),
            district,
            province: toponym.province.clone(),
            country: toponym.country,
            pcode: toponym.pcode.clone(),
            precision,
            footprint,
            found_by,
            score,
        }
    }

    /// The district of a point, where an imported polygon holds it, or it lies
    /// well inside one disc and in no other.
    pub(super) fn surely_in(&self, at: LonLat, country: Option<Country>) -> Option<String> {
        if let Some(district) = self.district_by_polygon(at, country) {
            return Some(district.name.clone());
        }
        let around = self.ground().around(at);
        let round = self.ground().districts_round(around, country)?.round(at);
        match round.as_slice() {
            [only] if only.radii <= 0.6 => Some(only.toponym),
            [first, second, ..] if first.radii <= 0.6 && second.radii >= 1.2 => Some(first.toponym),
            _ => None,
        }
        .map(|i| self.toponyms[i].name.clone())
    }
}

pub(super) fn line(written: &PlaceText) -> Place {
    Place {
        precision: Precision::Border,
        footprint: Footprint::LINE,
        score: 1.0,
        ..unlocated(
            written,
            "Durand Line",
            "the text names the line and no place on it".to_owned(),
        )
    }
}

pub(super) fn of_region(written: &PlaceText, found: &region::Found) -> Place {
    Place {
        province: found.province.clone(),
        country: found.disc.country,
        precision: Precision::Fuzzy,
        footprint: Footprint::Disc(found.disc),
        score: 1.0,
        ..unlocated(
            written,
            found.name,
            format!("\"{}\" is {} together", found.name, found.parts.join(" and ")),
        )
    }
}
