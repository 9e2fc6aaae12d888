//! All that is known of names. It takes longer to prepare than a thousand points
//! take to look up, and so waits for the first name: a table of coordinates may
//! have none.

use super::folded;
use super::seat::Seats;
use super::spelling::Spellings;
use crate::geodata::{self, Toponym};
use std::sync::OnceLock;
use std::{panic, thread};

/// The names of the gazetteer as they are compared.
pub(super) struct Known {
    pub spellings: Spellings,
    pub seats: Seats,
}

/// What is known of these toponyms, as soon as somebody asks.
pub(super) struct KnownNames<'a> {
    toponyms: &'a [Toponym],
    known: OnceLock<Known>,
}

impl<'a> KnownNames<'a> {
    pub fn of(toponyms: &'a [Toponym]) -> Self {
        Self {
            toponyms,
            known: OnceLock::new(),
        }
    }

    pub fn get(&self) -> &Known {
        self.known.get_or_init(|| apart(|| self.prepared()))
    }

    fn prepared(&self) -> Known {
        let folded = folded::fold(self.toponyms);
        Known {
            seats: Seats::new(self.toponyms, &folded),
            spellings: Spellings::new(self.toponyms, folded, geodata::provinces()),
        }
    }
}

/// Works with threads of its own. Those that wait for the names may be all that
/// the common pool has; and one of them, were it to help out while it waits,
/// could be handed work that waits for the names as well.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let in_pool = || match rayon::ThreadPoolBuilder::new().build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    };
    let done = thread::scope(|scope| scope.spawn(in_pool).join());
    done.unwrap_or_else(|fault| panic::resume_unwind(fault))
}

#[cfg(test)]
mod tests {
    use crate::geocode::Geocoder;
    use crate::geodata::Atlas;
    use rayon::prelude::*;

    #[test]
    fn all_threads_may_ask_at_once() {
        let atlas = Atlas::embedded();
        let geocoder = Geocoder::new(&atlas).expect("embedded");
        let found = (0..64)
            .into_par_iter()
            .filter(|_| geocoder.find_place("Barmal").is_some());
        assert_eq!(found.count(), 64);
    }
}
