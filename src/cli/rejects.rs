//! Records that could not be used, as they are found.

use super::{Done, output};
use crate::Error;
use crate::read::Reject;
use anyhow::Result;
use std::io::{self, Seek};
use std::path::Path;
use tempfile::SpooledTempFile;

/// So many of them are kept to be shown.
const SHOWN: usize = 20;
/// In memory; the rest goes to a file without a name.
const SPOOLED: usize = 8 << 20;

/// All rejects of a run, in bounded memory.
pub(super) struct Rejects {
    spool: csv::Writer<SpooledTempFile>,
    pub count: usize,
    /// The first of them.
    pub first: Vec<Reject>,
}

impl Default for Rejects {
    fn default() -> Self {
        Self {
            spool: csv::Writer::from_writer(SpooledTempFile::new(SPOOLED)),
            count: 0,
            first: Vec::new(),
        }
    }
}

impl Rejects {
    pub fn add(&mut self, reject: Reject) -> crate::Result<()> {
        let failed = |e: csv::Error| Error::file(Path::new("rejects"), &io::Error::other(e));
        if self.count == 0 {
            self.spool.write_record(Reject::COLUMNS).map_err(failed)?;
        }
        self.spool.write_record(reject.cells()).map_err(failed)?;
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push(reject);
        }
        Ok(())
    }

    /// Writes them to a file where there are any.
    pub fn write(self, path: &Path) -> Result<Done> {
        if self.count == 0 {
            return Ok(Done::Clean);
        }
        let mut spool = self.spool.into_inner().map_err(|e| io::Error::other(e.to_string()))?;
        spool.rewind()?;
        output::write_whole(path, |out| {
            io::copy(&mut spool, out)?;
            Ok(())
        })?;
        Ok(Done::WithRejects)
    }

    /// As [`write`](Self::write), and says so.
    pub fn finish(self, of: usize, path: &Path) -> Result<Done> {
        let count = self.count;
        let done = self.write(path)?;
        if done == Done::WithRejects {
            output::say(&format!("{count} of {of} records rejected; see {}", path.display()));
        }
        Ok(done)
    }
}
