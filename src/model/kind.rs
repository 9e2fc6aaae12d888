//! A small shared vocabulary of what happened.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The type of an incident. `Other` keeps what the vocabulary lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentType {
    AirStrike,
    DroneStrike,
    CrossBorderFire,
    Clash,
    SuicideAttack,
    Attack,
    Other,
}

impl IncidentType {
    pub const ALL: [Self; 7] = [
        Self::AirStrike,
        Self::DroneStrike,
        Self::CrossBorderFire,
        Self::Clash,
        Self::SuicideAttack,
        Self::Attack,
        Self::Other,
    ];

    /// The key used in files and filters.
    pub fn key(self) -> &'static str {
        match self {
            Self::AirStrike => "air_strike",
            Self::DroneStrike => "drone_strike",
            Self::CrossBorderFire => "cross_border_fire",
            Self::Clash => "clash",
            Self::SuicideAttack => "suicide_attack",
            Self::Attack => "attack",
            Self::Other => "other",
        }
    }

    /// The words used on maps.
    pub fn label(self) -> &'static str {
        match self {
            Self::AirStrike => "Air strike",
            Self::DroneStrike => "Drone strike",
            Self::CrossBorderFire => "Cross-border fire",
            Self::Clash => "Clash",
            Self::SuicideAttack => "Suicide attack",
            Self::Attack => "Other attack",
            Self::Other => "Other or not stated",
        }
    }

    /// Reads a key or a source's own words; what is not recognised is `Other`.
    pub fn parse(text: &str) -> Self {
        let is_key = |kind: &&Self| kind.key() == text;
        if let Some(kind) = Self::ALL.iter().find(is_key) {
            return *kind;
        }
        let text = text.trim().to_lowercase().replace(['_', '-', '/'], " ");
        let has = |word: &str| text.contains(word);
        if has("drone") || has("uav") {
            Self::DroneStrike
        } else if has("suicide") {
            Self::SuicideAttack
        } else if has("air strike") || has("airstrike") || has("aerial") || text == "air" {
            Self::AirStrike
        } else if has("cross border") || has("shelling") || has("artillery") || has("mortar") {
            Self::CrossBorderFire
        } else if has("clash") || has("battle") || has("fight") || has("skirmish") {
            Self::Clash
        } else if has("attack") || has("explosion") || has("bomb") || has("ambush") || has("ied") {
            Self::Attack
        } else {
            Self::Other
        }
    }
}

impl fmt::Display for IncidentType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
