//! `durand validate`: what would be rejected, and why.

use super::args::ValidateArgs;
use super::rejects::Rejects;
use super::{Done, output, progress};
use crate::export::shown;
use crate::geocode::Geocoder;
use crate::geodata::Atlas;
use crate::model::{Incident, Precision};
use crate::read::{self, Input};
use anyhow::Result;
use std::collections::BTreeMap;
use std::io::Write;

/// Unlocated places beyond this many are only counted.
const SHOWN: usize = 20;
/// Different names that are kept; more are counted together.
const NAMES: usize = 100_000;

/// What was found so far.
#[derive(Default)]
struct Tally {
    incidents: usize,
    placed: usize,
    /// How often a name was not found, by name and reason.
    unlocated: BTreeMap<(String, String), usize>,
    /// Names that came after too many others.
    others: usize,
}

/// Of one incident: whether it is placed, and what of it is not.
type Found = (bool, Vec<(String, String)>);

pub(super) fn run(args: &ValidateArgs, atlas: &Atlas) -> Result<Done> {
    if let Some(path) = &args.rejects {
        output::refuse_input(path, &args.files)?;
    }
    let geocoder = Geocoder::new(atlas)?;
    let mut tally = Tally::default();
    let mut rejects = Rejects::default();
    let bar = progress::bar(&args.files, args.read.quiet);
    let inputs = read::each_record(
        &args.files,
        &args.read.options(),
        |incident| look_up(&geocoder, incident),
        |record| {
            bar.inc(1);
            match record {
                Ok(found) => tally.add(found),
                Err(reject) => rejects.add(reject)?,
            }
            Ok(())
        },
    )?;
    bar.finish_and_clear();
    output::to_stdout(|out| {
        for input in &inputs {
            describe(input, out)?;
        }
        tally.describe(&rejects, out)
    })?;
    match &args.rejects {
        Some(path) => rejects.finish(inputs.iter().map(|i| i.records).sum(), path),
        None if rejects.count == 0 => Ok(Done::Clean),
        None => Ok(Done::WithRejects),
    }
}

fn look_up(geocoder: &Geocoder, incident: Incident) -> Found {
    let located = geocoder.locate(incident);
    let unknown = located.places.iter().filter(|p| p.precision == Precision::Unlocated);
    let unlocated = unknown.map(|p| (p.written.written(), p.found_by.clone())).collect();
    (located.is_placed(), unlocated)
}

/// A file: what it is, how it was read, how many records are of use.
fn describe(input: &Input, out: &mut dyn Write) -> Result<()> {
    writeln!(
        out,
        "{}: {}, {} records, {} usable, {} rejected",
        shown(&input.name),
        input.format,
        input.records,
        input.records - input.rejected,
        input.rejected
    )?;
    let packed = input.packed.map(|p| format!(", {p}")).unwrap_or_default();
    writeln!(out, "  read as {}{packed}", input.encoding)?;
    if let Some(columns) = &input.columns {
        writeln!(out, "  columns: {}", shown(columns))?;
    }
    for note in &input.notes {
        writeln!(out, "  {}", shown(note))?;
    }
    if input.repeated > 0 {
        writeln!(
            out,
            "  {} records have an id that came before; all are kept",
            input.repeated
        )?;
    }
    Ok(())
}

impl Tally {
    fn add(&mut self, (placed, unlocated): Found) {
        self.incidents += 1;
        self.placed += usize::from(placed);
        for id in unlocated {
            if self.unlocated.len() < NAMES || self.unlocated.contains_key(&id) {
                *self.unlocated.entry(id).or_default() += 1;
            } else {
                self.others += 1;
            }
        }
    }

    fn describe(&self, rejects: &Rejects, out: &mut dyn Write) -> Result<()> {
        writeln!(
            out,
            "{} incidents: {} placed, {} not located",
            self.incidents,
            self.placed,
            self.incidents - self.placed
        )?;
        for reject in &rejects.first {
            writeln!(out, "rejected: {}", shown(&reject.to_string()))?;
        }
        let more = rejects.count - rejects.first.len();
        if more > 0 {
            writeln!(out, "… and {more} more rejects; --rejects FILE writes them all")?;
        }
        // The commonest first.
        let mut names: Vec<(&(String, String), &usize)> = self.unlocated.iter().collect();
        names.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
        for ((name, why), n) in names.iter().take(SHOWN) {
            writeln!(out, "not located ({n}×): \"{}\": {}", shown(name), shown(why))?;
        }
        let more = names.len().saturating_sub(SHOWN);
        if more > 0 || self.others > 0 {
            let others = if self.others > 0 { " at least" } else { "" };
            writeln!(out, "… and{others} {more} more names that were not found")?;
        }
        Ok(())
    }
}
