//! Days as spreadsheets count them.

use super::calendar::within_years;
use super::fault::DateFault;
use crate::model::DateInterval;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// A text of five digits in this range is such a count: 1954 to 2119.
const SERIALS: RangeInclusive<f64> = 20_000.0..=80_000.0;

/// The day of a spreadsheet's date cell; the fraction is its time of day.
///
/// The 1900 system counts 1 January 1900 as 1 and, wrongly, 29 February 1900
/// as 60 (ECMA-376 part 1, §18.17.4.1); the 1904 system counts 1 January 1904
/// as 0.
///
/// # Errors
/// When the number stands for no day of the years 1700–2100.
pub fn excel(serial: f64, is_1904: bool) -> Result<DateInterval, DateFault> {
    let no_date = || DateFault::Serial(serial.to_string());
    if !(0.0..100_000.0).contains(&serial) {
        return Err(no_date());
    }
    #[expect(clippy::cast_possible_truncation, reason = "it lies in 0..100,000")]
    let day = serial.floor() as i32;
    let before_first = match (is_1904, day) {
        (true, _) => (1904, 1, 1),
        (false, 0) => return Err(DateFault::TimeOnly),
        (false, 1..60) => (1899, 12, 31),
        (false, 60) => return Err(DateFault::NoSuchDay),
        (false, _) => (1899, 12, 30),
    };
    let (year, month, first) = before_first;
    let date = NaiveDate::from_ymd_opt(year, month, first)
        .and_then(|epoch| epoch.checked_add_signed(chrono::TimeDelta::days(day.into())))
        .ok_or_else(no_date)?;
    within_years(date, date)
}

/// The count, where the whole text is a number with five digits before the
/// point: no date is written so.
pub(super) fn as_text(text: &str) -> Option<f64> {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 5 || fraction.len() > 20 || !digits(whole) || !digits(fraction) {
        return None;
    }
    text.parse().ok().filter(|serial| SERIALS.contains(serial))
}
