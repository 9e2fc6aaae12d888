//! What was measured of footprints, kept: each is measured once.

use super::proximity::Proximity;
use crate::model::{Footprint, FootprintKey};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Footprints kept at a time, of 8 KB each: more than the towns and districts of
/// an export of both countries. With so many, any one makes room for the next.
const MOST: usize = 32_768;

/// Filled on the first request; others wait for it.
type Slot = Arc<OnceLock<Option<Proximity>>>;

/// Footprints with their distances.
#[derive(Default)]
pub struct Known(Mutex<HashMap<FootprintKey, (Footprint, Slot)>>);

impl Known {
    /// What is known of a footprint, measured now if it was not before.
    pub fn or_measure(&self, footprint: &Footprint, measure: impl FnOnce() -> Option<Proximity>) -> Option<Proximity> {
        let slot = {
            // A thread that panicked elsewhere leaves it whole, since entries
            // are only ever added.
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let key = FootprintKey::of(footprint);
            if known.len() >= MOST && !known.contains_key(&key) {
                known.extract_if(|_, _| true).next();
            }
            // With the footprint, since its key may be the address of its shape.
            let kept = known.entry(key).or_insert_with(|| (footprint.clone(), Slot::default()));
            Arc::clone(&kept.1)
        };
        slot.get_or_init(measure).clone()
    }
}

#[cfg(test)]
mod tests {
    use crate::border::Border;
    use crate::geodesy::LonLat;
    use crate::model::{Disc, Footprint};
    use rayon::prelude::*;
    use std::collections::HashSet;

    /// Ten thousand incidents in forty districts, on all cores, cost forty
    /// computations: no more samples than these are ever kept.
    #[test]
    fn a_footprint_is_measured_once() {
        const DISTRICTS: usize = 40;
        let at = |lon: f64, lat: f64| LonLat::new(lon, lat).expect("a position");
        let border = Border::from_line("a meridian", vec![at(70.0, 30.0), at(70.0, 35.0)]).expect("a line");
        let district = |i: usize| {
            let centre = at(69.0 + 0.05 * (i % DISTRICTS) as f64, 32.0);
            Footprint::Disc(Disc::of_area(centre, 1_000.0, None))
        };
        let measured: Vec<_> = (0..10_000)
            .into_par_iter()
            .filter_map(|i| border.footprint_distance(&district(i)))
            .collect();
        assert_eq!(measured.len(), 10_000);
        // All are still there, so that no two computations share an address.
        let samples: HashSet<usize> = measured.iter().flat_map(|p| p.samples()).collect();
        assert_eq!(samples.len(), DISTRICTS);
    }
}
