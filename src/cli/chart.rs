//! `durand chart`: draw a chart.

use super::args::{ChartArgs, ChartKind};
use super::session::Session;
use super::{Done, output, plan};
use crate::draw::Paper;
use crate::draw::theme::Theme;
use crate::export;
use crate::geodata::Atlas;
use crate::report::{ChartRequest, chart};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Figures are SVG for now: say so before working for seconds.
pub(super) fn check_svg(path: &Path) -> Result<()> {
    let svg = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("svg"));
    if !svg && path.as_os_str() != "-" {
        bail!(
            "{}: figures are written as SVG; name a file that ends in .svg",
            path.display()
        );
    }
    Ok(())
}

pub(super) fn run(args: &ChartArgs, atlas: &Atlas) -> Result<Done> {
    check_svg(&args.output)?;
    output::refuse_input(&args.output, &args.input.inputs())?;
    output::refuse_same(&args.output, &args.input.rejects)?;
    let table = table_file(args)?;
    let session = Session::open(atlas, &args.input)?;
    let incidents = session.selected();
    let filter = plan::filter(&args.input.filter, &session.geocoder)?;
    let request = ChartRequest {
        incidents: &incidents,
        // Context events belong to the embedded incidents alone.
        with_events: args.input.files.is_empty(),
        period: (filter.from, filter.to),
        border: &session.border,
        atlas,
        title: args.title.as_deref(),
        paper: Paper::wide(chart::WIDTH_MM),
        theme: Arc::new(Theme::print()?),
    };
    let drawn = match args.kind {
        ChartKind::Timeline => chart::timeline(&request),
        ChartKind::Months => chart::months(&request),
        ChartKind::Bands => chart::bands(&request),
        ChartKind::Strip => chart::strip(&request),
        ChartKind::Sectors => chart::sectors(&request),
        ChartKind::Districts => chart::districts(&request),
        ChartKind::Claims => chart::claims(&request),
    }?;
    output::write_to(&args.output, |out| Ok(out.write_all(drawn.svg.as_bytes())?))?;
    if let Some(table) = table {
        output::write_to(&table, |out| Ok(export::write_table_csv(&drawn.table, out)?))?;
    }
    session.finish(&args.input)
}

/// Where the numbers behind the chart go: beside it, unless it goes to
/// standard output.
fn table_file(args: &ChartArgs) -> Result<Option<PathBuf>> {
    if args.no_table || args.output.as_os_str() == "-" {
        return Ok(None);
    }
    let table = args.output.with_extension("csv");
    output::refuse_input(&table, &args.input.inputs())
        .and_then(|()| output::refuse_same(&table, &args.input.rejects))
        .context("the chart's table, which --no-table leaves out")?;
    Ok(Some(table))
}
