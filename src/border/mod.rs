//! The border: a version of the line, indexed, to measure from.

mod crossings;
mod footprint;
mod index;
mod landmarks;
mod line;
mod nearest;
mod neighbours;
mod order;
mod packed;

mod reference;
mod segment;
mod side;
mod zone;

pub use crossings::NearestCrossing;
pub use footprint::{DISTANCES_KM, Proximity, SAMPLES};
pub use landmarks::{Landmark, LandmarkKind};
pub use line::{BorderLine, Projection};
pub use neighbours::{Neighbour, Neighbours};
pub use reference::{Measured, Referenced};

use crate::geodata::{self, Area, Atlas, BORDERS, line_from_file};
use crate::geodesy::{Coverage, LonLat};
use crate::model::{Country, Footprint};
use crate::{Error, Result};
use crossings::Crossings;
use footprint::{Known, Outlines};
use geo::MultiPolygon;
use side::Sides;
use std::path::Path;
use std::sync::{Arc, OnceLock};
pub use zone::Zone;

/// A version of the border with all that is needed to measure from it.
///
/// ```
/// use durand::border::Border;
/// use durand::geodesy::LonLat;
///
/// let meridian = vec![LonLat::new(70.0, 30.0)?, LonLat::new(70.0, 35.0)?];
/// let border = Border::from_line("a meridian", meridian)?;
/// let projection = border.project(LonLat::new(70.1, 32.0)?);
/// assert!((projection.distance_km - 9.449).abs() < 0.001);
/// assert!((projection.measure_km - 221.8).abs() < 0.1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Border {
    id: String,
    line: BorderLine,
    countries: Option<Countries>,
    crossings: Crossings,
    known: Known,
}

/// The two countries, as outlined and with this version of the line between.
struct Countries {
    /// The line that they share, where it is another than that of this version.
    drawn_with: Option<Vec<LonLat>>,
    /// Worked out when first asked for; `None` where the line is another border.
    sides: OnceLock<Option<Sides>>,
}

/// A point measured against a version of the border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReferencedPoint {
    pub projection: Projection,
    /// Which of [`Border::crossings`] is nearest, and how many kilometres away.
    pub crossing: Option<(usize, f64)>,
    /// Which of the given areas it lies in.
    pub area: Option<usize>,
}

impl Border {
    /// One of the embedded versions, or a GeoJSON file's line, with the two
    /// countries on its sides and the crossings of the atlas.
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
        let mut border = Self::from_line(&id, vertices)?;
        border.countries = Some(Countries {
            drawn_with: (version != BORDERS[0]).then(|| atlas.line(BORDERS[0])).transpose()?,
            sides: OnceLock::new(),
        });
        border.crossings = Crossings::new(&atlas.gazetteer()?.crossings);
        Ok(border)
    }

    /// Any line of the world, without countries and crossings: no point has a
    /// side, and no disc is clipped.
    ///
    /// # Errors
    /// When the vertices are fewer than two different ones.
    pub fn from_line(id: &str, vertices: Vec<LonLat>) -> Result<Self> {
        let line = BorderLine::new(vertices)
            .ok_or_else(|| Error::request(format!("border \"{id}\" has fewer than two points")))?;
        Ok(Self {
            id: id.to_owned(),
            line,
            countries: None,
            crossings: Crossings::default(),
            known: Known::default(),
        })
    }

    /// The name of this version: `osm`, `natural-earth`, `gshhg`, or a file's name.
    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn line(&self) -> &BorderLine {
        &self.line
    }

    /// Distance, nearest point, measure and side of a point.
    pub fn project(&self, point: LonLat) -> Projection {
        let mut projection = self.line.project(point);
        projection.side = self.side(point);
        projection
    }

    /// [`project`](Self::project) for many points: as many answers, in the same
    /// order, computed on all cores.
    ///
    /// ```
    /// use durand::border::Border;
    /// use durand::geodata::Atlas;
    /// use durand::geodesy::LonLat;
    /// use durand::model::Country;
    ///
    /// let border = Border::open("osm", &Atlas::embedded())?;
    /// let points = [LonLat::new(69.0, 33.0)?, LonLat::new(70.5, 32.5)?];
    /// let projections = border.project_many(&points);
    /// assert_eq!(projections[0].side, Some(Country::Afghanistan));
    /// assert_eq!(projections[1].side, Some(Country::Pakistan));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn project_many(&self, points: &[LonLat]) -> Vec<Projection> {
        self.line.feet(points, Projection::BLANK, |point, _, foot| {
            Projection::new(foot, self.side(point))
        })
    }

    /// All that the border says of many points, in their order: as
    /// [`project_many`](Self::project_many), with the nearest crossing and which
    /// of some areas each lies in.
    pub fn reference_points(&self, points: &[LonLat], areas: Option<&Coverage>) -> Vec<ReferencedPoint> {
        let blank = ReferencedPoint {
            projection: Projection::BLANK,
            crossing: None,
            area: None,
        };
        self.line.feet(points, blank, |point, p, foot| ReferencedPoint {
            projection: Projection::new(foot, self.side(point)),
            crossing: self.crossings.nearest(point, p),
            area: areas.and_then(|a| a.find(point)),
        })
    }

    /// The country a point lies in, with this version as the border between
    /// the two; `None` elsewhere, or where the line is another border.
    pub fn side(&self, point: LonLat) -> Option<Country> {
        self.sides()?.side(point)
    }

    /// The ground within a distance of the line, for asking of many points
    /// whether they lie in it.
    ///
    /// ```
    /// use durand::border::Border;
    /// use durand::geodata::Atlas;
    /// use durand::geodesy::LonLat;
    ///
    /// let border = Border::open("osm", &Atlas::embedded())?;
    /// let zone = border.zone(10.0);
    /// let (spin_boldak, kabul) = (LonLat::new(66.40, 31.01)?, LonLat::new(69.18, 34.53)?);
    /// assert_eq!(zone.contains_many(&[spin_boldak, kabul]), [true, false]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zone(&self, km: f64) -> Zone<'_> {
        Zone::new(&self.line, km)
    }

    /// The point at a measure and so far beside the line, in kilometres, on one
    /// side; `None` where the line is another border. At a bend it lies on the
    /// bisector, so that it projects back to the bend where that is outward.
    /// Far beside the line another part of it may be nearer, and beside its
    /// last kilometres there may be no country.
    ///
    /// ```
    /// use durand::border::Border;
    /// use durand::geodata::Atlas;
    /// use durand::model::Country;
    ///
    /// let border = Border::open("osm", &Atlas::embedded())?;
    /// let point = border.resolve(1_000.0, 0.5, Country::Pakistan).expect("it has that side");
    /// assert_eq!(border.project(point).side, Some(Country::Pakistan));
    /// # Ok::<(), durand::Error>(())
    /// ```
    pub fn resolve(&self, measure_km: f64, offset_km: f64, side: Country) -> Option<LonLat> {
        let sides = self.sides()?;
        let hand = if side == sides.left { 1.0 } else { -1.0 };
        Some(self.line.beside(measure_km, hand * offset_km))
    }

    /// Crossings, and where the provinces and the given districts beside the
    /// line change, in the order of their measures.
    pub fn landmarks(&self, districts: &[Area]) -> Vec<Landmark> {
        landmarks::landmarks(self, geodata::provinces(), districts)
    }

    /// The crossings with their names.
    pub fn crossings(&self) -> impl Iterator<Item = (&str, LonLat)> {
        self.crossings.all()
    }

    /// The nearest crossing to a point.
    pub fn nearest_crossing(&self, point: LonLat) -> Option<NearestCrossing> {
        self.named_crossing(self.crossings.nearest(point, &point.into())?)
    }

    fn named_crossing(&self, (index, distance_km): (usize, f64)) -> Option<NearestCrossing> {
        let (name, _) = self.crossings().nth(index)?;
        Some(NearestCrossing {
            name: name.to_owned(),
            distance_km,
        })
    }

    /// The distances of a footprint; `None` for the unlocated. Computed once
    /// for each footprint and kept.
    ///
    /// ```
    /// use durand::border::Border;
    /// use durand::geodata::Atlas;
    /// use durand::geodesy::LonLat;
    /// use durand::model::{Disc, Footprint};
    ///
    /// let border = Border::open("osm", &Atlas::embedded())?;
    /// let disc = Disc::of_area(LonLat::new(69.5, 33.0)?, 1_286.0, None);
    /// let distance = border.footprint_distance(&Footprint::Disc(disc)).expect("it is located");
    /// assert!(distance.least_km < distance.greatest_km);
    /// assert!(distance.probability_within(10.0) <= distance.probability_within(50.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn footprint_distance(&self, footprint: &Footprint) -> Option<Proximity> {
        // A sharp point is quicker measured than looked up, and there may be millions.
        if matches!(footprint, Footprint::Disc(disc) if disc.radius <= 0.0) {
            return footprint::measure(self, footprint);
        }
        self.known.or_measure(footprint, || footprint::measure(self, footprint))
    }

    /// The ground of a footprint as polygons: a disc is clipped to its
    /// country. `None` for a stretch, a sharp point or the unlocated.
    pub fn ground(&self, footprint: &Footprint) -> Option<Arc<MultiPolygon<f64>>> {
        footprint::ground(footprint, self.outlines())
    }

    fn sides(&self) -> Option<&Sides> {
        let countries = self.countries.as_ref()?;
        let sides = countries.sides.get_or_init(|| {
            let drawn_with = countries.drawn_with.as_deref().unwrap_or(self.line.vertices());
            Sides::of(&self.line, drawn_with, geodata::outlines())
        });
        sides.as_ref()
    }

    fn outlines(&self) -> Option<&Outlines> {
        self.countries.as_ref().map(|_| geodata::outlines())
    }
}
