//! The files of `geodata/` as they are compiled in.

macro_rules! layer {
    ($path:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/", $path))
    };
}

pub(super) const MANIFEST: &str = layer!("manifest.toml");
pub(super) const LINE_OSM: &str = layer!("line/osm.geojson");
pub(super) const LINE_NATURAL_EARTH: &str = layer!("line/natural-earth.geojson");
pub(super) const LINE_GSHHG: &str = layer!("line/gshhg.geojson");
pub(super) const OUTLINE: &str = layer!("outline.geojson");
pub(super) const BOUNDARIES: &str = layer!("boundaries.geojson");
pub(super) const NEIGHBOURS: &str = layer!("neighbours.geojson");
pub(super) const PROVINCES: &str = layer!("provinces.geojson");
pub(super) const RIVERS: &str = layer!("rivers.geojson");
pub(super) const TOWNS: &str = layer!("towns.csv");
pub(super) const DISTRICTS: &str = layer!("districts.csv");
pub(super) const CROSSINGS: &str = layer!("crossings.csv");
pub(super) const ALIASES: &str = layer!("aliases.csv");
pub(super) const NAMES: &str = layer!("names.csv");

/// The curated incidents, in the native format.
pub const INCIDENTS: &str = layer!("incidents/incidents.json");
/// The context events that go with them.
pub const EVENTS: &str = layer!("incidents/events.json");
