//! Dates as conflict-event spreadsheets write them.
//!
//! [`parse`] reads one text; what it reads, and what it does not:
//!
//! | written | read as |
//! | --- | --- |
//! | `2025-10-09`, with a time, offset or zone behind it | the day as written: it is not shifted to another zone |
//! | `20191231`, `20191231235959` | the day |
//! | `2025-10`, `10/2025`, `Oct 2025`, `2025` | the month, the year |
//! | `2019-05-00`, `2019-05-XX`, `00/05/2019` | the month; with the month unknown too, the year |
//! | `2019-05?`, `~2019-05`, `circa May 2019` | the month: the qualifier is allowed and left out |
//! | `21 March 2020`, `March 21st, 2020`, `21-Mar-20`, `Friday, June 18, 2004` | the day; the weekday is left out, and not checked |
//! | `early`, `mid` or `late March 2020` | its days 1–10, 11–20, 21–end |
//! | `22/02/2016`, `22.02.2016`, `4/11/16` | the day, in the order of day and month shown or stated |
//! | `2020-03-21/2020-03-23`, `21-23 March 2020`, `a to b`, `a – b` | all days from the first to the last |
//! | `12 Hamal 1399`, `۱۲ حمل ۱۳۹۹` | the day: the solar Hijri calendar is exact |
//! | `25 Jumada II 1416` | four days: the lunar Hijri calendar differs from country to country (see [`Hijri::Lunar`]) |
//! | `43831`, `43831.5` | a day counted by a spreadsheet, of the 1900 system; see [`excel`] for others |
//!
//! A year of two digits is of 2000–2068 or 1969–1999, as in POSIX `strptime`,
//! and stands last. Nothing is guessed: what has two readings is a fault that
//! tells how to write it or what to state.

mod calendar;
mod clean;
mod excel;
mod fault;
mod lunar;
mod months;
mod order;
mod pieces;
mod scan;
mod side;
mod solar;
mod span;
mod times;
mod words;

#[cfg(test)]
mod tests;

pub use calendar::Hijri;
pub use excel::excel;
pub use fault::DateFault;
pub use order::{DayOrder, Evidence, Shown, Verdict};

use crate::model::{DateError, DateInterval};
use calendar::YEARS;
use chrono::NaiveDate;

/// The longest text that may be a date, in characters.
const LONGEST: usize = 200;

/// What is known of a column before one of its dates is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The order of day and month where both are numbers.
    pub order: Option<DayOrder>,
    /// The calendar of a Hijri date of numbers alone, `1399/01/12`.
    pub hijri: Option<Hijri>,
}

/// Reads a date whose order of day and month, where it has one, is `order`.
///
/// ```
/// use durand::read::date::{DayOrder, parse};
/// assert_eq!(parse("21-23 March 2020", None)?.to_string(), "2020-03-21/2020-03-23");
/// assert_eq!(parse("4/11/16", Some(DayOrder::DayFirst))?.to_string(), "2016-11-04");
/// assert!(parse("4/11/16", None).is_err());
/// # Ok::<(), durand::read::date::DateFault>(())
/// ```
///
/// # Errors
/// When the text is no date, has more than one reading, contradicts `order`,
/// or lies outside the years 1700–2100.
pub fn parse(text: &str, order: Option<DayOrder>) -> Result<DateInterval, DateFault> {
    Reading { order, hijri: None }.parse(text)
}

impl Reading {
    /// As [`parse`], with all that may be stated.
    ///
    /// # Errors
    /// As for [`parse`].
    pub fn parse(self, text: &str) -> Result<DateInterval, DateFault> {
        if let Some(date) = iso_day(text) {
            return Ok(date);
        }
        if let Some(serial) = excel::as_text(text) {
            return excel(serial, false);
        }
        let (sides, shown) = sides(text, self.order)?;
        shown.allows(self.order)?;
        sides.interval(self.hijri)
    }
}

/// What one text says, and what it shows of its order, before any calendar.
fn sides(text: &str, order: Option<DayOrder>) -> Result<(span::Sides, order::Shows), DateFault> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(DateFault::TooLong);
    }
    let clean = clean::clean(text);
    let phrase = scan::scan(&clean)?;
    span::read(&phrase, order)
}

/// The form most files have, read without more ado.
fn iso_day(text: &str) -> Option<DateInterval> {
    if !is_iso_day(text.as_bytes()) {
        return None;
    }
    let (year, month, day) = (
        text[..4].parse().ok()?,
        text[5..7].parse().ok()?,
        text[8..].parse().ok()?,
    );
    let day = NaiveDate::from_ymd_opt(year, month, day)?;
    let date = DateInterval::new(day, day).ok()?;
    YEARS.contains(&year).then_some(date)
}

/// Whether it has the shape of `2025-10-09` and nothing more.
fn is_iso_day(text: &[u8]) -> bool {
    matches!(text, [y @ .., b'-', m1, m2, b'-', d1, d2]
        if y.len() == 4 && y.iter().chain([m1, m2, d1, d2]).all(u8::is_ascii_digit))
}

impl From<DateError> for DateFault {
    fn from(error: DateError) -> Self {
        match error {
            DateError::Syntax => Self::NoDate,
            DateError::Calendar => Self::NoSuchDay,
            DateError::Order => Self::EndsBeforeBegin,
        }
    }
}
