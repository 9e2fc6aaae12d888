//! `durand report`: the whole output folder.

use super::args::ReportArgs;
use super::session::Session;
use super::{Done, figure, output};
use crate::geodata::Atlas;
use crate::report::{self, ReportRequest};
use anyhow::Result;
use std::sync::Arc;

pub(super) fn run(args: &ReportArgs, atlas: &Atlas) -> Result<Done> {
    let theme = figure::theme(&args.theme)?;
    let session = Session::open(atlas, &args.input)?;
    let files = report::build(&ReportRequest {
        incidents: &session.selected(),
        measured: session.measured,
        inputs: &session.inputs,
        border: &session.border,
        atlas,
        embedded: args.input.files.is_empty(),
        theme: Arc::new(theme),
        lang: args.lang,
    })?;
    output::make_folder(&args.output)?;
    let rejects = args.output.join("rejects.csv");
    let targets = files.iter().map(|f| args.output.join(f.name)).chain([rejects.clone()]);
    for target in targets {
        output::refuse_input(&target, &args.input.inputs())?;
    }
    for file in &files {
        output::write_whole(&args.output.join(file.name), |out| Ok(out.write_all(&file.bytes)?))?;
    }
    if session.rejects.count == 0 {
        // One of an earlier run would tell of another input.
        let _ = std::fs::remove_file(&rejects);
    }
    output::say(&format!(
        "{} incidents, {} rejected; {} files in {}; open {}",
        session.incidents.len(),
        session.rejects.count,
        files.len(),
        args.output.display(),
        args.output.join("index.html").display()
    ));
    session.rejects.write(&rejects)
}
