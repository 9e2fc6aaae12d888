//! From written places to footprints.
//!
//! A text is taken apart into names (`phrase`, `item`, `words`), each name is
//! folded to one spelling (`normalise`, `skeleton`) and looked up (`candidates`,
//! `edit`), the columns, the wider names and the incident's other places decide
//! between namesakes (`columns`, `context`, `rank`), and the toponym becomes
//! ground (`footprint`, `region`). What is not known stays
//! unlocated; what is known only to lie in a district or province gets that.

mod adopt;
mod answer;
mod arabic;
mod arabic_group;
mod arabic_phrase;
mod arabic_relation;
mod arabic_words;
mod candidates;
mod centres;
mod check;
mod columns;
mod confidence;
mod context;
mod edit;
mod explain;
mod folded;
mod footprint;
mod foreign;
mod index;
mod item;
mod known;
mod letters;
mod normalise;
mod pcodes;
mod phrase;
mod place;
mod point;
mod rank;
mod region;
mod relation;
mod resolve;
mod reverse;
mod seat;
mod settled;
mod skeleton;
mod slip;
mod spelling;
mod words;

pub use adopt::{AreaMatch, AreaMatches, MatchedBy, match_areas, sift_places};
pub use candidates::Rule;
pub use check::{Check, Told};
pub use confidence::MIN_CONFIDENCE;
pub use explain::{Answer, Candidate};
pub use index::{Found, NameIndex};
pub use normalise::normalise;
pub use point::glance;

use crate::Result;
use crate::geodata::imports::ImportedSet;
use crate::geodata::{Atlas, Toponym};
use crate::geodesy::LonLat;
use crate::model::{Country, Footprint, Incident, Located, Place, PlaceText, Precision};
use candidates::Match;
use check::{Centroids, KeptRegion};
use known::KnownNames;
use pcodes::Pcodes;
use phrase::Lexicon;
use point::Beside;
use reverse::{Around, Ground, Named};
use settled::Settled;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// Looks places up in the atlas; may be shared by threads.
///
/// ```
/// use durand::geocode::Geocoder;
/// use durand::geodata::Atlas;
///
/// let atlas = Atlas::embedded();
/// let geocoder = Geocoder::new(&atlas)?;
/// let barmal = geocoder.find_place("Bermal district of Paktika").expect("it is in the gazetteer");
/// assert_eq!(barmal.pcode.as_deref(), Some("AF1214"));
/// assert!(geocoder.find_place("Atlantis").is_none());
/// # Ok::<(), durand::Error>(())
/// ```
pub struct Geocoder<'a> {
    toponyms: &'a [Toponym],
    names: KnownNames<'a>,
    imports: &'a [ImportedSet],
    ground: OnceLock<Ground>,
    centroids: OnceLock<Centroids>,
    pcodes: OnceLock<Pcodes>,
    min_confidence: f64,
    settled: Settled,
    /// Names seen, and what they may stand for.
    matches: RwLock<HashMap<String, Arc<[Match]>>>,
    /// Whole places seen, since tables repeat them.
    places: RwLock<HashMap<String, Arc<[Place]>>>,
    /// What the names beside points say.
    beside: RwLock<HashMap<String, Arc<Beside>>>,
    /// Areas that names were found to mean, by where they are kept.
    regions: RwLock<HashMap<usize, KeptRegion>>,
}

/// A cache that grows larger is emptied.
const CACHED: usize = 20_000;

impl<'a> Geocoder<'a> {
    /// # Errors
    /// When the embedded gazetteer or outlines are damaged.
    pub fn new(atlas: &'a Atlas) -> Result<Self> {
        let toponyms = &atlas.gazetteer()?.toponyms;
        Ok(Self {
            toponyms,
            names: KnownNames::of(toponyms),
            imports: atlas.imports(),
            ground: OnceLock::new(),
            centroids: OnceLock::new(),
            pcodes: OnceLock::new(),
            min_confidence: MIN_CONFIDENCE,
            settled: Settled::default(),
            matches: RwLock::default(),
            places: RwLock::default(),
            beside: RwLock::default(),
            regions: RwLock::default(),
        })
    }

    // Prepared when the first point is looked up: to prepare them takes longer
    // than a map of a thousand points.

    fn ground(&self) -> &Ground {
        self.ground.get_or_init(|| Ground::new(self.toponyms, self.imports))
    }

    fn centroids(&self) -> &Centroids {
        self.centroids.get_or_init(|| Centroids::new(self.toponyms))
    }

    fn pcodes(&self) -> &Pcodes {
        self.pcodes.get_or_init(|| Pcodes::new(self.toponyms))
    }

    /// Keeps back what is less likely right than this.
    pub fn with_min_confidence(mut self, probability: f64) -> Self {
        self.min_confidence = probability;
        self
    }

    /// Looks up all places of an incident; they help each other out where a
    /// name alone is not enough.
    pub fn locate(&self, incident: Incident) -> Located {
        let mut found: Vec<Vec<Place>> = incident.places.iter().map(|p| self.places(p)).collect();
        let unsure = |places: &[Place]| places.iter().any(|p| p.precision == Precision::Unlocated);
        for i in 0..found.len() {
            if !unsure(&found[i]) || incident.places[i].point.is_some() {
                continue;
            }
            let others: Vec<LonLat> = (0..found.len())
                .filter(|j| *j != i)
                .flat_map(|j| &found[j])
                .filter(|p| p.precision.has_representative())
                .filter_map(|p| p.footprint.anchor())
                .collect();
            if !others.is_empty() {
                found[i] = self.by_name(&incident.places[i], &others);
            }
        }
        // No room for more than these: there may be millions of incidents.
        let mut places = Vec::with_capacity(found.iter().map(Vec::len).sum());
        places.extend(found.into_iter().flatten());
        if places.is_empty() {
            places.push(unlocated(&PlaceText::default(), "", "no place is stated".to_owned()));
        }
        Located { incident, places }
    }

    /// Looks up what one place text names: one place for each name, at least one.
    pub fn places(&self, written: &PlaceText) -> Vec<Place> {
        if written.point.is_some() {
            return self.at_point(written).into_iter().map(|p| self.naming_set(p)).collect();
        }
        if let Some(places) = self.settled(written) {
            return places;
        }
        let id = names_id(written);
        if let Some(known) = recall(&self.places, id.as_str()) {
            return known
                .iter()
                .map(|p| Place {
                    written: written.clone(),
                    ..p.clone()
                })
                .collect();
        }
        let places = self.by_name(written, &[]);
        remember(&self.places, id, places.as_slice().into());
        places
    }

    /// The candidates for a free text; see [`candidates`](Self::candidates).
    pub fn candidates_for(&self, text: &str) -> Answer<'a> {
        self.candidates(&PlaceText {
            text: Some(text.to_owned()),
            ..PlaceText::default()
        })
    }

    /// The place that a free text names, if it is known.
    pub fn find_place(&self, text: &str) -> Option<Place> {
        let written = PlaceText {
            text: Some(text.to_owned()),
            ..PlaceText::default()
        };
        self.places(&written)
            .into_iter()
            .find(|p| p.precision != Precision::Unlocated)
    }

    /// The district that a point lies in: that of the imported polygon which
    /// holds it, else judged by the discs of the districts of its province, or
    /// of `country` where it lies in no province.
    pub fn district_at(&self, at: LonLat, country: Option<Country>) -> Option<&'a Toponym> {
        self.district_in(at, self.ground().around(at), country)
    }

    /// As [`district_at`](Self::district_at), of a point of which is known what
    /// holds it.
    fn district_in(&self, at: LonLat, around: Around, country: Option<Country>) -> Option<&'a Toponym> {
        if let Some(district) = self.district_by_polygon(at, country) {
            return Some(district);
        }
        let nearest = self.ground().districts_round(around, country)?.nearest(at)?;
        Some(&self.toponyms[nearest])
    }

    /// The district of the imported polygon that holds the point; its `set`
    /// names where that comes from.
    pub fn district_by_polygon(&self, at: LonLat, country: Option<Country>) -> Option<&'a Toponym> {
        let district = &self.toponyms[self.ground().district_at(at)?];
        (country.is_none() || district.country == country).then_some(district)
    }

    /// The province whose polygon holds the point.
    pub fn province_at(&self, at: LonLat) -> Option<&'a Toponym> {
        self.entry(self.ground().province_at(at)?)
    }

    fn entry(&self, area: &Named) -> Option<&'a Toponym> {
        area.toponym.map(|i| &self.toponyms[i])
    }

    /// The country whose outline holds the point.
    pub fn country_at(&self, at: LonLat) -> Option<Country> {
        self.ground().around(at).country
    }

    /// Where the district of a point was told by an imported polygon, says so.
    fn naming_set(&self, mut place: Place) -> Place {
        let point = place.written.point.filter(|_| place.precision <= Precision::Settlement);
        let district = point.and_then(|at| self.district_by_polygon(at, place.country));
        if let Some(Toponym {
            name, set: Some(set), ..
        }) = district
            && place.district.as_ref() == Some(name)
        {
            place
                .found_by
                .push_str(&format!("; its district by imported set {set}"));
        }
        place
    }

    fn lexicon(&self) -> Lexicon<'_> {
        Lexicon {
            spellings: &self.names.get().spellings,
            toponyms: self.toponyms,
        }
    }

    fn matches(&self, name: &str) -> Arc<[Match]> {
        if let Some(known) = recall(&self.matches, name) {
            return known;
        }
        let found: Arc<[Match]> = candidates::matches(&self.names.get().spellings, name).into();
        remember(&self.matches, name.to_owned(), Arc::clone(&found));
        found
    }
}

/// All names of a place as one text: places with the same are the same.
fn names_id(written: &PlaceText) -> String {
    let columns = [
        &written.text,
        &written.place,
        &written.district,
        &written.province,
        &written.country,
    ];
    let mut id = String::with_capacity(64);
    for column in columns {
        id.push_str(column.as_deref().unwrap_or("\u{1e}"));
        id.push('\u{1f}');
    }
    id
}

/// A cache is sound whatever happened to the thread that held it.
fn recall<K, Q, T>(cache: &RwLock<HashMap<K, T>>, id: &Q) -> Option<T>
where
    K: Eq + Hash + Borrow<Q>,
    Q: Eq + Hash + ?Sized,
    T: Clone,
{
    let cache = cache.read().unwrap_or_else(PoisonError::into_inner);
    cache.get(id).cloned()
}

fn remember<K: Eq + Hash, T>(cache: &RwLock<HashMap<K, T>>, id: K, value: T) {
    let mut cache = cache.write().unwrap_or_else(PoisonError::into_inner);
    if cache.len() >= CACHED {
        cache.clear();
    }
    cache.insert(id, value);
}

/// A place that is not known, with the reason.
fn unlocated(written: &PlaceText, name: &str, reason: String) -> Place {
    Place {
        written: written.clone(),
        name: name.to_owned(),
        district: None,
        province: None,
        country: None,
        pcode: None,
        precision: Precision::Unlocated,
        footprint: Footprint::Unlocated,
        found_by: reason,
        score: 0.0,
    }
}
