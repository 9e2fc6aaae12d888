//! Against brute force, and what must hold of any records.

use super::tests::{claim, disc, incident, record as placed};
use super::*;
use crate::model::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::cell::Cell;
use std::collections::BTreeSet;

/// Small worlds in which much is alike: a few days, a few kilometres.
fn world() -> impl Strategy<Value = Vec<Record>> {
    let one = (
        0..3_usize,
        0..12_u32,
        0..9_i64,
        0..4_i64,
        0..40_i32,
        0..6_usize,
        0..4_u32,
        0..5_usize,
    );
    proptest::collection::vec(one, 0..60).prop_map(|all| {
        let build = |(set, id, day, long, step, size, n, kind): (usize, u32, i64, i64, i32, usize, u32, usize)| {
            let mut incident = incident(&format!("{id}"), day, IncidentType::ALL[kind]);
            let end = incident.date.start() + chrono::Days::new(if long == 3 { 9 } else { 0 });
            incident.date = DateInterval::new(incident.date.start(), end).expect("in order");
            if n == 2 {
                // Enough for places that are not known.
                incident.initiator = Some(Actor::named("TTP"));
                incident.claims = vec![claim("X", "people", 9)];
            } else if n > 0 {
                let about = if n == 3 { "civilians" } else { "people" };
                incident.claims = vec![claim("X", about, n), claim("Y", "people", n * 7)];
            }
            let lon = 70.0 + f64::from(step) * 0.02;
            let (km, precision) = [
                (0.0, Precision::Exact),
                (0.0, Precision::Exact),
                (2.0, Precision::Settlement),
                (18.0, Precision::District),
                (90.0, Precision::Province),
                (0.0, Precision::Unlocated),
            ][size];
            let footprint = if size == 5 {
                Footprint::Unlocated
            } else {
                disc(lon, 33.0, km)
            };
            placed(incident, set, footprint, precision)
        };
        all.into_iter().map(build).collect()
    })
}

fn seeded() -> Config {
    Config {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x6c69_6e6b),
        ..Config::default()
    }
}

type Ids = BTreeSet<BTreeSet<(String, usize)>>;

/// Records by their file and their place in it, which no shuffling of files changes.
fn named(records: &[Record], groups: &[Vec<usize>]) -> Ids {
    let own = |i: usize| {
        (
            records[i].file.clone(),
            records[..i].iter().filter(|r| r.set == records[i].set).count(),
        )
    };
    groups.iter().map(|g| g.iter().map(|&i| own(i)).collect()).collect()
}

/// The score, the ids, and the two groups.
type Best = (f64, std::cmp::Reverse<(u32, u32)>, usize, usize);

/// All pairs, and the best pair taken again and again, as the words put it.
fn brute_force(records: &[Record], options: &Options) -> Ids {
    let ranks = record::ranks(records);
    let distinct = |i: usize, j: usize| options.within_source || records[i].set != records[j].set;
    let enough = |i: usize, j: usize| {
        let (i, j) = if ranks[i] < ranks[j] { (i, j) } else { (j, i) };
        let parts = pair(&records[i], &records[j], options).filter(|_| distinct(i, j))?;
        (parts.score >= options.min_score).then_some(parts.score)
    };
    let mut groups: Vec<Vec<usize>> = (0..records.len()).map(|i| vec![i]).collect();
    loop {
        let mut best: Option<Best> = None;
        for x in 0..groups.len() {
            for y in 0..x {
                let all = || groups[x].iter().flat_map(|&i| groups[y].iter().map(move |&j| (i, j)));
                if !all().all(|(i, j)| enough(i, j).is_some()) {
                    continue;
                }
                for (i, j) in all() {
                    let ids = (ranks[i].min(ranks[j]), ranks[i].max(ranks[j]));
                    let this = (enough(i, j).unwrap_or(0.0), std::cmp::Reverse(ids), x, y);
                    if best.as_ref().is_none_or(|b| (this.0, this.1) > (b.0, b.1)) {
                        best = Some(this);
                    }
                }
            }
        }
        let Some((_, _, x, y)) = best else { break };
        let joined = groups.swap_remove(x);
        groups[y].extend(joined);
    }
    groups.retain(|g| g.len() > 1);
    named(records, &groups)
}

#[test]
fn brute_force_finds_the_same_links() {
    let (fine, nowhere) = (Cell::new(0), Cell::new(0));
    proptest!(seeded(), |(records in world(), within_source: bool, days in 0..3_u32, km in 0..15_u32)| {
        let options = Options { days, km: f64::from(km), within_source, ..Options::default() };
        let links = link(&records, &options).expect("few");
        prop_assert_eq!(named(&records, &links.groups), brute_force(&records, &options));
        for group in &links.groups {
            let unknown = group.iter().any(|&i| records[i].precision == Precision::Unlocated);
            let count = if unknown { &nowhere } else { &fine };
            count.set(count.get() + 1);
        }
    });
    // Nothing found twice alike would prove nothing.
    assert!(fine.get() > 500 && nowhere.get() > 20, "{fine:?} {nowhere:?}");
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    proptest!(seeded(), |(mut records in world())| {
        let before = link(&records, &Options::default()).expect("few");
        let before = named(&records, &before.groups);
        records.sort_by_key(|r| std::cmp::Reverse(r.set));
        let after = link(&records, &Options::default()).expect("few");
        prop_assert_eq!(named(&records, &after.groups), before);
    });
}

#[test]
fn nothing_is_lost_and_nothing_added_up() {
    proptest!(seeded(), |(records in world(), within_source: bool)| {
        let options = Options { within_source, ..Options::default() };
        let links = link(&records, &options).expect("few");
        let united = united(&records, &links);
        let merged: usize = links.groups.iter().map(|g| g.len() - 1).sum();
        prop_assert_eq!(united.len(), records.len() - merged);
        // Claims: each number as often as before.
        let numbers = |claims: Vec<&Claim>| {
            let mut all: Vec<_> = claims.iter().map(|c| (c.about.clone(), c.least, c.greatest)).collect();
            all.sort();
            all
        };
        let before = records.iter().flat_map(|r| &r.incident.claims).collect();
        prop_assert_eq!(numbers(united.iter().flat_map(|i| &i.claims).collect()), numbers(before));
        for group in &links.groups {
            let members: Vec<&Incident> = group.iter().map(|&i| &records[i].incident).collect();
            let whole = united.iter().find(|i| {
                !i.related.is_empty() && i.id == members.iter().map(|m| m.id.as_str()).collect::<Vec<_>>().join(" + ")
            });
            prop_assert!(whole.is_some());
            if !within_source {
                let sets: BTreeSet<usize> = group.iter().map(|&i| records[i].set).collect();
                prop_assert_eq!(sets.len(), group.len());
            }
        }
        // No total that no record has.
        let tolls: BTreeSet<_> = records.iter().map(|r| toll(&r.incident.claims, Harm::Killed)).flat_map(|t| [t.min, t.max]).collect();
        for incident in &united {
            let toll = toll(&incident.claims, Harm::Killed);
            prop_assert!(tolls.contains(&toll.min) && tolls.contains(&toll.max), "{:?}", incident);
        }
    });
}
