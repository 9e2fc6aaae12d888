//! `durand map`: draw a map.

use super::args::{MapArgs, ViewArg};
use super::figure::Target;
use super::session::Session;
use super::{Done, output};
use crate::draw::Paper;
use crate::draw::map::{self, MapRequest, View};
use crate::draw::theme::Theme;
use crate::geodata::Atlas;
use anyhow::{Result, bail};
use std::sync::Arc;

pub(super) fn run(args: &MapArgs, atlas: &Atlas) -> Result<Done> {
    if !(150.0..=1_200.0).contains(&args.width) {
        bail!("--width {}: a map needs 150 to 1200 mm", args.width);
    }
    let target = Target::new(&args.output, &args.figure)?;
    output::refuse_input(&args.output, &args.input.inputs())?;
    output::refuse_same(&args.output, &args.input.rejects)?;
    let session = Session::open(atlas, &args.input)?;
    let incidents = session.selected();
    let view = match args.view {
        ViewArg::Region => View::Region,
        ViewArg::Border => View::Border,
    };
    let theme = Arc::new(Theme::print()?);
    let map = map::draw(&MapRequest {
        title: args.title.clone(),
        paper: Paper::wide(args.width),
        ..MapRequest::new(&incidents, &session.border, atlas, view, theme)
    })?;
    target.write(&map.svg)?;
    session.finish(&args.input)
}
