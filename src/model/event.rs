//! Context events: ceasefires, talks, closures. Never counted as incidents.

use super::{DateInterval, Passage};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    Ceasefire,
    Talks,
    BorderClosure,
    Statement,
    /// A toll stated for a whole period, over several incidents.
    TollStatement,
}

impl EventKind {
    /// The key used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ceasefire => "ceasefire",
            Self::Talks => "talks",
            Self::BorderClosure => "border_closure",
            Self::Statement => "statement",
            Self::TollStatement => "toll_statement",
        }
    }
}

/// Something that explains a timeline without being an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub id: String,
    pub date: DateInterval,
    pub kind: EventKind,
    pub title: String,
    #[serde(default)]
    pub places: Vec<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub found_in: Vec<Passage>,
    #[serde(default)]
    pub notes: Vec<String>,
}
