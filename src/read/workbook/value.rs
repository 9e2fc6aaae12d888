//! A cell's value as text: as it would be written in a CSV, in ISO and in full.

use chrono::{Days, NaiveDate, NaiveTime};

/// How a number is shown, as far as it says what the number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Number,
    Date,
    /// Hours that do not begin again at 24.
    Duration,
}

/// A number by how it is written in the file. What is none is text.
pub(super) fn number(written: &str, shown: Shown, since_1904: bool) -> String {
    let written = written.trim();
    if shown == Shown::Number && is_plain_integer(written) {
        return written.to_owned();
    }
    let Some(n) = written.parse::<f64>().ok().filter(|n| n.is_finite()) else {
        return written.to_owned();
    };
    let text = match shown {
        Shown::Number => None,
        Shown::Date => date(n, since_1904),
        Shown::Duration => duration(n),
    };
    text.unwrap_or_else(|| float(n))
}

/// Written as it is shown: of no more digits than a float keeps.
fn is_plain_integer(written: &str) -> bool {
    let digits = written.strip_prefix('-').unwrap_or(written);
    let plain = digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit());
    plain && (written == "0" || digits.starts_with(|c| ('1'..='9').contains(&c)))
}

fn float(n: f64) -> String {
    match n.abs() {
        0.0 => "0".to_owned(),
        // In full it would be hundreds of digits.
        size if !(1e-9..1e21).contains(&size) => format!("{n:e}"),
        _ => n.to_string(),
    }
}

const DAY: f64 = 86_400.0;
/// 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;

/// A day number with its time as a fraction; none that no spreadsheet shows as a date.
fn date(n: f64, since_1904: bool) -> Option<String> {
    if !(0.0..LAST_DAY + 1.0).contains(&n) {
        return None;
    }
    let (mut day, mut seconds) = (n.floor(), (n.fract() * DAY).round());
    if seconds >= DAY {
        (day, seconds) = (day + 1.0, 0.0);
    }
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds as u32, 0)?;
    let (first, since) = match day as u64 {
        // A time of no day.
        0 if seconds > 0.0 => return Some(time.to_string()),
        day if since_1904 => (NaiveDate::from_ymd_opt(1904, 1, 1)?, day),
        0 => return None,
        // Excel has a 29 February 1900 as its day 60, for Lotus's sake.
        day @ 1..60 => (NaiveDate::from_ymd_opt(1899, 12, 31)?, day),
        60 => return None,
        day => (NaiveDate::from_ymd_opt(1899, 12, 30)?, day),
    };
    let date = first.checked_add_days(Days::new(since))?;
    Some(match seconds {
        0.0 => date.to_string(),
        _ => format!("{date}T{time}"),
    })
}

fn duration(n: f64) -> Option<String> {
    if n.abs() > LAST_DAY {
        return None;
    }
    let seconds = (n.abs() * DAY).round() as u64;
    let sign = if n < 0.0 && seconds > 0 { "-" } else { "" };
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    Some(format!("{sign}{hours:02}:{minutes:02}:{seconds:02}"))
}

/// An ISO date with its time only if that is not midnight.
pub(super) fn iso(written: &str) -> &str {
    let written = written.trim();
    match written.split_once('T') {
        Some((date, time)) if time.bytes().all(|b| matches!(b, b'0' | b':' | b'.' | b'Z')) => date,
        _ => written,
    }
}

/// "PT10H30M00S" as 10:30:00.
pub(super) fn iso_time(written: &str) -> Option<String> {
    let rest = written.trim().strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let part = |text: &str| text.parse::<u32>().ok();
    Some(format!(
        "{:02}:{:02}:{:02}",
        part(hours)?,
        part(minutes)?,
        part(seconds)?
    ))
}

pub(super) fn boolean(is: bool) -> &'static str {
    if is { "True" } else { "False" }
}

/// Excel writes characters that XML has none for as `_x000D_`, and an underscore
/// that begins such a text as `_x005F_`. A carriage return is a line break.
pub(super) fn unescape(text: &str) -> Option<String> {
    let mut rest = text;
    let mut out = String::new();
    while let Some(at) = rest.find("_x") {
        let code = rest[at..]
            .get(2..6)
            .filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.filter(|c| c.bytes().all(|b| b.is_ascii_hexdigit()));
        let char = code.and_then(|c| char::from_u32(u32::from_str_radix(c, 16).ok()?));
        let Some(char) = char else {
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        out.push_str(&rest[..at]);
        rest = &rest[at + 7..];
        match char {
            '\r' if rest.starts_with('\n') => {}
            '\r' => out.push('\n'),
            char => out.push(char),
        }
    }
    (rest.len() < text.len()).then(|| out + rest)
}
