//! From a point to the district, province and country it lies in.

use super::Geocoder;
use super::centres::Centres;
use crate::geodata::imports::ImportedSet;
use crate::geodata::{self, Kind, Province, Toponym};
use crate::geodesy::{Coverage, LonLat, Region};
use crate::model::Country;
use geo::{Centroid, MultiPolygon};
use std::sync::Arc;

/// A shape that points are looked up in.
pub(super) struct Named {
    pub country: Country,
    pub name: String,
    pub shape: Arc<MultiPolygon<f64>>,
    pub centroid: Option<LonLat>,
    pub districts: Centres,
    /// Its entry in the gazetteer.
    pub toponym: Option<usize>,
    region: Region,
}

impl Named {
    fn new(toponym: (Kind, Country, &str), shape: &Arc<MultiPolygon<f64>>, toponyms: &[Toponym]) -> Self {
        let (kind, country, name) = toponym;
        let is_inside =
            |t: &Toponym| t.country == Some(country) && (kind == Kind::Country || t.province.as_deref() == Some(name));
        Self {
            country,
            name: name.to_owned(),
            toponym: toponyms
                .iter()
                .position(|t| t.kind == kind && t.country == Some(country) && t.name == name),
            districts: Centres::of(toponyms, is_inside),
            shape: Arc::clone(shape),
            centroid: shape.centroid().and_then(|c| LonLat::try_from(c.0).ok()),
            region: Region::new(shape),
        }
    }
}

/// The polygons that points are looked up in.
pub(super) struct Ground {
    pub provinces: Vec<Named>,
    pub countries: Vec<Named>,
    districts: Districts,
}

/// What holds a point.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub province: Option<&'a Named>,
    pub country: Option<Country>,
}

/// The districts of which a polygon was imported.
struct Districts {
    coverage: Coverage,
    /// The toponym of each area of the coverage.
    toponyms: Vec<usize>,
}

impl Districts {
    /// Where areas overlap, that of the set imported last holds the point.
    fn new(toponyms: &[Toponym], imports: &[ImportedSet]) -> Self {
        let rank = |i: &usize| {
            let set = toponyms[*i].set.as_deref();
            imports.iter().position(|s| Some(s.id.as_str()) == set)
        };
        let mut with_shape: Vec<usize> = (0..toponyms.len()).filter(|i| toponyms[*i].shape.is_some()).collect();
        with_shape.sort_by_cached_key(|i| std::cmp::Reverse(rank(i)));
        let shapes: Vec<MultiPolygon<f64>> = with_shape
            .iter()
            .filter_map(|i| toponyms[*i].shape.as_deref().cloned())
            .collect();
        Self {
            coverage: Coverage::new(&shapes),
            toponyms: with_shape,
        }
    }
}

impl Ground {
    pub fn new(toponyms: &[Toponym], imports: &[ImportedSet]) -> Self {
        let province = |p: &Province| Named::new((Kind::Province, p.country, &p.name), &p.shape, toponyms);
        let country = |c: Country| Named::new((Kind::Country, c, c.name()), geodata::outline(c), toponyms);
        Self {
            provinces: geodata::provinces().iter().map(province).collect(),
            countries: Country::BOTH.map(country).into(),
            districts: Districts::new(toponyms, imports),
        }
    }

    /// The district, by its index, whose imported polygon holds the point.
    pub fn district_at(&self, at: LonLat) -> Option<usize> {
        self.districts.coverage.find(at).map(|i| self.districts.toponyms[i])
    }

    pub fn province_at(&self, at: LonLat) -> Option<&Named> {
        self.provinces.iter().find(|p| p.region.contains(at))
    }

    /// The province, and the country, that hold a point.
    pub fn around(&self, at: LonLat) -> Around<'_> {
        let province = self.province_at(at);
        let country = || self.countries.iter().find(|c| c.region.contains(at));
        Around {
            province,
            country: province.or_else(country).map(|b| b.country),
        }
    }

    /// The districts that a point may lie in: those of its province, where there
    /// is one in `country`, else of the country.
    pub fn districts_round<'g>(&'g self, around: Around<'g>, country: Option<Country>) -> Option<&'g Centres> {
        let is_in = |named: &&Named| country.is_none_or(|c| c == named.country);
        let whole = || {
            let country = country.or(around.country)?;
            self.countries.iter().find(|c| c.country == country)
        };
        around
            .province
            .filter(is_in)
            .or_else(whole)
            .map(|named| &named.districts)
    }

    /// The shape of a province or country.
    pub fn shape(&self, toponym: &Toponym) -> Option<Arc<MultiPolygon<f64>>> {
        let shapes = if toponym.kind == Kind::Country {
            &self.countries
        } else {
            &self.provinces
        };
        shapes
            .iter()
            .find(|b| Some(b.country) == toponym.country && b.name == toponym.name)
            .map(|b| Arc::clone(&b.shape))
    }
}

impl<'a> Geocoder<'a> {
    /// The imported polygons of districts, and the district that each is.
    pub fn district_polygons(&self) -> (&Coverage, Vec<&'a Toponym>) {
        let Districts { coverage, toponyms } = &self.ground().districts;
        (coverage, toponyms.iter().map(|i| &self.toponyms[*i]).collect())
    }
}
