//! `durand validate`: what would be rejected, and why.

use super::args::ValidateArgs;
use super::progress::Bar;
use super::rejects::Rejects;
use super::{Done, output};
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
/// So many characters of a line for the columns.
const WIDTH: usize = 100;
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
    let mut bar = Bar::new(&args.files, &args.read);
    let inputs = read::each_record(
        &args.files,
        &bar.options(&args.read),
        |incident| look_up(&geocoder, incident),
        |record| {
            bar.add(1);
            match record {
                Ok(found) => tally.add(found),
                Err(reject) => rejects.add(reject)?,
            }
            Ok(())
        },
    )?;
    bar.end();
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
        "{}: {}, {}, {} usable, {} rejected",
        shown(&input.name),
        input.format,
        counted(input.records, "record"),
        input.records - input.rejected,
        input.rejected
    )?;
    let packed = input
        .packed
        .map(|p| format!(", compressed with {p}"))
        .unwrap_or_default();
    match input.encoding.as_str() {
        "workbook" => writeln!(out, "  a workbook")?,
        encoding => writeln!(out, "  text in {encoding}{packed}")?,
    }
    if let Some(columns) = &input.columns {
        writeln!(out, "  columns read, the others are kept as they are:")?;
        let mut line = String::new();
        for part in shown(columns).split_inclusive(", ") {
            if !line.is_empty() && line.chars().count() + part.trim_end().chars().count() > WIDTH {
                writeln!(out, "    {}", line.trim_end())?;
                line.clear();
            }
            line.push_str(part);
        }
        writeln!(out, "    {line}")?;
    }
    if input.guessed {
        writeln!(
            out,
            "  a guess is by a word in the column's name; --map says it for certain, such as --map date=When"
        )?;
    }
    for note in &input.notes {
        writeln!(out, "  {}", shown(note))?;
    }
    if input.repeated > 0 {
        writeln!(
            out,
            "  {} an id that came before; all are kept",
            if input.repeated == 1 {
                "1 record has".to_owned()
            } else {
                format!("{} records have", input.repeated)
            }
        )?;
    }
    Ok(())
}

fn counted(n: usize, what: &str) -> String {
    let end = if n == 1 { "" } else { "s" };
    format!("{n} {what}{end}")
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
            "{}: {} placed, {} not located",
            counted(self.incidents, "incident"),
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
            let name = if name.is_empty() {
                String::new()
            } else {
                format!("\"{}\": ", shown(name))
            };
            writeln!(out, "not located ({n}×): {name}{}", shown(why))?;
        }
        let more = names.len().saturating_sub(SHOWN);
        if more > 0 || self.others > 0 {
            let others = if self.others > 0 { " at least" } else { "" };
            writeln!(out, "… and{others} {more} more names that were not found")?;
        }
        Ok(())
    }
}
