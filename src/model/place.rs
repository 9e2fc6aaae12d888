//! A place as written, and as found.

use super::{Country, Footprint};
use crate::geodesy::LonLat;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A place in the source's words, with whatever columns came along.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceText {
    /// Free text: "Barmal district of Paktika", "the border".
    pub text: Option<String>,
    /// A settlement or spot.
    pub place: Option<String>,
    pub district: Option<String>,
    pub province: Option<String>,
    pub country: Option<String>,
    /// A coordinate that the source gives.
    pub point: Option<LonLat>,
    /// How far off that coordinate may be, in kilometres.
    pub uncertainty_km: Option<f64>,
    /// What the coordinate stands for, where the source says so.
    pub precision: Option<Precision>,
}

impl PlaceText {
    /// The place as a reader would write it.
    pub fn written(&self) -> String {
        if let Some(text) = &self.text {
            return text.clone();
        }
        let parts: Vec<&str> = [&self.place, &self.district, &self.province, &self.country]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        match (parts.is_empty(), self.point) {
            (true, Some(p)) => p.to_string(),
            _ => parts.join(", "),
        }
    }

    /// Whether nothing at all says where it is.
    pub fn is_empty(&self) -> bool {
        self.point.is_none() && self.written().trim().is_empty()
    }
}

/// How closely a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A coordinate given for the incident itself.
    Exact,
    Settlement,
    District,
    Province,
    Country,
    /// Somewhere along the line.
    Border,
    /// An area without an agreed outline.
    Fuzzy,
    Unlocated,
}

impl Precision {
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::Settlement,
        Self::District,
        Self::Province,
        Self::Country,
        Self::Border,
        Self::Fuzzy,
        Self::Unlocated,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Settlement => "settlement",
            Self::District => "district",
            Self::Province => "province",
            Self::Country => "country",
            Self::Border => "border",
            Self::Fuzzy => "fuzzy",
            Self::Unlocated => "unlocated",
        }
    }

    /// Reads a key; `None` for another word.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|p| p.key() == text)
    }

    /// Whether one distance may stand for it. Coarser places keep an interval
    /// alone: a province's centroid never gives a point distance.
    pub fn has_representative(self) -> bool {
        matches!(self, Self::Exact | Self::Settlement | Self::District)
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A place that was looked up: what it is called, where it may be, and how
/// it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub written: PlaceText,
    /// The gazetteer's name, or what was written where nothing was found.
    pub name: String,
    pub district: Option<String>,
    pub province: Option<String>,
    pub country: Option<Country>,
    pub pcode: Option<String>,
    pub precision: Precision,
    pub footprint: Footprint,
    /// The rule that decided, in words.
    pub found_by: String,
    /// The probability that this is what was meant; 1 for a coordinate, 0 for
    /// what is not known.
    pub score: f64,
}

/// An incident whose places have been looked up.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    pub incident: super::Incident,
    /// One for each place text, in order; never empty.
    pub places: Vec<Place>,
}

impl Located {
    /// Whether at least one place has a footprint.
    pub fn is_placed(&self) -> bool {
        self.places.iter().any(|p| p.precision != Precision::Unlocated)
    }
}
