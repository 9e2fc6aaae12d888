//! Whether a row's coordinate can be what its names say. A doubt is told, and
//! decides nothing.

use super::Geocoder;
use crate::geodata::Kind;
use crate::geodesy::{KM, LonLat, destination, distance};
use crate::model::{Country, Footprint, Place, PlaceText, Precision};
use geo::{Centroid, Contains, Point};

/// Footprints and outlines are no more exact than this, metres.
const TOLERANCE: f64 = 10.0 * KM;
/// A point so near to a centroid is one, metres: those of districts are rounded
/// to 110 m, those of provinces differ with the outline they are of.
const DISTRICT_CENTROID: f64 = 150.0;
const PROVINCE_CENTROID: f64 = 1.0 * KM;

impl Geocoder<'_> {
    /// What is doubtful about a point, in words; `stated` is the row's country.
    pub(super) fn doubts(&self, written: &PlaceText, at: LonLat, stated: Option<Country>) -> Vec<String> {
        let mut doubts = Vec::new();
        let inside = self.country_at(at);
        if let (Some(inside), Some(stated)) = (inside, stated)
            && inside != stated
        {
            let (stated, inside) = (stated.name(), inside.name());
            doubts.push(format!("the row says {stated}, but the point lies in {inside}"));
        }
        let exchanged = LonLat::new(at.lat(), at.lon()).ok().and_then(|p| self.country_at(p));
        if inside.is_none()
            && let Some(there) = exchanged.filter(|c| stated.is_none_or(|s| s == *c))
        {
            let there = there.name();
            doubts.push(format!(
                "latitude and longitude may be exchanged: the point lies in neither country, and the other way round in {there}"
            ));
        } else {
            doubts.extend(self.too_far(written, at));
        }
        if !matches!(written.precision, Some(p) if p > Precision::Settlement) {
            doubts.extend(self.is_centroid(at));
        }
        doubts
    }

    /// The point is farther off than the footprint of the row's names allows.
    fn too_far(&self, written: &PlaceText, at: LonLat) -> Option<String> {
        let names = PlaceText {
            point: None,
            uncertainty_km: None,
            precision: None,
            ..written.clone()
        };
        self.subject(&names)?;
        let places = self.places(&names);
        let own = written.uncertainty_km.unwrap_or(0.0).max(0.0) * KM;
        let known = |p: &&Place| p.precision != Precision::Unlocated && p.precision != Precision::Border;
        if places.is_empty() || !places.iter().all(|p| known(&p)) {
            return None;
        }
        let off = |p: &Place| metres_off(&p.footprint, at, own + TOLERANCE);
        let nearest = places.iter().min_by(|a, b| off(a).total_cmp(&off(b)))?;
        let metres = off(nearest);
        (metres > 0.0).then(|| {
            let km = metres / KM;
            let far = if km.is_finite() {
                format!("{km:.0} km")
            } else {
                "more than 10 km".to_owned()
            };
            format!("the point is {far} outside of what \"{}\" can mean", nearest.name)
        })
    }

    /// A centroid that stands for an area is no exact point.
    fn is_centroid(&self, at: LonLat) -> Option<String> {
        let district = self.toponyms.iter().find(|t| {
            matches!(t.kind, Kind::District | Kind::Tehsil)
                && t.at
                    .is_some_and(|c| (c.lat() - at.lat()).abs() < 0.01 && distance(c, at) < DISTRICT_CENTROID)
        });
        let province = || {
            let holds = self.ground.province_at(at)?;
            let centroid = LonLat::try_from(holds.shape.centroid()?.0).ok()?;
            (distance(centroid, at) < PROVINCE_CENTROID).then(|| format!("province \"{}\"", holds.name))
        };
        let area = district
            .map(|t| format!("{} \"{}\"", t.kind.label(), t.name))
            .or_else(province)?;
        Some(format!(
            "the point is the centroid of {area}, and may stand for all of it"
        ))
    }
}

/// How far a point is outside a footprint and a margin round it; infinite where
/// only that is known, 0 inside.
fn metres_off(footprint: &Footprint, at: LonLat, margin: f64) -> f64 {
    match footprint {
        Footprint::Disc(disc) => (distance(disc.centre, at) - disc.radius - margin).max(0.0),
        Footprint::Area { shape, .. } => {
            let holds = |p: LonLat| shape.contains(&Point::new(p.lon(), p.lat()));
            let round = (0..16).flat_map(|i| {
                let azimuth = 22.5 * f64::from(i);
                [0.5, 1.0].map(|share| destination(at, azimuth, share * margin))
            });
            if holds(at) || round.into_iter().any(holds) {
                0.0
            } else {
                f64::INFINITY
            }
        }
        Footprint::Stretch { .. } | Footprint::Unlocated => 0.0,
    }
}
