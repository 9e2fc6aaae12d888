//! Days along the x axis, and which of them to enlarge.

use super::Item;
use crate::model::DateInterval;
use chrono::{Datelike, Days, Months, NaiveDate};

/// Days from the first to the day after the last, over a stretch of the page.
/// The same line that plotters' date axis draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// The first day.
    pub(super) from: NaiveDate,
    /// The day after the last.
    pub(super) to: NaiveDate,
    /// CSS pixels.
    pub(super) left: f64,
    /// CSS pixels.
    pub(super) right: f64,
}

impl Scale {
    /// Where a day begins.
    pub(super) fn x(self, day: NaiveDate) -> f64 {
        let days = |to: NaiveDate| (to - self.from).num_days() as f64;
        let share = days(day) / days(self.to).max(1.0);
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0)
    }

    /// From the beginning of the first day to the end of the last.
    pub(super) fn extent(self, interval: DateInterval) -> (f64, f64) {
        let after = interval.end().succ_opt().unwrap_or(interval.end());
        (self.x(interval.start()), self.x(after))
    }

    pub(super) fn holds(self, interval: DateInterval) -> bool {
        interval.start() < self.to && interval.end() >= self.from
    }
}

/// First day of the first month and first day after the last month of all
/// these; `None` for none.
pub(super) fn whole(dates: impl Iterator<Item = DateInterval>) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = dates.fold(None, |span: Option<(NaiveDate, NaiveDate)>, d| {
        Some(span.map_or((d.start(), d.end()), |(a, b)| (a.min(d.start()), b.max(d.end()))))
    })?;
    let from = first.with_day(1)?;
    let to = last.with_day(1)?.checked_add_months(Months::new(1))?;
    Some((from, to))
}

/// Ten weeks: what is enlarged.
const WINDOW_DAYS: u64 = 70;
/// A shorter period is drawn large as it is.
const LONG_DAYS: i64 = 210;
/// Fewer incidents do not crowd.
const CROWD: usize = 6;

/// The ten weeks with the most incidents, Monday to Monday and cut after the
/// last of them, if so many lie there that they would hide one another on an even axis.
pub(super) fn dense(items: &[Item], (from, to): (NaiveDate, NaiveDate)) -> Option<(NaiveDate, NaiveDate)> {
    if (to - from).num_days() < LONG_DAYS {
        return None;
    }
    let within =
        |(a, b): (NaiveDate, NaiveDate)| items.iter().filter(|i| i.date.start() >= a && i.date.end() < b).count();
    let mut windows: Vec<(NaiveDate, NaiveDate)> = items
        .iter()
        .filter_map(|item| {
            let day = item.date.start();
            let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
            Some((monday, monday.checked_add_days(Days::new(WINDOW_DAYS))?))
        })
        .collect();
    windows.sort();
    windows.dedup();
    // The first of the fullest: max_by_key alone would take the last.
    let best = windows.into_iter().rev().max_by_key(|&w| within(w))?;
    let held = within(best);
    // Weeks after the last incident would be enlarged for nothing.
    let last = items
        .iter()
        .filter(|i| i.date.end() < best.1)
        .map(|i| i.date.end())
        .max()?;
    let rest = u64::from(7 - last.weekday().num_days_from_monday());
    let end = last.checked_add_days(Days::new(rest))?.min(best.1);
    (held >= CROWD && held * 3 >= items.len()).then_some((best.0, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::canvas::plot::{Ranged, RangedDate};

    #[test]
    fn days_lie_where_plotters_puts_them() {
        let day = |m, d| NaiveDate::from_ymd_opt(2025, m, d).expect("a day");
        let scale = Scale {
            from: day(9, 29),
            to: day(12, 8),
            left: 10.0,
            right: 310.0,
        };
        let axis = RangedDate::from(scale.from..scale.to);
        for date in [day(9, 29), day(10, 9), day(11, 30), day(12, 8)] {
            let theirs = f64::from(axis.map(&date, (640, 19840))) / 64.0;
            assert!((theirs - scale.x(date)).abs() <= 1.0 / 64.0);
        }
    }
}
