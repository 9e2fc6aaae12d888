//! From a point to the district, province and country it lies in.

use super::Geocoder;
use super::context::radius;
use crate::Result;
use crate::geodata::{Atlas, Kind, Toponym};
use crate::geodesy::{Coverage, LonLat, Region, distance};
use crate::model::Country;
use geo::{Centroid, MultiPolygon};
use std::sync::Arc;

/// Beyond so many radii no district is the one that a point lies in.
const REACH: f64 = 2.0;

/// A shape that points are looked up in.
pub(super) struct Named {
    pub country: Country,
    pub name: String,
    pub shape: Arc<MultiPolygon<f64>>,
    pub centroid: Option<LonLat>,
    region: Region,
}

impl Named {
    fn new(country: Country, name: &str, shape: &Arc<MultiPolygon<f64>>) -> Self {
        Self {
            country,
            name: name.to_owned(),
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

/// The districts of which a polygon was imported.
struct Districts {
    coverage: Coverage,
    /// The toponym of each area of the coverage.
    toponyms: Vec<usize>,
}

impl Districts {
    /// Where areas overlap, that of the set imported last holds the point.
    fn new(atlas: &Atlas) -> Result<Self> {
        let toponyms = &atlas.gazetteer()?.toponyms;
        let rank = |i: &usize| {
            let set = toponyms[*i].set.as_deref();
            atlas.imports().iter().position(|s| Some(s.id.as_str()) == set)
        };
        let mut with_shape: Vec<usize> = (0..toponyms.len()).filter(|i| toponyms[*i].shape.is_some()).collect();
        with_shape.sort_by_cached_key(|i| std::cmp::Reverse(rank(i)));
        let shapes: Vec<MultiPolygon<f64>> = with_shape
            .iter()
            .filter_map(|i| toponyms[*i].shape.as_deref().cloned())
            .collect();
        Ok(Self {
            coverage: Coverage::new(&shapes),
            toponyms: with_shape,
        })
    }
}

impl Ground {
    pub fn new(atlas: &Atlas) -> Result<Self> {
        let provinces = atlas
            .provinces()?
            .iter()
            .map(|p| Named::new(p.country, &p.name, &p.shape))
            .collect();
        let countries = Country::BOTH
            .into_iter()
            .map(|c| Ok(Named::new(c, c.name(), atlas.outline(c)?)))
            .collect::<Result<_>>()?;
        Ok(Self {
            provinces,
            countries,
            districts: Districts::new(atlas)?,
        })
    }

    /// The district, by its index, whose imported polygon holds the point.
    pub fn district_at(&self, at: LonLat) -> Option<usize> {
        self.districts.coverage.find(at).map(|i| self.districts.toponyms[i])
    }

    pub fn province_at(&self, at: LonLat) -> Option<&Named> {
        self.provinces.iter().find(|p| p.region.contains(at))
    }

    pub fn country_at(&self, at: LonLat) -> Option<Country> {
        self.province_at(at)
            .or_else(|| self.countries.iter().find(|c| c.region.contains(at)))
            .map(|b| b.country)
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
        let Districts { coverage, toponyms } = &self.ground.districts;
        (coverage, toponyms.iter().map(|i| &self.toponyms[*i]).collect())
    }
}

/// A district near a point, with the point's distance from its centroid in
/// radii of its disc.
pub(super) struct Reached {
    pub toponym: usize,
    pub radii: f64,
}

/// The districts round a point, the nearest by their own size first: those of
/// the province it lies in, where there is one, else of the country.
pub(super) fn districts_round(
    ground: &Ground,
    toponyms: &[Toponym],
    at: LonLat,
    country: Option<Country>,
) -> Vec<Reached> {
    let province = ground
        .province_at(at)
        .filter(|p| country.is_none_or(|c| c == p.country));
    let country = country
        .or(province.map(|p| p.country))
        .or_else(|| ground.country_at(at));
    let mut reached: Vec<Reached> = toponyms
        .iter()
        .enumerate()
        .filter(|(_, t)| t.kind == Kind::District && country.is_some() && t.country == country)
        .filter(|(_, t)| province.is_none_or(|p| t.province.as_ref() == Some(&p.name)))
        .filter_map(|(i, t)| {
            // A degree of latitude is 110.6 km or more: no need to measure the far ones.
            let centre =
                t.at.filter(|c| (c.lat() - at.lat()).abs() * 110_600.0 <= REACH * radius(t))?;
            let radii = distance(centre, at) / radius(t).max(1.0);
            (radii <= REACH).then_some(Reached { toponym: i, radii })
        })
        .collect();
    reached.sort_by(|a, b| a.radii.total_cmp(&b.radii));
    reached
}
