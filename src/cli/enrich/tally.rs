//! How a table went, for those who ran it.

use crate::cli::{Done, output};
use crate::read::{Reject, write_rejects};
use anyhow::Result;
use std::path::Path;

/// How many rows, and which were no good.
#[derive(Default)]
pub(super) struct Tally {
    /// Written rows.
    pub rows: usize,
    pub unlocated: usize,
    /// Points that contradict the names beside them.
    pub doubtful: usize,
    /// No rows at all: too many cells, not UTF-8.
    pub left_out: Vec<Reject>,
    /// Written without a place, since their coordinates are none.
    pub no_point: Vec<Reject>,
}

impl Tally {
    pub fn finish(self, rejects: &Path) -> Result<Done> {
        output::say(&format!(
            "{} rows written, {} of them without a known place",
            self.rows, self.unlocated
        ));
        if self.doubtful > 0 {
            output::say(&format!(
                "{} rows with a doubtful point; the column \"doubts\" says why",
                self.doubtful
            ));
        }
        let mut bad = self.left_out;
        let left_out = bad.len();
        bad.extend(self.no_point);
        if bad.is_empty() {
            return Ok(Done::Clean);
        }
        bad.sort_by_key(|r| r.line);
        output::write_whole(rejects, |out| Ok(write_rejects(&bad, out)?))?;
        output::say(&format!(
            "{} rows rejected, {left_out} of them left out and the others written without a place; see {}",
            bad.len(),
            rejects.display()
        ));
        Ok(Done::WithRejects)
    }
}
