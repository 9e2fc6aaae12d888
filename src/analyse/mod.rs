//! Questions asked of measured incidents: which, how many, where along the
//! line, since when, by whose claim, and whether the answer depends on the
//! version of the border.

pub mod bands;
pub mod claims;
pub mod diff;
pub mod districts;
pub mod filter;
pub mod groups;
pub mod hotspots;
pub mod landmarks;
pub mod link;
pub mod nearest;
pub mod periods;
mod placing;
mod reach;
pub mod sectors;
pub mod sensitivity;
mod significance;
mod table;

pub use filter::{Certainty, Filter};
pub use placing::Placing;
pub use table::{Cell, Table};
