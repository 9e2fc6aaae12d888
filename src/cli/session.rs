//! What most commands begin with: read, geocode, measure, filter.

use super::args::InputArgs;
use super::measuring::Measuring;
use super::progress::Bar;
use super::rejects::Rejects;
use super::{Done, names, output, plan};
use crate::border::{Border, Referenced};
use crate::geocode::Geocoder;
use crate::geodata::Atlas;
use crate::read::{self, Input};
use anyhow::Result;

/// The incidents that a command works on, measured.
pub(super) struct Session<'a> {
    pub geocoder: Geocoder<'a>,
    pub border: Border,
    pub inputs: Vec<Input>,
    pub rejects: Rejects,
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
        let mut rejects = Rejects::default();
        let mut measuring = Measuring::new(&border, &filter);
        let mut bar = Bar::new(&args.files, &args.read);
        let inputs = read::each_record(
            &args.files,
            &bar.options(&args.read),
            |incident| geocoder.locate(incident),
            |record| {
                bar.add(1);
                match record {
                    Ok(located) => measuring.add(located),
                    Err(reject) => rejects.add(reject)?,
                }
                Ok(())
            },
        )?;
        bar.end();
        let (incidents, measured) = measuring.finish();
        tell(&inputs);
        Ok(Self {
            geocoder,
            border,
            inputs,
            rejects,
            incidents,
            measured,
        })
    }

    pub fn selected(&self) -> Vec<&Referenced> {
        self.incidents.iter().collect()
    }

    /// Records in all files: incidents plus rejected ones.
    pub fn records(&self) -> usize {
        self.inputs.iter().map(|i| i.records).sum()
    }

    /// Writes the rejects where there are any, says so, and tells how it ended.
    pub fn finish(self, args: &InputArgs) -> Result<Done> {
        let records = self.records();
        self.rejects.finish(records, &args.rejects)
    }
}

/// What was guessed, and what may be more than it seems.
pub(super) fn tell(inputs: &[Input]) {
    for input in inputs {
        if let Some(columns) = input.columns.as_ref().filter(|_| input.guessed) {
            output::say(&format!("{}: {columns}; --map overrules it", input.name));
        }
        for note in &input.notes {
            output::say(&format!("{}: {note}", input.name));
        }
        if input.repeated > 0 {
            output::say(&format!(
                "{}: {} with an id that came before; all are kept",
                input.name,
                if input.repeated == 1 {
                    "1 record".to_owned()
                } else {
                    format!("{} records", input.repeated)
                }
            ));
        }
    }
}
