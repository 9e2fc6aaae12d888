//! Records of the same incident in different datasets, after the idea of MELTT
//! (Donnay, Dunford, McGrath, Backer and Cunningham 2019, *Integrating conflict
//! event data*, Journal of Conflict Resolution 63, 1337–1364): windows of time
//! and space, then agreement on what happened, by whom, and how many.
//!
//! ```text
//! window → score → matching → merge
//! ```

mod actors;
mod days;
mod ground;
mod matching;
mod merge;
mod record;
mod review;
mod score;
mod sources;
mod tolls;
mod window;
mod words;

pub use actors::written as parties;
pub use ground::Areas;
pub use matching::{Link, Links, Verdict};
pub use merge::united;
pub use record::Record;
pub use review::{COLUMNS, review};
pub use score::{Parts, pair};

use crate::{Error, Result};
use std::collections::HashSet;

/// What may be a link.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many days the dates may lie apart.
    pub days: u32,
    /// How far the footprints may lie apart, in kilometres.
    pub km: f64,
    /// Pairs that score less are none.
    pub min_score: f64,
    /// Whether records of one dataset may be the same incident, too.
    pub within_source: bool,
    /// Pairs that a person refused.
    pub refused: Refused,
}

/// The lowest score of a link where nothing else is asked for: same day and
/// same district are a little too little, a type in common makes it enough.
pub const MIN_SCORE: f64 = 0.65;

impl Default for Options {
    fn default() -> Self {
        Self {
            days: 1,
            km: 10.0,
            min_score: MIN_SCORE,
            within_source: false,
            refused: Refused::default(),
        }
    }
}

/// A record as a review names it: the file's name, and the id.
pub type Name = (String, String);

/// Pairs of records that are not the same incident, in either order.
#[derive(Clone, Debug, Default)]
pub struct Refused(HashSet<(Name, Name)>);

impl Refused {
    pub fn insert(&mut self, a: Name, b: Name) {
        self.0.insert(ordered(a, b));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, a: Name, b: Name) -> bool {
        self.0.contains(&ordered(a, b))
    }
}

fn ordered(a: Name, b: Name) -> (Name, Name) {
    if a <= b { (a, b) } else { (b, a) }
}

/// More pairs within the windows than this are not compared: a minute's work.
const MOST_PAIRS: u64 = 400_000_000;
/// More pairs that score enough than this do not fit into memory.
const MOST_LINKS: usize = 20_000_000;

/// Proposes which records are the same incident.
///
/// The result does not depend on the order of the records or of their files.
///
/// # Errors
/// When the windows are so wide that most pairs would have to be compared.
pub fn link(records: &[Record], options: &Options) -> Result<Links> {
    let ranks = record::ranks(records);
    let mut compared = 0;
    let mut enough = Vec::new();
    window::each_batch(records, &ranks, options, |batch| {
        compared += batch.compared;
        enough.extend(batch.enough);
        if compared > MOST_PAIRS || enough.len() > MOST_LINKS {
            return Err(Error::request(
                "too many pairs lie within the windows of time and space; narrow --days or --distance, or split the files by year",
            ));
        }
        Ok(())
    })?;
    Ok(matching::matched(records, &ranks, enough, compared, options))
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
