//! What makes a picture a map: title, scale, north, graticule, legend, credits.

mod credits;
mod graticule;
mod legend;
mod sample;
mod scale;

pub(super) use credits::{Credits, credits_height, draw_credits};
pub(super) use graticule::{graticule, graticule_labels};
pub(super) use legend::{Entry, Legend};
pub(super) use sample::Sample;
pub(super) use scale::{north_arrow, scale_bar};
