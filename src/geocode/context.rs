//! What a name is known to lie in.

use super::rank::Choice;
use crate::geodata::{Kind, Toponym};
use crate::geodesy::{KM, LonLat, distance};
use crate::model::Country;
use std::f64::consts::PI;

/// What the columns and the wider names of a phrase say. An empty list says
/// nothing; a longer one means "in any of these".
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Context {
    pub country: Option<Country>,
    pub provinces: Vec<(Country, String)>,
    pub districts: Vec<usize>,
    /// A town or crossing beside which it lies.
    pub beside: Option<LonLat>,
    /// It lies in a country that the atlas does not have.
    pub foreign: bool,
}

/// How far from a town that which is said to be there may lie, in metres.
const BESIDE: f64 = 40.0 * KM;

/// Radius of the disc with a toponym's area, in metres; 0 where it has none.
pub(super) fn radius(toponym: &Toponym) -> f64 {
    toponym.area_km2.map_or(0.0, |a| (a.max(0.0) * 1e6 / PI).sqrt())
}

impl Context {
    /// Whether nothing narrower than a country is known.
    pub fn is_wide(&self) -> bool {
        self.provinces.is_empty() && self.districts.is_empty() && self.beside.is_none()
    }

    /// The context of what lies in one of the areas between which nothing decides.
    pub fn in_any_of(&self, toponyms: &[Toponym], choice: &Choice) -> Self {
        let tied: Vec<usize> = choice
            .ranked
            .iter()
            .take(choice.tied)
            .map(|r| r.found.toponym)
            .collect();
        if !tied
            .iter()
            .all(|i| matches!(toponyms[*i].kind, Kind::District | Kind::Tehsil))
        {
            return self.clone();
        }
        let province = |i: &usize| Some((toponyms[*i].country?, toponyms[*i].province.clone()?));
        Self {
            provinces: tied.iter().filter_map(province).collect(),
            districts: tied,
            ..self.clone()
        }
    }

    /// The context of what lies in `toponym`.
    pub fn narrowed(&self, toponyms: &[Toponym], index: usize) -> Self {
        let toponym = &toponyms[index];
        let mut inner = self.clone();
        inner.country = toponym.country.or(self.country);
        if let (Some(country), Some(province)) = (toponym.country, &toponym.province) {
            inner.provinces = vec![(country, province.clone())];
        }
        match toponym.kind {
            Kind::Country | Kind::Province => {}
            Kind::District | Kind::Tehsil => inner.districts = vec![index],
            Kind::Town | Kind::Crossing => inner.beside = toponym.at,
        }
        inner
    }

    /// Whether the toponym can be meant by a name in this context.
    pub fn holds(&self, toponyms: &[Toponym], index: usize) -> bool {
        let toponym = &toponyms[index];
        if self.foreign {
            return false;
        }
        if let (Some(wanted), Some(country)) = (self.country, toponym.country)
            && wanted != country
        {
            return false;
        }
        self.in_provinces(toponyms, toponym) && self.in_districts(toponyms, index) && self.is_beside(toponym)
    }

    fn in_provinces(&self, toponyms: &[Toponym], toponym: &Toponym) -> bool {
        if self.provinces.is_empty() {
            return true;
        }
        let listed = |country: Option<Country>, province: Option<&String>| {
            self.provinces
                .iter()
                .any(|(c, p)| country == Some(*c) && province == Some(p))
        };
        match (toponym.kind, toponym.at) {
            // A crossing belongs to no province: one of its districts must be there.
            (Kind::Crossing, Some(at)) => toponyms
                .iter()
                .filter(|t| t.kind == Kind::District && listed(t.country, t.province.as_ref()))
                .any(|t| reaches(t, at)),
            _ => listed(toponym.country, toponym.province.as_ref()),
        }
    }

    fn in_districts(&self, toponyms: &[Toponym], index: usize) -> bool {
        let toponym = &toponyms[index];
        self.districts.is_empty()
            || self.districts.iter().any(|d| {
                let district = &toponyms[*d];
                let narrower = toponym.kind > district.kind;
                index == *d
                    || (narrower
                        && toponym.parent.as_ref().map_or_else(
                            || toponym.at.is_some_and(|at| reaches(district, at)),
                            |parent| *parent == district.name,
                        ))
            })
    }

    fn is_beside(&self, toponym: &Toponym) -> bool {
        match (self.beside, toponym.at) {
            (Some(here), Some(at)) => distance(here, at) <= BESIDE + radius(toponym),
            _ => true,
        }
    }
}

/// Whether a point may lie in the district. Districts are no discs: a long one
/// reaches further than the disc of its area does.
pub(super) fn reaches(district: &Toponym, at: LonLat) -> bool {
    district
        .at
        .is_some_and(|centre| distance(centre, at) <= 1.8 * radius(district) + 3.0 * KM)
}
