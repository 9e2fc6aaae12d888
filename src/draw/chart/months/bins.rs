//! Columns of time, and what is counted in them.

use super::Item;
use crate::analyse::groups::{TypeCounts, slot};
use crate::draw::chart::pane::Pane;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// No column is narrower, CSS pixels.
const NARROWEST: f64 = 4.5;

/// Months since the year 0.
fn month(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

/// Columns along x, each of so many months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bins {
    /// The first month of the first column.
    pub(super) from: i64,
    pub(super) count: i64,
    pub(super) months: i64,
    left: f64,
    pub(super) right: f64,
}

impl Bins {
    /// The finest columns for which a pane is wide enough.
    pub(super) fn over(items: &[Item], pane: Pane) -> Option<Self> {
        let first = items.iter().map(|(d, _)| month(d.start())).min()?;
        let last = items.iter().map(|(d, _)| month(d.end())).max()?;
        let bins = |months: i64| {
            let from = first.div_euclid(months) * months;
            Self {
                from,
                count: (last - from).div_euclid(months) + 1,
                months,
                left: pane.left,
                right: pane.right,
            }
        };
        [1, 3, 12, 60, 120, 600, 1_200, 12_000, 120_000]
            .into_iter()
            .map(bins)
            .find(|b| b.width() >= NARROWEST)
    }

    pub(super) fn width(self) -> f64 {
        (self.right - self.left) / self.count as f64
    }

    /// The left edge of a column.
    pub(super) fn x(self, column: i64) -> f64 {
        self.left + self.width() * column as f64
    }

    fn column(self, day: NaiveDate) -> i64 {
        (month(day) - self.from).div_euclid(self.months)
    }

    /// "one month", "3 months", "one year", "10 years".
    pub(super) fn span(self) -> String {
        match self.months {
            1 => "one month".into(),
            12 => "one year".into(),
            months if months < 12 => format!("{months} months"),
            months => format!("{} years", months / 12),
        }
    }

    /// "Oct 2025", "Oct–Dec 2025", "2025", "1990–1999".
    pub(super) fn name(self, column: i64) -> String {
        let first = self.from + column * self.months;
        let last = first + self.months - 1;
        let (year, end) = (first.div_euclid(12), last.div_euclid(12));
        let label = |month: i64| MONTHS[month.rem_euclid(12) as usize];
        match self.months {
            1 => format!("{} {year}", label(first)),
            3 => format!("{}–{} {year}", label(first), label(last)),
            12 => year.to_string(),
            _ => format!("{year}–{end}"),
        }
    }
}

pub(super) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Incidents within one column, and those over several, by first and last.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Binned {
    pub(super) columns: BTreeMap<i64, TypeCounts>,
    pub(super) spans: BTreeMap<(i64, i64), TypeCounts>,
}

pub(super) fn binned(items: &[Item], bins: Bins) -> Binned {
    let mut binned = Binned::default();
    for (date, kind) in items {
        let (first, last) = (bins.column(date.start()), bins.column(date.end()));
        let counts = if first == last {
            binned.columns.entry(first).or_default()
        } else {
            binned.spans.entry((first, last)).or_default()
        };
        counts[slot(*kind)] += 1;
    }
    binned
}
