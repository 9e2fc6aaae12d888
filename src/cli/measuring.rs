//! Incidents on their way from the reader through the filters: measured many at
//! a time, which is several times as fast as one by one.

use crate::analyse::Filter;
use crate::border::{Border, Referenced};
use crate::draw::map::Crowd;
use crate::geocode::{Geocoder, glance};
use crate::model::{Incident, Located, Sighting};
use rayon::prelude::*;

/// So many are measured at once.
const MANY: usize = 16_384;

/// What is worth knowing of the incidents.
pub(super) enum Wanted<'a> {
    /// How far each is from the line.
    Distances,
    /// What a map shows, which measures by itself.
    Map(&'a Crowd),
}

/// An incident after the reader's threads had it.
pub(super) enum Read {
    Located(Box<Located>),
    /// Admitted, and its place needs not be looked up yet.
    Described(Box<Incident>),
    /// One of so many that no more of it is needed.
    Sighting(Sighting),
    /// The filters do not let it through.
    Refused,
}

/// Looks incidents up, on any thread, as far as somebody asks.
pub(super) struct LookUp<'a> {
    pub geocoder: &'a Geocoder<'a>,
    pub filter: &'a Filter,
    pub wanted: &'a Wanted<'a>,
}

impl LookUp<'_> {
    pub fn one(&self, incident: Incident) -> Read {
        let locate = |incident| Box::new(self.geocoder.locate(incident));
        let Wanted::Map(crowd) = self.wanted else {
            return Read::Located(locate(incident));
        };
        if self.filter.asks_where() {
            return Read::Located(locate(incident));
        }
        if !self.filter.describes(&incident) {
            return Read::Refused;
        }
        let Some(sighting) = glance(&incident) else {
            let located = locate(incident);
            crowd.add(&Sighting::from(located.as_ref()));
            return Read::Located(located);
        };
        if crowd.is_certain() {
            return Read::Sighting(sighting);
        }
        crowd.add(&sighting);
        Read::Described(Box::new(incident))
    }
}

/// The incidents that the filters let through.
#[derive(Default)]
pub(super) struct Admitted {
    /// In the order read.
    pub incidents: Vec<Referenced>,
    /// Where a map shows numbers, these are all, and there are no others.
    pub sightings: Vec<Sighting>,
    /// How many were looked at.
    pub of: usize,
}

pub(super) struct Measuring<'a> {
    border: &'a Border,
    look_up: &'a LookUp<'a>,
    waiting: Vec<Read>,
    admitted: Admitted,
}

impl<'a> Measuring<'a> {
    pub fn new(border: &'a Border, look_up: &'a LookUp<'a>) -> Self {
        Self {
            border,
            look_up,
            waiting: Vec::new(),
            admitted: Admitted::default(),
        }
    }

    pub fn add(&mut self, read: Read) {
        match read {
            Read::Refused => self.admitted.of += 1,
            Read::Sighting(sighting) => {
                self.admitted.of += 1;
                self.admitted.sightings.push(sighting);
            }
            read => {
                self.waiting.push(read);
                if self.waiting.len() == MANY {
                    self.settle();
                }
            }
        }
    }

    /// Measures and filters those that wait, or keeps no more of them than a map
    /// of so many shows.
    fn settle(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        self.admitted.of += waiting.len();
        let LookUp { filter, wanted, .. } = self.look_up;
        match wanted {
            Wanted::Map(crowd) if filter.asks_where() => {
                let admitted = self.measured(waiting);
                let sightings: Vec<Sighting> = admitted.iter().map(|i| Sighting::from(&i.located)).collect();
                sightings.iter().for_each(|s| crowd.add(s));
                self.admitted.incidents.extend(admitted);
            }
            Wanted::Map(crowd) if crowd.is_certain() => {
                self.admitted.sightings.extend(waiting.into_iter().filter_map(sighting));
            }
            _ => {
                let admitted = self.measured(waiting);
                self.admitted.incidents.extend(admitted);
            }
        }
        if let Wanted::Map(crowd) = wanted
            && crowd.is_certain()
        {
            let all = self.admitted.incidents.drain(..);
            self.admitted.sightings.extend(all.map(|i| Sighting::from(&i.located)));
        }
    }

    fn measured(&self, waiting: Vec<Read>) -> Vec<Referenced> {
        let (border, look_up) = (self.border, self.look_up);
        let LookUp {
            geocoder,
            filter,
            wanted,
        } = look_up;
        let located = waiting.into_par_iter().filter_map(|read| match read {
            Read::Located(located) => Some(*located),
            Read::Described(incident) => Some(geocoder.locate(*incident)),
            Read::Sighting(_) | Read::Refused => None,
        });
        let located: Vec<Located> = located.collect();
        let referenced = if filter.asks_how_far() || matches!(wanted, Wanted::Distances) {
            border.reference_many(located)
        } else {
            located.into_iter().map(|located| border.unmeasured(located)).collect()
        };
        let admits = |one: &Referenced| filter.admits(one, border);
        let admitted: Vec<bool> = referenced.par_iter().map(admits).collect();
        let both = referenced.into_iter().zip(admitted);
        both.filter_map(|(one, admitted)| admitted.then_some(one)).collect()
    }

    pub fn finish(mut self) -> Admitted {
        self.settle();
        self.admitted
    }
}

/// Where and when it was; `None` for what was refused.
fn sighting(read: Read) -> Option<Sighting> {
    match read {
        Read::Located(located) => Some(Sighting::from(located.as_ref())),
        Read::Described(incident) => glance(&incident),
        Read::Sighting(sighting) => Some(sighting),
        Read::Refused => None,
    }
}
