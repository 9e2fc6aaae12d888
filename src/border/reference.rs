//! Incidents against a version of the border.

use super::footprint::{self, Proximity};
use super::{Border, NearestCrossing};
use crate::model::{Footprint, Located, Place, Precision};

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

/// Places measured against a version of the border.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Index of the place nearest to the line.
    pub nearest_place: Option<usize>,
    /// `None` where no place is located.
    pub proximity: Option<Proximity>,
    pub crossing: Option<NearestCrossing>,
}

impl Border {
    /// Measures an incident by its places.
    pub fn reference(&self, located: Located) -> Referenced {
        let measured = self.measure(&located.places);
        Referenced {
            border: self.id.clone(),
            nearest_place: measured.nearest_place,
            proximity: measured.proximity,
            crossing: measured.crossing,
            located,
        }
    }

    /// Measures what is at several places at once: the nearest counts, and
    /// P(within d) = 1 − ∏(1 − pᵢ), the places taken as independent.
    pub fn measure(&self, places: &[Place]) -> Measured {
        let of_places: Vec<(usize, Proximity)> = places
            .iter()
            .enumerate()
            .filter_map(|(i, place)| {
                let mut proximity = self.footprint_distance(&place.footprint)?;
                if let (Precision::District, Footprint::Area { label_at, .. }) = (place.precision, &place.footprint) {
                    // A district is abreast of the line at its middle, polygon or disc.
                    proximity.measure_km = Some(self.project(*label_at).measure_km);
                }
                if !place.precision.has_representative() && !matches!(place.footprint, Footprint::Stretch { .. }) {
                    proximity.representative_km = None;
                    proximity.measure_km = None;
                }
                Some((i, proximity))
            })
            .collect();
        let nearest_place = footprint::nearest(&of_places);
        let crossing = nearest_place
            .and_then(|i| places.get(i))
            .filter(|place| place.precision.has_representative())
            .and_then(|place| place.footprint.anchor())
            .and_then(|at| self.nearest_crossing(at));
        Measured {
            nearest_place,
            proximity: footprint::combine(&of_places),
            crossing,
        }
    }
}
