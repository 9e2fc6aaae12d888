//! What most commands begin with: read, geocode, measure, filter.

use super::args::InputArgs;
use super::{Done, names, output, plan};
use crate::border::{Border, Referenced};
use crate::geocode::Geocoder;
use crate::geodata::Atlas;
use crate::read::{self, Reading, write_rejects};
use anyhow::Result;

/// The incidents that a command works on, measured.
pub(super) struct Session<'a> {
    pub geocoder: Geocoder<'a>,
    pub border: Border,
    pub reading: Reading,
    /// Those that the filters let through, in the order read.
    pub incidents: Vec<Referenced>,
    /// How many were measured before filtering.
    pub measured: usize,
}

impl<'a> Session<'a> {
    pub fn open(atlas: &'a Atlas, args: &InputArgs) -> Result<Self> {
        output::refuse_input(&args.rejects, &args.inputs())?;
        let geocoder = names::geocoder(atlas, &args.names)?;
        let filter = plan::filter(&args.filter, &geocoder)?;
        let border = Border::open(&args.border, atlas)?;
        let mut reading = read::read(&args.files)?;
        let mut incidents = Vec::new();
        let measured = reading.incidents.len();
        for incident in std::mem::take(&mut reading.incidents) {
            let referenced = border.reference(geocoder.locate(&incident));
            if filter.admits(&referenced, &border) {
                incidents.push(referenced);
            }
        }
        Ok(Self {
            geocoder,
            border,
            reading,
            incidents,
            measured,
        })
    }

    pub fn selected(&self) -> Vec<&Referenced> {
        self.incidents.iter().collect()
    }

    /// Writes the rejects where there are any, says so, and tells how it ended.
    pub fn finish(&self, args: &InputArgs) -> Result<Done> {
        finish(&self.reading, &args.rejects)
    }
}

/// Writes the rejects where there are any, and says so.
pub(super) fn finish(reading: &Reading, path: &std::path::Path) -> Result<Done> {
    if reading.rejects.is_empty() {
        return Ok(Done::Clean);
    }
    output::write_whole(path, |out| Ok(write_rejects(&reading.rejects, out)?))?;
    output::say(&format!(
        "{} of {} records rejected; see {}",
        reading.rejected(),
        reading.records(),
        path.display()
    ));
    Ok(Done::WithRejects)
}
