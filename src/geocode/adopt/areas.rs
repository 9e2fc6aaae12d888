//! Which district of the gazetteer each imported area is.

use crate::geocode::context::radius;
use crate::geocode::{Geocoder, footprint};
use crate::geodata::imports::{KeptArea, RawArea};
use crate::geodata::{Kind, Toponym};
use crate::geodesy::{KM, LonLat, area_km2, distance};
use crate::model::{Country, PlaceText};
use std::collections::HashSet;
use std::f64::consts::PI;
use std::sync::Arc;

/// How an area was found to be a district.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MatchedBy {
    Pcode,
    /// By its name, of this likeness between 0 and 1, and where it lies.
    Name(f64),
}

/// An area, and the district that it is.
#[derive(Clone, Debug)]
pub struct AreaMatch<'a> {
    pub kept: KeptArea,
    /// The name of what it lies in, as its file has it.
    pub parent: Option<String>,
    pub by: Option<MatchedBy>,
    /// Its district; for an area without one, the nearest that is free.
    pub district: Option<&'a Toponym>,
    /// From the middle of the area to that of `district`.
    pub distance_km: Option<f64>,
}

/// All areas of a file against the gazetteer.
#[derive(Clone, Debug)]
pub struct AreaMatches<'a> {
    pub areas: Vec<AreaMatch<'a>>,
    /// Districts of the same provinces that no area is.
    pub without_area: Vec<&'a Toponym>,
    /// Areas in neither country, or in another than was said; left out.
    pub outside: Vec<String>,
}

/// A less like name is another.
const LIKE: f64 = 0.75;

/// An area on its way.
struct Middle<'r> {
    raw: &'r RawArea,
    at: LonLat,
    area_km2: f64,
    country: Country,
}

struct Pair {
    area: usize,
    toponym: usize,
    by: MatchedBy,
    metres: f64,
}

impl Pair {
    /// P-codes first, then the likeness of names; of equals the nearer.
    fn rank(&self) -> (f64, f64) {
        match self.by {
            MatchedBy::Pcode => (-2.0, self.metres),
            MatchedBy::Name(score) => (-score, self.metres),
        }
    }
}

/// Finds the district of each area: by P-code, else by a name as the geocoder
/// knows it; in both cases it must lie where the district does. Each district
/// goes to one area. `country` says where all of them are.
pub fn match_areas<'a>(geocoder: &Geocoder<'a>, areas: &[RawArea], country: Option<Country>) -> AreaMatches<'a> {
    let mut outside = Vec::new();
    let mut middles = Vec::new();
    for raw in areas {
        match middle(geocoder, raw, country) {
            Some(middle) => middles.push(middle),
            None => outside.push(raw.name.clone()),
        }
    }
    let mut pairs: Vec<Pair> = Vec::new();
    for (i, middle) in middles.iter().enumerate() {
        pairs.extend(pairs_of(geocoder, i, middle));
    }
    pairs.sort_by(|a, b| {
        let ((a, near), (b, far)) = (a.rank(), b.rank());
        a.total_cmp(&b).then(near.total_cmp(&far))
    });
    let mut of_area: Vec<Option<Pair>> = middles.iter().map(|_| None).collect();
    let mut taken = HashSet::new();
    for pair in pairs {
        if of_area[pair.area].is_none() && taken.insert(pair.toponym) {
            let area = pair.area;
            of_area[area] = Some(pair);
        }
    }
    let areas: Vec<AreaMatch> = middles
        .iter()
        .zip(&of_area)
        .map(|(m, pair)| described(geocoder, m, pair.as_ref(), &taken))
        .collect();
    let covered: HashSet<(Country, &str)> = areas
        .iter()
        .filter_map(|a| Some((a.kept.country, a.kept.province.as_deref()?)))
        .collect();
    let in_covered = |t: &Toponym| {
        let province = t.country.zip(t.province.as_deref());
        province.is_some_and(|p| covered.contains(&p))
    };
    let without_area = districts(geocoder)
        .filter(|(i, t)| !taken.contains(i) && in_covered(t))
        .map(|(_, t)| t)
        .collect();
    AreaMatches {
        areas,
        without_area,
        outside,
    }
}

fn districts<'a>(geocoder: &Geocoder<'a>) -> impl Iterator<Item = (usize, &'a Toponym)> + use<'a> {
    let all = geocoder.toponyms.iter().enumerate();
    all.filter(|(_, t)| t.kind == Kind::District)
}

fn middle<'r>(geocoder: &Geocoder, raw: &'r RawArea, said: Option<Country>) -> Option<Middle<'r>> {
    let at = footprint::label_at(&raw.shape)?;
    let by_code = || raw.pcode.as_deref().and_then(|p| Country::parse(p.get(..2)?));
    let own = raw.country.or_else(by_code).or_else(|| geocoder.country_at(at));
    let country = match (said, own) {
        (Some(said), Some(own)) if said != own => return None,
        (said, own) => said.or(own)?,
    };
    Some(Middle {
        raw,
        at,
        area_km2: area_km2(&raw.shape),
        country,
    })
}

/// The districts that an area may be.
fn pairs_of(geocoder: &Geocoder, area: usize, middle: &Middle) -> Vec<Pair> {
    let own = (middle.area_km2.max(0.0) * 1e6 / PI).sqrt();
    let mut pairs = Vec::new();
    let mut add = |toponym: usize, by: MatchedBy| {
        let found = &geocoder.toponyms[toponym];
        let Some(metres) = found.at.map(|at| distance(at, middle.at)) else {
            return;
        };
        let both = own + radius(found);
        // A code is sure but for slips; a name is no more than a name.
        let reach = match by {
            MatchedBy::Pcode => 2.0 * both + 25.0 * KM,
            MatchedBy::Name(_) => 0.8 * both + 5.0 * KM,
        };
        if found.country == Some(middle.country) && metres <= reach {
            pairs.push(Pair {
                area,
                toponym,
                by,
                metres,
            });
        }
    };
    if let Some(code) = &middle.raw.pcode {
        for (i, district) in districts(geocoder) {
            if district.pcode.as_ref().is_some_and(|p| p.eq_ignore_ascii_case(code)) {
                add(i, MatchedBy::Pcode);
            }
        }
    }
    for (i, score) in named(geocoder, middle) {
        add(i, MatchedBy::Name(score));
    }
    pairs
}

/// Districts of the name, in the parent where the gazetteer knows that, and in
/// all of the country.
fn named(geocoder: &Geocoder, middle: &Middle) -> Vec<(usize, f64)> {
    let mut all = Vec::new();
    let provinces = middle.raw.parent.clone().map(Some).into_iter().chain([None]);
    for province in provinces {
        let written = PlaceText {
            district: Some(middle.raw.name.clone()),
            province,
            country: Some(middle.country.name().to_owned()),
            ..PlaceText::default()
        };
        for candidate in geocoder.candidates(&written).candidates {
            let is_district = candidate.toponym.kind == Kind::District && candidate.score >= LIKE;
            let index = geocoder
                .toponyms
                .iter()
                .position(|t| std::ptr::eq(t, candidate.toponym));
            if let Some(index) = index.filter(|_| is_district) {
                all.push((index, candidate.score));
            }
        }
    }
    all
}

fn described<'a>(
    geocoder: &Geocoder<'a>,
    middle: &Middle,
    pair: Option<&Pair>,
    taken: &HashSet<usize>,
) -> AreaMatch<'a> {
    let raw = middle.raw;
    let found = pair.map(|p| &geocoder.toponyms[p.toponym]);
    let nearest = || {
        let free = districts(geocoder).filter(|(i, t)| !taken.contains(i) && t.country == Some(middle.country));
        free.filter_map(|(_, t)| Some((t, distance(t.at?, middle.at))))
            .min_by(|a, b| a.1.total_cmp(&b.1))
    };
    let beside = pair.map(|p| (&geocoder.toponyms[p.toponym], p.metres)).or_else(nearest);
    AreaMatch {
        kept: KeptArea {
            name: raw.name.clone(),
            pcode: raw.pcode.clone(),
            country: middle.country,
            province: found
                .and_then(|t| t.province.clone())
                .or_else(|| province(geocoder, middle)),
            district: found.map(|t| t.name.clone()),
            label_at: middle.at,
            area_km2: middle.area_km2,
            shape: Arc::new(raw.shape.clone()),
        },
        parent: raw.parent.clone(),
        by: pair.map(|p| p.by),
        district: beside.map(|(t, _)| t),
        distance_km: beside.map(|(_, metres)| metres / KM),
    }
}

/// The gazetteer's name of the province of an area that is no known district.
fn province(geocoder: &Geocoder, middle: &Middle) -> Option<String> {
    let in_country = |t: &&Toponym| t.country == Some(middle.country);
    let stated = middle.raw.parent.as_ref().and_then(|parent| {
        let written = PlaceText {
            province: Some(parent.clone()),
            country: Some(middle.country.name().to_owned()),
            ..PlaceText::default()
        };
        geocoder
            .candidates(&written)
            .toponym()
            .filter(|t| t.kind == Kind::Province)
    });
    let by_place = || geocoder.province_at(middle.at);
    stated
        .filter(in_country)
        .or_else(by_place)
        .filter(in_country)
        .map(|t| t.name.clone())
}
