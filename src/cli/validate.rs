//! `durand validate`: what would be rejected, and why.

use super::args::ValidateArgs;
use super::{Done, output, session};
use crate::export::shown;
use crate::geocode::Geocoder;
use crate::geodata::Atlas;
use crate::read;
use anyhow::Result;
use std::collections::BTreeMap;

/// Rejects and unlocated places beyond this many are only counted here.
const SHOWN: usize = 20;

pub(super) fn run(args: &ValidateArgs, atlas: &Atlas) -> Result<Done> {
    if let Some(path) = &args.rejects {
        output::refuse_input(path, &args.files)?;
    }
    let reading = read::read(&args.files)?;
    let geocoder = Geocoder::new(atlas)?;
    let mut unlocated: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut placed = 0;
    for incident in &reading.incidents {
        let located = geocoder.locate(incident);
        placed += usize::from(located.is_placed());
        for place in located
            .places
            .iter()
            .filter(|p| p.precision == crate::model::Precision::Unlocated)
        {
            let name = place.written.written();
            *unlocated.entry((name, place.found_by.clone())).or_default() += 1;
        }
    }
    output::to_stdout(|out| {
        for input in &reading.inputs {
            writeln!(
                out,
                "{}: {}, {} records, {} usable, {} rejected",
                input.name,
                input.format,
                input.records,
                input.records - input.rejected,
                input.rejected
            )?;
        }
        writeln!(
            out,
            "{} incidents: {placed} placed, {} not located",
            reading.incidents.len(),
            reading.incidents.len() - placed
        )?;
        for reject in reading.rejects.iter().take(SHOWN) {
            writeln!(out, "rejected: {}", shown(&reject.to_string()))?;
        }
        if reading.rejects.len() > SHOWN {
            writeln!(
                out,
                "… and {} more rejects; --rejects FILE writes them all",
                reading.rejects.len() - SHOWN
            )?;
        }
        for ((name, why), n) in unlocated.iter().take(SHOWN) {
            writeln!(out, "not located ({n}×): \"{}\": {}", shown(name), shown(why))?;
        }
        if unlocated.len() > SHOWN {
            writeln!(out, "… and {} more names that were not found", unlocated.len() - SHOWN)?;
        }
        Ok(())
    })?;
    match &args.rejects {
        Some(path) => session::finish(&reading, path),
        None if reading.rejects.is_empty() => Ok(Done::Clean),
        None => Ok(Done::WithRejects),
    }
}
