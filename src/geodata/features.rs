//! From GeoJSON text to shapes with their properties.

use crate::geodesy::LonLat;
use geo::{Geometry, LineString, MultiPolygon};
use geojson::{FeatureCollection, GeometryValue, JsonObject, Position};

#[derive(PartialEq)]
pub(super) struct Shape {
    properties: JsonObject,
    pub geometry: Geometry<f64>,
}

/// Reads a FeatureCollection (or a single feature or geometry).
pub(super) fn parse(text: &str) -> Result<Vec<Shape>, String> {
    let geojson: geojson::GeoJson = text.parse().map_err(|e: geojson::Error| e.to_string())?;
    let collection = match geojson {
        geojson::GeoJson::FeatureCollection(collection) => collection,
        geojson::GeoJson::Feature(feature) => FeatureCollection {
            features: vec![feature],
            bbox: None,
            foreign_members: None,
        },
        geojson::GeoJson::Geometry(geometry) => FeatureCollection {
            features: vec![geometry.into()],
            bbox: None,
            foreign_members: None,
        },
    };
    collection
        .features
        .into_iter()
        .filter_map(|f| Some((f.geometry?, f.properties.unwrap_or_default())))
        .map(|(geometry, properties)| {
            if !has_full_positions(&geometry.value) {
                return Err("a position has fewer than two coordinates".to_owned());
            }
            let geometry = Geometry::try_from(geometry).map_err(|e| e.to_string())?;
            Ok(Shape { properties, geometry })
        })
        .collect()
}

/// Whether all positions have a longitude and a latitude: the conversion to
/// `geo` takes that for granted.
fn has_full_positions(value: &GeometryValue) -> bool {
    let full = |p: &Position| p.len() >= 2;
    let line = |l: &Vec<Position>| l.iter().all(full);
    match value {
        GeometryValue::Point { coordinates } => full(coordinates),
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => line(coordinates),
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            coordinates.iter().all(line)
        }
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().flatten().all(line),
        GeometryValue::GeometryCollection { geometries } => geometries.iter().all(|g| has_full_positions(&g.value)),
    }
}

impl Shape {
    pub fn new(properties: JsonObject, geometry: Geometry<f64>) -> Self {
        Self { properties, geometry }
    }

    pub fn properties(&self) -> &JsonObject {
        &self.properties
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.properties.get(key).and_then(|v| v.as_str())
    }

    pub fn number(&self, key: &str) -> Option<f64> {
        self.properties.get(key).and_then(serde_json::Value::as_f64)
    }

    /// All polygons in it.
    pub fn polygons(self) -> MultiPolygon<f64> {
        match self.geometry {
            Geometry::Polygon(p) => MultiPolygon(vec![p]),
            Geometry::MultiPolygon(m) => m,
            _ => MultiPolygon(Vec::new()),
        }
    }

    /// All lines in it; a polygon's rings count as lines.
    pub fn lines(self) -> Vec<LineString<f64>> {
        let rings = |p: geo::Polygon<f64>| {
            let (exterior, interiors) = p.into_inner();
            std::iter::once(exterior).chain(interiors).collect::<Vec<_>>()
        };
        match self.geometry {
            Geometry::LineString(l) => vec![l],
            Geometry::MultiLineString(m) => m.0,
            Geometry::Polygon(p) => rings(p),
            Geometry::MultiPolygon(m) => m.0.into_iter().flat_map(rings).collect(),
            _ => Vec::new(),
        }
    }
}

/// A line's vertices as checked positions; consecutive repeats are dropped.
pub(super) fn positions(line: &LineString<f64>) -> Result<Vec<LonLat>, String> {
    let mut path: Vec<LonLat> = Vec::with_capacity(line.0.len());
    for c in line.coords() {
        let p = LonLat::try_from(*c).map_err(|e| e.to_string())?;
        if path.last() != Some(&p) {
            path.push(p);
        }
    }
    Ok(path)
}
