//! Every spelling of every name, ready to be looked up.

use super::index::NameIndex;
use super::normalise::key;
use super::skeleton::skeleton;
use crate::geodata::{Kind, Province, Toponym};
use std::collections::HashMap;

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
    pub fn new(toponyms: &[Toponym], provinces: &[Province]) -> Self {
        let mut index = Self {
            all: Vec::new(),
            by_key: HashMap::new(),
            by_skeleton: HashMap::new(),
            guessable: Vec::new(),
            by_likeness: NameIndex::new::<&str>(&[]),
        };
        for (i, toponym) in toponyms.iter().enumerate() {
            index.add(i, &toponym.name, OWN);
            if let Some((outside, inside)) = toponym.name.split_once('(') {
                index.add(i, outside, OWN);
                index.add(i, inside.trim_end_matches([')', ' ']), BRACKETED);
            }
            for other in &toponym.other_names {
                if !is_neighbours_name(toponyms, toponym, other) {
                    index.add(i, other, if toponym.kind == Kind::Town { COLLECTED } else { OTHER });
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
        index.guessable = (0..index.all.len()).filter(|&i| index.all[i].guessable).collect();
        for &i in &index.guessable {
            let skeleton = index.all[i].skeleton.clone();
            index.by_skeleton.entry(skeleton).or_default().push(i);
        }
        let names: Vec<&str> = index.guessable.iter().map(|&i| index.all[i].written.as_str()).collect();
        index.by_likeness = NameIndex::new(&names);
        index
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
        let key = key(written);
        if key.is_empty() {
            return;
        }
        let same = self.by_key.entry(key.clone()).or_default();
        if same.iter().any(|s| self.all[*s].toponym == toponym) {
            return;
        }
        same.push(self.all.len());
        self.all.push(Spelling {
            toponym,
            written: written.trim().to_owned(),
            skeleton: skeleton(&key),
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

/// Whether `other` is what a neighbour of the same kind in the same province
/// is called: two lists disagree there, and the neighbour keeps its name
/// (*Jaghatu* and *Jaghuri* of Ghazni).
fn is_neighbours_name(toponyms: &[Toponym], toponym: &Toponym, other: &str) -> bool {
    toponyms.iter().any(|t| {
        t.kind == toponym.kind
            && t.country == toponym.country
            && t.province == toponym.province
            && t.name == other
            && t.name != toponym.name
    })
}
