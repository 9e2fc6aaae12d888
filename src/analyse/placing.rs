//! How closely incidents are placed, as counted.

use crate::border::Referenced;
use crate::model::Precision;

/// Each incident once, by the closest knowledge of any of its places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placing {
    /// To a province or closer.
    pub placed: usize,
    /// Only to the line as a whole.
    pub line: usize,
    /// Only to a country.
    pub country: usize,
    pub unlocated: usize,
}

impl Placing {
    pub fn of(incidents: &[&Referenced]) -> Self {
        let mut placing = Self::default();
        for incident in incidents {
            placing.add(incident.located.places.iter().map(|p| p.precision));
        }
        placing
    }

    /// Counts an incident with so closely known places.
    pub fn add(&mut self, places: impl Iterator<Item = Precision>) {
        let closest = places.min_by_key(|p| match p {
            Precision::Border => 1,
            Precision::Country => 2,
            Precision::Unlocated => 3,
            _ => 0,
        });
        match closest {
            Some(Precision::Border) => self.line += 1,
            Some(Precision::Country) => self.country += 1,
            None | Some(Precision::Unlocated) => self.unlocated += 1,
            Some(_) => self.placed += 1,
        }
    }

    /// "19 placed, 4 only on the line as a whole, 1 only in a country, 0 not
    /// locatable"; kinds without incidents are left out, but for the last.
    pub fn in_words(&self) -> String {
        let mut text = format!("{} placed", self.placed);
        for (count, what) in [
            (self.line, "only on the line as a whole"),
            (self.country, "only in a country"),
        ] {
            if count > 0 {
                text.push_str(&format!(", {count} {what}"));
            }
        }
        text.push_str(&format!(", {} not locatable", self.unlocated));
        text
    }
}
