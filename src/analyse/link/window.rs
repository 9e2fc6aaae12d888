//! Pairs of records that lie within the windows of time and space, from an
//! R-tree over both, earth-centred kilometres and days; those of records that
//! are not located from their days alone.

use super::days::Days;
use super::record::Record;
use super::{Options, score};
use crate::geodesy::KM;
use rayon::prelude::*;
use rstar::{AABB, RTree, RTreeObject};

/// A pair that scores enough, the lower rank first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub a: u32,
    pub b: u32,
    pub score: f64,
}

/// What some of the records yielded.
pub(super) struct Batch {
    pub compared: u64,
    pub enough: Vec<Pair>,
}

/// x, y, z in kilometres, and the day.
type Corner = [f64; 4];

struct Item {
    low: Corner,
    high: Corner,
    record: u32,
}

impl RTreeObject for Item {
    type Envelope = AABB<Corner>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.low, self.high)
    }
}

/// What a record may fill, grown by a distance and a number of days. A chord is
/// no longer than the way over the ground, so nothing within reach is missed.
fn boxes(record: &Record, index: u32, km: f64, days: f64) -> Vec<Item> {
    let time = [record.first_day as f64 - days, record.last_day as f64 + days];
    let around = |centre: [f64; 3], reach: f64| Item {
        low: [centre[0] - reach, centre[1] - reach, centre[2] - reach, time[0]],
        high: [centre[0] + reach, centre[1] + reach, centre[2] + reach, time[1]],
        record: index,
    };
    let in_km = |e: [f64; 3]| e.map(|x| x / KM);
    let spots = record.spots.iter();
    spots.map(|s| around(in_km(s.ecef), s.cover_km + km)).collect()
}

/// Records whose pairs are sought before their number is looked at.
const BATCH: usize = 2_048;

/// Hands on the pairs that score enough, for some records after the others.
///
/// # Errors
/// Those of `each`.
pub(super) fn each_batch<E>(
    records: &[Record],
    ranks: &[u32],
    options: &Options,
    mut each: impl FnMut(Batch) -> Result<(), E>,
) -> Result<(), E> {
    let items = (0u32..).zip(records).flat_map(|(i, r)| boxes(r, i, 0.0, 0.0));
    let tree = RTree::bulk_load(items.collect());
    let numbered = || (0u32..).zip(records);
    let days = Days::new(numbered());
    let nowhere = Days::new(numbered().filter(|(_, r)| r.spots.is_empty()));
    let near = |i: u32| {
        let record = &records[i as usize];
        let span = i64::from(options.days);
        let (from, to) = (record.first_day - span, record.last_day + span);
        if record.spots.is_empty() {
            return days.overlapping(from, to).collect();
        }
        let mut near: Vec<u32> = nowhere.overlapping(from, to).collect();
        for around in boxes(record, i, options.km, f64::from(options.days)) {
            near.extend(
                tree.locate_in_envelope_intersecting(around.envelope())
                    .map(|item| item.record),
            );
        }
        near
    };
    let all: Vec<u32> = (0..records.len() as u32).collect();
    for some in all.chunks(BATCH) {
        let found: Vec<(u64, Vec<Pair>)> = some
            .par_iter()
            .map(|&i| partners(i, near(i), records, ranks, options))
            .collect();
        each(Batch {
            compared: found.iter().map(|f| f.0).sum(),
            enough: found.into_iter().flat_map(|f| f.1).collect(),
        })?;
    }
    Ok(())
}

/// The pairs of one record with those of a higher rank, so that each pair is
/// found once, and compared the same way round whatever came first.
fn partners(i: u32, mut near: Vec<u32>, records: &[Record], ranks: &[u32], options: &Options) -> (u64, Vec<Pair>) {
    let record = &records[i as usize];
    near.retain(|&j| {
        let other = &records[j as usize];
        ranks[j as usize] > ranks[i as usize] && (options.within_source || other.set != record.set)
    });
    near.sort_unstable();
    near.dedup();
    let pair = |&j: &u32| {
        let parts = score::pair(record, &records[j as usize], options)?;
        let score = parts.score;
        (score >= options.min_score).then_some(Pair { a: i, b: j, score })
    };
    (near.len() as u64, near.iter().filter_map(pair).collect())
}
