//! What `export` and `query` of this program write.

use super::generic::FIELDS;
use super::{Columns, Dialect};
use crate::model::{Actor, ActorKind};
use crate::read::{Field, Row};

pub struct Own;
pub static OWN: Own = Own;

impl Dialect for Own {
    fn key(&self) -> &'static str {
        "durand"
    }

    fn title(&self) -> &'static str {
        "durand export"
    }

    fn signatures(&self) -> &'static [&'static [&'static str]] {
        &[&["date_start", "border_distance_min_km", "killed_open", "contested"]]
    }

    fn fields(&self) -> &'static [Columns] {
        FIELDS
    }

    fn initiator(&self, row: &Row) -> Option<Actor> {
        actor(row, Field::Initiator, Field::InitiatorKind)
    }

    fn target(&self, row: &Row) -> Option<Actor> {
        actor(row, Field::Target, Field::TargetKind)
    }
}

fn actor(row: &Row, name: Field, kind: Field) -> Option<Actor> {
    Some(Actor {
        kind: row.get(kind).and_then(ActorKind::parse),
        ..row.actor(name)?
    })
}
