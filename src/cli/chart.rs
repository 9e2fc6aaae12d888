//! `durand chart`: draw a chart.

use super::args::{ChartArgs, ChartKind};
use super::session::Session;
use super::{Done, output};
use crate::draw::theme::Theme;
use crate::geodata::Atlas;
use crate::report::{ChartRequest, chart};
use anyhow::{Result, bail};
use std::path::Path;
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
    let session = Session::open(atlas, &args.input)?;
    let incidents = session.selected();
    let request = ChartRequest {
        incidents: &incidents,
        // Context events belong to the embedded incidents alone.
        with_events: args.input.files.is_empty(),
        border: &session.border,
        atlas,
        title: args.title.as_deref(),
        theme: Arc::new(Theme::print()?),
    };
    let svg = match args.kind {
        ChartKind::Timeline => chart::timeline(&request),
        ChartKind::Bands => chart::bands(&request),
        ChartKind::Strip => chart::strip(&request),
        ChartKind::Districts => chart::districts(&request),
        ChartKind::Claims => chart::claims(&request),
    }?;
    output::write_to(&args.output, |out| Ok(out.write_all(svg.as_bytes())?))?;
    session.finish(&args.input)
}
