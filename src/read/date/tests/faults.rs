//! What is not read, and what the fault tells.

use super::super::{DateFault, DayOrder, Hijri, Reading, excel, parse};
use super::read;

#[test]
fn each_fault_has_its_reason() {
    let wrong: Vec<String> = FAULTS
        .iter()
        .filter(|(text, fault)| read(text) != *fault)
        .map(|(text, fault)| format!("{text:?}: {} instead of {fault}", read(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const FAULTS: &[(&str, &str)] = &[
    ("", "Empty"),
    (" \u{a0}\u{feff}", "Empty"),
    ("-", "NoDate"),
    ("-9", "NoDate"),
    ("Sunday", "NoDate"),
    ("total", "Word(\"total\")"),
    ("before March 2020", "Word(\"before\")"),
    ("1:40:00 PM", "TimeOnly"),
    ("2025-10-09 25:00", "NoDate"),
    ("2020 10:00", "TimeWithoutDay"),
    ("04/11/2016", "EitherOrder { first: 4, second: 11 }"),
    ("4/11/16", "EitherOrder { first: 4, second: 11 }"),
    ("4/11/2016 - 22/11/2016", "EitherOrder { first: 4, second: 11 }"),
    ("22-02-16", "EitherYear"),
    ("13/02/2020 - 02/14/2020", "BothOrders"),
    ("22/02-2016", "NoDate"),
    ("13/13/2020", "NoSuchDay"),
    ("00/13/2020", "NoSuchDay"),
    ("30 February 2020", "NoSuchDay"),
    ("29/02/2019", "NoSuchDay"),
    ("2019-02-29", "NoSuchDay"),
    ("18 June 2004 (", "Word(\"(\")"),
    ("2019-13-01", "NoSuchMonth(13)"),
    ("2019-13", "NoSuchMonth(13)"),
    ("2019-21", "Season"),
    ("spring 2019", "Season"),
    ("early 2019", "PartOfYear"),
    ("2019-00-05", "DayWithoutMonth"),
    ("2019-XX-05", "DayWithoutMonth"),
    ("00/00/00", "NoDate"),
    ("0000-00-00", "YearOutside"),
    ("1699-12-31", "YearOutside"),
    ("2101-01-01", "YearOutside"),
    ("3 March 1650", "YearOutside"),
    ("21 March", "NoYear"),
    ("21/3", "NoYear"),
    ("21-23 March", "NoYear"),
    ("May 21-23", "NoYear"),
    ("Mar-20", "ShortYear(20)"),
    ("23, 2020", "NoMonth"),
    ("March 2020 -", "Open"),
    ("2019-05/..", "Open"),
    ("to March 2020", "Open"),
    ("2020-03-23/2020-03-21", "EndsBeforeBegin"),
    ("30 December - 2 January 2020", "EndsBeforeBegin"),
    ("1-2-3-2016", "NoDate"),
    ("March - 2 May 2020", "NoDate"),
    ("12345", "Serial(\"12345\")"),
    ("99999", "Serial(\"99999\")"),
    ("1584230400", "NoDate"),
    ("21 March 2020 23 March 2020", "NoDate"),
    ("1399/01/12", "EitherHijri(1399)"),
    ("1399", "EitherHijri(1399)"),
    ("1399-01-12 AH", "EitherHijri(1399)"),
    ("1500/01/12", "YearOutside"),
    ("12 Hamal 99", "ShortHijriYear"),
    (
        "12 Hamal 2020",
        "OtherCalendar { year: 2020, calendar: \"solar Hijri\" }",
    ),
    ("12 March 1399", "OtherCalendar { year: 1399, calendar: \"Gregorian\" }"),
    (
        "12 March 2020 AH",
        "OtherCalendar { year: 2020, calendar: \"Gregorian\" }",
    ),
    (
        "Ramadan 2020",
        "OtherCalendar { year: 2020, calendar: \"lunar Hijri\" }",
    ),
    ("12 Hamal 1399 AHL", "MoreCalendars"),
    ("31 Mizan 1399", "NoSuchDay"),
    ("30 Hut 1400", "NoSuchDay"),
    ("31 Ramadan 1440", "NoSuchDay"),
];

#[test]
fn a_long_text_is_no_date() {
    assert_eq!(parse(&"1 ".repeat(101), None), Err(DateFault::TooLong));
    assert_eq!(parse(&"۱".repeat(10_000_000), None), Err(DateFault::TooLong));
}

#[test]
fn a_message_tells_what_to_do() {
    let told = parse("4/11/2016", None).unwrap_err().to_string();
    assert_eq!(
        told,
        "4/11 may be day and month or month and day; state the order with --dates day-first or month-first"
    );
    let told = parse("13/02/2020", Some(DayOrder::MonthFirst)).unwrap_err().to_string();
    assert_eq!(
        told,
        "its day stands first, but month-first was stated; write it as 2025-10-09 or state --dates day-first"
    );
}

#[test]
fn a_stated_calendar_settles_a_hijri_date_of_numbers() {
    let read = |hijri| {
        Reading {
            order: None,
            hijri: Some(hijri),
        }
        .parse("1399/01/12")
        .map(|date| date.to_string())
    };
    assert_eq!(read(Hijri::Solar).as_deref(), Ok("2020-03-31"));
    assert_eq!(read(Hijri::Lunar).as_deref(), Ok("1978-12-11/1978-12-14"));
}

#[test]
fn a_spreadsheet_counts_from_1900_or_1904() {
    let day = |serial, is_1904| excel(serial, is_1904).map(|date| date.to_string());
    assert_eq!(day(1.0, false).as_deref(), Ok("1900-01-01"));
    assert_eq!(day(59.0, false).as_deref(), Ok("1900-02-28"));
    assert_eq!(day(60.0, false), Err(DateFault::NoSuchDay));
    assert_eq!(day(61.0, false).as_deref(), Ok("1900-03-01"));
    assert_eq!(day(43_831.999, false).as_deref(), Ok("2020-01-01"));
    assert_eq!(day(42_369.0, true).as_deref(), Ok("2020-01-01"));
    assert_eq!(day(0.0, true).as_deref(), Ok("1904-01-01"));
    assert_eq!(day(0.5, false), Err(DateFault::TimeOnly));
    assert_eq!(day(80_000.0, false), Err(DateFault::YearOutside));
    for serial in [-1.0, f64::NAN, f64::INFINITY, 1e300] {
        assert!(matches!(day(serial, false), Err(DateFault::Serial(_))), "{serial}");
    }
}
