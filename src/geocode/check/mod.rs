//! Whether a row's coordinate can be what its names say. A doubt is told, and
//! decides nothing.

mod centroids;
mod told;

pub use told::Told;

pub(super) use centroids::Centroids;
pub(super) use told::KeptRegion;

use super::Geocoder;
use super::reverse::{Around, Ground};
use crate::geodesy::LonLat;

/// Checks points against what their rows' names say. Apart from the
/// [`Geocoder`], which remembers names, so that many threads can have it.
///
/// ```
/// use durand::geocode::Geocoder;
/// use durand::geodata::Atlas;
/// use durand::geodesy::LonLat;
/// use durand::model::PlaceText;
///
/// let atlas = Atlas::embedded();
/// let geocoder = Geocoder::new(&atlas)?;
/// let barmal = geocoder.told(&PlaceText { district: Some("Barmal".into()), ..PlaceText::default() });
/// let check = geocoder.check();
/// assert!(check.doubts(LonLat::new(69.3, 32.75)?, &barmal).is_empty());
/// assert!(check.doubts(LonLat::new(32.75, 69.3)?, &barmal)[0].contains("exchanged"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Check<'a> {
    ground: &'a Ground,
    centroids: &'a Centroids,
}

impl Geocoder<'_> {
    pub fn check(&self) -> Check<'_> {
        Check {
            ground: self.ground(),
            centroids: self.centroids(),
        }
    }
}

impl Check<'_> {
    /// What is doubtful about a point, in words; nothing where it stands for an
    /// area or for no place, as the row says itself.
    pub fn doubts(&self, at: LonLat, told: &Told) -> Vec<String> {
        if told.is_no_point() {
            return Vec::new();
        }
        self.doubts_in(at, told, self.ground.around(at))
    }

    /// As [`doubts`](Self::doubts), of a point of which is known what holds it.
    pub(super) fn doubts_in(&self, at: LonLat, told: &Told, around: Around) -> Vec<String> {
        let mut doubts = Vec::new();
        let inside = around.country;
        if let (Some(inside), Some(stated)) = (inside, told.country())
            && inside != stated
        {
            let (stated, inside) = (stated.name(), inside.name());
            doubts.push(format!("the row says {stated}, but the point lies in {inside}"));
        }
        let exchanged = || {
            let there = self.ground.around(LonLat::new(at.lat(), at.lon()).ok()?).country?;
            told.allows(there).then_some(there.name())
        };
        match inside.is_none().then(exchanged).flatten() {
            Some(there) => doubts.push(format!(
                "latitude and longitude may be exchanged: the point lies in neither country, and the other way round in {there}"
            )),
            None => doubts.extend(told.too_far(at)),
        }
        if !told.is_vague() {
            doubts.extend(self.centroids.at(at, around.province));
        }
        doubts
    }
}
