//! Incidents for each 1,000 km² of districts or provinces.

use super::place::spots_in;
use crate::draw::projection::MapFrame;
use crate::geodata::{self, Atlas, Kind};
use crate::geodesy::{Coverage, area_km2};
use crate::model::{Precision, Sighting};
use crate::{Error, Result};
use geo::MultiPolygon;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// An area with its number of incidents.
#[derive(Clone)]
pub(in crate::draw) struct Rate {
    pub name: String,
    pub shape: Arc<MultiPolygon<f64>>,
    pub incidents: u64,
    /// Incidents for each 1,000 km².
    pub rate: f64,
    km2: f64,
}

/// All areas of a kind.
#[derive(Clone)]
pub(in crate::draw) struct Rates {
    pub areas: Vec<Rate>,
    /// Upper end of each class of rates above zero.
    pub ends: Vec<f64>,
    /// Incidents in no area.
    pub outside: usize,
    /// Places known less closely than this say nothing of an area.
    coarsest: Precision,
}

/// Classes of rates above zero.
const CLASSES: usize = 5;

impl Rates {
    /// The imported areas of districts.
    ///
    /// # Errors
    /// When there are none.
    pub fn districts(atlas: &Atlas) -> Result<Self> {
        let toponyms = &atlas.gazetteer()?.toponyms;
        let shaped = toponyms.iter().filter(|t| t.kind == Kind::District);
        let areas: Vec<(String, Arc<MultiPolygon<f64>>)> = shaped
            .filter_map(|t| Some((t.name.clone(), Arc::clone(t.shape.as_ref()?))))
            .collect();
        if areas.is_empty() {
            return Err(Error::request(
                "no areas of districts are there to count in; import them with `durand geodata import FILE --as \
                 districts`, or count by provinces",
            ));
        }
        Ok(Self::new(areas, Precision::District))
    }

    /// The embedded provinces.
    pub fn provinces() -> Self {
        let provinces = geodata::provinces().iter();
        let areas = provinces.map(|p| (p.name.clone(), Arc::clone(&p.shape))).collect();
        Self::new(areas, Precision::Province)
    }

    fn new(areas: Vec<(String, Arc<MultiPolygon<f64>>)>, coarsest: Precision) -> Self {
        let areas = areas
            .into_iter()
            .map(|(name, shape)| Rate {
                km2: area_km2(&shape),
                name,
                shape,
                incidents: 0,
                rate: 0.0,
            })
            .collect();
        Self {
            areas,
            ends: Vec::new(),
            outside: 0,
            coarsest,
        }
    }

    /// Counts each incident in a frame once in every area that one of its
    /// places lies in; and how many incidents that are.
    pub fn count<'a>(mut self, incidents: impl Iterator<Item = Cow<'a, Sighting>>, frame: &MapFrame) -> (Self, usize) {
        let shapes: Vec<MultiPolygon<f64>> = self.areas.iter().map(|a| a.shape.as_ref().clone()).collect();
        let coverage = Coverage::new(&shapes);
        let mut shown = 0;
        for incident in incidents.filter(|i| spots_in(i, frame).next().is_some()) {
            shown += 1;
            let found: BTreeSet<usize> = incident
                .spots()
                .filter(|s| s.precision <= self.coarsest)
                .filter_map(|s| coverage.find(s.at?))
                .collect();
            self.outside += usize::from(found.is_empty());
            for area in found {
                self.areas[area].incidents += 1;
            }
        }
        for area in self.areas.iter_mut().filter(|a| a.km2 > 0.0) {
            area.rate = area.incidents as f64 / area.km2 * 1_000.0;
        }
        self.ends = quantiles(self.areas.iter().map(|a| a.rate).filter(|r| *r > 0.0).collect());
        (self, shown)
    }

    /// Classes for several at once.
    pub fn common_ends<'r>(all: impl Iterator<Item = &'r Self>) -> Vec<f64> {
        let rates = all.flat_map(|r| r.areas.iter().map(|a| a.rate));
        quantiles(rates.filter(|r| *r > 0.0).collect())
    }

    /// Which of a ramp's shades stands for a class: few classes are spread.
    pub fn shade(&self, class: usize) -> usize {
        match self.ends.len() {
            0 | 1 => (CLASSES - 1) / 2,
            n => class * (CLASSES - 1) / (n - 1),
        }
    }

    /// The class of a rate above zero; `None` for zero, a class of its own.
    pub fn class(&self, rate: f64) -> Option<usize> {
        let last = self.ends.len().checked_sub(1)?;
        (rate > 0.0).then(|| self.ends.iter().position(|end| rate <= *end).unwrap_or(last))
    }
}

/// Ends of classes that hold about equally many values.
fn quantiles(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    let mut ends: Vec<f64> = (1..=CLASSES)
        .filter_map(|i| values.get((i * n).div_ceil(CLASSES).checked_sub(1)?).copied())
        .collect();
    ends.dedup();
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_hold_equally_many() {
        assert_eq!(quantiles((1..=10).map(f64::from).collect()), [2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(quantiles(vec![1.0, 1.0, 1.0]), [1.0]);
        assert!(quantiles(Vec::new()).is_empty());
    }
}
