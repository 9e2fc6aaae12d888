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

    /// Reads a key or a source's own words, by the first of the telling words
    /// among them; what is not recognised is `Other`.
    pub fn parse(text: &str) -> Self {
        if let Some(kind) = Self::ALL.into_iter().find(|k| k.key() == text) {
            return kind;
        }
        let text = text.trim().as_bytes();
        if text.eq_ignore_ascii_case(b"air") {
            return Self::AirStrike;
        }
        let mut first = WORDS.len();
        for (at, letter) in text.iter().enumerate() {
            let letter = usize::from(letter.to_ascii_lowercase().wrapping_sub(b'a'));
            let mut words = BY_LETTER.get(letter).copied().unwrap_or_default();
            while words != 0 {
                let word = words.trailing_zeros() as usize;
                if word < first && begins(&text[at..], WORDS[word].0) {
                    first = word;
                }
                words &= words - 1;
            }
        }
        WORDS.get(first).map_or(Self::Other, |(_, kind)| *kind)
    }
}

/// Words, or their beginnings, that tell the type; of several in a text the
/// first of these.
const WORDS: [(&str, IncidentType); 19] = [
    ("drone", IncidentType::DroneStrike),
    ("uav", IncidentType::DroneStrike),
    ("suicide", IncidentType::SuicideAttack),
    ("air strike", IncidentType::AirStrike),
    ("airstrike", IncidentType::AirStrike),
    ("aerial", IncidentType::AirStrike),
    ("cross border", IncidentType::CrossBorderFire),
    ("shelling", IncidentType::CrossBorderFire),
    ("artillery", IncidentType::CrossBorderFire),
    ("mortar", IncidentType::CrossBorderFire),
    ("clash", IncidentType::Clash),
    ("battle", IncidentType::Clash),
    ("fight", IncidentType::Clash),
    ("skirmish", IncidentType::Clash),
    ("attack", IncidentType::Attack),
    ("explosion", IncidentType::Attack),
    ("bomb", IncidentType::Attack),
    ("ambush", IncidentType::Attack),
    ("ied", IncidentType::Attack),
];

/// For each letter the words that begin with it, a bit for each.
const BY_LETTER: [u32; 26] = {
    let mut all = [0; 26];
    let mut word = 0;
    while word < WORDS.len() {
        all[(WORDS[word].0.as_bytes()[0] - b'a') as usize] |= 1 << word;
        word += 1;
    }
    all
};

/// Whether a text begins with a word, however it is written.
fn begins(text: &[u8], word: &str) -> bool {
    let same = |(&t, w): (&u8, u8)| match t {
        b'_' | b'-' | b'/' => w == b' ',
        t => t.to_ascii_lowercase() == w,
    };
    text.len() >= word.len() && text.iter().zip(word.bytes()).all(same)
}

impl fmt::Display for IncidentType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_labels_are_read_as_what_they_are_of() {
        for kind in IncidentType::ALL {
            assert_eq!(IncidentType::parse(kind.key()), kind);
            assert_eq!(IncidentType::parse(&kind.label().to_uppercase()), kind);
        }
    }

    #[test]
    fn the_telling_word_decides_and_not_the_first() {
        for (text, kind) in [
            (
                "Explosions/Remote violence, air/drone strike",
                IncidentType::DroneStrike,
            ),
            ("Attack by suicide bomber", IncidentType::SuicideAttack),
            ("Air-strike on a battle group", IncidentType::AirStrike),
            (" AIR ", IncidentType::AirStrike),
            ("Fair weather", IncidentType::Other),
            ("Shelling during clashes", IncidentType::CrossBorderFire),
            ("Armed clash", IncidentType::Clash),
            ("IED", IncidentType::Attack),
            ("", IncidentType::Other),
        ] {
            assert_eq!(IncidentType::parse(text), kind, "{text}");
        }
    }
}
