//! What changed between two releases of a dataset, record by record.

use super::link::{self, Options, Record, Verdict};
use super::{Cell, Table};
use crate::Result;
use crate::model::Claim;
use std::collections::{BTreeMap, HashMap};

/// One kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    Added,
    Removed,
    /// Under another id; which two are one is a guess, with a score.
    Reissued,
    /// An id that stands there more than once in one release.
    Duplicated,
    Moved,
    /// The place is called otherwise, and is where it was.
    Reworded,
    /// The place is known more or less closely.
    Precision,
    Redated,
    Recounted,
    Retyped,
    /// Initiator or target.
    Renamed,
}

impl Change {
    pub fn label(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Reissued => "reissued",
            Self::Duplicated => "duplicated",
            Self::Moved => "moved",
            Self::Reworded => "reworded",
            Self::Precision => "precision",
            Self::Redated => "redated",
            Self::Recounted => "recounted",
            Self::Retyped => "retyped",
            Self::Renamed => "renamed",
        }
    }
}

/// The changes, and how many records have each.
pub struct Diff {
    pub table: Table,
    pub counts: BTreeMap<Change, usize>,
    /// Records that are in both releases, under whichever id, and say the same.
    pub unchanged: usize,
}

/// Nearer than this, in kilometres, is the same spot written otherwise.
const SAME_SPOT_KM: f64 = 0.001;

/// Compares two releases, whose records are of sets 0 and 1.
///
/// # Errors
/// When too many records were added and removed to guess which are the same.
pub fn diff(records: &[Record]) -> Result<Diff> {
    let mut rows = Rows::default();
    let (old, new): (Vec<usize>, Vec<usize>) = (0..records.len()).partition(|&i| records[i].set == 0);
    let before = by_id(records, &old);
    let after = by_id(records, &new);
    let mut unchanged = 0;
    let mut compare = |rows: &mut Rows, id: &str, a: &Record, b: &Record| {
        unchanged += usize::from(!rows.compare(id, a, b));
    };
    for (ids, release) in [(&before, "OLD"), (&after, "NEW")] {
        let mut several: Vec<_> = ids.iter().filter(|(_, all)| all.len() > 1).collect();
        several.sort_by_key(|(_, all)| all[0]);
        for (id, all) in several {
            let times = format!("{} records in {release}", all.len());
            let cells = if release == "OLD" {
                [times, String::new()]
            } else {
                [String::new(), times]
            };
            rows.push(id, Change::Duplicated, cells, Cell::Empty, Cell::Empty);
        }
    }
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    // Of an id that stands there twice, the first is compared with the first.
    for (place, &i) in places(&old, records) {
        let id = records[i].incident.id.as_str();
        match after.get(id).and_then(|all| all.get(place)) {
            Some(&j) => compare(&mut rows, id, &records[i], &records[j]),
            None => removed.push(i),
        }
    }
    for (place, &i) in places(&new, records) {
        let id = records[i].incident.id.as_str();
        if before.get(id).is_none_or(|all| place >= all.len()) {
            added.push(i);
        }
    }
    let loose: Vec<Record> = removed.iter().chain(&added).map(|&i| records[i].clone()).collect();
    let links = link::link(&loose, &Options::default())?;
    let mut reissued = vec![false; loose.len()];
    let mut pairs: Vec<_> = links.links.iter().filter(|l| l.verdict == Verdict::Linked).collect();
    pairs.sort_by_key(|l| l.a.min(l.b));
    for pair in pairs {
        let (a, b) = (&loose[pair.a.min(pair.b)], &loose[pair.a.max(pair.b)]);
        reissued[pair.a] = true;
        reissued[pair.b] = true;
        let ids = [a.incident.id.clone(), b.incident.id.clone()];
        rows.push(
            &b.incident.id,
            Change::Reissued,
            ids,
            Cell::Empty,
            Cell::Number(pair.score, 4),
        );
        compare(&mut rows, &b.incident.id, a, b);
    }
    for (record, _) in loose.iter().zip(reissued).filter(|(_, reissued)| !reissued) {
        let (change, cells) = match record.set {
            0 => (Change::Removed, [brief(record), String::new()]),
            _ => (Change::Added, [String::new(), brief(record)]),
        };
        rows.push(&record.incident.id, change, cells, Cell::Empty, Cell::Empty);
    }
    Ok(rows.finished(unchanged))
}

fn by_id<'a>(records: &'a [Record], some: &[usize]) -> HashMap<&'a str, Vec<usize>> {
    let mut ids: HashMap<&str, Vec<usize>> = HashMap::new();
    for &i in some {
        ids.entry(&records[i].incident.id).or_default().push(i);
    }
    ids
}

/// Each record with its place among those of the same id.
fn places<'a>(some: &'a [usize], records: &[Record]) -> Vec<(usize, &'a usize)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut place = |&i: &usize| {
        let n = seen.entry(&records[i].incident.id).or_default();
        *n += 1;
        *n - 1
    };
    some.iter().map(|i| (place(i), i)).collect()
}

fn brief(record: &Record) -> String {
    let incident = &record.incident;
    format!("{}, {}, {}", incident.date, incident.kind, record.places())
}

#[derive(Default)]
struct Rows {
    rows: Vec<Vec<Cell>>,
    counts: BTreeMap<Change, usize>,
}

impl Rows {
    fn push(&mut self, id: &str, change: Change, cells: [String; 2], km: Cell, score: Cell) {
        *self.counts.entry(change).or_default() += 1;
        let [from, to] = cells.map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text) });
        self.rows
            .push(vec![Cell::text(id), Cell::text(change.label()), from, to, km, score]);
    }

    /// Whether anything changed.
    fn compare(&mut self, id: &str, a: &Record, b: &Record) -> bool {
        let before = self.rows.len();
        let (x, y) = (&a.incident, &b.incident);
        let km = a.moved_km(b);
        let placed = |r: &Record| format!("{} ({})", r.places(), r.precision);
        let gone = km.is_none() && a.precision != b.precision;
        if gone || km.is_some_and(|km| km > SAME_SPOT_KM) {
            let cell = km.map_or(Cell::Empty, |km| Cell::Number(km, 2));
            self.push(id, Change::Moved, [placed(a), placed(b)], cell, Cell::Empty);
        } else if a.places() != b.places() {
            self.push(id, Change::Reworded, [a.places(), b.places()], Cell::Empty, Cell::Empty);
        }
        let mut plain = |change: Change, from: String, to: String| {
            if from != to {
                self.push(id, change, [from, to], Cell::Empty, Cell::Empty);
            }
        };
        plain(Change::Precision, closeness(a), closeness(b));
        plain(Change::Redated, x.date.to_string(), y.date.to_string());
        let (lost, stated) = recounted(&x.claims, &y.claims);
        plain(Change::Recounted, lost, stated);
        plain(Change::Retyped, x.kind.to_string(), y.kind.to_string());
        plain(Change::Renamed, link::parties(x), link::parties(y));
        self.rows.len() > before
    }

    fn finished(self, unchanged: usize) -> Diff {
        Diff {
            table: Table {
                name: "diff",
                title: "What changed".into(),
                columns: vec!["id", "change", "from", "to", "km", "score"],
                rows: self.rows,
                note: "A reissued record has a new id; that it is the same one is a guess, with its score.".into(),
            },
            counts: self.counts,
            unchanged,
        }
    }
}

/// "district", or "exact, 2 km" where the data state an uncertainty.
fn closeness(record: &Record) -> String {
    let stated = record.incident.places.iter().filter_map(|p| p.uncertainty_km);
    let stated: Vec<String> = stated.map(|km| format!(", {km} km")).collect();
    format!("{}{}", record.precision, stated.concat())
}

/// The claims that only one release makes, in words, in order.
fn recounted(old: &[Claim], new: &[Claim]) -> (String, String) {
    let mut left: Vec<&Claim> = new.iter().collect();
    let mut lost = Vec::new();
    for claim in old {
        match left.iter().position(|c| *c == claim) {
            Some(i) => {
                left.remove(i);
            }
            None => lost.push(claim.in_words()),
        }
    }
    let stated: Vec<String> = left.into_iter().map(Claim::in_words).collect();
    (lost.join(" | "), stated.join(" | "))
}
