//! What lies along the line, with its measure: crossings, and where the
//! provinces and districts beside it change.

use super::Border;
use crate::geodata::{Area, Province};
use crate::geodesy::{Coverage, LonLat};
use crate::model::Country;
use geo::MultiPolygon;

/// Something to find one's way along the line by.
#[derive(Clone, Debug, PartialEq)]
pub struct Landmark {
    pub measure_km: f64,
    pub kind: LandmarkKind,
    /// A crossing's name, or the areas before and behind.
    pub name: String,
    /// Whose areas change; `None` for a crossing.
    pub side: Option<Country>,
    /// The point of the line.
    pub at: LonLat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LandmarkKind {
    Crossing,
    Province,
    District,
}

impl LandmarkKind {
    pub fn key(self) -> &'static str {
        match self {
            Self::Crossing => "crossing",
            Self::Province => "province",
            Self::District => "district",
        }
    }
}

/// A crossing farther from the line than this is not on it, kilometres.
const ON_THE_LINE: f64 = 10.0;
/// Areas are asked for so far beside the line, kilometres: their outlines and
/// the line are of different sources.
const ASIDE: f64 = 2.0;
/// Areas that are beside the line for less than this are not seen, kilometres.
const STEP: f64 = 0.5;
/// Changes are found to this, kilometres.
const ENOUGH: f64 = 0.01;

/// The landmarks in the order of their measures. Where provinces or districts
/// meet the line is found 2 km beside it, where their polygons can be trusted
/// to reach.
pub(super) fn landmarks(border: &Border, provinces: &[Province], districts: &[Area]) -> Vec<Landmark> {
    let line = border.line();
    let mut found: Vec<Landmark> = border
        .crossings()
        .map(|(name, at)| (name, line.project(at)))
        .filter(|(_, p)| p.distance_km <= ON_THE_LINE)
        .map(|(name, p)| Landmark {
            measure_km: p.measure_km,
            kind: LandmarkKind::Crossing,
            name: name.to_owned(),
            side: None,
            at: line.resolve(p.measure_km),
        })
        .collect();
    for side in Country::BOTH {
        let of_side = provinces.iter().filter(|p| p.country == side);
        let provinces = Areas::new(of_side.map(|p| (p.name.as_str(), p.shape.as_ref())));
        found.extend(changes(border, side, &provinces, LandmarkKind::Province));
        let districts = Areas::new(districts.iter().map(|d| (d.name.as_str(), &d.shape)));
        found.extend(changes(border, side, &districts, LandmarkKind::District));
    }
    found.sort_by(|a, b| a.measure_km.total_cmp(&b.measure_km));
    found
}

struct Areas<'a> {
    names: Vec<&'a str>,
    coverage: Coverage,
}

impl<'a> Areas<'a> {
    fn new(areas: impl Iterator<Item = (&'a str, &'a MultiPolygon<f64>)>) -> Self {
        let (names, shapes): (Vec<_>, Vec<_>) = areas.map(|(name, shape)| (name, shape.clone())).unzip();
        Self {
            names,
            coverage: Coverage::new(&shapes),
        }
    }

    fn beside(&self, border: &Border, side: Country, measure_km: f64) -> Option<usize> {
        self.coverage.find(border.resolve(measure_km, ASIDE, side)?)
    }
}

/// Where the area beside the line becomes another; gaps between areas are
/// passed over.
fn changes(border: &Border, side: Country, areas: &Areas, kind: LandmarkKind) -> Vec<Landmark> {
    let mut found = Vec::new();
    if areas.names.is_empty() {
        return found;
    }
    let steps = (border.line().length_km() / STEP) as usize;
    let mut last: Option<(f64, usize)> = None;
    for i in 0..=steps {
        let measure = i as f64 * STEP;
        let Some(area) = areas.beside(border, side, measure) else {
            continue;
        };
        if let Some((before, left)) = last.filter(|(_, left)| *left != area) {
            let (mut low, mut high) = (before, measure);
            while high - low > ENOUGH {
                let middle = (low + high) / 2.0;
                let there = areas.beside(border, side, middle);
                if there == Some(left) {
                    low = middle
                } else {
                    high = middle
                }
            }
            found.push(Landmark {
                measure_km: high,
                kind,
                name: format!("{} / {}", areas.names[left], areas.names[area]),
                side: Some(side),
                at: border.line().resolve(high),
            });
        }
        last = Some((measure, area));
    }
    found
}
