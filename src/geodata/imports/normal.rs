//! The one form in which imported sets are kept.

use crate::geodata::features::{self, Shape};
use crate::geodesy::LonLat;
use crate::model::Country;
use geo::MultiPolygon;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;

/// An imported area with what it was found to be.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptArea {
    pub name: String,
    pub pcode: Option<String>,
    pub country: Country,
    pub province: Option<String>,
    /// The gazetteer's district that it is; `None` where it is none of them.
    pub district: Option<String>,
    /// A point inside, near the middle.
    pub label_at: LonLat,
    pub area_km2: f64,
    pub shape: Arc<MultiPolygon<f64>>,
}

/// Decimals of a degree that are kept: a centimetre.
const DECIMALS: f64 = 1e7;

/// The areas as GeoJSON, a feature a line.
pub fn write_areas(areas: &[KeptArea]) -> Vec<u8> {
    let mut out = b"{\"type\":\"FeatureCollection\",\"features\":[\n".to_vec();
    for (i, area) in areas.iter().enumerate() {
        let round = |x: f64| Value::from((x * DECIMALS).round() / DECIMALS);
        let ring =
            |ring: &geo::LineString<f64>| -> Value { ring.0.iter().map(|c| json!([round(c.x), round(c.y)])).collect() };
        let polygons: Value = area
            .shape
            .iter()
            .map(|p| {
                std::iter::once(p.exterior())
                    .chain(p.interiors())
                    .map(ring)
                    .collect::<Value>()
            })
            .collect();
        let feature = json!({
            "type": "Feature",
            "properties": {
                "name": area.name, "pcode": area.pcode, "country": area.country.code(), "province": area.province,
                "district": area.district, "lon": round(area.label_at.lon()), "lat": round(area.label_at.lat()),
                "area_km2": (area.area_km2 * 100.0).round() / 100.0,
            },
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        });
        out.extend(feature.to_string().bytes());
        out.extend(if i + 1 < areas.len() { &b",\n"[..] } else { &b"\n"[..] });
    }
    out.extend(b"]}\n");
    out
}

/// Reads what [`write_areas`] wrote.
pub fn read_areas(text: &str) -> Result<Vec<KeptArea>, String> {
    features::parse(text)?.into_iter().map(kept).collect()
}

fn kept(shape: Shape) -> Result<KeptArea, String> {
    let text = |key: &str| shape.text(key).map(str::to_owned);
    let number = |key: &str| {
        shape
            .number(key)
            .ok_or_else(|| format!("a feature has no number \"{key}\""))
    };
    let country = text("country").as_deref().and_then(Country::parse);
    Ok(KeptArea {
        name: text("name").ok_or("a feature has no name")?,
        pcode: text("pcode"),
        country: country.ok_or("a feature has no country")?,
        province: text("province"),
        district: text("district"),
        label_at: LonLat::new(number("lon")?, number("lat")?).map_err(|e| e.to_string())?,
        area_km2: number("area_km2")?,
        shape: Arc::new(shape.polygons()),
    })
}

/// A row of kept places.
#[derive(Deserialize, Serialize)]
struct PlaceRow {
    name: String,
    country: Country,
    province: String,
    lat: f64,
    lon: f64,
    population: Option<u64>,
    other_names: String,
}

/// The places as CSV.
///
/// # Errors
/// Never, in memory; the writer's type has it.
pub fn write_places(places: &[super::ListedPlace]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for place in places.iter() {
        let Some(country) = place.country else { continue };
        writer.serialize(PlaceRow {
            name: place.name.clone(),
            country,
            province: place.province.clone().unwrap_or_default(),
            lat: place.at.lat(),
            lon: place.at.lon(),
            population: place.population,
            other_names: place.other_names.join("|"),
        })?;
    }
    writer.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}

/// Reads what [`write_places`] wrote.
pub fn read_places(text: &str) -> Result<Vec<super::ListedPlace>, String> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<PlaceRow>();
    rows.map(|row| {
        let row = row.map_err(|e| e.to_string())?;
        Ok(super::ListedPlace {
            at: LonLat::new(row.lon, row.lat).map_err(|e| e.to_string())?,
            name: row.name,
            country: Some(row.country),
            province: Some(row.province).filter(|p| !p.is_empty()),
            population: row.population,
            other_names: row
                .other_names
                .split('|')
                .filter(|n| !n.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    })
    .collect()
}
