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
pub(super) enum Arrived {
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
    pub fn one(&self, incident: Incident) -> Arrived {
        let locate = |incident| Box::new(self.geocoder.locate(incident));
        let Wanted::Map(crowd) = self.wanted else {
            return Arrived::Located(locate(incident));
        };
        if self.filter.asks_where() {
            return Arrived::Located(locate(incident));
        }
        if !self.filter.describes(&incident) {
            return Arrived::Refused;
        }
        let Some(sighting) = glance(&incident) else {
            let located = locate(incident);
            crowd.add(&Sighting::from(located.as_ref()));
            return Arrived::Located(located);
        };
        if crowd.is_certain() {
            return Arrived::Sighting(sighting);
        }
        crowd.add(&sighting);
        Arrived::Described(Box::new(incident))
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
    waiting: Vec<Arrived>,
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

    pub fn add(&mut self, arrived: Arrived) {
        match arrived {
            Arrived::Refused => self.admitted.of += 1,
            Arrived::Sighting(sighting) => {
                self.admitted.of += 1;
                self.admitted.sightings.push(sighting);
            }
            other => {
                self.waiting.push(other);
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
        let crowd = match self.look_up.wanted {
            Wanted::Map(crowd) => Some(*crowd),
            Wanted::Distances => None,
        };
        let asks_where = self.look_up.filter.asks_where();
        if !asks_where && crowd.is_some_and(Crowd::is_certain) {
            self.admitted.sightings.extend(waiting.into_iter().filter_map(sighting));
        } else {
            let admitted = self.measured(waiting);
            if let Some(crowd) = crowd.filter(|_| asks_where) {
                admitted.iter().for_each(|i| crowd.add(&Sighting::from(&i.located)));
            }
            self.admitted.incidents.extend(admitted);
        }
        if crowd.is_some_and(Crowd::is_certain) {
            let all = self.admitted.incidents.drain(..);
            self.admitted.sightings.extend(all.map(|i| Sighting::from(&i.located)));
        }
    }

    fn measured(&self, waiting: Vec<Arrived>) -> Vec<Referenced> {
        let (border, look_up) = (self.border, self.look_up);
        let LookUp {
            geocoder,
            filter,
            wanted,
        } = look_up;
        let located = waiting.into_par_iter().filter_map(|arrived| match arrived {
            Arrived::Located(located) => Some(*located),
            Arrived::Described(incident) => Some(geocoder.locate(*incident)),
            Arrived::Sighting(_) | Arrived::Refused => None,
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
fn sighting(arrived: Arrived) -> Option<Sighting> {
    match arrived {
        Arrived::Located(located) => Some(Sighting::from(located.as_ref())),
        Arrived::Described(incident) => glance(&incident),
        Arrived::Sighting(sighting) => Some(sighting),
        Arrived::Refused => None,
    }
}
