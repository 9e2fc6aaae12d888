//! The embedded layers. `geodata/derive` writes a feature on each line, its
//! properties first, so that what is not asked for need not be parsed.

use super::features::Shape;
use geo::{Coord, Geometry, LineString, MultiLineString, MultiPolygon, Polygon};
use geojson::JsonObject;
use serde::Deserialize;

/// A geometry as the derived layers have it.
#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Derived {
    LineString(Line),
    MultiLineString(Vec<Line>),
    Polygon(Vec<Line>),
    MultiPolygon(Vec<Vec<Line>>),
}

type Line = Vec<[f64; 2]>;

impl From<Derived> for Geometry<f64> {
    fn from(derived: Derived) -> Self {
        match derived {
            Derived::LineString(path) => line(path).into(),
            Derived::MultiLineString(lines) => MultiLineString(lines.into_iter().map(line).collect()).into(),
            Derived::Polygon(rings) => polygon(rings).into(),
            Derived::MultiPolygon(parts) => MultiPolygon(parts.into_iter().map(polygon).collect()).into(),
        }
    }
}

fn line(path: Line) -> LineString<f64> {
    LineString(path.into_iter().map(|[x, y]| Coord { x, y }).collect())
}

fn polygon(rings: Vec<Line>) -> Polygon<f64> {
    let mut rings = rings.into_iter().map(line);
    let exterior = rings.next().unwrap_or_else(|| LineString(Vec::new()));
    Polygon::new(exterior, rings.collect())
}

/// The features of a layer whose properties are `wanted`, in its order.
pub(super) fn parse(text: &str, wanted: impl Fn(&JsonObject) -> bool) -> Result<Vec<Shape>, String> {
    let mut shapes = Vec::new();
    for (i, line) in text.lines().enumerate() {
        let Some(feature) = line.strip_prefix(r#"{"type":"Feature","properties":"#) else {
            continue;
        };
        let failed = |what: &str| format!("line {}: {what}", i + 1);
        let (properties, geometry) = feature
            .trim_end_matches(',')
            .strip_suffix('}')
            .and_then(|f| f.split_once(r#","geometry":"#))
            .ok_or_else(|| failed("is no feature as it is written here"))?;
        let properties: JsonObject = serde_json::from_str(properties).map_err(|e| failed(&e.to_string()))?;
        if wanted(&properties) {
            let geometry: Derived = serde_json::from_str(geometry).map_err(|e| failed(&e.to_string()))?;
            shapes.push(Shape::new(properties, geometry.into()));
        }
    }
    Ok(shapes)
}

#[cfg(test)]
mod tests {
    use super::super::{embedded, features};
    use super::*;

    #[test]
    fn every_layer_is_read_as_any_geojson_is() {
        let layers = [
            embedded::LINE_OSM,
            embedded::LINE_NATURAL_EARTH,
            embedded::LINE_GSHHG,
            embedded::OUTLINE,
            embedded::PROVINCES,
            embedded::BOUNDARIES,
            embedded::NEIGHBOURS,
            embedded::RIVERS,
        ];
        for text in layers {
            let read = parse(text, |_| true).expect("embedded");
            assert!(!read.is_empty());
            assert!(read == features::parse(text).expect("embedded"));
        }
    }

    #[test]
    fn what_is_no_feature_is_told_by_its_line() {
        let broken = "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{}}\n]}";
        assert!(parse(broken, |_| true).is_err_and(|e| e.starts_with("line 2")));
    }
}
