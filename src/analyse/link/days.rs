//! Records by their days alone: for those that are not located, whose partners
//! may be anywhere.

use super::record::Record;

/// Intervals of a similar length, by their first day.
struct Shelf {
    longest: i64,
    /// First day, last day, record.
    intervals: Vec<(i64, i64, u32)>,
}

/// Finds the records whose dates overlap a span of days.
pub(super) struct Days(Vec<Shelf>);

impl Days {
    /// Lengths are doubled from shelf to shelf, so that one record of a whole
    /// decade does not make all the others be looked through.
    pub fn new<'a>(records: impl Iterator<Item = (u32, &'a Record)>) -> Self {
        let mut shelves: Vec<Shelf> = Vec::new();
        for (index, record) in records {
            let length = (record.last_day - record.first_day).max(0);
            let shelf = (64 - length.leading_zeros()) as usize;
            while shelves.len() <= shelf {
                shelves.push(Shelf {
                    longest: 0,
                    intervals: Vec::new(),
                });
            }
            shelves[shelf].longest = shelves[shelf].longest.max(length);
            let interval = (record.first_day, record.last_day, index);
            shelves[shelf].intervals.push(interval);
        }
        for shelf in &mut shelves {
            shelf.intervals.sort_unstable();
        }
        Self(shelves)
    }

    /// Records some day of which lies in `from..=to`.
    pub fn overlapping(&self, from: i64, to: i64) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().flat_map(move |shelf| {
            let start = shelf.intervals.partition_point(|i| i.0 < from - shelf.longest);
            let rest = shelf.intervals[start..].iter();
            rest.take_while(move |i| i.0 <= to)
                .filter(move |i| i.1 >= from)
                .map(|i| i.2)
        })
    }
}
