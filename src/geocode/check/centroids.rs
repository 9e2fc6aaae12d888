//! Points that stand for an area: a centroid is no exact point.

use crate::geocode::reverse::Named;
use crate::geodata::{Kind, Toponym};
use crate::geodesy::{KM, LonLat, distance};
use std::collections::HashMap;

/// A point so near to a centroid is one, metres: those of districts are rounded
/// to 110 m, those of provinces differ with the outline they are of.
const DISTRICT: f64 = 150.0;
const PROVINCE: f64 = 1.0 * KM;

/// Sides of a cell, and what [`DISTRICT`] is at most where the two countries
/// are, in degrees.
const SIDE: f64 = 0.01;
const REACH: f64 = 0.002;
/// No degree of latitude is shorter, metres.
const SHORTEST_DEGREE: f64 = 110_500.0;

type Cell = (i32, i32);

/// The centroids of districts and tehsils, by the cells of a grid: every point
/// of a table is looked up.
pub(in crate::geocode) struct Centroids(HashMap<Cell, Vec<Centroid>>);

struct Centroid {
    at: LonLat,
    area: String,
}

impl Centroids {
    pub fn new(toponyms: &[Toponym]) -> Self {
        let mut cells: HashMap<Cell, Vec<Centroid>> = HashMap::new();
        let areas = toponyms
            .iter()
            .filter(|t| matches!(t.kind, Kind::District | Kind::Tehsil));
        for (toponym, at) in areas.filter_map(|t| Some((t, t.at?))) {
            // In each cell from which it can be reached.
            for cell in corners(at) {
                cells.entry(cell).or_default().push(Centroid {
                    at,
                    area: format!("{} \"{}\"", toponym.kind.label(), toponym.name),
                });
            }
        }
        Self(cells)
    }

    /// What a point that is a centroid stands for; `province` is the one that
    /// holds it.
    pub fn at(&self, at: LonLat, province: Option<&Named>) -> Option<String> {
        let near = self.0.get(&cell(at.lon(), at.lat())).into_iter().flatten();
        let district = near.into_iter().find(|c| is_within(c.at, at, DISTRICT));
        let whole = || {
            let province = province?;
            is_within(province.centroid?, at, PROVINCE).then(|| format!("province \"{}\"", province.name))
        };
        let area = district.map(|c| c.area.clone()).or_else(whole)?;
        Some(format!(
            "the point is the centroid of {area}, and may stand for all of it"
        ))
    }
}

fn cell(lon: f64, lat: f64) -> Cell {
    ((lon / SIDE).floor() as i32, (lat / SIDE).floor() as i32)
}

/// The cells of all points round this one, each once.
fn corners(at: LonLat) -> Vec<Cell> {
    let round = [-REACH, REACH];
    let mut cells: Vec<Cell> = round
        .into_iter()
        .flat_map(|x| round.map(|y| cell(at.lon() + x, at.lat() + y)))
        .collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// The latitudes alone tell most points apart.
fn is_within(a: LonLat, b: LonLat, metres: f64) -> bool {
    (a.lat() - b.lat()).abs() * SHORTEST_DEGREE <= metres && distance(a, b) < metres
}
