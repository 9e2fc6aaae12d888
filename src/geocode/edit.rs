//! How far apart two spellings are.
//!
//! The optimal string alignment distance (Damerau, 1964, *A technique for
//! computer detection and correction of spelling errors*, CACM 7(3), 171–176,
//! doi:10.1145/363958.363994), with costs for what transliteration does: a
//! vowel for another is cheap, a consonant for another is not.

pub(super) fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Letters that Latin spellings of one Pashto or Dari sound swap.
pub(super) fn alike(a: u8, b: u8) -> bool {
    let pair = if a < b { (a, b) } else { (b, a) };
    matches!(
        pair,
        (b'k', b'q')
            | (b'k', b'x')
            | (b'c', b'k')
            | (b'v', b'w')
            | (b'u', b'w')
            | (b'o', b'w')
            | (b'i', b'j')
            | (b's', b'z')
            | (b'g', b'j')
    )
}

/// Costs are in hundredths of a letter.
type Cost = u16;
const LETTER: Cost = 100;
/// A number is never a slip for a letter or another number.
const NUMBER: Cost = 400;
const TRANSPOSED: Cost = 70;
/// With a vowel or an h, which spellings have here or there.
const WEAK_TRANSPOSED: Cost = 40;

fn swap(a: u8, b: u8) -> Cost {
    if a == b {
        0
    } else if is_vowel(a) && is_vowel(b) {
        30
    } else if alike(a, b) {
        40
    } else if a.is_ascii_digit() || b.is_ascii_digit() {
        NUMBER
    } else {
        LETTER
    }
}

fn gap(c: u8) -> Cost {
    match c {
        b'h' => 30,
        b'w' => 40,
        c if is_vowel(c) => 40,
        c if c.is_ascii_digit() => NUMBER,
        _ => LETTER,
    }
}

/// Longer keys are not compared.
pub(super) const LONGEST: usize = 64;

/// The cost of turning `a` into `b` (both keys of at most [`LONGEST`]), or
/// `None` where it is more than `budget`.
fn cost(a: &str, b: &str, budget: Cost) -> Option<Cost> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    // Three rows of the table in turn; a transposition reaches back two.
    let mut rows = [[0; LONGEST + 1]; 3];
    for (j, &c) in b.iter().enumerate() {
        rows[0][j + 1] = rows[0][j] + gap(c);
    }
    let mut least_before = 0;
    for (i, &x) in a.iter().enumerate() {
        let (now, last, before) = ((i + 1) % 3, i % 3, (i + 2) % 3);
        let mut row = rows[now];
        row[0] = rows[last][0] + gap(x);
        let mut least = row[0];
        for (j, &y) in b.iter().enumerate() {
            let mut cell = (rows[last][j] + swap(x, y))
                .min(rows[last][j + 1] + gap(x))
                .min(row[j] + gap(y));
            if i > 0 && j > 0 && x == b[j - 1] && y == a[i - 1] && x != y {
                let weak = |c: u8| is_vowel(c) || c == b'h';
                let cost = if weak(x) || weak(y) {
                    WEAK_TRANSPOSED
                } else {
                    TRANSPOSED
                };
                cell = cell.min(rows[before][j - 1] + cost);
            }
            row[j + 1] = cell;
            least = least.min(cell);
        }
        rows[now] = row;
        if least > budget && least_before > budget {
            return None;
        }
        least_before = least;
    }
    Some(rows[a.len() % 3][b.len()]).filter(|c| *c <= budget)
}

/// Likeness between 0 and 1; `None` where it is under `least`.
pub(super) fn likeness(a: &str, b: &str, least: f64) -> Option<f64> {
    let length = a.len().max(b.len());
    if length == 0 {
        return None;
    }
    let whole = f64::from(LETTER) * length as f64;
    let budget = ((1.0 - least) * whole).round() as Cost;
    cost(a, b, budget).map(|c| 1.0 - f64::from(c) / whole)
}

/// A key, ready to be compared with many: letters, all alike, put in, left out,
/// changed or transposed, counted a whole column at a time (Myers 1999,
/// doi:10.1145/316542.316550; Hyyrö 2003, *A bit-vector algorithm for computing
/// Levenshtein and Damerau edit distances*, Nordic Journal of Computing 10).
pub(super) struct Pattern {
    length: u32,
    /// For each byte, where it is in the key.
    places: [u64; 128],
}

impl Pattern {
    /// Of a key of at most [`LONGEST`].
    pub fn new(key: impl Iterator<Item = u8>) -> Self {
        let mut places = [0; 128];
        let mut length = 0;
        for b in key.take(LONGEST) {
            places[usize::from(b & 127)] |= 1 << length;
            length += 1;
        }
        Self { length, places }
    }

    pub fn edits(&self, other: impl Iterator<Item = u8>) -> u32 {
        let Some(last) = self.length.checked_sub(1) else {
            return other.count() as u32;
        };
        let (mut up, mut down, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut edits = self.length;
        for b in other {
            let here = self.places[usize::from(b & 127)];
            let transposed = ((!diagonal & here) << 1) & before;
            diagonal = ((here & up).wrapping_add(up) ^ up) | here | down | transposed;
            let (right, left) = (down | !(diagonal | up), diagonal & up);
            edits += (right >> last & 1) as u32;
            edits -= (left >> last & 1) as u32;
            let (right, left) = (right << 1 | 1, left << 1);
            up = left | !(diagonal | right);
            down = right & diagonal;
            before = here;
        }
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, likeness};
    use proptest::prelude::*;

    /// The table, as it is in the books.
    fn optimal_string_alignment(a: &[u8], b: &[u8]) -> u32 {
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for (i, row) in d.iter_mut().enumerate() {
            row[0] = i as u32;
        }
        d[0] = (0..=b.len() as u32).collect();
        for i in 1..=a.len() {
            for j in 1..=b.len() {
                let same = u32::from(a[i - 1] != b[j - 1]);
                d[i][j] = (d[i - 1][j] + 1).min(d[i][j - 1] + 1).min(d[i - 1][j - 1] + same);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    d[i][j] = d[i][j].min(d[i - 2][j - 2] + 1);
                }
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn edits_are_those_of_the_table(a in "[abc]{1,12}", b in "[abcd]{0,12}") {
            prop_assert_eq!(Pattern::new(a.bytes()).edits(b.bytes()), optimal_string_alignment(a.as_bytes(), b.as_bytes()));
        }
    }

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
