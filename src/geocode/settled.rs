//! Names that a person has settled: what they decided goes before any rule.

use super::normalise::normalise;
use super::{Geocoder, unlocated};
use crate::geodata::Toponym;
use crate::model::{Place, PlaceText, Precision};
use std::collections::HashMap;

/// Places by what was written, with its wider columns.
#[derive(Default)]
pub(super) struct Settled(HashMap<String, Vec<Place>>);

/// Words for what a person could not place either.
const UNKNOWN: [&str; 4] = ["unknown", "unlocated", "none", "-"];

impl Geocoder<'_> {
    /// Settles what `written` means: a P-code, a name as the geocoder knows it
    /// ("Barmal, Paktika"), or `unknown`.
    ///
    /// # Errors
    /// In words, when `meaning` is none of these.
    pub fn settle(&mut self, written: &PlaceText, meaning: &str) -> Result<(), String> {
        let meaning = meaning.trim();
        let Some(id) = self.id(written) else {
            return Err("has no place that could be settled".to_owned());
        };
        let by_hand = |place: Place| Place {
            found_by: format!("settled by hand as {}", place.found_by),
            score: 1.0,
            ..place
        };
        let has_code = |t: &&Toponym| t.pcode.as_deref().is_some_and(|p| p.eq_ignore_ascii_case(meaning));
        let places = if UNKNOWN.contains(&meaning.to_lowercase().as_str()) {
            vec![unlocated(
                written,
                &written.written(),
                "settled by hand as unknown".to_owned(),
            )]
        } else if let Some(toponym) = self.toponyms.iter().find(has_code) {
            let described = super::explain::described(toponym);
            vec![by_hand(self.placed(written, toponym, false, described, 1.0))]
        } else {
            let text = PlaceText {
                text: Some(meaning.to_owned()),
                ..PlaceText::default()
            };
            let places = self.by_name(&text, &[]);
            if places.iter().any(|p| p.precision == Precision::Unlocated) {
                return Err(format!(
                    "\"{meaning}\" is no P-code and no name that is known; write unknown where it cannot be told"
                ));
            }
            places.into_iter().map(by_hand).collect()
        };
        self.settled.0.insert(id, places);
        Ok(())
    }

    /// What was settled for `written`, with its columns or for its name alone.
    pub(super) fn settled(&self, written: &PlaceText) -> Option<Vec<Place>> {
        if self.settled.0.is_empty() {
            return None;
        }
        let alone = PlaceText {
            text: self.subject(written).map(|(text, _)| text.to_owned()),
            ..PlaceText::default()
        };
        let ids = [self.id(written), self.id(&alone)];
        let found = ids.into_iter().flatten().find_map(|id| self.settled.0.get(&id))?;
        let for_row = |place: &Place| Place {
            written: written.clone(),
            ..place.clone()
        };
        Some(found.iter().map(for_row).collect())
    }

    fn id(&self, written: &PlaceText) -> Option<String> {
        let (text, _) = self.subject(written)?;
        let mut id = normalise(text);
        for column in [&written.district, &written.province, &written.country] {
            let column = column.as_deref().filter(|c| *c != text).unwrap_or_default();
            id.push('\u{1f}');
            id.push_str(&normalise(column));
        }
        Some(id)
    }
}
