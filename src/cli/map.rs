//! `durand map`: draw a map.

use super::args::{MapArgs, ViewArg};
use super::session::Session;
use super::{Done, output};
use crate::draw::map::{self, MapRequest, View};
use crate::draw::theme::Theme;
use crate::geodata::Atlas;
use anyhow::{Result, bail};
use std::sync::Arc;

pub(super) fn run(args: &MapArgs, atlas: &Atlas) -> Result<Done> {
    if !(150.0..=1_200.0).contains(&args.width) {
        bail!("--width {}: a map needs 150 to 1200 mm", args.width);
    }
    super::chart::check_svg(&args.output)?;
    output::refuse_input(&args.output, &args.input.inputs())?;
    output::refuse_same(&args.output, &args.input.rejects)?;
    let session = Session::open(atlas, &args.input)?;
    let incidents = session.selected();
    let svg = map::draw(&MapRequest {
        incidents: &incidents,
        border: &session.border,
        atlas,
        view: match args.view {
            ViewArg::Region => View::Region,
            ViewArg::Border => View::Border,
        },
        bands: args.view == ViewArg::Border,
        title: args.title.clone(),
        width_mm: args.width,
        theme: Arc::new(Theme::print()?),
    })?;
    output::write_to(&args.output, |out| Ok(out.write_all(svg.as_bytes())?))?;
    session.finish(&args.input)
}
