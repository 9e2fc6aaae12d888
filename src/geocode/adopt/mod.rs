//! What imported areas and places are, in terms of the gazetteer.

mod areas;
mod places;

pub use areas::{AreaMatch, AreaMatches, MatchedBy, match_areas};
pub use places::sift_places;
