//! Towns that bear the name of the district round them: a bare name means the
//! district then, which holds the town.

use super::context::reaches;
use super::folded::{Folded, names};
use super::normalise::key;
use crate::geodata::{Kind, Toponym};
use std::collections::{BTreeSet, HashMap};

/// For a town, the district that it gives its name to; and back, to the largest.
pub(super) struct Seats {
    districts: HashMap<usize, usize>,
    towns: HashMap<usize, usize>,
}

impl Seats {
    /// `folded` are the names of the toponyms.
    pub fn new(toponyms: &[Toponym], folded: &[Vec<Folded>]) -> Self {
        let of_kind = |kind: Kind| move |(_, t): &(usize, &Toponym)| t.kind == kind;
        let mut districts: HashMap<(&Option<String>, &str), Vec<usize>> = HashMap::new();
        for (i, district) in toponyms.iter().enumerate().filter(of_kind(Kind::District)) {
            for name in consonants(district, &folded[i]) {
                districts.entry((&district.province, name)).or_default().push(i);
            }
        }
        let seat = |(town, t): (usize, &Toponym)| {
            let at = t.at?;
            let found = consonants(t, &folded[town]).into_iter().find_map(|name| {
                let namesakes = districts.get(&(&t.province, name))?;
                namesakes.iter().copied().find(|&d| reaches(&toponyms[d], at))
            });
            Some((town, found?))
        };
        let towns = toponyms.iter().enumerate().filter(of_kind(Kind::Town));
        let districts: HashMap<usize, usize> = towns.filter_map(seat).collect();
        let mut towns: Vec<(usize, usize)> = districts.iter().map(|(&town, &district)| (district, town)).collect();
        // The town of a tehsil's very name: "Chaman city" in a script that only the
        // tehsil's names are kept in.
        let mut tehsils: HashMap<(&Option<String>, String), usize> = HashMap::new();
        for (i, tehsil) in toponyms.iter().enumerate().filter(of_kind(Kind::Tehsil)) {
            tehsils.insert((&tehsil.province, key(&tehsil.name)), i);
        }
        towns.extend(
            toponyms
                .iter()
                .enumerate()
                .filter(of_kind(Kind::Town))
                .filter_map(|(town, t)| {
                    let tehsil = *tehsils.get(&(&t.province, key(&t.name)))?;
                    reaches(&toponyms[tehsil], t.at?).then_some((tehsil, town))
                }),
        );
        // Of several, the last in is kept: the one of the very name, the larger.
        let same_name = |area: usize, town: usize| key(&toponyms[area].name) == key(&toponyms[town].name);
        towns.sort_by_key(|&(area, town)| {
            (
                same_name(area, town),
                toponyms[town].population,
                std::cmp::Reverse(town),
            )
        });
        Self {
            towns: towns.into_iter().collect(),
            districts,
        }
    }

    pub fn district(&self, town: usize) -> Option<usize> {
        self.districts.get(&town).copied()
    }

    pub fn town(&self, district: usize) -> Option<usize> {
        self.towns.get(&district).copied()
    }
}

/// Of all its names in Latin letters.
fn consonants<'f>(toponym: &Toponym, folded: &'f [Folded]) -> BTreeSet<&'f str> {
    let is_latin = |n: &str| {
        n.chars()
            .all(|c| (c as u32) < 0x250 || (0x1e00..0x1f00).contains(&(c as u32)))
    };
    let latin = names(toponym).zip(folded).filter(|(name, _)| is_latin(name));
    latin
        .map(|(_, folded)| folded.skeleton.as_str())
        .filter(|s| s.len() > 1)
        .collect()
}
