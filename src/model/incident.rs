//! An incident as its sources tell it, before anything is looked up.

use super::{Claim, DateInterval, IncidentType, PlaceText, Source};
use serde::{Deserialize, Serialize};

/// A party, and who says that it was the one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    pub name: String,
    #[serde(default)]
    pub alleged_by: Vec<String>,
}

/// Where in a document a statement was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    pub document: String,
    #[serde(default)]
    pub passage: Option<String>,
}

/// One incident. Its toll belongs to it once, however many places it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    pub id: String,
    pub title: Option<String>,
    pub date: DateInterval,
    pub date_note: Option<String>,
    pub kind: IncidentType,
    pub initiator: Option<Actor>,
    pub target: Option<Actor>,
    /// All of them hold: the incident is *at all of its places*.
    pub places: Vec<PlaceText>,
    pub claims: Vec<Claim>,
    pub sources: Vec<Source>,
    pub found_in: Vec<Passage>,
    pub related: Vec<String>,
    pub notes: Vec<String>,
}

impl Incident {
    /// The title, or one made from type and place.
    pub fn headline(&self) -> String {
        self.title.clone().unwrap_or_else(|| {
            let places: Vec<String> = self.places.iter().map(PlaceText::written).collect();
            if places.is_empty() {
                self.kind.label().to_owned()
            } else {
                format!("{}, {}", self.kind.label(), places.join("; "))
            }
        })
    }
}
