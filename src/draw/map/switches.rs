//! Layers that can be shown or hidden.

use super::View;
use crate::{Error, Result};
use std::collections::BTreeSet;

/// A layer that a map can do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    Bands,
    Districts,
    Provinces,
    Rivers,
    Towns,
    Crossings,
    Graticule,
    /// The ground on which incidents may lie.
    Footprints,
    /// Names of the places of incidents.
    Places,
    /// An enlargement of what is crowded, or where a local map lies.
    Inset,
}

impl Layer {
    const ALL: [(Self, &'static str); 10] = [
        (Self::Bands, "bands"),
        (Self::Districts, "districts"),
        (Self::Provinces, "provinces"),
        (Self::Rivers, "rivers"),
        (Self::Towns, "towns"),
        (Self::Crossings, "crossings"),
        (Self::Graticule, "graticule"),
        (Self::Footprints, "footprints"),
        (Self::Places, "places"),
        (Self::Inset, "inset"),
    ];

    /// # Errors
    /// When there is no such layer; the message names them all.
    pub fn parse(text: &str) -> Result<Self> {
        let key = text.trim().to_lowercase();
        Self::ALL.iter().find(|l| l.1 == key).map(|l| l.0).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|l| l.1).collect();
            Error::request(format!("\"{text}\" is no layer; there are {}", names.join(", ")))
        })
    }
}

/// The layers that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layers(BTreeSet<Layer>);

impl Layers {
    /// What a view shows where nothing else is said.
    pub fn of(view: &View) -> Self {
        let mut shown: BTreeSet<Layer> = Layer::ALL.iter().map(|l| l.0).collect();
        if *view == View::Region {
            shown.remove(&Layer::Bands);
        }
        if !view.is_local() {
            // Hundreds of districts are a net at this scale.
            shown.remove(&Layer::Districts);
        }
        Self(shown)
    }

    pub fn show(&mut self, layer: Layer) {
        self.0.insert(layer);
    }

    pub fn hide(&mut self, layer: Layer) {
        self.0.remove(&layer);
    }

    pub fn has(&self, layer: Layer) -> bool {
        self.0.contains(&layer)
    }
}
