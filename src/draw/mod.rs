//! Maps and charts as SVG.

pub mod canvas;
pub mod chart;
mod furniture;
mod label;
mod layers;
pub mod map;
pub mod projection;
mod symbology;
pub mod text;
pub mod theme;
