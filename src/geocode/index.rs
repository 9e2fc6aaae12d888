//! Names by likeness: those that have most in common with what was written,
//! counted 256 names at a time, then judged letter by letter.

use super::edit::Pattern;
use super::letters::{Letters, SOUNDS};
use rayon::prelude::*;
use std::array;

/// More sounds than these are not looked at to find a name, only to judge it.
const LONGEST: usize = 30;
/// Names are not longer or shorter by more than this.
const LONGER: usize = 3;
/// A sound is found again within so many places.
const NEAR: usize = 2;
/// What names have in common: pairs of neighbouring sounds, which tell names
/// apart, and sounds near their places, which outlast slips.
const FEATURES: usize = (SOUNDS + LONGEST + 2 * NEAR) * SOUNDS;
/// So many of those that have most in common are compared at all.
const SHORTLIST: usize = 200;
/// Of these so many are judged, none further than so much beyond the nearest.
const JUDGED: usize = 32;
const CLOSE: usize = 8;
/// As far as one feature less is one, an edit is this.
const EDIT: usize = 4;

/// Some of a block's names, a bit for each.
type Bits = [u64; 4];
const BLOCK: usize = 256;
/// How many features each of a block's names has: binary digits, the last first.
type Counts = [Bits; 6];
const MOST: usize = 63;

/// Names, to be found by what is written nearly so.
///
/// ```
/// use durand::geocode::NameIndex;
///
/// let index = NameIndex::new(&["Spin Boldak", "Urgun", "Uruzgan"]);
/// assert_eq!(index.find("Spin Buldak").map(|f| f.name), Some(0));
/// assert_eq!(index.find("Orgoon").map(|f| f.name), Some(1));
/// assert!(index.find("Jalalabad").is_none());
/// ```
pub struct NameIndex {
    /// By their lengths.
    blocks: Vec<Block>,
    /// For each feature those that have it of each block.
    having: Vec<Bits>,
}

/// Names of so many sounds.
struct Block {
    length: usize,
    names: Vec<Name>,
}

struct Name {
    /// Which of those given it is.
    given: usize,
    letters: Letters,
}

/// A name that is written nearly so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Which of the names it is.
    pub name: usize,
    /// 1 for the same letters, less for every slip.
    pub likeness: f64,
}

/// Under this likeness two names are not the same.
const LEAST: f64 = 0.4;

impl NameIndex {
    pub fn new<S: AsRef<str> + Sync>(given: &[S]) -> Self {
        let letters = given.par_iter().map(|text| Letters::of(text.as_ref()));
        let mut names: Vec<(usize, Name)> = letters
            .enumerate()
            .map(|(given, letters)| (letters.sounds(LONGEST).len(), Name { given, letters }))
            .filter(|n| n.0 > 0)
            .collect();
        names.sort_by_key(|n| n.0);
        let mut blocks: Vec<Block> = Vec::new();
        for (length, name) in names {
            match blocks.last_mut() {
                Some(block) if block.length == length && block.names.len() < BLOCK => block.names.push(name),
                _ => blocks.push(Block {
                    length,
                    names: vec![name],
                }),
            }
        }
        let mut having = vec![Bits::default(); FEATURES * blocks.len()];
        for (b, block) in blocks.iter().enumerate() {
            for (i, name) in block.names.iter().enumerate() {
                let sounds = name.letters.sounds(LONGEST);
                let near = (0..=2 * NEAR).flat_map(|shift| places(&sounds, shift));
                for feature in pairs(&sounds).chain(near) {
                    having[feature * blocks.len() + b][i / 64] |= 1 << (i % 64);
                }
            }
        }
        Self { blocks, having }
    }

    /// The name that is written most nearly so, if any is like it at all.
    pub fn find(&self, written: &str) -> Option<Found> {
        let letters = Letters::of(written);
        let mut best: Option<(u16, &Name)> = None;
        for name in self.near(&letters) {
            let budget = best.map_or(u16::MAX, |b| b.0);
            if let Some(cost) = letters.cost(&name.letters, budget)
                && best.is_none_or(|b| (cost, name.given) < (b.0, b.1.given))
            {
                best = Some((cost, name));
            }
        }
        let (cost, name) = best?;
        let likeness = letters.likeness(&name.letters, cost);
        (likeness >= LEAST).then_some(Found {
            name: name.given,
            likeness,
        })
    }

    /// Which of the names given are likeliest meant by what is written.
    pub(super) fn likeliest(&self, written: &str) -> impl Iterator<Item = usize> {
        self.near(&Letters::of(written)).map(|n| n.given)
    }

    /// Those with the fewest edits and most in common, the nearest first.
    fn near<'a>(&'a self, written: &Letters) -> impl Iterator<Item = &'a Name> + use<'a> {
        let sounds = written.sounds(LONGEST);
        let pattern = Pattern::new(written.plain());
        let counted = self.counted(&sounds);
        let all = 2 * sounds.len() + usize::from(!sounds.is_empty());
        let (mut near, mut compared, mut nearest) = (Vec::new(), 0, usize::MAX - CLOSE);
        for lacking in 0..all {
            // An edit takes two pairs and a place, seldom more.
            if compared == SHORTLIST || lacking + EDIT * lacking / 3 > nearest + CLOSE {
                break;
            }
            for (block, counts) in &counted {
                let lack = each(counts, MOST - lacking).take(SHORTLIST - compared);
                for name in lack.map(|i| &block.names[i]) {
                    compared += 1;
                    let distance = lacking + EDIT * pattern.edits(name.letters.plain()) as usize;
                    nearest = nearest.min(distance);
                    if distance <= nearest + CLOSE {
                        near.push((distance, name));
                    }
                }
            }
        }
        near.retain(|n| n.0 <= nearest + CLOSE);
        near.sort_unstable_by_key(|n| (n.0, n.1.given));
        near.into_iter().take(JUDGED).map(|n| n.1)
    }

    /// The blocks of about the length, the most nearly so first, with how many
    /// of the features their names have: [`MOST`], less those that are lacking
    /// in the longer of the two (Kaser & Lemire 2014, *Compressed bitmap
    /// indexes: beyond unions and intersections*, doi:10.1002/spe.2402).
    fn counted(&self, sounds: &[u8]) -> Vec<(&Block, Counts)> {
        let all = self.blocks.len();
        let having = |feature: usize| &self.having[feature * all..][..all];
        let mut features: Vec<&[Bits]> = pairs(sounds).chain(places(sounds, NEAR)).map(having).collect();
        // No name has the first, that of two edges.
        features.resize(features.len().next_multiple_of(4), having(0));
        let longer = |b: &usize| self.blocks[*b].length.abs_diff(sounds.len());
        let mut blocks: Vec<usize> = (0..all).filter(|b| longer(b) <= LONGER).collect();
        blocks.sort_by_key(longer);
        let count = |b: usize| {
            let begin = MOST - (2 * self.blocks[b].length.max(sounds.len()) + 1);
            let mut counts: Counts = array::from_fn(|i| if begin >> i & 1 == 1 { [u64::MAX; 4] } else { [0; 4] });
            let [ones, twos, others @ ..] = &mut counts;
            for four in features.chunks_exact(4) {
                let (one, other) = (add(ones, four[0][b], four[1][b]), add(ones, four[2][b], four[3][b]));
                let carry = add(twos, one, other);
                others.iter_mut().fold(carry, |carry, digit| add(digit, carry, [0; 4]));
            }
            (&self.blocks[b], counts)
        };
        blocks.into_iter().map(count).collect()
    }
}

/// Adds two bits to a digit; the carry.
fn add(digit: &mut Bits, a: Bits, b: Bits) -> Bits {
    array::from_fn(|i| {
        let half = digit[i] ^ a[i];
        let carry = digit[i] & a[i] | half & b[i];
        digit[i] = half ^ b[i];
        carry
    })
}

/// Which names' count is this.
fn each(counts: &Counts, count: usize) -> impl Iterator<Item = usize> {
    let mut equal = [u64::MAX; 4];
    for (i, digit) in counts.iter().enumerate() {
        let other = if count >> i & 1 == 1 { 0 } else { u64::MAX };
        equal = array::from_fn(|word| equal[word] & (digit[word] ^ other));
    }
    equal.into_iter().enumerate().flat_map(|(word, bits)| {
        let rest = std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)));
        rest.take_while(|bits| *bits != 0)
            .map(move |bits| 64 * word + bits.trailing_zeros() as usize)
    })
}

/// The pairs of neighbouring sounds, with the edges.
fn pairs(sounds: &[u8]) -> impl Iterator<Item = usize> {
    let sounds = || sounds.iter().map(|s| usize::from(*s));
    let (before, after) = (std::iter::once(0).chain(sounds()), sounds().chain([0]));
    before.zip(after).map(|(a, b)| a * SOUNDS + b)
}

/// The sounds at their places, shifted by so many.
fn places(sounds: &[u8], shift: usize) -> impl Iterator<Item = usize> {
    let first = SOUNDS + shift;
    sounds
        .iter()
        .enumerate()
        .map(move |(place, s)| (first + place) * SOUNDS + usize::from(*s))
}

#[cfg(test)]
mod tests;
