//! Every spelling of every name, ready to be looked up.

use super::arabic;
use super::folded::Folded;
use super::index::NameIndex;
use super::normalise::key;
use super::skeleton::skeleton;
use crate::geodata::{Kind, Province, Toponym};
use crate::model::Country;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A spelling and whose it is.
#[derive(Debug)]
pub(super) struct Spelling {
    pub toponym: usize,
    pub written: String,
    pub key: String,
    pub skeleton: String,
    /// How good a match by this spelling can be: the name itself 1, another
    /// name of it less, a name that the gazetteer has in brackets less still.
    pub weight: f64,
    /// Whether it may be found by likeness, not only exactly: it is written in
    /// Latin letters and not merely collected, among dozens, for some town.
    pub guessable: bool,
}

/// The spellings, by key.
pub(super) struct Spellings {
    pub all: Vec<Spelling>,
    by_key: HashMap<String, Vec<usize>>,
    /// Those that may be guessed at: by their consonants, and by their letters.
    by_skeleton: HashMap<String, Vec<usize>>,
    guessable: Vec<usize>,
    by_likeness: NameIndex,
}

/// Weight of a name, of another name, and of a name in brackets.
const OWN: f64 = 1.0;
const OTHER: f64 = 0.99;
/// Another name of a town, in a list that collects them from everywhere.
const COLLECTED: f64 = 0.94;
const BRACKETED: f64 = 0.95;

impl Spellings {
    /// `folded` are the names of the toponyms.
    pub fn new(toponyms: &[Toponym], folded: Vec<Vec<Folded>>, provinces: &[Province]) -> Self {
        let count = folded.iter().map(Vec::len).sum();
        let mut index = Self {
            all: Vec::with_capacity(count),
            by_key: HashMap::with_capacity(count),
            by_skeleton: HashMap::new(),
            guessable: Vec::new(),
            by_likeness: NameIndex::new::<&str>(&[]),
        };
        let own_names: HashSet<_> = toponyms.iter().map(|t| place_of(t, &t.name)).collect();
        for (i, (toponym, folded)) in toponyms.iter().zip(folded).enumerate() {
            let mut folded = folded.into_iter();
            index.extend(i, &toponym.name, folded.next(), OWN);
            if let Some((outside, inside)) = toponym.name.split_once('(') {
                index.add(i, outside, OWN);
                index.add(i, inside.trim_end_matches([')', ' ']), BRACKETED);
            }
            for (other, folded) in toponym.other_names.iter().zip(folded) {
                // Two lists disagree there, and the neighbour keeps its name.
                let is_neighbours = toponym.name != *other && own_names.contains(&place_of(toponym, other));
                if !is_neighbours {
                    let weight = if toponym.kind == Kind::Town { COLLECTED } else { OTHER };
                    index.extend(i, other, Some(folded), weight);
                }
            }
            if toponym.kind == Kind::Province {
                let shape = provinces
                    .iter()
                    .find(|p| Some(p.country) == toponym.country && p.name == toponym.name);
                for other in shape.map_or(&[][..], |p| &p.other_names) {
                    index.add(i, other, OTHER);
                }
            }
        }
        index.share_spellings(toponyms);
        index.guessable = (0..index.all.len()).filter(|&i| index.all[i].guessable).collect();
        let guessed = || index.guessable.iter().map(|&i| (i, &index.all[i]));
        let by_consonants = || {
            let mut by_skeleton: HashMap<String, Vec<usize>> = HashMap::new();
            for (i, spelling) in guessed() {
                by_skeleton.entry(spelling.skeleton.clone()).or_default().push(i);
            }
            by_skeleton
        };
        let by_letters = || {
            let names: Vec<&str> = guessed().map(|(_, s)| s.written.as_str()).collect();
            NameIndex::new(&names)
        };
        (index.by_skeleton, index.by_likeness) = rayon::join(by_consonants, by_letters);
        index
    }

    /// Two districts of one name share its spellings: none of them tells which
    /// is meant.
    fn share_spellings(&mut self, toponyms: &[Toponym]) {
        let mut namesakes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, t) in toponyms.iter().enumerate().filter(|(_, t)| t.kind == Kind::District) {
            namesakes.entry(key(&t.name)).or_default().push(i);
        }
        for (name, group) in namesakes.iter().filter(|(_, g)| g.len() > 1) {
            let consonants = skeleton(name);
            let shared =
                |s: &&Spelling| group.contains(&s.toponym) && (s.skeleton == consonants || arabic::is_arabic(&s.key));
            let of_name = self.all.iter().filter(shared);
            let written: Vec<(String, f64)> = of_name.map(|s| (s.written.clone(), s.weight)).collect();
            for &toponym in group {
                for (written, weight) in &written {
                    self.add(toponym, written, *weight);
                }
            }
        }
    }

    /// The guessable spellings with these consonants.
    pub fn with_skeleton(&self, skeleton: &str) -> impl Iterator<Item = &Spelling> {
        self.by_skeleton
            .get(skeleton)
            .into_iter()
            .flatten()
            .map(|i| &self.all[*i])
    }

    /// The guessable spellings that are likeliest meant by what is written.
    pub fn near(&self, written: &str) -> impl Iterator<Item = &Spelling> {
        let likeliest = self.by_likeness.likeliest(written);
        likeliest.map(|i| &self.all[self.guessable[i]])
    }

    fn add(&mut self, toponym: usize, written: &str, weight: f64) {
        self.extend(toponym, written, Some(Folded::of(written)), weight);
    }

    fn extend(&mut self, toponym: usize, written: &str, folded: Option<Folded>, weight: f64) {
        let Some(Folded { key, skeleton }) = folded.filter(|f| !f.key.is_empty()) else {
            return;
        };
        let same = self.by_key.entry(key.clone()).or_default();
        if same.iter().any(|s| self.all[*s].toponym == toponym) {
            return;
        }
        same.push(self.all.len());
        self.all.push(Spelling {
            toponym,
            written: written.trim().to_owned(),
            skeleton,
            // Latin with any marks ends before U+0250 and takes up U+1E00–U+1EFF.
            guessable: weight > COLLECTED
                && written.chars().all(|c| {
                    (c as u32) < 0x300
                        || (0x1e00..0x1f00).contains(&(c as u32))
                        || (0x2000..0x2070).contains(&(c as u32))
                }),
            key,
            weight,
        });
    }

    /// The spellings with exactly this key.
    pub fn exact(&self, key: &str) -> impl Iterator<Item = &Spelling> {
        self.by_key.get(key).into_iter().flatten().map(|i| &self.all[*i])
    }

    /// Whether `name` is, as spelt, the name of something.
    pub fn knows(&self, name: &str) -> bool {
        self.by_key.contains_key(&key(name))
    }

    /// Whether `name` is, as spelt, the name of something of this kind.
    pub fn knows_as(&self, toponyms: &[Toponym], name: &str, kind: Kind) -> bool {
        self.exact(&key(name)).any(|s| toponyms[s.toponym].kind == kind)
    }
}

/// A name with what it is the name of, and where.
fn place_of<'t>(toponym: &'t Toponym, name: &'t str) -> (Kind, Option<Country>, Option<&'t str>, &'t str) {
    (toponym.kind, toponym.country, toponym.province.as_deref(), name)
}
