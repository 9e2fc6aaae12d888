//! Elements that plotters draws on our backend alone.
//!
//! Places are generic: CSS pixels on a [`Sheet`](super::Sheet), a chart's own
//! coordinates on its plotting area. Lengths are always CSS pixels.

mod clip;
mod disc;
mod group;
mod hatch;
mod label;
mod rect;
mod repeated;
mod reuse;
mod shape;

pub use clip::ClipRect;
pub use disc::Disc;
pub use group::Group;
pub use hatch::Hatch;
pub use label::{Anchor, Label};
pub use rect::Rect;
pub use reuse::Use;
pub use shape::Shape;

#[cfg(test)]
mod tests;
