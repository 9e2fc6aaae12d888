//! Which of the candidates is meant, if that can be told.

use super::candidates::{Match, Rule};
use super::context::{Context, radius};
use crate::geodata::{Kind, Toponym};
use crate::geodesy::{KM, LonLat, distance};
use crate::model::Country;

/// What is asked for: a name's kind, as the words or the column say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Wanted {
    /// A word beside the name: "district".
    pub hint: Option<Kind>,
    /// The column that the name stands in (`Town` for `place`).
    pub column: Option<Kind>,
    /// It is what another name lies in, so the widest meaning comes first.
    pub outer: bool,
}

impl Wanted {
    /// Whether nothing says that a town is meant.
    pub fn means_area(self) -> bool {
        !matches!(self.hint, Some(Kind::Town | Kind::Crossing)) && !matches!(self.column, Some(Kind::Town))
    }
}

/// A candidate in its context.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    pub found: Match,
    pub rank: f64,
    /// The place of its kind among the kinds that may be meant.
    step: usize,
}

/// The candidates that fit, best first, and what was decided about them.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    pub ranked: Vec<Ranked>,
    pub chosen: Option<usize>,
    /// Candidates, as many from the front, between which nothing decides.
    pub tied: usize,
}

/// What one step down the list of kinds costs.
const STEP: f64 = 0.015;
/// Ranks closer than this are the same.
const TIE: f64 = 0.012;
/// Outlines further apart than this are two places, in metres.
const APART: f64 = 15.0 * KM;
/// A town this many times larger is the one that is meant.
const LARGER: u64 = 8;

/// The kinds that may be meant, the likeliest first.
fn kinds(wanted: Wanted, context: &Context) -> &'static [Kind] {
    use Kind::*;
    match (wanted.hint, wanted.column) {
        (Some(Country), _) | (None, Some(Country)) => &[Country],
        (Some(Province), _) => &[Province],
        (Some(District), _) => &[District, Tehsil],
        (Some(Tehsil), _) => &[Tehsil, District],
        // A town that the gazetteer lacks lies, as a rule, in what bears its name.
        (Some(Town), _) | (None, Some(Town)) => &[Town, Tehsil, District, Crossing, Province],
        (Some(Crossing), _) | (None, Some(Crossing)) => &[Crossing, Town, District, Tehsil, Province],
        (None, Some(Province)) => &[Province],
        (None, Some(District | Tehsil)) => &[District, Tehsil, Crossing, Town],
        (None, None) if wanted.outer || context.is_wide() => &[Province, Country, District, Tehsil, Crossing, Town],
        (None, None) => &[District, Tehsil, Crossing, Town, Province, Country],
    }
}

/// Ranks what fits the context and decides.
pub(super) fn choose(toponyms: &[Toponym], matches: &[Match], wanted: Wanted, context: &Context) -> Choice {
    let kinds = kinds(wanted, context);
    let mut ranked: Vec<Ranked> = matches
        .iter()
        .filter(|m| context.holds(toponyms, m.toponym))
        .filter_map(|m| {
            let toponym = &toponyms[m.toponym];
            let step = kinds.iter().position(|k| *k == toponym.kind)?;
            // A hamlet is seldom in the gazetteer, and most areas are like one.
            let is_guess = wanted.hint == Some(Kind::Town) && toponym.kind < Kind::Town && m.rule == Rule::Spelling;
            if is_guess && context.is_wide() {
                return None;
            }
            Some(Ranked {
                rank: m.score - STEP * step as f64,
                step,
                found: m.clone(),
            })
        })
        .collect();
    let people = |r: &Ranked| toponyms[r.found.toponym].population.unwrap_or(0);
    ranked.sort_by(|a, b| {
        b.rank
            .total_cmp(&a.rank)
            .then(people(b).cmp(&people(a)))
            .then(a.found.toponym.cmp(&b.found.toponym))
    });
    // What is spelt exactly so, and is of a kind that fits, beats a likeness.
    if let Some(exact) = ranked.iter().position(|r| r.found.rule == Rule::Exact) {
        let r = ranked.remove(exact);
        ranked.insert(0, r);
    }
    let told = wanted.hint.is_some() || wanted.column.is_some();
    let tied = ties(toponyms, &ranked, told);
    Choice {
        chosen: (tied == 1).then_some(0),
        tied,
        ranked,
    }
}

/// How many candidates from the front stand for places apart, none clearly
/// better. `told` means that a word or a column says the kind.
fn ties(toponyms: &[Toponym], ranked: &[Ranked], told: bool) -> usize {
    let Some(best) = ranked.first() else { return 0 };
    let top = &toponyms[best.found.toponym];
    let rivals = ranked[1..].iter().take_while(|r| best.rank - r.rank < 0.1).filter(|r| {
        let other = &toponyms[r.found.toponym];
        let larger = top.kind == Kind::Town
            && other.kind == Kind::Town
            && top.population.unwrap_or(0) > 0
            && top.population.unwrap_or(0) >= LARGER * other.population.unwrap_or(0);
        let score_apart = best.found.score - r.found.score;
        let rule_decides = best.found.rule == Rule::Exact && r.found.rule != Rule::Exact;
        // Provinces and countries are known by their bare names, and a district
        // by its before any town; a district and a tehsil outrank each other
        // only in one province, or where the kind is told.
        let kind_decides = r.step > best.step
            && (told
                || top.kind <= Kind::Province
                || (top.kind == Kind::District && other.kind >= Kind::Town)
                || top.province == other.province);
        score_apart < TIE && !rule_decides && !larger && !kind_decides && apart(top, other)
    });
    1 + rivals.count()
}

/// Whether two toponyms are places apart, as far as their discs tell.
fn apart(a: &Toponym, b: &Toponym) -> bool {
    match (a.at, b.at) {
        (Some(p), Some(q)) => distance(p, q) > radius(a) + radius(b) + APART,
        _ => a.province != b.province || a.country != b.country,
    }
}

impl Choice {
    /// Decides a tie by the country that has such areas as the words name.
    pub fn decide_by_land(&mut self, toponyms: &[Toponym], land: Option<Country>) {
        if self.tied < 2 || self.chosen.is_some() || land.is_none() {
            return;
        }
        let mut there = (0..self.tied).filter(|&i| toponyms[self.ranked[i].found.toponym].country == land);
        if let (Some(only), None) = (there.next(), there.next()) {
            self.chosen = Some(only);
        }
    }

    /// Decides a tie by the incident's other places: the candidate beside one
    /// of them, where no other is half as near.
    pub fn decide_by(&mut self, toponyms: &[Toponym], others: &[LonLat]) {
        const BESIDE: f64 = 80.0 * KM;
        if self.tied < 2 || others.is_empty() {
            return;
        }
        let far = |r: &Ranked| {
            let at = toponyms[r.found.toponym].at;
            at.map_or(f64::INFINITY, |at| {
                others.iter().map(|o| distance(*o, at)).fold(f64::INFINITY, f64::min)
            })
        };
        let mut by_distance: Vec<(f64, usize)> = self.ranked.iter().take(self.tied).map(far).zip(0..).collect();
        by_distance.sort_by(|a, b| a.0.total_cmp(&b.0));
        if by_distance[0].0 <= BESIDE && by_distance[1].0 > 2.0 * by_distance[0].0 {
            self.chosen = Some(by_distance[0].1);
        }
    }
}
