//! Districts and places of the user's own, kept in a data folder.
//!
//! A file is read by its format (`geojson`, `topojson`, `shapefile`,
//! `geopackage`; `places` for tables), its columns are found (`columns`), its
//! areas are checked (`topology`), and what comes of it is kept as a set
//! (`set`, `folder`, `normal`).

mod areas;
mod columns;
mod folder;
mod geojson;
mod geopackage;
mod normal;
mod places;
mod rings;
mod set;
mod shapefile;
mod topojson;
mod topology;

pub use areas::{RawArea, RawAreas, read_areas};
pub use columns::{Taken, Wanted};
pub use folder::DataFolder;
pub use normal::{KeptArea, write_areas, write_places};
pub(super) use normal::{read_areas as read_kept_areas, read_places as read_kept_places};
pub use places::{ListedPlace, PlaceTally, read_places};
pub use set::{ImportedSet, SetId, SetKind};
pub use topology::check;
