//! The two countries the line runs between.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A country beside the line, by its ISO 3166-1 alpha-3 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Country {
    #[serde(rename = "AFG")]
    Afghanistan,
    #[serde(rename = "PAK")]
    Pakistan,
}

impl Country {
    pub const BOTH: [Country; 2] = [Country::Afghanistan, Country::Pakistan];

    /// ISO 3166-1 alpha-3.
    pub fn code(self) -> &'static str {
        match self {
            Self::Afghanistan => "AFG",
            Self::Pakistan => "PAK",
        }
    }

    /// The short English name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Afghanistan => "Afghanistan",
            Self::Pakistan => "Pakistan",
        }
    }

    /// Reads a name, an ISO code (two or three letters) or a FIPS code's word.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "afg" | "af" | "afghanistan" | "islamic emirate of afghanistan" | "islamic republic of afghanistan" => {
                Some(Self::Afghanistan)
            }
            "pak" | "pk" | "pakistan" | "islamic republic of pakistan" => Some(Self::Pakistan),
            _ => None,
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
