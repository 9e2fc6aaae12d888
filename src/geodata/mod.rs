//! The atlas: the embedded layers, each with source, licence, date and accuracy.

mod atlas;
mod embedded;
mod features;
mod gazetteer;
mod manifest;

pub use atlas::{Atlas, Backdrop, BackdropKind, Province, River, line_from_file};
pub use embedded::{EVENTS, INCIDENTS};
pub use gazetteer::{Crossing, Gazetteer, Kind, Toponym};
pub use manifest::{Layer, Manifest};

/// The versions of the border that come with the program; the first is the default.
pub const BORDERS: [&str; 3] = ["osm", "natural-earth", "gshhg"];
