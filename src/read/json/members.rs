//! An object's members as a row of a table of its own.

use crate::model::Incident;
use crate::read::row::Row;
use crate::read::table::record_of;
use crate::read::{ReadOptions, Reject, Schema};
use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

/// Reads objects of one file; those with the same keys share their schema.
pub(in crate::read) struct Members<'a> {
    pub name: &'a str,
    options: &'a ReadOptions,
    last: Mutex<Option<Arc<Schema>>>,
}

impl<'a> Members<'a> {
    pub fn new(name: &'a str, options: &'a ReadOptions) -> Self {
        Self {
            name,
            options,
            last: Mutex::default(),
        }
    }

    /// The incident of one object's members.
    pub fn incident<'b>(
        &self,
        members: impl Iterator<Item = (&'b str, Cow<'b, str>)>,
        line: u64,
    ) -> Result<Incident, Reject> {
        let (keys, cells): (Vec<&str>, Vec<Cow<str>>) = members.unzip();
        let schema = self.schema(&keys).map_err(|e| self.reject(line, "row", "", e))?;
        let record = record_of(cells.iter().map(|c| &**c), line);
        Row::new(&schema, &record).incident()
    }

    pub fn reject(&self, line: u64, field: &str, value: &str, reason: impl std::fmt::Display) -> Reject {
        Reject::new(self.name, line, field, value, reason)
    }

    fn schema(&self, keys: &[&str]) -> crate::Result<Arc<Schema>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(schema) = last.as_ref().filter(|s| s.header() == keys) {
            return Ok(Arc::clone(schema));
        }
        let header: Vec<String> = keys.iter().map(|k| (*k).to_owned()).collect();
        // One object may well lack a column that was asked for.
        let asked = self.options.map.iter().filter(|(_, c)| header.contains(c));
        let options = ReadOptions {
            map: asked.cloned().collect(),
            ..self.options.clone()
        };
        let schema = Arc::new(Schema::new(self.name, header, &[], &options)?);
        *last = Some(Arc::clone(&schema));
        Ok(schema)
    }
}
