//! Dates and numbers in words.

use crate::border::Referenced;
use crate::model::{Count, DateInterval, Toll};
use chrono::{Datelike, NaiveDate};

/// "9 Oct 2025", "15–18 Oct 2025", "Aug 2025", "Jan–Apr 2025", "2024".
pub(super) fn date(interval: DateInterval) -> String {
    let (start, end) = (interval.start(), interval.end());
    let one_year = start.year() == end.year();
    let one_month = one_year && start.month() == end.month();
    let from_first = start.day() == 1;
    let to_last = end.succ_opt().is_none_or(|next| next.day() == 1);
    if start == end {
        day(start)
    } else if from_first && to_last {
        match (one_month, one_year) {
            (true, _) => end.format("%b %Y").to_string(),
            (_, true) if start.month() == 1 && end.month() == 12 => end.year().to_string(),
            (_, true) => format!("{}–{}", start.format("%b"), end.format("%b %Y")),
            _ => format!("{} – {}", start.format("%b %Y"), end.format("%b %Y")),
        }
    } else if one_month {
        format!("{}–{}", start.day(), day(end))
    } else if one_year {
        format!("{} – {}", start.format("%-d %b"), day(end))
    } else {
        format!("{} – {}", day(start), day(end))
    }
}

/// "9 Oct 2025".
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// The place that an incident is drawn at, and that it has others: "Spera",
/// "Spera and 1 more".
pub(super) fn place(referenced: &Referenced) -> Option<String> {
    let places = &referenced.located.places;
    let name = &places.get(referenced.nearest_place.unwrap_or(0))?.name;
    let name = beginning(name);
    match (name.trim().is_empty(), places.len()) {
        (true, _) => None,
        (false, 1) => Some(name.to_owned()),
        (false, n) => Some(format!("{name} and {} more", n - 1)),
    }
}

/// No line of a chart holds more characters.
const LINE: usize = 600;

/// As much of a text as could be seen in a line or three: what is longer takes
/// long to measure, for nothing.
pub(super) fn beginning(text: &str) -> &str {
    text.char_indices().nth(LINE).map_or(text, |(end, _)| &text[..end])
}

/// "1 incident", "3 incidents".
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n as f64), if n == 1 { one } else { many })
}

/// The range that claims span: "23", "9–58+", or `None` where no number is
/// stated.
pub(super) fn toll(toll: Toll) -> Option<String> {
    toll.max.or(toll.min)?;
    let count = Count {
        least: toll.min,
        greatest: toll.max,
        open: toll.open,
    };
    Some(count.to_string())
}

/// A distance: "8 km", "0.4 km".
pub(super) fn km(distance: f64) -> String {
    if distance < 9.95 && (distance - distance.round()).abs() > 0.049 {
        format!("{distance:.1} km")
    } else {
        format!("{distance:.0} km")
    }
}

/// A whole number with its thousands apart: "2,400".
pub(super) fn thousands(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut out = String::from(if number <= -0.5 { "−" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_well() {
        for (iso, text) in [
            ("2025-10-09", "9 Oct 2025"),
            ("2025-10-15/2025-10-18", "15–18 Oct 2025"),
            ("2025-08", "Aug 2025"),
            ("2025-01/2025-04", "Jan–Apr 2025"),
            ("2024", "2024"),
            ("2024-11/2025-02", "Nov 2024 – Feb 2025"),
            ("2025-10-29/2025-11-03", "29 Oct – 3 Nov 2025"),
            ("2024-12-31/2025-01-01", "31 Dec 2024 – 1 Jan 2025"),
        ] {
            let interval: DateInterval = iso.parse().expect("a date");
            assert_eq!(date(interval), text);
        }
    }

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(count(1, "incident", "incidents"), "1 incident");
        assert_eq!(count(0, "incident", "incidents"), "0 incidents");
        assert_eq!(count(1_200, "incident", "incidents"), "1,200 incidents");
        assert_eq!(km(0.42), "0.4 km");
        assert_eq!(km(5.0), "5 km");
        assert_eq!(km(12.6), "13 km");
        assert_eq!(thousands(2400.0), "2,400");
        assert_eq!(thousands(-1_234_567.0), "−1,234,567");
        assert_eq!(thousands(0.0), "0");
        assert_eq!(toll(Toll::default()), None);
        let range = Toll {
            min: Some(9),
            max: Some(58),
            open: true,
        };
        assert_eq!(toll(range).as_deref(), Some("9–58+"));
    }
}
