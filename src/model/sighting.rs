//! What is left of an incident where it is one of very many.

use super::{DateInterval, Located, Place, Precision};
use crate::geodesy::LonLat;

/// When an incident was, where, and how closely that is known: a tenth of what a
/// [`Located`] takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    pub date: DateInterval,
    first: Spot,
    /// Few incidents have several places.
    others: Box<[Spot]>,
}

/// Where one of its places is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Where a mark would stand; `None` for the line as a whole and for what is
    /// not located.
    pub at: Option<LonLat>,
    pub precision: Precision,
}

impl Spot {
    pub const UNLOCATED: Self = Self {
        at: None,
        precision: Precision::Unlocated,
    };

    /// Whether a mark may stand on it: a country is no place for one.
    pub fn marked_at(&self) -> Option<LonLat> {
        self.at.filter(|_| self.precision != Precision::Country)
    }
}

impl From<&Place> for Spot {
    fn from(place: &Place) -> Self {
        Self {
            at: place.footprint.anchor(),
            precision: place.precision,
        }
    }
}

impl Sighting {
    /// Without spots it is at one that is not located.
    pub fn new(date: DateInterval, spots: impl IntoIterator<Item = Spot>) -> Self {
        let mut spots = spots.into_iter();
        Self {
            date,
            first: spots.next().unwrap_or(Spot::UNLOCATED),
            others: spots.collect(),
        }
    }

    /// At least one.
    pub fn spots(&self) -> impl Iterator<Item = &Spot> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

impl From<&Located> for Sighting {
    fn from(located: &Located) -> Self {
        Self::new(located.incident.date, located.places.iter().map(Spot::from))
    }
}
