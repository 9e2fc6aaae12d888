//! What lies along the line, with its measure: crossings, and where the
//! provinces and districts beside it change.

use super::Border;
use crate::geodata::{Area, Province};
use crate::geodesy::{Coverage, LonLat};
use crate::model::Country;
use geo::{InteriorPoint, MultiPolygon};

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
/// The line is walked in such steps, kilometres.
const STEP: f64 = 0.5;
/// Areas that are beside the line for less than this are passed over,
/// kilometres: at a bend the way beside it runs to and fro.
const LASTING: f64 = 5.0;
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
        // Those of the other country may reach over the line here and there.
        let of_side = districts.iter().filter(|d| {
            let inside = d.shape.interior_point().and_then(|p| LonLat::try_from(p.0).ok());
            inside.is_some_and(|p| border.side(p) == Some(side))
        });
        let districts = Areas::new(of_side.map(|d| (d.name.as_str(), &d.shape)));
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

    /// The name of what is there: an area may be in several parts.
    fn beside(&self, border: &Border, side: Country, measure_km: f64) -> Option<&'a str> {
        let found = self.coverage.find(border.resolve(measure_km, ASIDE, side)?)?;
        Some(self.names[found])
    }
}

/// Where the area beside the line becomes another for good; gaps between areas
/// are passed over.
fn changes(border: &Border, side: Country, areas: &Areas, kind: LandmarkKind) -> Vec<Landmark> {
    let mut found = Vec::new();
    if areas.names.is_empty() {
        return found;
    }
    let steps = (border.line().length_km() / STEP) as usize;
    let beside = |measure: f64| areas.beside(border, side, measure);
    // The last measure known to be in the area, and where another began.
    let mut last: Option<(f64, &str)> = None;
    let mut other: Option<(f64, &str)> = None;
    for measure in (0..=steps).map(|i| i as f64 * STEP) {
        let Some(area) = beside(measure) else { continue };
        let Some((before, left)) = last else {
            last = Some((measure, area));
            continue;
        };
        if area == left {
            (last, other) = (Some((measure, left)), None);
            continue;
        }
        let since = other.filter(|o| o.1 == area).map_or(measure, |o| o.0);
        other = Some((since, area));
        if measure - since < LASTING {
            continue;
        }
        let (mut low, mut high) = (before, since);
        while high - low > ENOUGH {
            let middle = (low + high) / 2.0;
            if beside(middle) == Some(left) {
                low = middle
            } else {
                high = middle
            }
        }
        found.push(Landmark {
            measure_km: high,
            kind,
            name: format!("{left} / {area}"),
            side: Some(side),
            at: border.line().resolve(high),
        });
        (last, other) = (Some((measure, area)), None);
    }
    found
}
