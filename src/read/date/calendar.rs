//! From year, month and day of a calendar to Gregorian days.

use super::fault::DateFault;
use super::side::Side;
use super::{lunar, solar};
use crate::model::DateInterval;
use chrono::{Datelike, Days, Months, NaiveDate};
use std::ops::RangeInclusive;

/// The Gregorian years a date may lie in.
pub(super) const YEARS: RangeInclusive<i32> = 1700..=2100;

/// Solar Hijri years that may be meant without a month's name: 1921 to 2032.
const SOLAR_AT_SIGHT: RangeInclusive<u32> = 1300..=1410;

/// Lunar Hijri years that may be meant without a month's name: 1900 to 2029.
const LUNAR_AT_SIGHT: RangeInclusive<u32> = 1318..=1450;

/// A calendar that counts from the Hijra.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hijri {
    /// Hijri shamsi, with the months Hamal to Hut. Its days are exact.
    Solar,
    /// Hijri qamari, with the months Muharram to Dhu al-Hijja. Its months begin
    /// by sight of the moon, so a day is given as four: the tabular calendar's,
    /// two before and one after it, between which all months of the Umm al-Qura
    /// calendar begin.
    Lunar,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    Hijri(Hijri),
}

impl Calendar {
    pub(super) const SOLAR: Self = Self::Hijri(Hijri::Solar);
    pub(super) const LUNAR: Self = Self::Hijri(Hijri::Lunar);

    fn name(self) -> &'static str {
        match self {
            Self::Gregorian => "Gregorian",
            Self::Hijri(Hijri::Solar) => "solar Hijri",
            Self::Hijri(Hijri::Lunar) => "lunar Hijri",
        }
    }
}

/// A part of a month, of about ten days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Third {
    Early,
    Mid,
    Late,
}

/// An interval, unless it leaves [`YEARS`].
pub(super) fn within_years(start: NaiveDate, end: NaiveDate) -> Result<DateInterval, DateFault> {
    if !YEARS.contains(&start.year()) || !YEARS.contains(&end.year()) {
        return Err(DateFault::YearOutside);
    }
    Ok(DateInterval::new(start, end)?)
}

/// The first and last day of what `side` says, in the calendar it names, or
/// else in the one its year shows or is `stated`.
pub(super) fn days(side: &Side, stated: Option<Hijri>) -> Result<(NaiveDate, NaiveDate), DateFault> {
    let year = side.full_year()?;
    let month = side.month;
    match calendar(side, year, stated)? {
        Calendar::Gregorian => gregorian(year, month, side),
        Calendar::Hijri(Hijri::Solar) if !solar::YEARS.contains(&year) => Err(DateFault::YearOutside),
        Calendar::Hijri(Hijri::Solar) => {
            let length = |m| solar::month_days(year, m).ok_or(DateFault::NoSuchMonth(m));
            counted(year, month, side, length, solar::day_of_era, (0, 0))
        }
        Calendar::Hijri(Hijri::Lunar) => {
            let length = |m| {
                if m <= 12 {
                    Ok(lunar::MONTH_DAYS)
                } else {
                    Err(DateFault::NoSuchMonth(m))
                }
            };
            counted(year, month, side, length, lunar::day_of_era, lunar::SLACK_DAYS)
        }
    }
}

fn calendar(side: &Side, year: u32, stated: Option<Hijri>) -> Result<Calendar, DateFault> {
    let is_hijri = lunar::YEARS.contains(&year);
    if let Some(calendar) = side.calendar {
        let fits = match calendar {
            Calendar::Gregorian => !is_hijri,
            Calendar::Hijri(Hijri::Solar) => solar::YEARS.contains(&year),
            Calendar::Hijri(Hijri::Lunar) => is_hijri,
        };
        let fits = fits && !(side.is_hijri && calendar == Calendar::Gregorian);
        return if fits {
            Ok(calendar)
        } else {
            Err(DateFault::OtherCalendar {
                year,
                calendar: calendar.name(),
            })
        };
    }
    if !is_hijri {
        let other = DateFault::OtherCalendar {
            year,
            calendar: "Hijri",
        };
        return if side.is_hijri {
            Err(other)
        } else {
            Ok(Calendar::Gregorian)
        };
    }
    if let Some(stated) = stated {
        return Ok(Calendar::Hijri(stated));
    }
    let longest = side.day.unwrap_or(1);
    let solar_day = side
        .month
        .and_then(|m| solar::month_days(year, m))
        .is_none_or(|days| longest <= days);
    let may_be_solar = SOLAR_AT_SIGHT.contains(&year) && solar_day;
    let may_be_lunar = LUNAR_AT_SIGHT.contains(&year) && longest <= lunar::MONTH_DAYS;
    match (may_be_solar, may_be_lunar) {
        (true, true) => Err(DateFault::EitherHijri(year)),
        (true, false) => Ok(Calendar::SOLAR),
        (false, true) => Ok(Calendar::LUNAR),
        (false, false) => Err(DateFault::YearOutside),
    }
}

fn gregorian(year: u32, month: Option<u32>, side: &Side) -> Result<(NaiveDate, NaiveDate), DateFault> {
    let year = i32::try_from(year)
        .ok()
        .filter(|y| YEARS.contains(y))
        .ok_or(DateFault::YearOutside)?;
    let day = |m, d| NaiveDate::from_ymd_opt(year, m, d).ok_or(DateFault::NoSuchDay);
    let Some(month) = month else {
        return Ok((day(1, 1)?, day(12, 31)?));
    };
    let first = day(month, 1).map_err(|_| DateFault::NoSuchMonth(month))?;
    let (from, to) = side.days_of((first + Months::new(1) - Days::new(1)).day());
    Ok((day(month, from)?, day(month, to)?))
}

/// The same in a calendar whose days are counted by `day_of_era`, give or take
/// the days of `slack`.
fn counted(
    year: u32,
    month: Option<u32>,
    side: &Side,
    length: impl Fn(u32) -> Result<u32, DateFault>,
    day_of_era: fn(i32, i32, i32) -> i32,
    slack: (i32, i32),
) -> Result<(NaiveDate, NaiveDate), DateFault> {
    let year = i32::try_from(year).map_err(|_| DateFault::YearOutside)?;
    let day = |count| NaiveDate::from_num_days_from_ce_opt(count).ok_or(DateFault::YearOutside);
    let Some(month) = month else {
        let (first, next) = (day_of_era(year, 1, 1), day_of_era(year + 1, 1, 1));
        return Ok((day(first - slack.0)?, day(next - 1 + slack.1)?));
    };
    let longest = length(month)?;
    let month = i32::try_from(month).map_err(|_| DateFault::NoSuchDay)?;
    let before = day_of_era(year, month, 0);
    let next = if month == 12 {
        day_of_era(year + 1, 1, 0)
    } else {
        day_of_era(year, month + 1, 0)
    };
    let by_rule = u32::try_from(next - before).map_err(|_| DateFault::NoSuchDay)?;
    let (from, to) = side.days_of(by_rule);
    if from > longest || to > longest {
        return Err(DateFault::NoSuchDay);
    }
    let number = |d: u32| i32::try_from(d).map_err(|_| DateFault::NoSuchDay);
    Ok((
        day(before + number(from)? - slack.0)?,
        day(before + number(to)? + slack.1)?,
    ))
}
