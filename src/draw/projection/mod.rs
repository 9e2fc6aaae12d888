//! From degrees to the page: a map projection, a scale and a frame.

mod clip;
mod frame;
mod plane;
mod resample;
mod simplify;

pub use clip::{clip_line, clip_ring};
pub use frame::{Bounds, MapFrame};
pub(in crate::draw) use frame::{Extent, around};
pub use plane::Projection;
pub use resample::{Straight, resample};
pub use simplify::simplify;
