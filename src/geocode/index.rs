//! Names by likeness: those that share most pairs of letters with what was
//! written, counted off an inverted index, then judged letter by letter.

use super::edit;
use super::letters::{LONGEST, Letters};
use std::cell::RefCell;
use std::ops::Range;

/// The edge of a name, letters a–z, the space, and digits as one.
const ALPHABET: usize = 29;
/// Names are not longer or shorter by more than this.
const LONGER: usize = 3;
/// So many of those that share most pairs are compared at all.
const SHORTLIST: usize = 160;
/// Of these, so many with the fewest edits, and no more than so many above the fewest.
const JUDGED: usize = 24;
const CLOSE: u32 = 1;

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
    names: Vec<Name>,
    /// Where those of each length begin.
    of_length: Vec<u32>,
    /// For each pair of letters where its names begin in `postings`.
    begins: Vec<u32>,
    postings: Vec<u32>,
    /// In each name.
    pairs: Vec<u8>,
    counts: RefCell<Vec<u8>>,
}

struct Name {
    /// Which of those given it is.
    given: usize,
    letters: Letters,
    /// Plain ones.
    plain: Vec<u8>,
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
    pub fn new<S: AsRef<str>>(given: &[S]) -> Self {
        let name = |(given, text): (usize, &S)| {
            let letters = Letters::of(text.as_ref());
            Name {
                given,
                plain: letters.plain(),
                letters,
            }
        };
        let mut names: Vec<Name> = given.iter().enumerate().map(name).collect();
        names.retain(|n| (1..=LONGEST).contains(&n.plain.len()));
        names.sort_by_key(|n| n.plain.len());
        let of_length = (0..=LONGEST + 1).map(|length| names.partition_point(|n| n.plain.len() < length) as u32);
        let of_length = of_length.collect();
        let mut postings: Vec<Vec<u32>> = vec![Vec::new(); ALPHABET * ALPHABET];
        for (i, name) in names.iter().enumerate() {
            for pair in pairs(&name.plain) {
                let with_pair = &mut postings[pair];
                if with_pair.last() != Some(&(i as u32)) {
                    with_pair.push(i as u32);
                }
            }
        }
        let mut begins = vec![0];
        for with_pair in &postings {
            begins.push(begins[begins.len() - 1] + with_pair.len() as u32);
        }
        Self {
            counts: RefCell::new(vec![0; names.len()]),
            pairs: names.iter().map(|n| n.plain.len() as u8 + 1).collect(),
            names,
            of_length,
            begins,
            postings: postings.concat(),
        }
    }

    /// The name that is written most nearly so, if any is like it at all.
    pub fn find(&self, written: &str) -> Option<Found> {
        let letters = Letters::of(written);
        let mut best: Option<(u16, usize, f64)> = None;
        for i in self.near(&letters) {
            let name = &self.names[i as usize];
            let budget = best.map_or(u16::MAX, |b| b.0);
            if let Some(cost) = letters.cost(&name.letters, budget)
                && best.is_none_or(|b| (cost, name.given) < (b.0, b.1))
            {
                best = Some((cost, name.given, letters.likeness(&name.letters, cost)));
            }
        }
        let (_, name, likeness) = best.filter(|b| b.2 >= LEAST)?;
        Some(Found { name, likeness })
    }

    /// Which of the names given are likeliest meant by what is written.
    pub(super) fn likeliest(&self, written: &str) -> impl Iterator<Item = usize> {
        self.near(&Letters::of(written))
            .into_iter()
            .map(|i| self.names[i as usize].given)
    }

    /// Those with the fewest edits, the fewest first.
    fn near(&self, written: &Letters) -> Vec<u32> {
        let wanted = &written.plain();
        if wanted.is_empty() {
            return Vec::new();
        }
        let pattern = edit::Pattern::new(wanted);
        let mut fewest = u32::MAX;
        let mut near: Vec<(u32, u32)> = Vec::new();
        for (lacking, i) in self.sharing(wanted) {
            // An edit changes two pairs at most (Ukkonen 1992,
            // doi:10.1016/0304-3975(92)90143-4).
            if lacking.div_ceil(2) > fewest.saturating_add(CLOSE) {
                break;
            }
            let edits = pattern.edits(&self.names[i as usize].plain);
            fewest = fewest.min(edits);
            if edits <= fewest + CLOSE {
                near.push((edits, i));
            }
        }
        near.retain(|n| n.0 <= fewest + CLOSE);
        near.sort_unstable();
        near.truncate(JUDGED);
        near.into_iter().map(|n| n.1).collect()
    }

    /// The names that share a third of the pairs of letters at least, and how
    /// many are lacking in the longer of the two, the fewest first.
    fn sharing(&self, wanted: &[u8]) -> Vec<(u32, u32)> {
        let all = wanted.len() as u8 + 1;
        let enough = (all / 3).max(1);
        let ids = self.of_about_the_length(wanted.len());
        let mut counts = self.counts.borrow_mut();
        let mut sharing: Vec<u32> = Vec::new();
        for pair in pairs(wanted) {
            let names = &self.postings[self.begins[pair] as usize..self.begins[pair + 1] as usize];
            let from = names.partition_point(|&n| n < ids.start);
            let to = names.partition_point(|&n| n < ids.end);
            for &name in &names[from..to] {
                let count = &mut counts[name as usize];
                *count += 1;
                if *count == enough {
                    sharing.push(name);
                }
            }
        }
        // By counting, since there are many of them and few numbers.
        let lacking = |name: u32| self.pairs[name as usize].max(all) - counts[name as usize];
        let mut begins = [0_u32; LONGEST + 3];
        for &name in &sharing {
            begins[usize::from(lacking(name)) + 1] += 1;
        }
        for i in 1..begins.len() {
            begins[i] += begins[i - 1];
        }
        let few = sharing.len().min(SHORTLIST);
        let mut first = vec![(0, 0); few];
        for &name in &sharing {
            let lacking = lacking(name);
            let slot = &mut begins[usize::from(lacking)];
            if let Some(place) = first.get_mut(*slot as usize) {
                *place = (u32::from(lacking), name);
            }
            *slot += 1;
        }
        counts[ids.start as usize..ids.end as usize].fill(0);
        first
    }

    fn of_about_the_length(&self, length: usize) -> Range<u32> {
        let from = self.of_length[length.saturating_sub(LONGER)];
        let to = self.of_length[(length + LONGER).min(LONGEST) + 1];
        from..to
    }
}

/// The pairs of neighbouring letters, with the edges.
fn pairs(letters: &[u8]) -> impl Iterator<Item = usize> {
    let letter = |b: &u8| match b {
        b'a'..=b'z' => usize::from(b - b'a') + 1,
        b' ' => 27,
        _ => 28,
    };
    let letters = || letters.iter().map(letter);
    std::iter::once(0)
        .chain(letters())
        .zip(letters().chain([0]))
        .map(|(a, b)| a * ALPHABET + b)
}
