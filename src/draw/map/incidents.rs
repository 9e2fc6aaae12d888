//! The incidents of a map, and whether they are so many that it shows numbers.

use super::View;
use crate::Result;
use crate::analyse::Placing;
use crate::border::{Border, Referenced};
use crate::draw::projection::{Extent, Projection};
use crate::draw::symbology::OnPlane;
use crate::model::{DateInterval, Sighting};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::atomic::{AtomicUsize, Ordering};

/// More incidents than this in a frame are shown as numbers.
pub(super) const MOST_MARKS: usize = 600;

/// Whether incidents are shown as numbers by area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// In hexagons, where marks would hide one another.
    #[default]
    Auto,
    /// Always one by one.
    None,
    Hexagons,
    /// By district for each 1,000 km², where areas of districts were imported.
    Districts,
    /// By province for each 1,000 km².
    Provinces,
}

impl Density {
    /// Whether it asks for numbers however few incidents there are.
    pub(super) fn is_by_area(self) -> bool {
        !matches!(self, Self::Auto | Self::None)
    }
}

/// What a map knows of its incidents.
#[derive(Clone, Copy)]
pub enum Incidents<'a> {
    /// All of each.
    Each(&'a [&'a Referenced]),
    /// Where and when they were, which is enough for numbers by area.
    Many(&'a [Sighting]),
}

impl<'a> Incidents<'a> {
    pub fn len(&self) -> usize {
        match self {
            Self::Each(incidents) => incidents.len(),
            Self::Many(sightings) => sightings.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Those that can be shown one by one.
    pub(super) fn each(&self) -> &'a [&'a Referenced] {
        match self {
            Self::Each(incidents) => incidents,
            Self::Many(_) => &[],
        }
    }

    /// Where and when each was.
    pub(super) fn sightings(&self) -> Box<dyn Iterator<Item = Cow<'a, Sighting>> + 'a> {
        match self {
            Self::Each(incidents) => Box::new(incidents.iter().map(|i| Cow::Owned(Sighting::from(&i.located)))),
            Self::Many(sightings) => Box::new(sightings.iter().map(Cow::Borrowed)),
        }
    }

    /// From the first day to the last.
    pub(super) fn dates(&self) -> Option<DateInterval> {
        let dates: Box<dyn Iterator<Item = DateInterval>> = match self {
            Self::Each(incidents) => Box::new(incidents.iter().map(|i| i.located.incident.date)),
            Self::Many(sightings) => Box::new(sightings.iter().map(|s| s.date)),
        };
        dates.reduce(DateInterval::hull)
    }

    pub(super) fn placing(&self) -> Placing {
        match self {
            Self::Each(incidents) => Placing::of(incidents),
            Self::Many(sightings) => {
                let mut placing = Placing::default();
                for sighting in *sightings {
                    placing.add(sighting.spots().map(|s| s.precision));
                }
                placing
            }
        }
    }
}

/// Incidents that frames of one projection show.
pub(super) struct Shown<'a> {
    pub incidents: Incidents<'a>,
    on_plane: OnceCell<OnPlane>,
}

impl<'a> Shown<'a> {
    pub fn new(incidents: Incidents<'a>) -> Self {
        Self {
            incidents,
            on_plane: OnceCell::new(),
        }
    }

    /// Where they lie in the plane of that projection.
    pub fn on_plane(&self, projection: &Projection) -> &OnPlane {
        self.on_plane
            .get_or_init(|| OnPlane::of(self.incidents.sightings(), projection))
    }
}

/// Tells, while incidents are still being read, when a map will show them as
/// numbers whatever else comes, so that no more need be kept than that takes.
pub struct Crowd {
    projection: Projection,
    /// Ground that every frame of the map holds.
    extent: Extent,
    /// How many are on it so far.
    inside: AtomicUsize,
    /// More than these are shown as numbers.
    most: usize,
}

impl Crowd {
    /// Of a map with this ground and density.
    ///
    /// # Errors
    /// As [`draw`](super::draw).
    pub fn of(view: &View, density: Density, border: &Border) -> Result<Self> {
        let projection = view.projection(true)?;
        Ok(Self {
            extent: Extent::of(&projection, &view.extent(border)),
            projection,
            // All of them are known before it is certain that they are few.
            inside: AtomicUsize::new(usize::from(density.is_by_area())),
            most: match density {
                Density::Auto => MOST_MARKS,
                Density::None => usize::MAX,
                _ => 0,
            },
        })
    }

    pub fn is_certain(&self) -> bool {
        self.inside.load(Ordering::Relaxed) > self.most
    }

    /// Counts an incident that the map will show.
    pub fn add(&self, sighting: &Sighting) {
        let mut marked = sighting.spots().filter_map(|s| self.projection.project(s.marked_at()?));
        if marked.any(|at| self.extent.holds(at)) {
            self.inside.fetch_add(1, Ordering::Relaxed);
        }
    }
}
