//! The lunar Hijri calendar, by the tabular civil rule.
//!
//! Months of 30 and 29 days in turn, 11 leap years in 30 (years 2, 5, 7, 10,
//! 13, 16, 18, 21, 24, 26, 29), counted from Friday 16 July 622 Julian:
//! Reingold and Dershowitz, *Calendrical Calculations* (4th ed., 2018), ch. 7.
//!
//! A month begins when its crescent is seen, which differs from country to
//! country and from this rule. Its first day in the Umm al-Qura calendar is the
//! rule's or within a day of it for 1,804 of the 1,896 months of 1343–1500, and
//! two days before it for the other 92 (measured with `hijridate` 2.6.0).

use std::ops::RangeInclusive;

/// 1200 begins in 1785, 1500 ends in 2077.
pub(super) const YEARS: RangeInclusive<u32> = 1200..=1500;

/// How many days before the rule's the day may be, and how many after.
pub(super) const SLACK_DAYS: (i32, i32) = (2, 1);

/// The day before 1 Muharram of year 1, in days of the Common Era.
const EPOCH: i32 = 227_014;

const ARTICLES: [&str; 12] = ["al", "ul", "il", "at", "ath", "ut", "uth", "l", "t", "u", "ال", ""];

/// The number of a month, by the [`key`](super::words::key) of its name.
pub(super) fn month(key: &str) -> Option<u32> {
    let number = match key {
        "muharam" | "muharamulharam" | "محرم" | "محرمالحرام" => 1,
        "safar" | "safir" | "صفر" | "صفرالمظفر" => 2,
        "rajab" | "رجب" | "رجبالمرجب" => 7,
        "shaban" | "شعبان" | "شعبانالمعظم" => 8,
        "ramadan" | "ramadhan" | "ramazan" | "ramzan" | "ramdan" | "رمضان" | "رمضانالمبارک" => 9,
        "shaual" | "shaualulmukaram" | "شوال" | "شوالالمکرم" => 10,
        _ => return of_two_words(key),
    };
    Some(number)
}

/// The months that share their first word with another.
fn of_two_words(key: &str) -> Option<u32> {
    let after = |heads: &[&str], tail: fn(&str) -> Option<u32>| {
        heads.iter().find_map(|head| {
            let rest = key.strip_prefix(head)?;
            ARTICLES.iter().find_map(|article| tail(rest.strip_prefix(article)?))
        })
    };
    after(&["rabi", "ربیع"], ordinal)
        .map(|nth| 2 + nth)
        .or_else(|| {
            after(
                &["jumada", "jumad", "jamadi", "jumadi", "jamad", "جمادی", "جماد"],
                ordinal,
            )
            .map(|nth| 4 + nth)
        })
        .or_else(|| after(&["dhu", "dhi", "thu", "zu", "zi", "du", "ذو", "ذی"], pilgrimage))
}

fn ordinal(word: &str) -> Option<u32> {
    match word {
        "aual" | "ual" | "ula" | "uula" | "first" | "اول" | "اولی" => Some(1),
        "thani" | "thania" | "sani" | "tani" | "tania" | "akhir" | "akhira" | "akhar" | "ukhra" | "second" => Some(2),
        "ثانی" | "ثانیه" | "اخر" | "اخره" | "اخری" => Some(2),
        _ => None,
    }
}

fn pilgrimage(word: &str) -> Option<u32> {
    match word {
        "qada" | "qida" | "qad" | "kada" | "kida" | "قعده" | "قعد" => Some(11),
        "hija" | "haj" | "hij" | "حجه" | "حج" => Some(12),
        _ => None,
    }
}

/// The longest a month may be by sight of the moon, whatever the rule says.
pub(super) const MONTH_DAYS: u32 = 30;

/// The day of the Common Era by the rule, for a year of [`YEARS`].
pub(super) fn day_of_era(year: i32, month: i32, day: i32) -> i32 {
    EPOCH + 354 * (year - 1) + (3 + 11 * year).div_euclid(30) + 29 * (month - 1) + month / 2 + day
}
