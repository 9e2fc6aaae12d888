//! GeoJSON (RFC 7946): a point where one may stand for the incident, a null
//! geometry where it is known only to a province, a country or the line.

use super::Record;
use crate::border::Referenced;
use geojson::feature::Id;
use geojson::{Feature, FeatureWriter, Geometry, GeometryValue};
use std::io::Write;

/// Writes a FeatureCollection, one feature an incident, as they come.
pub fn write_geojson<'a>(
    incidents: impl IntoIterator<Item = &'a Referenced>,
    out: impl Write,
) -> Result<(), geojson::Error> {
    let mut writer = FeatureWriter::from_writer(out);
    for incident in incidents {
        writer.write_feature(&feature(incident))?;
    }
    writer.finish()
}

fn feature(incident: &Referenced) -> Feature {
    let record = Record::flat(incident);
    let number = |column: &str| record.get(column).as_f64();
    let geometry = match (number("lon"), number("lat")) {
        (Some(lon), Some(lat)) => Some(Geometry::new(GeometryValue::new_point([lon, lat]))),
        _ => None,
    };
    Feature {
        bbox: None,
        geometry,
        id: Some(Id::String(incident.located.incident.id.clone())),
        properties: Some(record.0),
        foreign_members: None,
    }
}
