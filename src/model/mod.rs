//! What an incident is: when, what, by whom, where as the source put it, and
//! the claims about its toll. No geodata and no files here.

mod actor;
mod claim;
mod count;
mod country;
mod date;
mod event;
mod footprint;
mod incident;
mod kind;
mod lang;
mod original;
mod place;
mod sighting;
mod source;

pub use actor::{Actor, ActorKind};
pub use claim::{Claim, Harm, Status, Toll, contested, toll};
pub use count::{Count, CountError};
pub use country::Country;
pub use date::{DateError, DateInterval};
pub use event::{Event, EventKind};
pub use footprint::{AreaRadius, Disc, Footprint, FootprintKey};
pub use incident::{Incident, Passage};
pub use kind::IncidentType;
pub use lang::Lang;
pub use original::Original;
pub use place::{Located, Place, PlaceText, Precision};
pub use sighting::{Sighting, Spot};
pub use source::Source;
