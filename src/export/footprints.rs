//! The footprints as GeoJSON polygons: one feature for each place of each
//! incident, so that a GIS shows what is known instead of a dot.

use crate::border::{Border, Referenced};
use crate::geodesy;
use crate::model::{Footprint, FootprintKey, Place};
use geo::orient::{Direction, Orient};
use geo::{MultiPolygon, Simplify};
use geojson::{Feature, FeatureWriter, Geometry, GeometryValue};
use serde_json::json;
use std::collections::HashMap;
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
    let mut known = HashMap::new();
    for incident in incidents {
        for place in &incident.located.places {
            let key = FootprintKey::of(&place.footprint);
            let ground = known.entry(key).or_insert_with(|| Ground::of(&place.footprint, border));
            writer.write_feature(&feature(incident, place, ground))?;
        }
    }
    writer.finish()
}

/// A footprint as it is written; many incidents share one.
struct Ground {
    area_km2: Option<f64>,
    geometry: Option<Geometry>,
}

impl Ground {
    fn of(footprint: &Footprint, border: &Border) -> Self {
        let ground = border.ground(footprint);
        let geometry = match (&ground, footprint) {
            (Some(ground), _) => Some(GeometryValue::from(&rounded(ground))),
            (None, Footprint::Disc(disc)) => Some(GeometryValue::new_point([disc.centre.lon(), disc.centre.lat()])),
            _ => None,
        };
        Self {
            area_km2: ground.map(|g| geodesy::area_km2(&g).round()),
            geometry: geometry.map(Geometry::new),
        }
    }
}

fn feature(incident: &Referenced, place: &Place, ground: &Ground) -> Feature {
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
        "area_km2": ground.area_km2,
        "found_by": place.found_by,
    });
    Feature {
        bbox: None,
        geometry: ground.geometry.clone(),
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
