//! From scored pairs to groups of records that are one incident each.

use super::record::Record;
use super::window::Pair;
use super::{Name, Options};
use std::collections::{HashMap, HashSet};

/// What became of a pair that scores enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Linked,
    /// One of the two is linked better with another record of that dataset, or
    /// what they are linked with does not agree.
    Rival,
    /// By a person.
    Refused,
}

impl Verdict {
    pub fn label(self) -> &'static str {
        match self {
            Self::Linked => "linked",
            Self::Rival => "rival",
            Self::Refused => "refused",
        }
    }
}

/// A pair of records, by their numbers, that may be the same incident.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    pub a: usize,
    pub b: usize,
    pub score: f64,
    pub verdict: Verdict,
}

/// All pairs that score enough, the best first, and what they amount to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    pub links: Vec<Link>,
    /// Two or more records that are one incident, in the order of the records.
    pub groups: Vec<Vec<usize>>,
    /// Pairs within the windows, enough or not.
    pub compared: u64,
}

impl Links {
    pub fn count(&self, verdict: Verdict) -> usize {
        self.links.iter().filter(|l| l.verdict == verdict).count()
    }
}

/// The name by which a person refuses a record.
pub(super) fn name(record: &Record) -> Name {
    let file = std::path::Path::new(&record.file).file_name();
    let file = file.map_or_else(|| record.file.clone(), |f| f.to_string_lossy().into_owned());
    (
        crate::read::plain_cell(&file),
        crate::read::plain_cell(&record.incident.id),
    )
}

/// Takes the best pair, then the best of those left, and so on; of equals the
/// one with the lower ids. A group has one record of a dataset at most, and
/// all of its pairs score enough: being alike is not handed on from hand to hand.
pub(super) fn matched(
    records: &[Record],
    ranks: &[u32],
    mut pairs: Vec<Pair>,
    compared: u64,
    options: &Options,
) -> Links {
    let rank = |i: u32| ranks[i as usize];
    pairs.sort_by(|x, y| {
        let ids = |p: &Pair| (rank(p.a), rank(p.b));
        y.score.total_cmp(&x.score).then_with(|| ids(x).cmp(&ids(y)))
    });
    let refused: Vec<bool> = pairs
        .iter()
        .map(|p| {
            let of = |i: u32| &records[i as usize];
            !options.refused.is_empty() && options.refused.contains(name(of(p.a)), name(of(p.b)))
        })
        .collect();
    let known = pairs.iter().zip(&refused).filter(|(_, refused)| !**refused);
    let known: HashSet<(u32, u32)> = known.map(|(p, _)| (p.a.min(p.b), p.a.max(p.b))).collect();
    let mut groups = Groups::default();
    for (pair, refused) in pairs.iter().zip(&refused) {
        if !refused {
            groups.join(pair, |x, y| {
                let distinct = options.within_source || records[x as usize].set != records[y as usize].set;
                distinct && known.contains(&(x.min(y), x.max(y)))
            });
        }
    }
    let verdict = |pair: &Pair, refused: bool| match refused {
        true => Verdict::Refused,
        false if groups.are_one(pair) => Verdict::Linked,
        false => Verdict::Rival,
    };
    let links = pairs.iter().zip(&refused).map(|(p, &refused)| Link {
        a: p.a as usize,
        b: p.b as usize,
        score: p.score,
        verdict: verdict(p, refused),
    });
    Links {
        links: links.collect(),
        groups: groups.sorted(),
        compared,
    }
}

/// Groups that grow together; a record that is in none stands alone.
#[derive(Default)]
struct Groups {
    of: HashMap<u32, usize>,
    members: Vec<Vec<u32>>,
}

impl Groups {
    fn members_with(&self, record: u32) -> Vec<u32> {
        self.of
            .get(&record)
            .map_or_else(|| vec![record], |&g| self.members[g].clone())
    }

    fn are_one(&self, pair: &Pair) -> bool {
        let group = self.of.get(&pair.a);
        group.is_some() && group == self.of.get(&pair.b)
    }

    /// Joins the groups of a pair where each of one `fits` each of the other.
    fn join(&mut self, pair: &Pair, fits: impl Fn(u32, u32) -> bool) {
        if self.are_one(pair) {
            return;
        }
        let (ours, theirs) = (self.members_with(pair.a), self.members_with(pair.b));
        if !ours.iter().all(|&x| theirs.iter().all(|&y| fits(x, y))) {
            return;
        }
        for record in [pair.a, pair.b] {
            if let Some(&group) = self.of.get(&record) {
                self.members[group].clear();
            }
        }
        let group = self.members.len();
        let all: Vec<u32> = ours.into_iter().chain(theirs).collect();
        self.of.extend(all.iter().map(|&r| (r, group)));
        self.members.push(all);
    }

    fn sorted(self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self
            .members
            .into_iter()
            .filter(|g| !g.is_empty())
            .map(|g| {
                let mut group: Vec<usize> = g.into_iter().map(|r| r as usize).collect();
                group.sort_unstable();
                group
            })
            .collect();
        groups.sort();
        groups
    }
}
