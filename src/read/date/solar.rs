//! The solar Hijri calendar (Hijri shamsi) of Afghanistan and Iran.
//!
//! Leap years by the 33-year rule, which gives the astronomical calendar for
//! all years of [`YEARS`]: Reingold and Dershowitz, *Calendrical Calculations*
//! (4th ed., 2018), ch. 15; ICU4X, `components/calendar/src/persian.rs`. The
//! months have their present lengths in Iran since 1304 (1925), in Afghanistan,
//! as is reported, since 1336 (1957): an older Afghan day may be off by one.

use std::ops::RangeInclusive;

/// The calendar became Afghanistan's in 1301 (1922); 1478 ends in 2100.
pub(super) const YEARS: RangeInclusive<u32> = 1300..=1478;

/// The day before 1 Hamal of year 1, 18 March 622 Julian, in days of the
/// Common Era (1 January of year 1 is day 1).
const EPOCH: i32 = 226_894;

/// The months in the spellings of [`key`](super::words::key): the zodiac's, in
/// Dari and in Pashto, and Iran's.
const MONTHS: [&[&str]; 12] = [
    &["hamal", "حمل", "urai", "uri", "وری", "farvardin", "فروردین"],
    &[
        "saur",
        "sur",
        "thaur",
        "ثور",
        "ghuaiai",
        "ghuai",
        "غوی",
        "urdibihisht",
        "اردیبهشت",
    ],
    &[
        "jauza",
        "juza",
        "جوزا",
        "ghbargulai",
        "gbargulai",
        "غبرگولی",
        "khurdad",
        "خرداد",
    ],
    &[
        "saratan",
        "سرطان",
        "chungash",
        "changash",
        "chungakh",
        "چنگاښ",
        "tir",
        "تیر",
    ],
    &[
        "asad",
        "اسد",
        "zmarai",
        "zmari",
        "زمری",
        "murdad",
        "amurdad",
        "مرداد",
        "امرداد",
    ],
    &[
        "sunbula",
        "sumbula",
        "sunbla",
        "سنبله",
        "uazhai",
        "uagai",
        "وږی",
        "shahrivar",
        "shahriuar",
        "شهریور",
    ],
    &["mizan", "میزان", "tala", "تله", "mihr", "مهر"],
    &[
        "aqrab", "akrab", "عقرب", "laram", "larham", "larum", "لړم", "aban", "ابان",
    ],
    &["qaus", "qus", "kaus", "قوس", "lindai", "lindi", "لیندی", "azar", "اذر"],
    &["jadi", "jidi", "جدی", "marghumai", "مرغومی", "di", "دی"],
    &["dalu", "dalua", "dalv", "دلو", "saluagha", "سلواغه", "bahman", "بهمن"],
    &["hut", "حوت", "kab", "کب", "isfand", "اسفند"],
];

/// The number of a month, by the [`key`](super::words::key) of its name.
pub(super) fn month(key: &str) -> Option<u32> {
    (1..)
        .zip(MONTHS)
        .find_map(|(number, names)| names.contains(&key).then_some(number))
}

/// How many days a month has, or `None` where there is no such month.
pub(super) fn month_days(year: u32, month: u32) -> Option<u32> {
    match month {
        1..=6 => Some(31),
        7..=11 => Some(30),
        12 if (25 * year + 11) % 33 < 8 => Some(30),
        12 => Some(29),
        _ => None,
    }
}

/// The day of the Common Era, for a year of [`YEARS`].
pub(super) fn day_of_era(year: i32, month: i32, day: i32) -> i32 {
    let before_month = if month <= 7 {
        31 * (month - 1)
    } else {
        186 + 30 * (month - 7)
    };
    EPOCH + 365 * (year - 1) + (8 * year + 21).div_euclid(33) + before_month + day
}

#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().flat_map(|names| names.iter().copied())
}
