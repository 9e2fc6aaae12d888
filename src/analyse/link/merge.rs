//! Several records of one incident as one incident: what each says stands side
//! by side, and nothing is added up.

use super::matching::Links;
use super::record::Record;
use super::sources;
use crate::model::{Actor, DateInterval, Incident, IncidentType, Original};
use std::collections::HashMap;
use std::fmt::Debug;

/// All records as incidents: each group as one where its first record stood,
/// the others as they were.
pub fn united(records: &[Record], links: &Links) -> Vec<Incident> {
    let first: HashMap<usize, &Vec<usize>> = links.groups.iter().map(|g| (g[0], g)).collect();
    let mut later = vec![false; records.len()];
    for &i in links.groups.iter().flat_map(|g| &g[1..]) {
        later[i] = true;
    }
    let one = |(i, record): (usize, &Record)| match first.get(&i) {
        Some(group) => merged(&group.iter().map(|&i| &records[i]).collect::<Vec<_>>()),
        None => record.incident.clone(),
    };
    records
        .iter()
        .enumerate()
        .filter(|(i, _)| !later[*i])
        .map(one)
        .collect()
}

/// One incident out of several records of it.
fn merged(records: &[&Record]) -> Incident {
    let mut members: Vec<Incident> = records.iter().map(|r| r.incident.clone()).collect();
    let ids: Vec<String> = members.iter().map(|m| m.id.clone()).collect();
    let labels = labels(records);
    let mut notes = vec![format!(
        "One incident out of {} records, linked by durand: {}.",
        records.len(),
        each(records, |r| r.file.clone())
    )];
    let best = most_precise(records);
    let differ = |of: &dyn Fn(&Record) -> String| records.iter().any(|r| of(r) != of(records[0]));
    if differ(&Record::places) {
        notes.push(format!(
            "The place is that of {}. As placed: {}.",
            ids[best],
            each(records, |r| format!("{} ({})", or_not_stated(r.places()), r.precision))
        ));
    }
    let mut note_on = |what: &str, of: &dyn Fn(&Record) -> String| {
        if differ(of) {
            notes.push(format!("{what}: {}.", each(records, |r| or_not_stated(of(r)))));
        }
    };
    note_on("As dated", &|r| r.incident.date.to_string());
    note_on("Notes on the dates", &|r| {
        r.incident.date_note.clone().unwrap_or_default()
    });
    note_on("As typed", &|r| r.incident.kind.to_string());
    note_on("As titled", &|r| r.incident.title.clone().unwrap_or_default());
    note_on("Initiator", &|r| name(&r.incident.initiator));
    note_on("Target", &|r| name(&r.incident.target));
    for claimant in sources::divided(&members) {
        notes.push(format!(
            "{claimant}: the records divide the people differently, so that the numbers of each stand under a name of their own."
        ));
        for (member, label) in members.iter_mut().zip(&labels).skip(1) {
            let qualified = format!("{claimant}, in {label}");
            for claim in member.claims.iter_mut().filter(|c| c.claimant == claimant) {
                claim.claimant = qualified.clone().into();
            }
        }
    }
    let mut all_sources = Vec::new();
    for (member, label) in members.iter_mut().zip(&labels) {
        sources::own(member, label);
        sources::unite(&mut all_sources, member, label);
    }
    Incident {
        id: ids.join(" + "),
        title: members.iter().find_map(|m| m.title.clone()),
        date: date(&members),
        date_note: members.iter().find_map(|m| m.date_note.clone()),
        kind: members
            .iter()
            .map(|m| m.kind)
            .find(|k| *k != IncidentType::Other)
            .unwrap_or(members[0].kind),
        initiator: actor(members.iter().map(|m| &m.initiator)),
        target: actor(members.iter().map(|m| &m.target)),
        places: members[best].places.clone(),
        claims: members.iter().flat_map(|m| m.claims.clone()).collect(),
        sources: all_sources,
        found_in: distinct(members.iter().flat_map(|m| m.found_in.clone())),
        related: distinct(
            ids.iter()
                .cloned()
                .chain(members.iter().flat_map(|m| m.related.clone())),
        ),
        notes: distinct(members.iter().flat_map(|m| m.notes.clone()).chain(notes)),
        original: Original::joined(members.iter().map(|m| &m.original)),
    }
}

/// The ids; with the files where two datasets number their records alike.
fn labels(records: &[&Record]) -> Vec<String> {
    let id = |i: usize| &records[i].incident.id;
    let unique = (0..records.len()).all(|i| (0..i).all(|j| id(i) != id(j)));
    let label = |(i, r): (usize, &&Record)| match unique {
        true => r.incident.id.clone(),
        // Two of one file may still be alike: numbered.
        false => format!("{} of {}, record {}", r.incident.id, r.file, i + 1),
    };
    records.iter().enumerate().map(label).collect()
}

/// The record that knows best where it was; of equals the first. Its places are
/// taken alone: those of two records are one place twice, not two.
fn most_precise(records: &[&Record]) -> usize {
    let known = |r: &Record| (r.level, r.precision, r.radius_km());
    let better = |a: &Record, b: &Record| {
        let ((l, p, km), (m, q, radius)) = (known(a), known(b));
        l.cmp(&m).then(p.cmp(&q)).then(km.total_cmp(&radius)).is_lt()
    };
    (1..records.len()).fold(0, |best, i| if better(records[i], records[best]) { i } else { best })
}

/// The shortest interval, where it lies in all; otherwise from the first day
/// that any of them states to the last.
fn date(members: &[Incident]) -> DateInterval {
    let dates = || members.iter().map(|m| m.date);
    let shortest = dates().min_by_key(|d| d.days()).unwrap_or(members[0].date);
    if dates().all(|d| d.start() <= shortest.start() && shortest.end() <= d.end()) {
        return shortest;
    }
    let first = dates().map(DateInterval::start).min();
    let last = dates().map(DateInterval::end).max();
    first
        .zip(last)
        .and_then(|(a, b)| DateInterval::new(a, b).ok())
        .unwrap_or(shortest)
}

/// The first that is named, with all who allege that same one.
fn actor<'a>(all: impl Iterator<Item = &'a Option<Actor>> + Clone) -> Option<Actor> {
    let named = all.clone().flatten().next()?.name.clone();
    let same = all.flatten().filter(|a| a.name == named);
    Some(Actor {
        alleged_by: distinct(same.clone().flat_map(|a| a.alleged_by.clone())),
        kind: same.filter_map(|a| a.kind).next(),
        name: named,
    })
}

fn name(actor: &Option<Actor>) -> String {
    actor.as_ref().map(|a| a.name.clone()).unwrap_or_default()
}

fn or_not_stated(text: String) -> String {
    if text.trim().is_empty() {
        "not stated".into()
    } else {
        text
    }
}

/// "acled:1 says this; ucdp:2 says that".
fn each(records: &[&Record], say: impl Fn(&Record) -> String) -> String {
    let all: Vec<String> = records
        .iter()
        .map(|r| format!("{}: {}", r.incident.id, say(r)))
        .collect();
    all.join("; ")
}

fn distinct<T: PartialEq + Debug>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}
