//! `durand chart`: draw a chart.

use super::Done;
use super::args::{ChartArgs, ChartKind};
use super::figure::Target;
use super::plan;
use super::session::Session;
use crate::draw::Paper;
use crate::geodata::Atlas;
use crate::report::{ChartRequest, chart};
use anyhow::Result;
use std::sync::Arc;

pub(super) fn run(args: &ChartArgs, atlas: &Atlas) -> Result<Done> {
    let target = Target::new(&args.output, &args.figure, &args.input)?;
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
        title: args.figure.title.as_deref(),
        paper: target.paper.unwrap_or(Paper::wide(chart::WIDTH_MM)),
        theme: Arc::clone(&target.theme),
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
    target.write(&drawn.svg, &drawn.table)?;
    session.finish(&args.input)
}
