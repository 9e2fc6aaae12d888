//! What a row's names say of where its point may lie.

use crate::geocode::{Geocoder, recall, remember};
use crate::geodesy::{KM, LonLat, Region, destination, distance};
use crate::model::{Country, Disc, Footprint, Place, PlaceText, Precision};
use geo::MultiPolygon;
use std::sync::Arc;

/// Footprints and outlines are no more exact than this, metres.
const TOLERANCE: f64 = 10.0 * KM;
/// No degree of latitude, nor one of longitude at the equator, is longer, metres.
const LONGEST_DEGREE: f64 = 111_700.0;

/// What a row's names say of where its point may lie. Rows with the same names
/// and no word on their precision can share it.
#[derive(Clone, Debug, Default)]
pub struct Told {
    country: Option<Country>,
    /// The row says a country that the atlas does not have.
    foreign: bool,
    /// What its names can mean; none where that is not known.
    meanings: Vec<Meaning>,
    /// How far off the row says that its point may be, metres.
    uncertainty: f64,
    precision: Option<Precision>,
}

#[derive(Clone, Debug)]
struct Meaning {
    name: String,
    extent: Extent,
}

#[derive(Clone, Debug)]
enum Extent {
    Disc(Disc),
    Area(Arc<Region>),
    /// A stretch of the line: its points lie beside it.
    Anywhere,
}

/// A shape with its region. It is kept, so that no other comes to lie where it does.
pub(in crate::geocode) type KeptRegion = (Arc<MultiPolygon<f64>>, Arc<Region>);

impl Geocoder<'_> {
    /// What the names of a row say, whatever its coordinate.
    pub fn told(&self, written: &PlaceText) -> Told {
        let context = self.columns(written, None).context;
        Told {
            country: context.country,
            foreign: context.foreign,
            meanings: self.meanings(written),
            uncertainty: written.uncertainty_km.unwrap_or(0.0).max(0.0) * KM,
            precision: written.precision,
        }
    }

    fn meanings(&self, written: &PlaceText) -> Vec<Meaning> {
        let names = PlaceText {
            point: None,
            uncertainty_km: None,
            precision: None,
            ..written.clone()
        };
        if self.subject(&names).is_none() {
            return Vec::new();
        }
        let places = self.places(&names);
        let known = |p: &Place| p.precision != Precision::Unlocated && p.precision != Precision::Border;
        if !places.iter().all(known) {
            return Vec::new();
        }
        let meaning = |p: Place| Meaning {
            extent: match p.footprint {
                Footprint::Disc(disc) => Extent::Disc(disc),
                Footprint::Area { shape, .. } => Extent::Area(self.region_of(&shape)),
                Footprint::Stretch { .. } | Footprint::Unlocated => Extent::Anywhere,
            },
            name: p.name,
        };
        places.into_iter().map(meaning).collect()
    }

    /// Many names mean the same few areas, which share their regions.
    fn region_of(&self, shape: &Arc<MultiPolygon<f64>>) -> Arc<Region> {
        let id = Arc::as_ptr(shape) as usize;
        if let Some((_, region)) = recall(&self.regions, &id) {
            return region;
        }
        let region = Arc::new(Region::new(shape));
        remember(&self.regions, id, (Arc::clone(shape), Arc::clone(&region)));
        region
    }
}

impl Told {
    pub(super) fn country(&self) -> Option<Country> {
        self.country
    }

    /// Whether the point may be meant to lie in this country.
    pub(super) fn allows(&self, country: Country) -> bool {
        !self.foreign && self.country.is_none_or(|stated| stated == country)
    }

    /// The row says itself that its point is none.
    pub(super) fn is_no_point(&self) -> bool {
        use Precision::{Border, Country, District, Province, Unlocated};
        matches!(self.precision, Some(District | Province | Country | Border | Unlocated))
    }

    /// The row says itself that its point is not exact.
    pub(super) fn is_vague(&self) -> bool {
        self.precision.is_some_and(|p| p > Precision::Settlement)
    }

    /// The point is farther off than the footprint of the row's names allows.
    pub(super) fn too_far(&self, at: LonLat) -> Option<String> {
        let margin = self.uncertainty + TOLERANCE;
        let mut nearest: Option<(f64, &Meaning)> = None;
        for meaning in &self.meanings {
            let metres = meaning.extent.metres_off(at, margin);
            if metres == 0.0 {
                return None;
            }
            if nearest.is_none_or(|n| metres < n.0) {
                nearest = Some((metres, meaning));
            }
        }
        let (metres, Meaning { name, .. }) = nearest?;
        let far = if metres.is_finite() {
            format!("{:.0} km", metres / KM)
        } else {
            "more than 10 km".to_owned()
        };
        Some(format!("the point is {far} outside of what \"{name}\" can mean"))
    }
}

impl Extent {
    /// How far a point is outside of it and a margin round it; infinite where
    /// only that is known, 0 inside.
    fn metres_off(&self, at: LonLat, margin: f64) -> f64 {
        match self {
            Self::Disc(disc) if surely_within(at, disc.centre, disc.radius + margin) => 0.0,
            Self::Disc(disc) => (distance(disc.centre, at) - disc.radius - margin).max(0.0),
            Self::Area(region) => {
                let round = (0..16).flat_map(|i| {
                    let azimuth = 22.5 * f64::from(i);
                    [0.5, 1.0].map(|share| destination(at, azimuth, share * margin))
                });
                let is_near = region.contains(at) || round.into_iter().any(|p| region.contains(p));
                if is_near { 0.0 } else { f64::INFINITY }
            }
            Self::Anywhere => 0.0,
        }
    }
}

/// Whether two points are this near, where that shows without a geodesic: what
/// is straight in degrees is no shorter.
fn surely_within(a: LonLat, b: LonLat, metres: f64) -> bool {
    let widest = a.lat().abs().min(b.lat().abs()).to_radians().cos();
    let (x, y) = ((a.lon() - b.lon()) * widest, a.lat() - b.lat());
    x.hypot(y) * LONGEST_DEGREE <= metres
}
