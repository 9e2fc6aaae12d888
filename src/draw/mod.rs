//! Maps and charts as SVG, and from it as PNG and PDF.

pub mod canvas;
pub mod chart;
pub mod format;
mod furniture;
mod label;
mod layers;
pub mod map;
mod paper;
pub mod projection;
mod symbology;
pub mod text;
pub mod theme;

pub use paper::Paper;
pub use symbology::{Circles, ColourBy, Scaling};
