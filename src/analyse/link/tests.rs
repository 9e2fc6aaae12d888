//! Against brute force, and what must hold of any records.

use super::*;
use crate::geodesy::LonLat;
use crate::model::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::collections::BTreeSet;

fn incident(id: &str, day: i64, kind: IncidentType) -> Incident {
    let start = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day") + chrono::Days::new(day as u64);
    Incident {
        id: id.to_owned(),
        title: None,
        date: DateInterval::new(start, start).expect("a day"),
        date_note: None,
        kind,
        initiator: None,
        target: None,
        places: vec![PlaceText {
            text: Some(id.to_owned()),
            ..PlaceText::default()
        }],
        claims: Vec::new(),
        sources: Vec::new(),
        found_in: Vec::new(),
        related: Vec::new(),
        notes: Vec::new(),
    }
}

fn claim(claimant: &str, about: &str, n: u32) -> Claim {
    Claim {
        claimant: claimant.to_owned(),
        about: about.to_owned(),
        harm: Harm::Killed,
        least: Some(n),
        greatest: Some(n),
        open: false,
        part: false,
        status: Status::Claimed,
        text: None,
        place: None,
        source: None,
    }
}

fn record(incident: Incident, set: usize, footprint: Footprint, precision: Precision) -> Record {
    let place = Place {
        written: incident.places[0].clone(),
        name: String::new(),
        district: None,
        province: None,
        country: None,
        pcode: None,
        precision,
        footprint,
        found_by: String::new(),
        score: 1.0,
    };
    let places = vec![place];
    Record::new(Located { incident, places }, &format!("{set}.csv"), set)
}

fn disc(lon: f64, lat: f64, km: f64) -> Footprint {
    Footprint::Disc(Disc {
        centre: LonLat::new(lon, lat).expect("in range"),
        radius: km * 1e3,
        country: None,
    })
}

fn score(a: &Record, b: &Record) -> Option<f64> {
    pair(a, b, &Options::default()).map(|p| p.score)
}

#[test]
fn two_points_say_more_than_two_districts() {
    let at = |id: &str, set, lon, km| {
        let precision = if km > 0.0 {
            Precision::District
        } else {
            Precision::Exact
        };
        record(
            incident(id, 0, IncidentType::Clash),
            set,
            disc(lon, 33.0, km),
            precision,
        )
    };
    let points = score(&at("a", 0, 70.0, 0.0), &at("b", 1, 70.003, 0.0)).expect("near");
    let discs = score(&at("a", 0, 70.0, 20.0), &at("b", 1, 70.0, 20.0)).expect("near");
    let beside = score(&at("a", 0, 70.0, 20.0), &at("b", 1, 70.4, 20.0)).expect("near");
    assert!(points > discs && discs > beside, "{points} {discs} {beside}");
    assert!(discs >= MIN_SCORE && beside < MIN_SCORE, "{discs} {beside}");
    // 10.2 km apart.
    assert_eq!(score(&at("a", 0, 70.0, 0.0), &at("b", 1, 70.11, 0.0)), None);
}

#[test]
fn wide_places_link_only_with_strong_agreement() {
    let wide = |id: &str, set, precision, footprint| {
        let mut incident = incident(id, 0, IncidentType::AirStrike);
        let actor = |name: &str| {
            Some(Actor {
                name: name.into(),
                alleged_by: Vec::new(),
            })
        };
        (incident.initiator, incident.target) = (actor("Pakistan"), actor("TTP"));
        incident.claims = vec![claim("X", "people", 46)];
        record(incident, set, footprint, precision)
    };
    let province = |id, set| wide(id, set, Precision::Province, disc(70.0, 33.0, 80.0));
    let nowhere = |id, set| wide(id, set, Precision::Unlocated, Footprint::Unlocated);
    for make in [&province as &dyn Fn(&'static str, usize) -> Record, &nowhere] {
        let (a, mut b) = (make("a", 0), make("b", 1));
        assert!(score(&a, &b).is_some_and(|s| s >= MIN_SCORE));
        b.incident.kind = IncidentType::Clash;
        b.killed = None;
        assert_eq!(score(&a, &b), None, "{:?}", b.precision);
    }
    // Nothing but "unknown" in common.
    let bare = |id: &str, set| {
        record(
            incident(id, 0, IncidentType::Other),
            set,
            Footprint::Unlocated,
            Precision::Unlocated,
        )
    };
    assert_eq!(score(&bare("a", 0), &bare("b", 1)), None);
}

#[test]
fn a_claimants_numbers_of_two_records_are_never_added() {
    let with = |id: &str, set, claims: Vec<Claim>| {
        let mut incident = incident(id, 0, IncidentType::Clash);
        incident.claims = claims;
        record(incident, set, disc(70.0, 33.0, 0.0), Precision::Exact)
    };
    let records = [
        with("a", 0, vec![claim("UNAMA", "civilians", 10)]),
        with("b", 1, vec![claim("UNAMA", "women and children", 10)]),
    ];
    let links = link(&records, &Options::default()).expect("few");
    let united = united(&records, &links);
    assert_eq!((united.len(), united[0].id.as_str()), (1, "a + b"));
    let toll = toll(&united[0].claims, Harm::Killed);
    assert_eq!((toll.min, toll.max), (Some(10), Some(10)));
    assert_eq!(united[0].claims[1].claimant, "UNAMA, in b");
    assert_eq!(united[0].places.len(), 1);
    assert_eq!(united[0].related, ["a", "b"]);
}

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
            if n > 0 {
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
            record(incident, set, footprint, precision)
        };
        all.into_iter().map(build).collect()
    })
}

fn seeded() -> Config {
    Config {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x006c_696e_6b),
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
        let mut best: Option<(f64, std::cmp::Reverse<(u32, u32)>, usize, usize)> = None;
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
    proptest!(seeded(), |(records in world(), within_source: bool, days in 0..3_u32, km in 0..15_u32)| {
        let options = Options { days, km: f64::from(km), within_source, ..Options::default() };
        let links = link(&records, &options).expect("few");
        prop_assert_eq!(named(&records, &links.groups), brute_force(&records, &options));
    });
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
                i.related.len() > 0 && i.id == members.iter().map(|m| m.id.as_str()).collect::<Vec<_>>().join(" + ")
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
