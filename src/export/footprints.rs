//! The footprints as GeoJSON polygons: one feature for each place of each
//! incident, so that a GIS shows what is known instead of a dot.

use crate::border::{Border, Referenced};
use crate::geodesy;
use crate::model::{Footprint, Place};
use geo::orient::{Direction, Orient};
use geo::{MultiPolygon, Simplify};
use geojson::{Feature, FeatureWriter, Geometry, GeometryValue};
use serde_json::json;
use std::io::Write;

/// Outlines are simplified to this, in degrees (about 100 m), since a
/// footprint is no closer than that.
const TOLERANCE_DEGREES: f64 = 0.001;

/// Writes a FeatureCollection; a stretch of the line and the unlocated have
/// no polygon and a null geometry.
pub fn write_footprints<'a>(
    incidents: impl IntoIterator<Item = &'a Referenced>,
    border: &Border,
    out: impl Write,
) -> Result<(), geojson::Error> {
    let mut writer = FeatureWriter::from_writer(out);
    for incident in incidents {
        for place in &incident.located.places {
            writer.write_feature(&feature(incident, place, border))?;
        }
    }
    writer.finish()
}

fn feature(incident: &Referenced, place: &Place, border: &Border) -> Feature {
    let described = &incident.located.incident;
    let properties = json!({
        "id": described.id,
        "title": described.headline(),
        "date": described.date,
        "type": described.kind,
        "place": place.written.written(),
        "name": place.name,
        "province": place.province,
        "country": place.country,
        "pcode": place.pcode,
        "precision": place.precision,
        "area_km2": border.ground(&place.footprint).map(|g| geodesy::area_km2(&g).round()),
        "found_by": place.found_by,
    });
    let geometry = match (border.ground(&place.footprint), &place.footprint) {
        (Some(ground), _) => Some(Geometry::new(GeometryValue::from(&rounded(&ground)))),
        (None, Footprint::Disc(disc)) => Some(Geometry::new(GeometryValue::new_point([
            disc.centre.lon(),
            disc.centre.lat(),
        ]))),
        _ => None,
    };
    Feature {
        bbox: None,
        geometry,
        id: None,
        properties: properties.as_object().cloned(),
        foreign_members: None,
    }
}

/// Simplified, to five decimals, with the rings of RFC 7946: outer ones
/// anticlockwise, holes clockwise.
fn rounded(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    use geo::MapCoords;
    let round = |x: f64| (x * 1e5).round() / 1e5;
    let simple = shape.simplify(TOLERANCE_DEGREES);
    let kept = simple.into_iter().filter(|p| p.exterior().0.len() >= 4).collect();
    MultiPolygon(kept)
        .map_coords(|c| geo::Coord {
            x: round(c.x),
            y: round(c.y),
        })
        .orient(Direction::Default)
}
