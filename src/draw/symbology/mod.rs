//! What stands for what: a mark or a circle for each incident, a colour and a
//! form for each class, a shade for each number.

mod class;
mod density;
mod mark;
mod pack;
mod place;
mod rates;
mod toll;

pub(in crate::draw) use class::Classes;
pub use class::ColourBy;
pub(in crate::draw) use density::{Hexagons, OnPlane, Steps};
pub(in crate::draw) use mark::{Form, Mark};
pub use place::Symbol;
pub(in crate::draw) use place::{UNKNOWN_RADIUS, counted_radius, has_number, kinds, places_in, symbols};
pub(in crate::draw) use rates::Rates;
pub(in crate::draw) use toll::{CircleScale, ends, toll_sign};
pub use toll::{Circles, Scaling};
