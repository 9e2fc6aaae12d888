//! `durand nearest`: the incidents nearest to a place.

use super::analyze::write_table;
use super::args::NearestArgs;
use super::session::Session;
use super::{Done, output, plan};
use crate::analyse::nearest;
use crate::geodata::Atlas;
use anyhow::Result;

pub(super) fn run(args: &NearestArgs, atlas: &Atlas) -> Result<Done> {
    let session = Session::open(atlas, &args.input)?;
    let at = plan::place(&args.place, &session.geocoder)?;
    let table = nearest::table(&session.selected(), at, args.k);
    output::to_stdout(|out| write_table(&table, args.format, out))?;
    session.finish(&args.input)
}
