//! How far apart two spellings are.
//!
//! The optimal string alignment distance (Damerau, 1964, *A technique for
//! computer detection and correction of spelling errors*, CACM 7(3), 171–176,
//! doi:10.1145/363958.363994), with costs for what transliteration does: a
//! vowel for another is cheap, a consonant for another is not.

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Letters that Latin spellings of one Pashto or Dari sound swap.
fn alike(a: u8, b: u8) -> bool {
    let pair = if a < b { (a, b) } else { (b, a) };
    matches!(
        pair,
        (b'k', b'q')
            | (b'c', b'k')
            | (b'v', b'w')
            | (b'u', b'w')
            | (b'o', b'w')
            | (b'i', b'j')
            | (b's', b'z')
            | (b'g', b'j')
    )
}

fn swap(a: u8, b: u8) -> f64 {
    if a == b {
        0.0
    } else if is_vowel(a) && is_vowel(b) {
        0.3
    } else if alike(a, b) {
        0.4
    } else if a.is_ascii_digit() || b.is_ascii_digit() {
        // A number is never a slip for a letter or another number.
        4.0
    } else {
        1.0
    }
}

fn gap(c: u8) -> f64 {
    match c {
        b'h' => 0.3,
        b'w' => 0.4,
        c if is_vowel(c) => 0.4,
        c if c.is_ascii_digit() => 4.0,
        _ => 1.0,
    }
}

/// The cost of turning `a` into `b` (both keys), or `None` where it is more
/// than `budget`.
pub(super) fn cost(a: &str, b: &str, budget: f64) -> Option<f64> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut before: Vec<f64> = Vec::new();
    let mut last: Vec<f64> = Vec::with_capacity(b.len() + 1);
    last.push(0.0);
    for &c in b {
        last.push(last[last.len() - 1] + gap(c));
    }
    for (i, &x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(last[0] + gap(x));
        for (j, &y) in b.iter().enumerate() {
            let mut least = (last[j] + swap(x, y)).min(last[j + 1] + gap(x)).min(row[j] + gap(y));
            if i > 0 && j > 0 && x == b[j - 1] && y == a[i - 1] && x != y {
                least = least.min(before[j - 1] + 0.7);
            }
            row.push(least);
        }
        // A transposition reaches back two rows, so both must be over.
        let over = |r: &[f64]| r.iter().all(|c| *c > budget);
        if over(&row) && over(&last) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|c| *c <= budget)
}

/// Likeness between 0 and 1; `None` where it is under `least`.
pub(super) fn likeness(a: &str, b: &str, least: f64) -> Option<f64> {
    let length = a.len().max(b.len());
    if length == 0 {
        return None;
    }
    let budget = (1.0 - least) * length as f64;
    cost(a, b, budget).map(|c| 1.0 - c / length as f64)
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn slips_are_near_and_other_names_far() {
        for (a, b) in [
            ("birmal", "barmal"),
            ("sperah", "spera"),
            ("soinboldak", "spinboldak"),
            ("gorbuz", "gurbuz"),
        ] {
            assert!(likeness(a, b, 0.0).unwrap_or(0.0) >= 0.88, "{a} / {b}");
        }
        for (a, b) in [
            ("urgun", "uruzgan"),
            ("zabul", "kabul"),
            ("wana", "wama"),
            ("paktika", "paktia"),
        ] {
            assert!(likeness(a, b, 0.0).unwrap_or(0.0) < 0.86, "{a} / {b}");
        }
    }
}
