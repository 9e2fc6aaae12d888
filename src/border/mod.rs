//! The border: a version of the line, indexed, to measure from.

mod crossings;
mod distribution;
mod extremes;
mod index;
mod line;
mod proximity;
mod segment;
mod side;

pub use crossings::{NearestCrossing, nearest_crossing};
pub use line::{BorderLine, Projection};
pub use proximity::{DISTANCES_KM, Proximity, SAMPLES};

use crate::geodata::{Atlas, BORDERS, Crossing, line_from_file};
use crate::geodesy::LonLat;
use crate::model::{Country, Footprint, Located};
use crate::{Error, Result};
use geo::MultiPolygon;
use proximity::FootprintKey;
use side::Sides;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// A version of the border with all that is needed to measure from it.
pub struct Border {
    id: String,
    line: BorderLine,
    sides: Option<Sides>,
    outlines: [Arc<MultiPolygon<f64>>; 2],
    crossings: Vec<Crossing>,
    /// With the footprint, since its key may be the address of its shape.
    known: RefCell<HashMap<FootprintKey, (Footprint, Option<Proximity>)>>,
}

/// An incident measured against a version of the border.
#[derive(Clone, Debug, PartialEq)]
pub struct Referenced {
    pub located: Located,
    /// The version of the border that was measured from.
    pub border: String,
    /// Index, among the places, of the one nearest to the line.
    pub nearest_place: Option<usize>,
    /// `None` where no place is located.
    pub proximity: Option<Proximity>,
    pub crossing: Option<NearestCrossing>,
}

impl Border {
    /// One of the embedded versions, or a GeoJSON file's line.
    ///
    /// # Errors
    /// When there is no such version, or the file holds no single line.
    pub fn open(version: &str, atlas: &Atlas) -> Result<Self> {
        let (id, vertices) = if BORDERS.contains(&version) {
            (version.to_owned(), atlas.line(version)?)
        } else if Path::new(version).exists() {
            let path = Path::new(version);
            let id = path.file_name().map_or(version.into(), |n| n.to_string_lossy());
            (id.into_owned(), line_from_file(path)?)
        } else {
            return Err(Error::request(format!(
                "no border version \"{version}\" and no such file; the versions are {}",
                BORDERS.join(", ")
            )));
        };
        let line = BorderLine::new(vertices)
            .ok_or_else(|| Error::request(format!("border \"{version}\" has fewer than two points")))?;
        let outlines = [
            Arc::clone(atlas.outline(Country::Afghanistan)?),
            Arc::clone(atlas.outline(Country::Pakistan)?),
        ];
        let drawn_with = atlas.line(BORDERS[0])?;
        Ok(Self {
            sides: Sides::of(&line, &drawn_with, &outlines),
            id,
            line,
            outlines,
            crossings: atlas.gazetteer()?.crossings.clone(),
            known: RefCell::default(),
        })
    }

    /// The name of this version: `osm`, `natural-earth`, `gshhg`, or a file's name.
    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn line(&self) -> &BorderLine {
        &self.line
    }

    /// Nearest point of the line, distance and measure of a point.
    pub fn project(&self, point: LonLat) -> Projection {
        self.line.project(point)
    }

    /// The country a point lies in, with this version as the border between
    /// the two; `None` elsewhere, or where the line is another border.
    pub fn side(&self, point: LonLat) -> Option<Country> {
        self.sides.as_ref()?.side(point)
    }

    /// The nearest crossing to a point.
    pub fn nearest_crossing(&self, point: LonLat) -> Option<NearestCrossing> {
        nearest_crossing(&self.crossings, point)
    }

    /// The distances of a footprint; `None` for the unlocated. Computed once
    /// for each footprint and kept.
    pub fn proximity(&self, footprint: &Footprint) -> Option<Proximity> {
        // A sharp point is quicker measured than looked up, and there may be millions.
        if matches!(footprint, Footprint::Disc(disc) if disc.radius <= 0.0) {
            return proximity::measure(self, footprint);
        }
        let key = FootprintKey::of(footprint);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.1.clone();
        }
        let proximity = proximity::measure(self, footprint);
        self.known
            .borrow_mut()
            .insert(key, (footprint.clone(), proximity.clone()));
        proximity
    }

    /// Measures an incident: the nearest of its places counts, and
    /// P(within d) = 1 − ∏(1 − pᵢ), the places taken as independent.
    pub fn reference(&self, located: Located) -> Referenced {
        let of_places: Vec<(usize, Proximity)> = located
            .places
            .iter()
            .enumerate()
            .filter_map(|(i, place)| {
                let mut proximity = self.proximity(&place.footprint)?;
                if !place.precision.has_representative() && !matches!(place.footprint, Footprint::Stretch { .. }) {
                    proximity.representative_km = None;
                    proximity.measure_km = None;
                }
                Some((i, proximity))
            })
            .collect();
        let nearest = proximity::nearest(&of_places);
        let crossing = nearest
            .and_then(|i| located.places.get(i))
            .filter(|place| place.precision.has_representative())
            .and_then(|place| place.footprint.anchor())
            .and_then(|at| self.nearest_crossing(at));
        Referenced {
            border: self.id.clone(),
            nearest_place: nearest,
            proximity: proximity::combine(&of_places),
            crossing,
            located,
        }
    }

    /// The ground of a footprint as polygons: a disc is clipped to its
    /// country. `None` for a stretch, a sharp point or the unlocated.
    pub fn ground(&self, footprint: &Footprint) -> Option<Arc<MultiPolygon<f64>>> {
        proximity::ground(footprint, &self.outlines)
    }
}
