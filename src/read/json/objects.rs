//! Lists of flat objects: each is a row, its keys are the columns.

use super::{LineCounter, cell};
use crate::Result;
use crate::read::delimited::Next;
use crate::read::table::{Records, record_of};
use csv::ByteRecord;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::vec::IntoIter;

/// Rows of objects; the first is the header, of all keys in the order in which
/// they come.
pub struct Objects {
    rows: IntoIter<(ByteRecord, Next)>,
}

/// Members that only our own records have.
const OURS: [&str; 3] = ["places", "claims", "found_in"];

/// The objects of a list, or of the only list of objects in an object; `None`
/// where there is none, or they are native records.
pub(super) fn find(text: &str) -> Option<Vec<&RawValue>> {
    let list: Vec<&RawValue> = if text.trim_start().starts_with('[') {
        serde_json::from_str(text).ok()?
    } else {
        let members: HashMap<String, &RawValue> = serde_json::from_str(text).ok()?;
        if members.contains_key("incidents") {
            return None;
        }
        let mut lists = members
            .values()
            .filter_map(|raw| serde_json::from_str::<Vec<&RawValue>>(raw.get()).ok())
            .filter(|list| list.first().is_some_and(|first| first.get().starts_with('{')));
        let only = lists.next()?;
        if lists.next().is_some() {
            return None;
        }
        only
    };
    let first: Map<String, Value> = serde_json::from_str(list.first()?.get()).ok()?;
    (!OURS.iter().any(|key| first.contains_key(*key))).then_some(list)
}

impl Objects {
    /// What is no object is rejected, with how it begins.
    pub fn new(objects: Vec<&RawValue>, text: &str) -> Self {
        let mut lines = LineCounter::new(text);
        let mut columns: Vec<String> = Vec::new();
        let mut at: HashMap<String, usize> = HashMap::new();
        let mut parsed = Vec::with_capacity(objects.len());
        for raw in objects {
            let line = lines.line_of(raw.get());
            let members = serde_json::from_str::<Map<String, Value>>(raw.get()).ok();
            for name in members.iter().flat_map(Map::keys).map(|key| plain(key)) {
                at.entry(name.to_owned()).or_insert_with(|| {
                    columns.push(name.to_owned());
                    columns.len() - 1
                });
            }
            parsed.push((line, members, raw.get()));
        }
        let mut rows = vec![(record_of(columns.iter().map(String::as_str), 1), Next::Record)];
        for (line, members, raw) in parsed {
            let Some(members) = members else {
                let begins: String = raw.chars().take(40).collect();
                rows.push((record_of([begins.as_str()], line), Next::NoObject));
                continue;
            };
            let mut cells = vec![String::new(); columns.len()];
            for (key, value) in &members {
                cells[at[plain(key)]] = cell(value).into_owned();
            }
            rows.push((record_of(cells.iter().map(String::as_str), line), Next::Record));
        }
        Self { rows: rows.into_iter() }
    }
}

/// A byte order mark stands before some names.
fn plain(key: &str) -> &str {
    key.trim_start_matches('\u{feff}')
}

impl Records for Objects {
    fn read(&mut self, record: &mut ByteRecord) -> Result<Next> {
        Ok(match self.rows.next() {
            Some((row, next)) => {
                *record = row;
                next
            }
            None => Next::End,
        })
    }
}
