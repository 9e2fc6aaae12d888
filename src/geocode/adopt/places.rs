//! Which listed places the gazetteer does not have yet.

use crate::geocode::Geocoder;
use crate::geocode::normalise::key;
use crate::geodata::Kind;
use crate::geodata::imports::{ListedPlace, PlaceTally};
use crate::geodesy::{KM, LonLat, distance};
use std::collections::HashMap;

/// Places of one name that are closer than this are one place, in metres.
const SAME: f64 = 3.0 * KM;

/// Keeps the places that are new, with their country and province; the tally
/// tells why others are not kept.
pub fn sift_places(geocoder: &Geocoder, places: Vec<ListedPlace>, tally: &mut PlaceTally) -> Vec<ListedPlace> {
    let mut known = Known::new(geocoder);
    let mut kept = Vec::new();
    for mut place in places {
        place.country = place.country.or_else(|| geocoder.country_at(place.at));
        let Some(country) = place.country else {
            tally.leave_out("in neither country");
            continue;
        };
        let key = key(&place.name);
        if key.is_empty() {
            tally.leave_out("a name without letters");
        } else if known.holds(&key, place.at) {
            tally.leave_out("already in the gazetteer: the same name within 3 km");
        } else {
            let province = geocoder.province_at(place.at).filter(|p| p.country == Some(country));
            place.province = province.map(|p| p.name.clone());
            known.add(key, place.at);
            kept.push(place);
        }
    }
    kept
}

/// Where the places of each name are, as it is folded, by squares of degrees
/// wider than what counts as one place: many places may share a name.
struct Known(HashMap<String, HashMap<Square, Vec<LonLat>>>);

type Square = (i32, i32);

/// A side in degrees; 3.9 km from west to east at 45 degrees of latitude.
const SIDE: f64 = 0.05;

fn square(at: LonLat) -> Square {
    ((at.lon() / SIDE).floor() as i32, (at.lat() / SIDE).floor() as i32)
}

impl Known {
    fn new(geocoder: &Geocoder) -> Self {
        let mut known = Self(HashMap::new());
        for toponym in geocoder.toponyms.iter().filter(|t| t.kind >= Kind::Town) {
            let Some(at) = toponym.at else { continue };
            for name in std::iter::once(&toponym.name).chain(&toponym.other_names) {
                known.add(key(name), at);
            }
        }
        known
    }

    fn add(&mut self, key: String, at: LonLat) {
        self.0.entry(key).or_default().entry(square(at)).or_default().push(at);
    }

    fn holds(&self, key: &str, at: LonLat) -> bool {
        let Some(squares) = self.0.get(key) else {
            return false;
        };
        let (x, y) = square(at);
        let round = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        round
            .filter_map(|s| squares.get(&s))
            .flatten()
            .any(|p| distance(*p, at) <= SAME)
    }
}
