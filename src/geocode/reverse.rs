//! From a point to the district, province and country it lies in.

use super::context::radius;
use crate::Result;
use crate::geodata::{Atlas, Kind, Toponym};
use crate::geodesy::{LonLat, distance};
use crate::model::Country;
use geo::{BoundingRect, Contains, MultiPolygon, Point, Rect};
use std::sync::Arc;

/// Beyond so many radii no district is the one that a point lies in.
const REACH: f64 = 2.0;

/// A shape with its box, which most points miss.
pub(super) struct Boxed {
    pub country: Country,
    pub name: String,
    pub shape: Arc<MultiPolygon<f64>>,
    rect: Option<Rect<f64>>,
}

impl Boxed {
    fn new(country: Country, name: &str, shape: &Arc<MultiPolygon<f64>>) -> Self {
        Self {
            country,
            name: name.to_owned(),
            shape: Arc::clone(shape),
            rect: shape.bounding_rect(),
        }
    }

    fn holds(&self, at: LonLat) -> bool {
        let point = Point::new(at.lon(), at.lat());
        let c = geo::Coord::from(at);
        self.rect
            .is_some_and(|r| r.min().x <= c.x && c.x <= r.max().x && r.min().y <= c.y && c.y <= r.max().y)
            && self.shape.contains(&point)
    }
}

/// The polygons that points are looked up in.
pub(super) struct Ground {
    pub provinces: Vec<Boxed>,
    pub countries: Vec<Boxed>,
}

impl Ground {
    pub fn new(atlas: &Atlas) -> Result<Self> {
        let provinces = atlas
            .provinces()?
            .iter()
            .map(|p| Boxed::new(p.country, &p.name, &p.shape))
            .collect();
        let countries = Country::BOTH
            .into_iter()
            .map(|c| Ok(Boxed::new(c, c.name(), atlas.outline(c)?)))
            .collect::<Result<_>>()?;
        Ok(Self { provinces, countries })
    }

    pub fn province_at(&self, at: LonLat) -> Option<&Boxed> {
        self.provinces.iter().find(|p| p.holds(at))
    }

    pub fn country_at(&self, at: LonLat) -> Option<Country> {
        self.province_at(at)
            .or_else(|| self.countries.iter().find(|c| c.holds(at)))
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
