//! Two spellings letter by letter, as they are written: what folding leaves out
//! (marks, case, doubled letters, spaces) tells names apart that fold to nearly
//! the same.

use super::edit::{alike, is_vowel};

/// A letter: the plain one it stands for, itself in lower case, and its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letter {
    plain: u8,
    upper: bool,
    lower: u16,
    /// What it costs to leave it out.
    gap: u16,
}

/// A spelling, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letters(Vec<Letter>);

/// Longer ones are cut.
pub(super) const LONGEST: usize = 64;

/// Costs in hundredths of a letter; found by trying on half of the misspelt
/// names of `benches/names`, and judged on the other half.
const VOWEL: u16 = 110;
const ALIKE: u16 = 70;
const LETTER: u16 = 190;
const MARK: u16 = 20;
const CASE: u16 = 70;
const TRANSPOSED: u16 = 70;
const DIGRAPH: u16 = 70;
const SPACE: u16 = 80;
const DOUBLED: u16 = 90;
const LEFT_OUT: u16 = 80;
/// A letter too many is a rarer slip than one too few.
const PUT_IN: u16 = 40;

impl Letters {
    pub fn of(text: &str) -> Self {
        let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
        for c in text.trim().chars().take(LONGEST) {
            let lower = c.to_lowercase().next().unwrap_or(c);
            let plain = any_ascii::any_ascii_char(lower).bytes().next().unwrap_or(b' ');
            let plain = if plain.is_ascii_alphanumeric() {
                plain.to_ascii_lowercase()
            } else {
                b' '
            };
            let gap = match letters.last() {
                _ if plain == b' ' => SPACE,
                Some(before) if before.plain == plain => DOUBLED,
                _ => LEFT_OUT,
            };
            letters.push(Letter {
                plain,
                upper: lower != c,
                lower: lower as u32 as u16,
                gap,
            });
        }
        Self(letters)
    }

    pub fn plain(&self) -> Vec<u8> {
        self.0.iter().map(|l| l.plain).collect()
    }

    /// 1 where a cost is 0, less for each slip that made this of `name`.
    pub fn likeness(&self, name: &Self, cost: u16) -> f64 {
        let longer = self.0.len().max(name.0.len()).max(1);
        1.0 - f64::from(cost) / f64::from(LETTER) / longer as f64
    }

    /// The optimal string alignment distance, as in [`edit`](super::edit), of
    /// `name`; `None` where it is more than `budget`.
    pub fn cost(&self, name: &Self, budget: u16) -> Option<u16> {
        let (a, b) = (&self.0[..], &name.0[..]);
        // Three rows of the table in turn; a transposition reaches back two.
        let mut rows = [[0_u16; LONGEST + 1]; 3];
        for (j, letter) in b.iter().enumerate() {
            rows[0][j + 1] = rows[0][j] + letter.gap;
        }
        let [mut before, mut last, mut now] = rows.each_mut();
        std::mem::swap(&mut before, &mut last);
        let mut least_before = 0;
        for (i, &x) in a.iter().enumerate() {
            let extra = x.gap + if x.plain == b' ' { 0 } else { PUT_IN };
            now[0] = last[0] + extra;
            let mut least = now[0];
            let previous = i.checked_sub(1).map(|i| a[i]);
            let pair = previous.map_or(0, |p| digraph(p.plain, x.plain));
            for (j, &y) in b.iter().enumerate() {
                let mut cell = (last[j] + swap(x, y)).min(last[j + 1] + extra).min(now[j] + y.gap);
                if pair == y.plain {
                    cell = cell.min(before[j] + DIGRAPH);
                }
                if j > 0 {
                    let z = b[j - 1];
                    if digraph(z.plain, y.plain) == x.plain {
                        cell = cell.min(last[j - 1] + DIGRAPH);
                    }
                    if previous.is_some_and(|p| p.plain == y.plain && x.plain == z.plain) {
                        cell = cell.min(before[j - 1] + TRANSPOSED);
                    }
                }
                now[j + 1] = cell;
                least = least.min(cell);
            }
            if least.min(least_before) > budget {
                return None;
            }
            least_before = least;
            (before, last, now) = (last, now, before);
        }
        Some(last[b.len()]).filter(|c| *c <= budget)
    }
}

fn swap(a: Letter, b: Letter) -> u16 {
    if a.plain == b.plain {
        let mark = if a.lower == b.lower { 0 } else { MARK };
        let case = if a.upper == b.upper { 0 } else { CASE };
        mark + case
    } else if is_vowel(a.plain) && is_vowel(b.plain) {
        VOWEL
    } else if alike(a.plain, b.plain) {
        ALIKE
    } else {
        LETTER
    }
}

/// The one letter that some write for two; 0 where there is none.
fn digraph(a: u8, b: u8) -> u8 {
    match (a, b) {
        (b'k', b'h') => b'x',
        (b'o', b'o') => b'u',
        (b'e', b'e') => b'i',
        _ => 0,
    }
}
