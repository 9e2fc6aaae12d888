//! `durand chart`: draw a chart.

use super::args::{ChartArgs, ChartKind};
use super::figure::Target;
use super::session::Session;
use super::{Done, output};
use crate::draw::theme::Theme;
use crate::geodata::Atlas;
use crate::report::{ChartRequest, chart};
use anyhow::Result;
use std::sync::Arc;

pub(super) fn run(args: &ChartArgs, atlas: &Atlas) -> Result<Done> {
    let target = Target::new(&args.output, &args.figure)?;
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
    target.write(&svg)?;
    session.finish(&args.input)
}
