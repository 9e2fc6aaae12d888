//! What each layer is, where it comes from, and under which licence.

use super::embedded;
use super::imports::ImportedSet;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// The manifest of all embedded layers.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Manifest {
    #[serde(rename = "layer")]
    pub layers: Vec<Layer>,
}

/// One layer's provenance.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Layer {
    pub id: String,
    /// Relative to `geodata/`.
    pub file: String,
    pub title: String,
    pub source: String,
    pub licence: String,
    /// The text that a map showing it must print.
    pub attribution: String,
    /// The vintage of the data.
    pub date: String,
    pub accuracy: String,
    pub sha256: String,
    #[serde(default)]
    pub features: Option<usize>,
}

impl From<&ImportedSet> for Layer {
    fn from(set: &ImportedSet) -> Self {
        let from = format!("imported from {}", set.imported_from);
        Self {
            id: set.id.to_string(),
            file: set.file.clone(),
            title: set.title.clone(),
            source: if set.source.is_empty() {
                from
            } else {
                set.source.clone()
            },
            licence: if set.licence.is_empty() {
                "not stated".to_owned()
            } else {
                set.licence.clone()
            },
            attribution: set.source.clone(),
            date: set.year.clone().unwrap_or_default(),
            accuracy: "imported; not known".to_owned(),
            sha256: set.sha256.clone(),
            features: Some(set.features),
        }
    }
}

impl Manifest {
    pub(super) fn embedded() -> Result<Self> {
        toml::from_str(embedded::MANIFEST).map_err(|e| Error::Geodata {
            layer: "manifest",
            message: e.to_string(),
        })
    }

    /// The layer with this id.
    pub fn layer(&self, id: &str) -> Option<&Layer> {
        self.layers.iter().find(|l| l.id == id)
    }
}
