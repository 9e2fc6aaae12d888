//! From degrees to the page: a map projection, a scale and a frame.

mod clip;
mod conic;
mod frame;

pub use clip::{clip_line, clip_ring};
pub use conic::Projection;
pub(in crate::draw) use frame::around;
pub use frame::{Bounds, MapFrame};
