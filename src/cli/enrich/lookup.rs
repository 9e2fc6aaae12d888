//! What the rows of a batch say of their places: plain points, what their
//! names mean, and what was looked up.

use super::districts::Districts;
use super::tally::Tally;
use crate::border::Border;
use crate::export::Added;
use crate::geocode::{Check, Geocoder, Told};
use crate::geodesy::LonLat;
use crate::model::Precision;
use crate::read::{Batch, Reject, Schema};
use csv::ByteRecord;
use std::collections::HashMap;
use std::sync::Arc;

/// A cache of places that grows larger is emptied.
const CACHED: usize = 50_000;

/// Looks places up, one row after the other; rows repeat them.
pub(super) struct LookUp<'a> {
    /// `None` where a table has coordinates and nothing else of a place.
    pub geocoder: Option<&'a Geocoder<'a>>,
    pub border: &'a Border,
    pub districts: Option<&'a Districts<'a>>,
    /// Whether points are checked against the names beside them.
    pub checks: bool,
    pub schema: Schema,
    known: HashMap<Vec<u8>, Added>,
    told: HashMap<Vec<u8>, Arc<Told>>,
    key: Vec<u8>,
}

/// A row's place: a plain point with what its names say, or what was looked up
/// for it.
pub(super) enum Found {
    Point(LonLat, Option<Arc<Told>>),
    Places(Box<Added>),
}

impl Found {
    pub fn point(&self) -> Option<LonLat> {
        match self {
            Found::Point(point, _) => Some(*point),
            Found::Places(_) => None,
        }
    }
}

impl<'a> LookUp<'a> {
    pub fn new(
        geocoder: Option<&'a Geocoder<'a>>,
        border: &'a Border,
        districts: Option<&'a Districts<'a>>,
        schema: &Schema,
    ) -> Self {
        Self {
            geocoder,
            border,
            districts,
            checks: schema.point_columns().is_some() && schema.has_names(),
            schema: schema.clone(),
            known: HashMap::new(),
            told: HashMap::new(),
            key: Vec::new(),
        }
    }

    /// What points are checked by, if they are.
    pub fn check(&self) -> Option<Check<'a>> {
        self.geocoder.filter(|_| self.checks).map(Geocoder::check)
    }

    /// Looks up the places of the rows that are no plain points, and what the
    /// names beside plain points mean.
    pub fn look_up(&mut self, batch: &Batch, tally: &mut Tally) -> Vec<Found> {
        let mut found = Vec::with_capacity(batch.records().len());
        for record in batch.records() {
            if let Some(point) = self.schema.plain_point(record) {
                found.push(Found::Point(point, self.told(record)));
                continue;
            }
            let added = self.by_text(record).unwrap_or_else(|reject| {
                tally.no_point.push(reject);
                Added::UNLOCATED
            });
            tally.unlocated += usize::from(added.precision == Precision::Unlocated);
            found.push(Found::Places(Box::new(added)));
        }
        found
    }

    fn told(&mut self, record: &ByteRecord) -> Option<Arc<Told>> {
        let geocoder = self.geocoder.filter(|_| self.checks)?;
        self.schema.names_key(record, &mut self.key);
        if let Some(told) = self.told.get(&self.key) {
            return Some(Arc::clone(told));
        }
        let told = Arc::new(geocoder.told(&self.schema.names(record)));
        remember(&mut self.told, self.key.clone(), Arc::clone(&told));
        Some(told)
    }

    fn by_text(&mut self, record: &ByteRecord) -> Result<Added, Reject> {
        let key = self.schema.place_key(record);
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let text = self.schema.place(record)?;
        let places = self.geocoder.map_or_else(Vec::new, |g| g.places(&text));
        let mut added = Added::at_places(&places, self.border.measure(&places));
        if let Some(point) = text.point {
            if let Some(districts) = self.districts {
                let side = self.border.side(point);
                added.district = districts.at(point, side).map(str::to_owned);
            }
            if let (Some(geocoder), Some(check)) = (self.geocoder, self.check()) {
                added.doubts = in_words(check.doubts(point, &geocoder.told(&text)));
            }
        }
        remember(&mut self.known, key, added.clone());
        Ok(added)
    }
}

fn remember<T>(cache: &mut HashMap<Vec<u8>, T>, key: Vec<u8>, value: T) {
    if cache.len() >= CACHED {
        cache.clear();
    }
    cache.insert(key, value);
}

/// Doubts as a cell; `None` where there are none.
pub(super) fn in_words(doubts: Vec<String>) -> Option<String> {
    (!doubts.is_empty()).then(|| doubts.join("; "))
}
