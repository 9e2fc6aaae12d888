//! Whether the day or the month stands first in `04/11/2016`.
//!
//! One such date does not tell. A column often does: one `13/11/2016` shows
//! the order of all, as long as no `11/13/2016` is beside it.

use super::fault::DateFault;
use std::fmt;

/// How `04/11/2016` is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

impl DayOrder {
    pub(super) fn other(self) -> Self {
        match self {
            Self::DayFirst => Self::MonthFirst,
            Self::MonthFirst => Self::DayFirst,
        }
    }
}

impl fmt::Display for DayOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        })
    }
}

/// What one text shows of its order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shows {
    pub day_first: bool,
    pub month_first: bool,
    /// Two numbers that may each be day or month.
    pub either: Option<(u32, u32)>,
    /// `16-11-04`: the year may stand first or last.
    pub either_year: bool,
}

impl Shows {
    /// Day and month of two numbers, 0 for one not known. Without an `order`
    /// the doubt is noted and the day taken first; [`Shows::allows`] tells.
    pub fn day_and_month(&mut self, first: u32, second: u32, order: Option<DayOrder>) -> Result<(u32, u32), DateFault> {
        // A day may be known without the month in neither order.
        let may_be = |day: u32, month: u32| day <= 31 && month <= 12 && (month > 0 || day == 0);
        let order = match (may_be(first, second), may_be(second, first)) {
            (false, false) => return Err(DateFault::NoSuchDay),
            (true, false) => {
                self.day_first = true;
                DayOrder::DayFirst
            }
            (false, true) => {
                self.month_first = true;
                DayOrder::MonthFirst
            }
            (true, true) if first == second => DayOrder::DayFirst,
            (true, true) => {
                self.either = self.either.or(Some((first, second)));
                order.unwrap_or(DayOrder::DayFirst)
            }
        };
        Ok(match order {
            DayOrder::DayFirst => (first, second),
            DayOrder::MonthFirst => (second, first),
        })
    }

    /// Whether the text has one reading that goes with the order stated.
    pub fn allows(self, stated: Option<DayOrder>) -> Result<(), DateFault> {
        if self.day_first && self.month_first {
            return Err(DateFault::BothOrders);
        }
        match (stated, self.either) {
            (Some(stated @ DayOrder::DayFirst), _) if self.month_first => Err(DateFault::Contradicts { stated }),
            (Some(stated @ DayOrder::MonthFirst), _) if self.day_first => Err(DateFault::Contradicts { stated }),
            (None, _) if self.either_year => Err(DateFault::EitherYear),
            (None, Some((first, second))) => Err(DateFault::EitherOrder { first, second }),
            _ => Ok(()),
        }
    }
}

/// Rows that show the same, and the first of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub rows: u64,
    /// The line of the first.
    pub line: u64,
    /// The text of the first.
    pub example: String,
}

/// What a column of dates shows of its order of day and month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    day_first: Option<Shown>,
    month_first: Option<Shown>,
    either: Option<Shown>,
}

/// The order of a column, as far as it shows one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No date of it has day and month as numbers that may be exchanged.
    NotNeeded,
    /// All rows that show an order show this one.
    Decided(DayOrder, Shown),
    /// Some dates may be read either way, and none shows which.
    Undecided(Shown),
    /// Some rows show the one order, some the other.
    Mixed { day_first: Shown, month_first: Shown },
}

impl Evidence {
    /// Takes one date of the column into account. What is no date, or has its
    /// year first or its month as a name, shows nothing.
    pub fn see(&mut self, text: &str, line: u64) {
        if is_plain(text.as_bytes()) {
            return;
        }
        let Ok((_, shows)) = super::sides(text, None) else {
            return;
        };
        let note = |shown: &mut Option<Shown>| match shown {
            Some(shown) => shown.rows += 1,
            None => {
                *shown = Some(Shown {
                    rows: 1,
                    line,
                    example: text.trim().to_owned(),
                })
            }
        };
        if shows.day_first {
            note(&mut self.day_first);
        }
        if shows.month_first {
            note(&mut self.month_first);
        }
        if shows.either.is_some() || shows.either_year {
            note(&mut self.either);
        }
    }

    pub fn order(&self) -> Verdict {
        match (&self.day_first, &self.month_first, &self.either) {
            (Some(day), Some(month), _) => Verdict::Mixed {
                day_first: day.clone(),
                month_first: month.clone(),
            },
            (Some(day), None, _) => Verdict::Decided(DayOrder::DayFirst, day.clone()),
            (None, Some(month), _) => Verdict::Decided(DayOrder::MonthFirst, month.clone()),
            (None, None, Some(either)) => Verdict::Undecided(either.clone()),
            (None, None, None) => Verdict::NotNeeded,
        }
    }
}

/// Whether it is an ISO day, alone or with a time: most rows of most files.
fn is_plain(text: &[u8]) -> bool {
    let Some((day, rest)) = text.split_at_checked(10) else {
        return false;
    };
    let is_time = |rest: &[u8]| {
        matches!(rest, [b'T' | b' ', h1, h2, b':', ..] if h1.is_ascii_digit() && h2.is_ascii_digit())
            && rest[1..]
                .iter()
                .all(|b| matches!(b, b'0'..=b'9' | b':' | b'.' | b'Z' | b'+'))
    };
    super::is_iso_day(day) && (rest.is_empty() || is_time(rest))
}
