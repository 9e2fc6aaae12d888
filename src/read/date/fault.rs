//! Why a text is not read as a date, and what to write instead.

use super::DayOrder;

/// Why a text is not read as a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateFault {
    #[error("it is empty")]
    Empty,
    #[error("it has more than 200 characters; write the date alone, as 2025-10-09")]
    TooLong,
    #[error("no date in it; write it as 2025-10-09, 2025-10 or 2025-10-09/2025-10-11")]
    NoDate,
    #[error("\"{0}\" is no part of a date; write it as 2025-10-09, 2025-10 or 2025-10-09/2025-10-11")]
    Word(String),
    #[error(
        "{first}/{second} may be day and month or month and day; \
         state the order with --dates day-first or month-first"
    )]
    EitherOrder { first: u32, second: u32 },
    #[error(
        "its year may stand first or last; write it as 2025-10-09, \
         or state the order with --dates day-first or month-first"
    )]
    EitherYear,
    #[error(
        "its {} stands first, but {stated} was stated; write it as 2025-10-09 or state --dates {}",
        if *.stated == DayOrder::DayFirst { "month" } else { "day" },
        stated.other()
    )]
    Contradicts { stated: DayOrder },
    #[error("one of its dates has the day first, the other the month; write them as 2025-10-09/2025-10-11")]
    BothOrders,
    #[error("there is no such day in the calendar")]
    NoSuchDay,
    #[error("there is no month {0}")]
    NoSuchMonth(u32),
    #[error("its year is outside 1700 to 2100")]
    YearOutside,
    #[error("it has no year; write it as 21 March 2020")]
    NoYear,
    #[error("it has no month; write it as 21 March 2020")]
    NoMonth,
    #[error("its {0} may be a day or a year; write the year with four digits, as March 2020 or 20 March 2020")]
    ShortYear(u32),
    #[error("its Hijri year has two digits; write it with four, as 1399")]
    ShortHijriYear,
    #[error("it has a day but no month; write the month, or leave the day out, as 2019")]
    DayWithoutMonth,
    #[error("its time belongs to no day; write it as 2025-10-09 13:40")]
    TimeWithoutDay,
    #[error("it ends before it begins; write the year at both ends")]
    EndsBeforeBegin,
    #[error("it has no end or no beginning; write both, as 2025-10-09/2025-10-11")]
    Open,
    #[error("seasons are not read; write the months, as 2019-03/2019-05")]
    Season,
    #[error("early, mid and late are read of a month only; write the months, as 2019-01/2019-04")]
    PartOfYear,
    #[error(
        "the year {0} may be of the solar or the lunar Hijri calendar; \
         write the month's name, as 12 Hamal {0}, or add SH (solar) or AHL (lunar)"
    )]
    EitherHijri(u32),
    #[error("the year {year} does not go with the {calendar} calendar named; write the Gregorian date")]
    OtherCalendar { year: u32, calendar: &'static str },
    #[error("it names more than one calendar; write the Gregorian date alone")]
    MoreCalendars,
    #[error("the number {0} is no date; a spreadsheet's days are read from 20000 to 80000")]
    Serial(String),
    #[error("it is a time without a day")]
    TimeOnly,
}
