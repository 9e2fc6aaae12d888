//! How a table went, for those who ran it.

use crate::cli::rejects::Rejects;
use crate::cli::{Done, output};
use crate::read::{Batch, Reject};
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
    pub rejects: Rejects,
    /// No rows at all: too many cells, an open quote.
    pub left_out: usize,
    /// Of the batch: written without a place, since their coordinates are none.
    pub no_point: Vec<Reject>,
}

impl Tally {
    /// What was wrong in a batch, in the order of its lines.
    pub fn sort_out(&mut self, batch: &mut Batch) -> Result<()> {
        self.left_out += batch.faults.len();
        self.no_point.append(&mut batch.faults);
        self.no_point.sort_by_key(|r| r.line);
        for reject in self.no_point.drain(..) {
            self.rejects.add(reject)?;
        }
        Ok(())
    }

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
        let bad = self.rejects.count;
        let done = self.rejects.write(rejects)?;
        if done == Done::WithRejects {
            output::say(&format!(
                "{bad} rows rejected, {} of them left out and the others written without a place; see {}",
                self.left_out,
                rejects.display()
            ));
        }
        Ok(done)
    }
}
