//! Numbers of people as spreadsheets write them.

use crate::model::{Count, CountError};

/// Words for a number that nobody counted, and the least that they mean; the
/// numbers are those by which ACLED's codebook codes them.
const WORDS: [(&str, u32); 11] = [
    ("a few", 3),
    ("few", 3),
    ("several", 3),
    ("some", 3),
    ("many", 3),
    ("numerous", 3),
    ("multiple", 3),
    ("a dozen", 12),
    ("dozens", 12),
    ("scores", 20),
    ("hundreds", 100),
];

/// A count, and the cell's own words where they are not just numbers. A broken
/// number is the interval round it: who wrote 2.5 had split or averaged.
///
/// # Errors
/// When the text holds no number of people.
pub(super) fn read(text: &str) -> Result<(Count, Option<String>), CountError> {
    let text = text.trim();
    if let Ok(n) = text.parse::<u32>() {
        // "+3" is no plain number.
        if text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return Ok((Count::exactly(n), None));
        }
    }
    if let Ok(count) = Count::parse(text) {
        let plain = |b: u8| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b' ');
        let words = (count.is_stated() && !text.replace('–', "-").bytes().all(plain)).then(|| text.to_owned());
        return Ok((count, words));
    }
    let words = Some(text.to_owned());
    if let Some(n) = fraction(text) {
        let count = Count {
            least: Some(n.floor() as u32),
            greatest: Some(n.ceil() as u32),
            open: false,
        };
        return Ok((count, words));
    }
    let lower = text.to_lowercase();
    let stem = lower.trim_end_matches([' ', '.']);
    let stem = ["at least ", "more than ", "about ", "around ", "nearly "]
        .iter()
        .find_map(|p| stem.strip_prefix(p))
        .unwrap_or(stem);
    let stem = [
        " of people",
        " people",
        " of civilians",
        " civilians",
        " killed",
        " dead",
        " injured",
    ]
    .iter()
    .find_map(|s| stem.strip_suffix(s))
    .unwrap_or(stem);
    let least = WORDS.iter().find(|(word, _)| *word == stem).ok_or_else(|| {
        // The fault of what comes nearest to a number.
        Count::parse(text).err().unwrap_or(CountError::Syntax)
    })?;
    let count = Count {
        least: Some(least.1),
        greatest: None,
        open: true,
    };
    Ok((count, words))
}

/// A number of people with decimals, from 0 up to a million.
fn fraction(text: &str) -> Option<f64> {
    let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let n = text.parse::<f64>().ok().filter(|_| digits)?;
    (n <= 1e6).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ranges_and_words() {
        let table = [
            ("3", "3", None),
            ("3-4", "3–4", None),
            ("47+", "47+", None),
            ("2.5", "2–3", Some("2.5")),
            ("2.0", "2", None),
            ("several", "3+", Some("several")),
            ("Dozens", "12+", Some("Dozens")),
            ("dozens of people", "12+", Some("dozens of people")),
            ("at least 7", "7+", Some("at least 7")),
            ("-99", "not stated", None),
            ("", "not stated", None),
            ("unknown", "not stated", None),
        ];
        for (text, count, words) in table {
            let (found, said) = read(text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(found.to_string(), count, "{text}");
            assert_eq!(said.as_deref(), words, "{text}");
        }
        for bad in ["abc", "-3", "4294967296", "1e3", "inf", "12-8", "2.5.1", "nan"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
