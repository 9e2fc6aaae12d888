//! `durand` turns incidents along the Afghanistan–Pakistan border into maps,
//! tables and GIS files that stand up to scrutiny.
//!
//! Three ideas carry the crate:
//!
//! 1. **A location is a [`Footprint`](model::Footprint), not a point.** What is
//!    known only to a district has an interval of distances and a probability.
//! 2. **A toll is a set of [`Claim`](model::Claim)s, not a number.** Nothing is
//!    summed or averaged across claimants.
//! 3. **A border is a version.** Each measure names the [`Border`](border::Border)
//!    it was taken from.
//!
//! The way through: [`read`] → [`geocode`] → [`border`] → [`analyse`] →
//! [`draw`] or [`export`]. Imports run in that direction only.

pub mod analyse;
pub mod border;
pub mod cli;
pub mod draw;
pub mod error;
pub mod export;
pub mod geocode;
pub mod geodata;
pub mod geodesy;
pub mod model;
pub mod read;
pub mod report;

pub use error::{Error, Result};
