//! The tables that analysts hold: one file for each, with its columns and what
//! its codes mean. A table is recognised by its columns, never by its name.

mod acled;
mod bureau;
mod drones;
mod gdelt;
mod generic;
mod gtd;
mod hapi;
mod hxl;
mod insight;
mod kobo;
mod own;
mod strikes;
mod suicide;
mod ucdp;

pub use generic::GENERIC;
pub(super) use generic::guess;
pub(super) use hxl::{is_tags, tagged};
pub use own::OWN;

use super::date::DayOrder;
use super::{Field, Reject, Row};
use crate::model::{Actor, Claim, DateInterval, IncidentType, PlaceText, Source};

/// The names of a field's columns, as they are compared: lower case, with `_`
/// for spaces and hyphens, in order of preference.
pub type Columns = (Field, &'static [&'static str]);

/// How one kind of table is read.
pub trait Dialect: Sync {
    /// As `--dialect` calls it.
    fn key(&self) -> &'static str;

    fn title(&self) -> &'static str;

    /// A header that has all columns of one of these lists is of this dialect.
    fn signatures(&self) -> &'static [&'static [&'static str]];

    fn fields(&self) -> &'static [Columns];

    /// Columns that mean something in this dialect alone; see [`Row::extra`].
    fn extras(&self) -> &'static [&'static str] {
        &[]
    }

    /// Where the names of columns differ from file to file.
    fn columns(&self, _header: &[String]) -> Vec<(Field, Vec<String>)> {
        let owned = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        self.fields().iter().map(|(f, names)| (*f, owned(names))).collect()
    }

    fn recognises(&self, header: &[String]) -> bool {
        let has = |name: &&str| header.iter().any(|c| c == name);
        self.signatures().iter().any(|all| all.iter().all(has))
    }

    /// The header of a table that comes without one, judged by its first row.
    fn header_for(&self, _first: &[&str]) -> Option<&'static [&'static str]> {
        None
    }

    /// The order of day and month where the dialect fixes it.
    fn day_order(&self) -> Option<DayOrder> {
        None
    }

    /// Whether one id is one incident, so that a second row of it is a repeat.
    fn has_unique_ids(&self) -> bool {
        false
    }

    fn date(&self, row: &Row) -> Result<DateInterval, Reject> {
        row.date()
    }

    fn place(&self, row: &Row) -> Result<PlaceText, Reject> {
        row.place()
    }

    fn kind(&self, row: &Row) -> IncidentType {
        row.kind()
    }

    fn initiator(&self, row: &Row) -> Option<Actor> {
        row.actor(Field::Initiator)
    }

    fn target(&self, row: &Row) -> Option<Actor> {
        row.actor(Field::Target)
    }

    fn sources(&self, row: &Row) -> Vec<Source> {
        row.sources()
    }

    fn claims(&self, row: &Row, sources: &[Source]) -> Result<Vec<Claim>, Reject> {
        row.claims(sources)
    }
}

/// In the order in which a header is compared with them.
pub static ALL: [&dyn Dialect; 13] = [
    &own::OWN,
    &acled::ACLED,
    &ucdp::UCDP,
    &gtd::GTD,
    &gdelt::GDELT,
    &hapi::HAPI,
    &insight::INSIGHT,
    &kobo::KOBO,
    &drones::DRONES,
    &suicide::SUICIDE,
    &strikes::STRIKES,
    &bureau::BUREAU,
    &generic::GENERIC,
];

/// The dialect whose columns these are; `None` for a table of nobody's in
/// particular.
pub(super) fn recognise(header: &[String]) -> Option<&'static dyn Dialect> {
    ALL.into_iter().find(|d| d.recognises(header))
}

/// The dialect and header of a table that begins with this row, and has none.
pub(super) fn without_header(first: &[&str]) -> Option<(&'static dyn Dialect, &'static [&'static str])> {
    ALL.into_iter().find_map(|d| Some((d, d.header_for(first)?)))
}

/// Reads the key of a dialect; `None` for another word.
pub fn by_key(key: &str) -> Option<&'static dyn Dialect> {
    ALL.into_iter().find(|d| d.key().eq_ignore_ascii_case(key.trim()))
}
