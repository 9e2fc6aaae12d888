//! The words that dates are made of.

use super::calendar::{Calendar, Third};
use super::{lunar, months, solar};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Month(Calendar, u32),
    Third(Third),
    To,
    /// `AD`, `SH`, `AHL`: it names the calendar.
    Calendar(Calendar),
    /// `A.H.`: one of the two Hijri calendars.
    Hijri,
    AmPm,
    Hours,
    Zone,
    /// The `T` between day and time.
    T,
    /// An unknown part, `XX`.
    Blank,
    Season,
    Weekday,
    /// It says nothing of the day: `the`, `of`, `circa`.
    Filler,
}

/// The most words that one name has, as in `dhu al hijja`.
const MOST_WORDS: usize = 4;

/// The word or name that `text` begins with, and its length in bytes.
pub(super) fn first(text: &str) -> Option<(Word, usize)> {
    let first = run(text);
    if let Some((letters, length)) = initials(text) {
        return abbreviation(&letters).map(|word| (word, length));
    }
    if let Some(word) = latin(&text[..first]) {
        return Some((word, first));
    }
    let mut ends = [0; MOST_WORDS];
    let mut count = 0;
    let mut end = 0;
    while count < MOST_WORDS {
        let rest = &text[end..];
        let gap = if count == 0 {
            0
        } else {
            rest.len() - rest.trim_start_matches([' ', '-']).len()
        };
        let letters = run(&rest[gap..]);
        if letters == 0 || gap > 2 {
            break;
        }
        end += gap + letters;
        ends[count] = end;
        count += 1;
    }
    ends[..count]
        .iter()
        .rev()
        .find_map(|&end| name(&text[..end]).map(|word| (word, end)))
}

/// The bytes of the letters that `text` begins with.
pub(super) fn run(text: &str) -> usize {
    text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())
}

/// Letters with points between them, `a.h.`, and their length in bytes.
fn initials(text: &str) -> Option<(String, usize)> {
    if text.chars().nth(1) != Some('.') {
        return None;
    }
    let mut letters = String::new();
    let mut end = 0;
    loop {
        let mut chars = text[end..].chars();
        match (chars.next(), chars.next()) {
            (Some(letter), Some('.')) if letter.is_alphabetic() => {
                letters.push(letter);
                end += letter.len_utf8() + 1;
            }
            (Some(letter), next) if letter.is_alphabetic() && !next.is_some_and(char::is_alphabetic) => {
                letters.push(letter);
                end += letter.len_utf8();
                break;
            }
            _ => break,
        }
    }
    (letters.chars().count() > 1).then_some((letters, end))
}

fn latin(word: &str) -> Option<Word> {
    if let Some(month) = months::english(word) {
        return Some(Word::Month(Calendar::Gregorian, month));
    }
    Some(match word {
        "to" | "till" | "until" | "through" | "thru" => Word::To,
        "t" => Word::T,
        "xx" | "uu" => Word::Blank,
        "early" => Word::Third(Third::Early),
        "mid" | "middle" => Word::Third(Third::Mid),
        "late" => Word::Third(Third::Late),
        "the" | "of" | "on" | "at" | "in" | "from" | "about" | "approx" | "approximately" | "circa" | "ca" | "c"
        | "around" => Word::Filler,
        "spring" | "summer" | "autumn" | "fall" | "winter" => Word::Season,
        "z" | "utc" | "gmt" | "pkt" | "pst" | "aft" | "local" => Word::Zone,
        "hrs" | "hr" | "hours" | "h" => Word::Hours,
        "mon" | "tue" | "tues" | "wed" | "weds" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun" | "monday"
        | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" => Word::Weekday,
        _ => return abbreviation(word),
    })
}

fn abbreviation(letters: &str) -> Option<Word> {
    Some(match letters {
        "am" | "pm" => Word::AmPm,
        "ad" | "ce" | "م" => Word::Calendar(Calendar::Gregorian),
        "ah" | "ه" => Word::Hijri,
        "sh" | "hs" | "ahs" | "ap" | "هش" | "ش" => Word::Calendar(Calendar::SOLAR),
        "ahl" | "هق" | "ق" => Word::Calendar(Calendar::LUNAR),
        _ => return None,
    })
}

/// A word or name of several words, by its key.
fn name(text: &str) -> Option<Word> {
    match text.strip_suffix([' ', '-']).unwrap_or(text) {
        "rabi i" => return Some(Word::Month(Calendar::LUNAR, 3)),
        "rabi ii" => return Some(Word::Month(Calendar::LUNAR, 4)),
        "jumada i" | "jumaada i" => return Some(Word::Month(Calendar::LUNAR, 5)),
        "jumada ii" | "jumaada ii" => return Some(Word::Month(Calendar::LUNAR, 6)),
        _ => {}
    }
    let key = key(text);
    if let Some(month) = solar::month(&key) {
        return Some(Word::Month(Calendar::SOLAR, month));
    }
    if let Some(month) = lunar::month(&key) {
        return Some(Word::Month(Calendar::LUNAR, month));
    }
    if let Some(month) = months::arabic_script(&key) {
        return Some(Word::Month(Calendar::Gregorian, month));
    }
    Some(match key.as_str() {
        "تا" | "الی" | "تر" => Word::To,
        "سال" | "کال" | "د" => Word::Filler,
        "اوایل" => Word::Third(Third::Early),
        "اواسط" => Word::Third(Third::Mid),
        "اواخر" => Word::Third(Third::Late),
        "hijri" | "هجری" => Word::Hijri,
        "میلادی" | "عیسوی" => Word::Calendar(Calendar::Gregorian),
        "shamsi" | "hijrishamsi" | "شمسی" | "هجریشمسی" | "خورشیدی" | "هجریخورشیدی" => {
            Word::Calendar(Calendar::SOLAR)
        }
        "qamari" | "hijriqamari" | "قمری" | "هجریقمری" => Word::Calendar(Calendar::LUNAR),
        "شنبه" | "یکشنبه" | "دوشنبه" | "سهشنبه" | "چهارشنبه" | "پنجشنبه" | "جمعه" | "پیر" | "منگل" | "بده"
        | "جمعرات" | "هفته" | "اتوار" => Word::Weekday,
        _ => return abbreviation(&key),
    })
}

/// A name without what its spellings differ in: gaps, doubled letters, a final
/// `h`, `e` or `i`, `o`, `u` or `w`.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars() {
        let c = match c {
            ' ' | '-' => continue,
            'e' | 'y' => 'i',
            'o' | 'w' => 'u',
            c => c,
        };
        if !key.ends_with(c) {
            key.push(c);
        }
    }
    if key.len() > 2 && key.ends_with('h') && !key.ends_with("sh") && !key.ends_with("kh") {
        key.pop();
    }
    key
}
