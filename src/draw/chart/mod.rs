//! Charts: plotters' axes and grids with marks, labels and keys of our own.
//!
//! Each chart is one function that takes a [`Figure`] and gives an SVG. None
//! sums or averages claims; what is not known is drawn hollow, never as zero.

mod along;
pub mod bands;
pub mod claims;
pub mod districts;
pub mod months;
pub mod sectors;
pub mod strip;
pub mod timeline;

mod axes;
mod figure;
mod key;
mod pack;
mod pane;
mod stack;
mod words;

#[cfg(test)]
mod sample;

pub use along::Along;
pub use figure::Figure;
