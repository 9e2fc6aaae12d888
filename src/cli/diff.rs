//! `durand diff`: what changed between two releases of a dataset.

use super::analyze::write_table;
use super::args::DiffArgs;
use super::{Done, link, names, output};
use crate::analyse::diff::{Change, diff};
use crate::geodata::Atlas;
use anyhow::Result;

pub(super) fn run(args: &DiffArgs, atlas: &Atlas) -> Result<Done> {
    let files = [args.old.clone(), args.new.clone()];
    output::refuse_input(&args.rejects, &files)?;
    let geocoder = names::geocoder(atlas, &args.names)?;
    let (records, rejects, of) = link::records(&files, &geocoder, &args.read.options())?;
    let diff = diff(&records)?;
    output::to_stdout(|out| write_table(&diff.table, args.format, out))?;
    let old = records.iter().filter(|r| r.set == 0).count();
    output::say(&format!(
        "{old} records before, {} after; {} unchanged{}",
        records.len() - old,
        diff.unchanged,
        diff.counts
            .iter()
            .map(|(change, n)| format!(", {n} {}", words(*change)))
            .collect::<String>()
    ));
    if diff.counts.contains_key(&Change::Duplicated) {
        output::say("an id that stands in one release more than once: the first is compared with the first");
    }
    rejects.finish(of, &args.rejects)
}

fn words(change: Change) -> &'static str {
    match change {
        Change::Precision => "of another precision",
        Change::Duplicated => "duplicated ids",
        other => other.label(),
    }
}
