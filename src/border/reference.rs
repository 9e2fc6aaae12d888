//! Incidents against a version of the border.

use super::footprint::{self, Proximity};
use super::{Border, NearestCrossing, Projection, ReferencedPoint};
use crate::geodesy::LonLat;
use crate::model::{Footprint, Located, Place, Precision};
use rayon::prelude::*;

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
        self.referenced(located, measured)
    }

    /// [`reference`](Self::reference) for many incidents: as many answers, in the
    /// same order, computed on all cores. Points are measured all at once.
    ///
    /// ```
    /// use durand::border::Border;
    /// use durand::geocode::Geocoder;
    /// use durand::geodata::Atlas;
    /// use durand::read;
    ///
    /// let atlas = Atlas::embedded();
    /// let (border, geocoder) = (Border::open("osm", &atlas)?, Geocoder::new(&atlas)?);
    /// let incidents = read::read(&[])?.incidents;
    /// let located: Vec<_> = incidents.into_iter().map(|i| geocoder.locate(i)).collect();
    /// let one_by_one: Vec<_> = located.iter().map(|l| border.reference(l.clone())).collect();
    /// assert_eq!(border.reference_many(located), one_by_one);
    /// # Ok::<(), durand::Error>(())
    /// ```
    pub fn reference_many(&self, located: Vec<Located>) -> Vec<Referenced> {
        let mut points = Vec::with_capacity(located.len());
        let mut starts = Vec::with_capacity(located.len());
        for one in &located {
            starts.push(points.len());
            points.extend(one.places.iter().filter_map(sharp));
        }
        let points = self.reference_points(&points, None);
        let one = |(located, start): (Located, usize)| {
            let measured = self.measure_with(&located.places, &points[start..]);
            self.referenced(located, measured)
        };
        located.into_par_iter().zip(starts).map(one).collect()
    }

    fn referenced(&self, located: Located, measured: Measured) -> Referenced {
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
        let point = |at| ReferencedPoint {
            projection: self.project(at),
            crossing: self.crossings.nearest(at, &at.into()),
            area: None,
        };
        let points: Vec<ReferencedPoint> = places.iter().filter_map(sharp).map(point).collect();
        self.measure_with(places, &points)
    }

    /// As [`measure`](Self::measure), the sharp points among the places being
    /// measured already: `points` begins with them.
    fn measure_with(&self, places: &[Place], points: &[ReferencedPoint]) -> Measured {
        let of_point = |p: Projection| Proximity::exact(p.distance_km, p.side, Some(p.measure_km));
        let mut next = points.iter();
        let of_places: Vec<(usize, Proximity)> = places
            .iter()
            .enumerate()
            .filter_map(|(i, place)| {
                let mut proximity = match sharp(place).and_then(|_| next.next()) {
                    Some(point) => of_point(point.projection),
                    None => self.footprint_distance(&place.footprint)?,
                };
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
        let crossing = |i: usize| {
            let place = places.get(i).filter(|p| p.precision.has_representative())?;
            match sharp(place) {
                Some(_) => {
                    let before = places[..i].iter().filter_map(sharp).count();
                    self.named_crossing(points.get(before)?.crossing?)
                }
                None => self.nearest_crossing(place.footprint.anchor()?),
            }
        };
        Measured {
            nearest_place,
            proximity: footprint::combine(&of_places),
            crossing: nearest_place.and_then(crossing),
        }
    }
}

/// The point of a place that is known exactly.
fn sharp(place: &Place) -> Option<LonLat> {
    match &place.footprint {
        Footprint::Disc(disc) if disc.radius <= 0.0 => Some(disc.centre),
        _ => None,
    }
}
