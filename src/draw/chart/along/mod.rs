//! What lies along the line, unrolled: measures along it, signed distances
//! from it, positive on Afghanistan's side.

pub(super) mod crossings;
pub(super) mod ruler;

use crate::Result;
use crate::border::{Border, Projection};
use crate::geodata::{self, Atlas, Kind, Province};
use crate::geodesy::{Coverage, KM, LonLat, azimuth, destination, inverse};
use crate::model::Country;
use geo::{LineString, MultiPolygon};

/// The ground beside a line, by kilometres along and kilometres off it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Along {
    pub line_km: f64,
    /// Names with their measures.
    pub crossings: Vec<(String, f64)>,
    /// In order on each side.
    pub stretches: Vec<Stretch>,
    /// The largest first.
    pub towns: Vec<Town>,
    pub rivers: Vec<River>,
    /// Measures, and the azimuth of the line there in degrees.
    pub headings: Vec<(f64, f64)>,
}

/// A stretch of the line on one side of which a province lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    pub side: Country,
    pub name: String,
    pub from_km: f64,
    pub to_km: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    pub name: String,
    pub measure_km: f64,
    pub signed_km: f64,
    pub population: u64,
}

/// The parts of a river that are near the line.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    pub name: Option<String>,
    /// Measures and signed distances.
    pub parts: Vec<Vec<(f64, f64)>>,
}

/// Farther ground is not unrolled, kilometres.
pub(super) const REACH_KM: f64 = 150.0;
/// Towns with fewer people are no landmarks.
const TOWN: u64 = 15_000;
/// Provinces are asked for at such steps, so far beside the line, kilometres.
const STEP_KM: f64 = 2.5;
const ASIDE_KM: f64 = 2.0;
/// Provinces that are beside the line for less are passed over, kilometres.
const LASTING_KM: f64 = 10.0;
/// From one heading to the next, and the half of what it is taken over.
const HEADING_KM: f64 = 300.0;
const HALF_KM: f64 = 75.0;
/// Between the points of a river, metres.
const RIVER_STEP: f64 = 4.0 * KM;
/// Rivers of a higher level are brooks here.
const RIVER_LEVEL: u8 = 3;
/// Where the nearest point of the line leaps farther than this from one point
/// of a river to the next, the river is broken, kilometres.
const LEAP_KM: f64 = 15.0;
/// Shorter parts of a river are left out, kilometres.
const SHORTEST_KM: f64 = 12.0;

/// Kilometres from the line, with the sign of the side; `None` in neither
/// country.
fn signed(projection: &Projection) -> Option<f64> {
    Some(match projection.side? {
        Country::Afghanistan => projection.distance_km,
        Country::Pakistan => -projection.distance_km,
    })
}

impl Along {
    /// All that the atlas knows along a version of the line.
    ///
    /// # Errors
    /// When the embedded geodata are damaged.
    pub fn of(border: &Border, atlas: &Atlas) -> Result<Self> {
        Ok(Self {
            stretches: stretches(border, geodata::provinces()),
            towns: towns(border, atlas)?,
            rivers: rivers(border, atlas)?,
            ..Self::crossings_of(border)
        })
    }

    /// The line, its headings and its crossings alone.
    fn crossings_of(border: &Border) -> Self {
        let line_km = border.line().length_km();
        let steps = (line_km / HEADING_KM) as usize;
        let at = |km: f64| border.line().resolve(km);
        let heading = |km: f64| azimuth(at(km - HALF_KM), at(km + HALF_KM));
        Self {
            line_km,
            crossings: border
                .crossings()
                .map(|(name, at)| (name.to_owned(), border.project(at).measure_km))
                .collect(),
            headings: (0..steps)
                .map(|i| (i as f64 + 0.5) * line_km / steps as f64)
                .map(|km| (km, heading(km)))
                .collect(),
            ..Self::default()
        }
    }
}

/// The provinces along both sides.
fn stretches(border: &Border, provinces: &[Province]) -> Vec<Stretch> {
    let mut found = Vec::new();
    for side in Country::BOTH {
        let of_side: Vec<&Province> = provinces.iter().filter(|p| p.country == side).collect();
        let shapes: Vec<MultiPolygon<f64>> = of_side.iter().map(|p| p.shape.as_ref().clone()).collect();
        let coverage = Coverage::new(&shapes);
        let line_km = border.line().length_km();
        let steps = (line_km / STEP_KM).ceil() as usize;
        let at = |i: usize| (i as f64 * STEP_KM).min(line_km);
        let mut runs: Vec<(usize, f64, f64)> = Vec::new();
        for i in 0..steps {
            let (from, to) = (at(i), at(i + 1));
            let beside = border
                .resolve((from + to) / 2.0, ASIDE_KM, side)
                .and_then(|point| coverage.find(point));
            match (beside, runs.last_mut()) {
                (Some(province), Some(last)) if last.0 == province => last.2 = to,
                (Some(province), _) => runs.push((province, from, to)),
                // Beside a bend there may be none: it lasts.
                (None, Some(last)) => last.2 = to,
                (None, None) => {}
            }
        }
        for (province, from_km, to_km) in lasting(runs) {
            let name = of_side[province].name.clone();
            found.push(Stretch {
                side,
                name,
                from_km,
                to_km,
            });
        }
    }
    found
}

/// Short runs go to the one before them, and runs of one province are joined.
fn lasting(runs: Vec<(usize, f64, f64)>) -> Vec<(usize, f64, f64)> {
    let mut kept: Vec<(usize, f64, f64)> = Vec::new();
    for (province, from, to) in runs {
        match kept.last_mut() {
            Some(last) if last.0 == province || to - from < LASTING_KM => last.2 = to,
            _ => kept.push((province, from, to)),
        }
    }
    kept
}

fn towns(border: &Border, atlas: &Atlas) -> Result<Vec<Town>> {
    let listed = atlas.gazetteer()?.toponyms.iter();
    let (names, points): (Vec<(&str, u64)>, Vec<LonLat>) = listed
        .filter(|t| t.kind == Kind::Town && t.population.unwrap_or(0) >= TOWN)
        .filter_map(|t| Some(((t.name.as_str(), t.population.unwrap_or(0)), t.at?)))
        .unzip();
    let mut found: Vec<Town> = names
        .into_iter()
        .zip(border.project_many(&points))
        .filter_map(|((name, population), p)| {
            let signed_km = signed(&p).filter(|km| km.abs() < REACH_KM)?;
            Some(Town {
                name: name.to_owned(),
                measure_km: p.measure_km,
                signed_km,
                population,
            })
        })
        .collect();
    found.sort_by(|a, b| (b.population, &a.name).cmp(&(a.population, &b.name)));
    Ok(found)
}

fn rivers(border: &Border, atlas: &Atlas) -> Result<Vec<River>> {
    let large = |level: u8, name: &Option<String>| name.is_some() || level <= RIVER_LEVEL;
    Ok(atlas
        .rivers()?
        .into_iter()
        .filter(|river| large(river.level, &river.name))
        .map(|river| River {
            parts: river.lines.iter().flat_map(|line| unrolled(border, line)).collect(),
            name: river.name,
        })
        .filter(|river| !river.parts.is_empty())
        .collect())
}

/// The parts of a path within reach, broken where the nearest point leaps.
fn unrolled(border: &Border, path: &LineString<f64>) -> Vec<Vec<(f64, f64)>> {
    let vertices: Vec<LonLat> = path.coords().filter_map(|c| LonLat::try_from(*c).ok()).collect();
    let mut points: Vec<LonLat> = Vec::new();
    for pair in vertices.windows(2) {
        let (length, azimuth) = inverse(pair[0], pair[1]);
        let parts = (length / RIVER_STEP).ceil().max(1.0) as usize;
        points.extend((0..parts).map(|i| destination(pair[0], azimuth, length * i as f64 / parts as f64)));
    }
    points.extend(vertices.last());
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut last: Option<f64> = None;
    for projection in border.project_many(&points) {
        let at = signed(&projection)
            .filter(|km| km.abs() <= REACH_KM)
            .map(|km| (projection.measure_km, km));
        let joins = |&(measure, _): &(f64, f64)| last.is_some_and(|l| (measure - l).abs() <= LEAP_KM);
        match (at, parts.last_mut()) {
            (Some(at), Some(part)) if joins(&at) => part.push(at),
            (Some(at), _) => parts.push(vec![at]),
            (None, _) => {}
        }
        last = at.map(|(measure, _)| measure);
    }
    parts.retain(|part| reach(part) >= SHORTEST_KM);
    parts
}

/// How far a part reaches, along or off the line.
fn reach(part: &[(f64, f64)]) -> f64 {
    let width = |of: fn(&(f64, f64)) -> f64| {
        let (least, most) = part
            .iter()
            .map(of)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
        most - least
    };
    width(|p| p.0).max(width(|p| p.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_unrolls() {
        let atlas = Atlas::embedded();
        let border = Border::open("osm", &atlas).expect("opens");
        let along = Along::of(&border, &atlas).expect("unrolls");
        for side in Country::BOTH {
            let of_side: Vec<&Stretch> = along.stretches.iter().filter(|s| s.side == side).collect();
            assert!(
                of_side
                    .windows(2)
                    .all(|w| w[0].to_km <= w[1].from_km + 1e-9 && w[0].name != w[1].name)
            );
            assert!(of_side.len() >= 3, "{of_side:?}");
        }
        let names: Vec<&str> = along.stretches.iter().map(|s| s.name.as_str()).collect();
        assert!(names.iter().any(|n| n.starts_with("Nangarh")), "{names:?}");
        let jalalabad = along
            .towns
            .iter()
            .find(|t| t.name.starts_with("Jal"))
            .expect("is a town");
        assert!((30.0..80.0).contains(&jalalabad.signed_km), "{jalalabad:?}");
        let peshawar = along
            .towns
            .iter()
            .find(|t| t.name.starts_with("Peshawar"))
            .expect("is a town");
        assert!(peshawar.signed_km < -30.0, "{peshawar:?}");
        let kabul = along
            .rivers
            .iter()
            .find(|r| r.name.as_deref() == Some("Kabul"))
            .expect("is a river");
        assert!(kabul.parts.iter().flatten().any(|p| p.1 > 0.0) && kabul.parts.iter().flatten().any(|p| p.1 < 0.0));
        assert!(along.headings.len() >= 7);
    }
}
