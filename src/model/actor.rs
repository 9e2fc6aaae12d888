//! Parties to an incident, in the source's words and in a small vocabulary.

use serde::{Deserialize, Serialize};

/// A party, and who says that it was the one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// As the source calls it.
    pub name: String,
    #[serde(default)]
    pub alleged_by: Vec<String>,
    /// Where the source says what sort of party it is.
    #[serde(default)]
    pub kind: Option<ActorKind>,
}

impl Actor {
    /// A party of which no more is known than its name.
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            alleged_by: Vec::new(),
            kind: None,
        }
    }
}

/// What sort of party it is; the classes that ACLED's inter codes, UCDP's types
/// of violence and GTD's target types have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// Military, police and other forces of the state on whose ground it is.
    StateForces,
    /// Forces of another state, and international ones.
    ExternalForces,
    /// Armed groups that fight a state.
    ArmedGroup,
    /// Militias of parties, communities, tribes or clans.
    Militia,
    Protesters,
    Civilians,
}

impl ActorKind {
    pub const ALL: [Self; 6] = [
        Self::StateForces,
        Self::ExternalForces,
        Self::ArmedGroup,
        Self::Militia,
        Self::Protesters,
        Self::Civilians,
    ];

    /// The key used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::StateForces => "state_forces",
            Self::ExternalForces => "external_forces",
            Self::ArmedGroup => "armed_group",
            Self::Militia => "militia",
            Self::Protesters => "protesters",
            Self::Civilians => "civilians",
        }
    }

    /// Reads a key; `None` for another word.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL.into_iter().find(|k| text.eq_ignore_ascii_case(k.key()))
    }
}
