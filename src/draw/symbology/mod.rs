//! What stands for what: one colour and one shape for each type of incident.

mod mark;
mod place;

pub(in crate::draw) use mark::{Form, Mark};
pub use place::{Symbol, symbols};
pub(in crate::draw) use place::{counted_radius, has_number, kinds};
