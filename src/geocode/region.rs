//! Names of lands that are several districts or provinces together.

use super::context::radius;
use super::normalise::key;
use crate::geodata::{Kind, Toponym};
use crate::geodesy::{LonLat, distance};
use crate::model::{Country, Disc};

/// A land, and the districts it consists of.
struct Region {
    name: &'static str,
    country: Country,
    parts: &'static [&'static str],
}

/// Old districts that have since been divided.
const REGIONS: [Region; 4] = [
    Region {
        name: "Waziristan",
        country: Country::Pakistan,
        parts: &["North Waziristan", "South Waziristan"],
    },
    Region {
        name: "Chitral",
        country: Country::Pakistan,
        parts: &["Chitral Lower", "Chitral Upper"],
    },
    Region {
        name: "Dir",
        country: Country::Pakistan,
        parts: &["Lower Dir", "Upper Dir"],
    },
    Region {
        name: "Kohistan",
        country: Country::Pakistan,
        parts: &["Kohistan Lower", "Kohistan Upper", "Kolai Palas Kohistan"],
    },
];

/// A land that was found: its name and the disc round all of its districts.
pub(super) struct Found {
    pub name: &'static str,
    pub parts: &'static [&'static str],
    pub province: Option<String>,
    pub disc: Disc,
}

/// The land with this name. No agreed outline stands behind it.
pub(super) fn find(toponyms: &[Toponym], name: &str) -> Option<Found> {
    let wanted = key(name);
    let region = REGIONS.iter().find(|r| key(r.name) == wanted)?;
    let parts: Vec<&Toponym> = toponyms
        .iter()
        .filter(|t| {
            t.kind == Kind::District && t.country == Some(region.country) && region.parts.contains(&t.name.as_str())
        })
        .collect();
    let at: Vec<LonLat> = parts.iter().filter_map(|t| t.at).collect();
    let mean = |of: fn(LonLat) -> f64| at.iter().map(|p| of(*p)).sum::<f64>() / at.len().max(1) as f64;
    let centre = LonLat::new(mean(LonLat::lon), mean(LonLat::lat))
        .ok()
        .filter(|_| !at.is_empty())?;
    // The smallest disc round this centre that takes in each district's own.
    let reach = |t: &&Toponym| t.at.map_or(0.0, |p| distance(centre, p) + radius(t));
    Some(Found {
        name: region.name,
        parts: region.parts,
        province: parts.first().and_then(|t| t.province.clone()),
        disc: Disc {
            centre,
            radius: parts.iter().map(reach).fold(0.0, f64::max),
            country: Some(region.country),
        },
    })
}
