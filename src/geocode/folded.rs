//! The names of all toponyms as they are compared. An imported list has hundreds
//! of thousands, so that all cores fold them, once.

use super::normalise::key;
use super::skeleton::skeleton;
use crate::geodata::Toponym;
use rayon::prelude::*;

/// A name as it is compared.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    pub key: String,
    pub skeleton: String,
}

impl Folded {
    pub fn of(name: &str) -> Self {
        let key = key(name);
        Self {
            skeleton: skeleton(&key),
            key,
        }
    }
}

/// For each toponym its name and its other names, in their order.
pub(super) fn fold(toponyms: &[Toponym]) -> Vec<Vec<Folded>> {
    let names = |t: &Toponym| names(t).map(Folded::of).collect();
    toponyms.par_iter().map(names).collect()
}

/// The name, then the other names.
pub(super) fn names(toponym: &Toponym) -> impl Iterator<Item = &str> {
    let others = toponym.other_names.iter().map(String::as_str);
    std::iter::once(toponym.name.as_str()).chain(others)
}
