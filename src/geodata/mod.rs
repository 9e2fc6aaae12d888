//! The atlas: the embedded layers, each with source, licence, date and accuracy,
//! and what was imported beside them.

mod adopt;
mod areas;
mod atlas;
mod embedded;
mod features;
mod gazetteer;
pub mod imports;
mod layer;
mod manifest;
mod names;
mod own;

pub use areas::{Boundaries, Province, boundaries, outline, outlines, provinces};
pub use atlas::{Atlas, Backdrop, BackdropKind, River};
pub use embedded::{EVENTS, INCIDENTS};
pub use gazetteer::{Crossing, Gazetteer, Kind, Toponym};
pub use manifest::{Layer, Manifest};
pub use names::Names;
pub use own::{Area, areas_from_file, line_from_file};

/// The versions of the border that come with the program; the first is the default.
pub const BORDERS: [&str; 3] = ["osm", "natural-earth", "gshhg"];
