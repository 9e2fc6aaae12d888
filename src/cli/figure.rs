//! A figure on its way to a file: the ending says the format.

use super::args::FigureArgs;
use super::output;
use crate::draw::format::Format;
use anyhow::{Context, Result};
use std::path::Path;

/// The file that a figure goes to, known to be writable in its format before
/// anything is drawn.
pub(super) struct Target<'a> {
    path: &'a Path,
    format: Format,
    dpi: u32,
}

impl<'a> Target<'a> {
    /// Looks at the ending of `path`.
    pub(super) fn new(path: &'a Path, args: &FigureArgs) -> Result<Self> {
        let format = Format::of(path).with_context(|| path.display().to_string())?;
        Ok(Self {
            path,
            format,
            dpi: args.dpi,
        })
    }

    /// Converts the figure and writes it, whole or not at all.
    pub(super) fn write(&self, svg: &str) -> Result<()> {
        let bytes = self
            .format
            .encode(svg, self.dpi)
            .with_context(|| self.path.display().to_string())?;
        output::write_to(self.path, |out| Ok(out.write_all(&bytes)?))
    }
}
