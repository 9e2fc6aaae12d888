//! An incident as its sources tell it, before anything is looked up.

use super::{Actor, Claim, DateInterval, IncidentType, Original, PlaceText, Source};
use serde::{Deserialize, Serialize};

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
    /// The row that it was read from, where it was one.
    pub original: Original,
}

impl Incident {
    /// An incident of which nothing more is known.
    pub fn new(id: impl Into<String>, date: DateInterval, kind: IncidentType) -> Self {
        Self {
            id: id.into(),
            title: None,
            date,
            date_note: None,
            kind,
            initiator: None,
            target: None,
            places: Vec::new(),
            claims: Vec::new(),
            sources: Vec::new(),
            found_in: Vec::new(),
            related: Vec::new(),
            notes: Vec::new(),
            original: Original::default(),
        }
    }

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
