//! `durand chart`: draw a chart.

use super::Done;
use super::args::{ChartArgs, ChartKind};
use super::figure::Target;
use super::session::Session;
use crate::geodata::Atlas;
use crate::report::{ChartRequest, chart};
use anyhow::Result;
use std::sync::Arc;

pub(super) fn run(args: &ChartArgs, atlas: &Atlas) -> Result<Done> {
    let target = Target::new(&args.output, &args.figure, &args.input)?;
    let session = Session::open(atlas, &args.input)?;
    let incidents = session.selected();
    let request = ChartRequest {
        incidents: &incidents,
        // Context events belong to the embedded incidents alone.
        with_events: args.input.files.is_empty(),
        border: &session.border,
        atlas,
        title: args.figure.title.as_deref(),
        theme: Arc::clone(&target.theme),
    };
    let svg = match args.kind {
        ChartKind::Timeline => chart::timeline(&request),
        ChartKind::Bands => chart::bands(&request),
        ChartKind::Strip => chart::strip(&request),
        ChartKind::Districts => chart::districts(&request),
        ChartKind::Claims => chart::claims(&request),
    }?;
    target.write(&svg, None)?;
    session.finish(&args.input)
}
