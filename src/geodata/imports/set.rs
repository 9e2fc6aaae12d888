//! An imported set: what it is and where it came from.

use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The name of a set. It becomes part of file names, so that it is small
/// letters, digits, `-` and `_` alone, and begins with a letter or digit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct SetId(String);

const LONGEST: usize = 64;

impl SetId {
    /// # Errors
    /// When `text` is no such name.
    pub fn new(text: &str) -> Result<Self> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        let begins = text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
        if begins && text.len() <= LONGEST && text.chars().all(plain) {
            return Ok(Self(text.to_owned()));
        }
        let start: String = text.chars().take(LONGEST).collect();
        Err(Error::request(format!(
            "\"{start}\" cannot name an imported set; use up to {LONGEST} small letters, digits, - and _, such as afg-adm2"
        )))
    }

    /// The name that a file's own name suggests.
    pub fn suggested(stem: &str) -> Self {
        let mut id = String::new();
        for c in stem.chars().take(LONGEST).map(|c| c.to_ascii_lowercase()) {
            match c {
                'a'..='z' | '0'..='9' => id.push(c),
                _ if id.ends_with(['-', '_']) || id.is_empty() => {}
                '_' => id.push('_'),
                _ => id.push('-'),
            }
        }
        let id = id.trim_end_matches(['-', '_']);
        Self(if id.is_empty() {
            "import".to_owned()
        } else {
            id.to_owned()
        })
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SetId {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        Self::new(&text)
    }
}

impl From<SetId> for String {
    fn from(id: SetId) -> Self {
        id.0
    }
}

impl fmt::Display for SetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a set holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SetKind {
    /// Polygons of districts.
    Districts,
    /// Towns and villages.
    Places,
}

impl SetKind {
    pub fn label(self) -> &'static str {
        match self {
            Self::Districts => "districts",
            Self::Places => "places",
        }
    }
}

/// The manifest entry of a set.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ImportedSet {
    pub id: SetId,
    pub kind: SetKind,
    pub title: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub licence: String,
    /// The vintage of the data, as the user states it.
    #[serde(default)]
    pub year: Option<String>,
    /// The name of the file that it was imported from, without folders.
    pub imported_from: String,
    /// The checksum of that file.
    pub original_sha256: String,
    /// When it was imported, ISO 8601; the later set wins where two overlap.
    pub imported: String,
    /// How many areas or places it has.
    pub features: usize,
    /// Beside the entry, in the data folder.
    pub file: String,
    /// The checksum of `file`.
    pub sha256: String,
}

#[cfg(test)]
mod tests {
    use super::SetId;

    #[test]
    fn a_name_never_leads_out_of_the_folder() {
        for bad in [
            "", "..", "../x", "a/b", "a\\b", "C:", ".hidden", "-x", "é", "A", "a b", "a\0",
        ] {
            assert!(SetId::new(bad).is_err(), "{bad}");
        }
        assert!(SetId::new(&"x".repeat(65)).is_err());
        for good in ["afg-adm2", "2024_pk"] {
            assert_eq!(SetId::new(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn what_is_suggested_is_allowed() {
        for stem in [
            "geoBoundaries-AFG-ADM2_simplified",
            "..",
            "",
            "ضلع",
            "a  b..c",
            &"é-".repeat(200),
        ] {
            let id = SetId::suggested(stem);
            assert!(SetId::new(id.as_str()).is_ok(), "{stem}: {id}");
        }
        assert_eq!(SetId::suggested("gadm41_PAK.shp").as_str(), "gadm41_pak-shp");
    }
}
