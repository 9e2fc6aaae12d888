//! A figure on its way to a file: the ending says the format, and the data
//! table goes beside it.

use super::args::{FigureArgs, InputArgs};
use super::output;
use crate::Error;
use crate::analyse::Table;
use crate::draw::Paper;
use crate::draw::format::Format;
use crate::draw::theme::{BUILT_IN, Theme};
use crate::export;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file that a figure goes to, known to be writable in its format before
/// anything is drawn, and how the figure is to look.
pub(super) struct Target<'a> {
    path: &'a Path,
    format: Format,
    dpi: u32,
    /// The data table's file, where one is written.
    table: Option<PathBuf>,
    pub(super) theme: Arc<Theme>,
    /// Where a size was asked for.
    pub(super) paper: Option<Paper>,
}

impl<'a> Target<'a> {
    /// Looks at the ending of `path`, at the theme and the size, and that no
    /// input is written over.
    pub(super) fn new(path: &'a Path, args: &FigureArgs, input: &InputArgs) -> Result<Self> {
        let format = Format::of(path).with_context(|| path.display().to_string())?;
        let beside = path.with_extension("csv");
        let table = (!args.no_table && path.as_os_str() != "-").then_some(beside);
        for file in [Some(path), table.as_deref()].into_iter().flatten() {
            output::refuse_input(file, &input.inputs())?;
            output::refuse_same(file, &input.rejects)?;
        }
        Ok(Self {
            path,
            format,
            dpi: args.dpi,
            table,
            theme: Arc::new(theme(&args.theme)?),
            paper: args.size.as_deref().map(Paper::parse).transpose()?,
        })
    }

    /// Converts the figure and writes it, whole or not at all, with its table.
    pub(super) fn write(&self, svg: &str, table: &Table) -> Result<()> {
        let bytes = self
            .format
            .encode(svg, self.dpi)
            .with_context(|| self.path.display().to_string())?;
        output::write_to(self.path, |out| Ok(out.write_all(&bytes)?))?;
        if let Some(path) = &self.table {
            output::write_to(path, |out| Ok(export::write_table_csv(table, out)?))?;
        }
        Ok(())
    }
}

/// A theme by its name or from its file.
pub(super) fn theme(name: &str) -> Result<Theme> {
    if let Some(theme) = Theme::built_in(name)? {
        return Ok(theme);
    }
    let path = Path::new(name);
    if !path.exists() && path.extension().is_none() {
        let names: Vec<&str> = BUILT_IN.iter().map(|b| b.0).collect();
        bail!("--theme {name}: there are {}, or name a TOML file", names.join(", "));
    }
    /// A theme is a page of text.
    const LARGEST: u64 = 1_000_000;
    let failed = |e: &std::io::Error| Error::file(path, e);
    if fs::metadata(path).map_err(|e| failed(&e))?.len() > LARGEST {
        bail!("{name}: is too large for a theme");
    }
    let text = fs::read_to_string(path).map_err(|e| failed(&e))?;
    Ok(Theme::parse(&text, name)?)
}
