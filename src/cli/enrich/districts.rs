//! The polygons that points get their district from.

use crate::geocode::Geocoder;
use crate::geodata::areas_from_file;
use crate::geodesy::{Coverage, LonLat};
use crate::model::Country;
use anyhow::Result;
use std::borrow::Cow;
use std::path::Path;

/// Polygons to tell districts by.
pub(super) struct Districts<'a> {
    pub names: Vec<String>,
    /// Where each is for certain; a file of the user's own does not say.
    countries: Vec<Option<Country>>,
    pub coverage: Cow<'a, Coverage>,
}

impl<'a> Districts<'a> {
    pub fn open(path: &Path, name_field: Option<&str>) -> Result<Self> {
        let (names, shapes): (Vec<_>, Vec<_>) = areas_from_file(path, name_field)?
            .into_iter()
            .map(|area| (area.name, area.shape))
            .unzip();
        Ok(Self {
            countries: vec![None; names.len()],
            names,
            coverage: Cow::Owned(Coverage::new(&shapes)),
        })
    }

    /// Those that were imported; `None` where none were.
    pub fn imported(geocoder: &'a Geocoder) -> Option<Self> {
        let (coverage, toponyms) = geocoder.district_polygons();
        (!toponyms.is_empty()).then(|| Self {
            names: toponyms.iter().map(|t| t.name.clone()).collect(),
            countries: toponyms.iter().map(|t| t.country).collect(),
            coverage: Cow::Borrowed(coverage),
        })
    }

    /// Whether the area can hold a point on this side of the line: where an
    /// imported boundary is not the line in use, it reaches over it.
    pub fn is_on(&self, area: usize, side: Option<Country>) -> bool {
        side.is_none() || self.countries[area].is_none_or(|c| Some(c) == side)
    }

    pub fn at(&self, point: LonLat, side: Option<Country>) -> Option<&str> {
        let area = self.coverage.find(point).filter(|&i| self.is_on(i, side))?;
        Some(&self.names[area])
    }
}
