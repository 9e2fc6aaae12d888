//! What most commands begin with: read, geocode, measure, filter.

use super::args::InputArgs;
use super::measuring::{LookUp, Measuring, Wanted};
use super::progress::Bar;
use super::rejects::Rejects;
use super::{Done, names, output, plan};
use crate::analyse::Filter;
use crate::border::{Border, Referenced};
use crate::geocode::Geocoder;
use crate::geodata::Atlas;
use crate::model::Sighting;
use crate::read::{self, Input, ReadOptions};
use anyhow::Result;

/// The incidents that a command works on.
pub(super) struct Session<'a> {
    pub geocoder: Geocoder<'a>,
    pub border: Border,
    filter: Filter,
    pub inputs: Vec<Input>,
    pub rejects: Rejects,
    /// Those that the filters let through, in the order read.
    pub incidents: Vec<Referenced>,
    /// In place of them, where a map shows numbers.
    pub sightings: Vec<Sighting>,
    /// How many there were before filtering.
    pub measured: usize,
}

impl<'a> Session<'a> {
    /// With all incidents, measured.
    pub fn open(atlas: &'a Atlas, args: &InputArgs) -> Result<Self> {
        let mut session = Self::new(atlas, args)?;
        session.read(args, &Wanted::Distances)?;
        Ok(session)
    }

    /// With all that is needed to read.
    pub fn new(atlas: &'a Atlas, args: &InputArgs) -> Result<Self> {
        output::refuse_input(&args.rejects, &args.inputs())?;
        let geocoder = names::geocoder(atlas, &args.names)?;
        Ok(Self {
            filter: plan::filter(&args.filter, &geocoder)?,
            border: Border::open(&args.border, atlas)?,
            geocoder,
            inputs: Vec::new(),
            rejects: Rejects::default(),
            incidents: Vec::new(),
            sightings: Vec::new(),
            measured: 0,
        })
    }

    pub fn read(&mut self, args: &InputArgs, wanted: &Wanted) -> Result<()> {
        let (geocoder, filter) = (&self.geocoder, &self.filter);
        let look_up = LookUp {
            geocoder,
            filter,
            wanted,
        };
        let mut measuring = Measuring::new(&self.border, &look_up);
        let mut bar = Bar::new(&args.files, &args.read);
        let options = ReadOptions {
            brief: matches!(wanted, Wanted::Map(_)),
            ..bar.options(&args.read)
        };
        self.inputs = read::each_record(
            &args.files,
            &options,
            |incident| look_up.one(incident),
            |record| {
                bar.add(1);
                match record {
                    Ok(read) => measuring.add(read),
                    Err(reject) => self.rejects.add(reject)?,
                }
                Ok(())
            },
        )?;
        bar.end();
        let admitted = measuring.finish();
        self.incidents = admitted.incidents;
        self.sightings = admitted.sightings;
        self.measured = admitted.of;
        tell(&self.inputs);
        Ok(())
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
        // The process ends: giving a hundred thousand incidents back one by one
        // would take longer than drawing them.
        std::mem::forget((self.incidents, self.sightings, self.geocoder, self.border));
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
