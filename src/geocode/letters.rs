//! Two spellings letter by letter, as they are written: what folding leaves out
//! (marks, case, doubled letters, spaces) tells names apart that fold to nearly
//! the same.

use super::edit::{alike, is_vowel};

/// A letter as it is written, in lower case, and the plain one it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letter {
    written: char,
    lower: char,
    plain: u8,
    /// What it costs to leave it out, and to put it in.
    left_out: u16,
    put_in: u16,
}

/// A spelling, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letters(Vec<Letter>);

/// Longer ones are cut.
const LONGEST: usize = 64;

/// Costs are the negative logarithms, in tenths, of how likely a slip is
/// (Kernighan, Church & Gale 1990, *A spelling correction program based on a
/// noisy channel model*, doi:10.3115/997939.997975), if in a name of six
/// letters one too few or too many, two transposed, or another way to
/// transliterate a sound are as frequent. One too many is any of 26, and one
/// beside its like may be either. Then tried on half of the misspelt names of
/// `benches/names`, and judged on the other half.
const LEFT_OUT: u16 = 34;
const PUT_IN: u16 = 62;
const BESIDE_ITS_LIKE: u16 = 7;
/// The least of those that change the length.
const LEAST_GAP: u16 = LEFT_OUT - BESIDE_ITS_LIKE;
const TRANSPOSED: u16 = 40;
/// Another letter for much the same sound.
const SOUND: u16 = 40;
const MARK: u16 = 40;
const CASE: u16 = 80;
const VOWEL: u16 = 80;
const LETTER: u16 = 90;
const TOO_MUCH: u16 = u16::MAX / 4;

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
            let (left_out, put_in) = match (letters.last().map(|l| l.plain), plain) {
                (Some(before), _) if before == plain => (LEFT_OUT - BESIDE_ITS_LIKE, PUT_IN - BESIDE_ITS_LIKE),
                // Hardly heard.
                (Some(b'a' | b'g'), b'h') => (LEFT_OUT, SOUND),
                _ => (LEFT_OUT, PUT_IN),
            };
            letters.push(Letter {
                plain,
                written: c,
                lower,
                left_out,
                put_in,
            });
        }
        Self(letters)
    }

    /// 1 where a cost is 0, less for each slip that made this of `name`.
    pub fn likeness(&self, name: &Self, cost: u16) -> f64 {
        let longer = self.0.len().max(name.0.len()).max(1);
        1.0 - f64::from(cost) / f64::from(LETTER) / longer as f64
    }

    /// The letters without their marks and in lower case.
    pub fn plain(&self) -> impl Iterator<Item = u8> {
        self.0.iter().map(|l| l.plain)
    }

    /// What is heard, as numbers under [`SOUNDS`]: letters that stand for much
    /// the same sound are one, and so is a doubled vowel.
    pub fn sounds(&self, most: usize) -> Vec<u8> {
        let mut sounds: Vec<u8> = self.plain().map(sound).collect();
        sounds.dedup_by(|a, b| a == b && matches!(*a, 2 | 3));
        sounds.truncate(most);
        sounds
    }

    /// The optimal string alignment distance, as in [`edit`](super::edit), of
    /// `name`; `None` where it is more than `budget`.
    pub fn cost(&self, name: &Self, budget: u16) -> Option<u16> {
        let (a, b) = (&self.0[..], &name.0[..]);
        // Nor does what costs no more stray further from the diagonal (Ukkonen
        // 1985, doi:10.1016/S0019-9958(85)80046-2).
        let astray = usize::from(budget / LEAST_GAP);
        if a.len().abs_diff(b.len()) > astray {
            return None;
        }
        // Three rows of the table in turn; a transposition reaches back two.
        let mut rows = [[TOO_MUCH; LONGEST + 1]; 3];
        let [mut before, mut last, mut now] = rows.each_mut();
        last[0] = 0;
        for (j, letter) in b.iter().enumerate().take(astray) {
            last[j + 1] = last[j] + letter.left_out;
        }
        let mut least_before = 0;
        let mut previous: Option<Letter> = None;
        for (i, &x) in a.iter().enumerate() {
            let from = i.saturating_sub(astray);
            now[from] = if from == 0 { last[0] + x.put_in } else { TOO_MUCH };
            let mut least = now[from];
            let pair = previous.map_or(0, |p| digraph(p.plain, x.plain));
            for j in from..b.len().min(i + astray + 1) {
                let y = b[j];
                let mut cell = (last[j] + swap(x, y))
                    .min(last[j + 1] + x.put_in)
                    .min(now[j] + y.left_out);
                if pair == y.plain {
                    cell = cell.min(before[j] + SOUND);
                }
                if j > 0 {
                    let z = b[j - 1];
                    if digraph(z.plain, y.plain) == x.plain {
                        cell = cell.min(last[j - 1] + SOUND);
                    }
                    if let Some(p) = previous
                        && (p.plain, x.plain) == (y.plain, z.plain)
                    {
                        cell = cell.min(before[j - 1] + TRANSPOSED + swap(p, y) + swap(x, z));
                    }
                }
                now[j + 1] = cell;
                least = least.min(cell);
            }
            if least.min(least_before) > budget {
                return None;
            }
            (least_before, previous) = (least, Some(x));
            (before, last, now) = (last, now, before);
        }
        Some(last[b.len()]).filter(|c| *c <= budget)
    }
}

fn swap(a: Letter, b: Letter) -> u16 {
    if a.written == b.written {
        0
    } else if a.plain == b.plain {
        let mark = if a.lower == b.lower { 0 } else { MARK };
        let case = if (a.lower == a.written) == (b.lower == b.written) {
            0
        } else {
            CASE
        };
        mark + case
    } else if is_vowel(a.plain) && is_vowel(b.plain) {
        if sound(a.plain) == sound(b.plain) { SOUND } else { VOWEL }
    } else if alike(a.plain, b.plain) {
        SOUND
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

pub(super) const SOUNDS: usize = 23;

fn sound(plain: u8) -> u8 {
    match plain {
        b'a' => 1,
        b'e' | b'i' => 2,
        b'o' | b'u' => 3,
        b'v' | b'w' => 4,
        b'k' | b'q' | b'x' => 5,
        b's' | b'z' => 6,
        b'b'..=b'd' => 7 + plain - b'b',
        b'f'..=b'h' => 10 + plain - b'f',
        b'j' => 13,
        b'l'..=b'n' => 14 + plain - b'l',
        b'p' => 17,
        b'r' => 18,
        b't' => 19,
        b'y' => 20,
        b' ' => 21,
        _ => 22,
    }
}
