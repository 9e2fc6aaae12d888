//! A bar for whoever waits at a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::PathBuf;

/// Counts records; hidden unless standard error is a terminal.
pub(super) fn bar(files: &[PathBuf], quiet: bool) -> ProgressBar {
    let bar = ProgressBar::no_length();
    if quiet || files.is_empty() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} records, {per_sec}, {elapsed}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
