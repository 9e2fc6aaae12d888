//! GeoJSON: features with polygons.

use super::areas::Feature;
use super::rings::Builder;
use geo::Coord;
use geojson::{GeoJson, GeometryValue, Position};

/// Reads the features that have polygons.
pub(super) fn read(text: &str) -> Result<Vec<Feature>, String> {
    let geojson: GeoJson = text.parse().map_err(|e: geojson::Error| e.to_string())?;
    let features = match geojson {
        GeoJson::FeatureCollection(collection) => collection.features,
        GeoJson::Feature(feature) => vec![feature],
        GeoJson::Geometry(geometry) => vec![geometry.into()],
    };
    let mut all = Vec::new();
    for feature in features {
        let Some(geometry) = feature.geometry else { continue };
        let mut builder = Builder::default();
        add(&mut builder, &geometry.value)?;
        all.push(Feature::new(feature.properties.unwrap_or_default(), builder));
    }
    Ok(all)
}

/// The parser bounds how deep collections are nested.
fn add(builder: &mut Builder, value: &GeometryValue) -> Result<(), String> {
    match value {
        GeometryValue::Polygon { coordinates } => builder.add(rings(coordinates)?),
        GeometryValue::MultiPolygon { coordinates } => {
            for polygon in coordinates {
                builder.add(rings(polygon)?);
            }
        }
        GeometryValue::GeometryCollection { geometries } => {
            for geometry in geometries {
                add(builder, &geometry.value)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn rings(polygon: &[Vec<Position>]) -> Result<Vec<Vec<Coord<f64>>>, String> {
    let coord = |p: &Position| match p.as_slice() {
        [x, y, ..] => Ok(Coord { x: *x, y: *y }),
        _ => Err("a position has fewer than two coordinates".to_owned()),
    };
    polygon.iter().map(|ring| ring.iter().map(coord).collect()).collect()
}
