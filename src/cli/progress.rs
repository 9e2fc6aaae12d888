//! A bar for whoever waits at a terminal.

use super::args::ReadArgs;
use crate::read::{Progress, ReadOptions};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs;
use std::path::PathBuf;

/// So many records pass before the bar is drawn again.
const STEP: u64 = 1_024;

/// Hidden unless standard error is a terminal, and with `--quiet`.
pub(super) struct Bar {
    bar: ProgressBar,
    progress: Progress,
    records: u64,
}

impl Bar {
    /// Of files that are about to be read.
    pub fn new(files: &[PathBuf], args: &ReadArgs) -> Self {
        let sizes = files.iter().map(|f| fs::metadata(f).ok().filter(fs::Metadata::is_file));
        let total: Option<u64> = sizes.map(|about| about.map(|a| a.len())).sum();
        // The size of what comes through a pipe is not known.
        let (bar, style) = match total {
            Some(bytes) => (
                ProgressBar::new(bytes),
                "{bar:24} {percent}%, {msg}, {bytes_per_sec}, {eta} left",
            ),
            None => (ProgressBar::no_length(), "{spinner} {msg}, {elapsed}"),
        };
        if args.quiet || files.is_empty() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
        Self {
            bar: bar.with_style(style),
            progress: Progress::default(),
            records: 0,
        }
    }

    /// What is read with these is shown here.
    pub fn options(&self, args: &ReadArgs) -> ReadOptions {
        ReadOptions {
            progress: self.progress.clone(),
            ..args.options()
        }
    }

    /// So many records more.
    pub fn add(&mut self, records: u64) {
        let step = self.records / STEP;
        self.records += records;
        if self.records / STEP > step {
            self.bar.set_position(self.progress.bytes());
            self.bar.set_message(format!("{} records", self.records));
        }
    }

    pub fn end(self) {
        self.bar.finish_and_clear();
    }
}
