//! Files as a stream of records: while some are worked on, the next are read.

use super::json::{self, Document, Lines, Members};
use super::source::{Checksum, Opened, Source};
use super::{Batch, Field, Input, ReadOptions, Reject, Row, Table, evidence, source};
use crate::Result;
use crate::model::Incident;
use rayon::prelude::*;
use std::collections::HashMap;
use std::collections::hash_map::{Entry, RandomState};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};
use std::path::{Path, PathBuf};

/// Records in memory at a time.
const BATCH: usize = 4_096;

/// Reads files one after the other. Each incident is given to `each`, on any
/// thread; what comes of it, or why a record was rejected, to `take`, in the
/// order of the files.
///
/// # Errors
/// When a file cannot be opened, nothing in it is usable as a whole, or `take`
/// fails.
pub fn stream<T: Send>(
    files: &[PathBuf],
    options: &ReadOptions,
    each: impl Fn(Incident) -> T + Sync,
    mut take: impl FnMut(Result<T, Reject>) -> Result<()>,
) -> Result<Vec<Input>> {
    let mut inputs = Vec::with_capacity(files.len());
    for path in files {
        let mut file = Reader {
            each: &each,
            take: &mut take,
            options,
            seen: Seen::default(),
            input: Input::new(&path.display().to_string()),
        };
        file.read(path)?;
        inputs.push(file.input);
    }
    Ok(inputs)
}

/// One file on its way through.
struct Reader<'a, E, S> {
    each: &'a E,
    take: &'a mut S,
    options: &'a ReadOptions,
    seen: Seen,
    input: Input,
}

/// What came of a record: the line it begins on, a number for its id, and the
/// result.
struct Done<T> {
    line: u64,
    id: Option<u64>,
    result: Result<T, Reject>,
}

impl<T> Done<T> {
    fn of(record: Result<Incident, Reject>, line: u64, hasher: &RandomState, each: impl Fn(Incident) -> T) -> Self {
        Self {
            line,
            id: record.as_ref().ok().map(|i| hasher.hash_one(&i.id)),
            result: record.map(each),
        }
    }
}

impl<T, E, S> Reader<'_, E, S>
where
    T: Send,
    E: Fn(Incident) -> T + Sync,
    S: FnMut(Result<T, Reject>) -> Result<()>,
{
    fn read(&mut self, path: &Path) -> Result<()> {
        match source::open_with(path, !self.options.brief)? {
            Opened::Workbook(book) => {
                let sum = book.checksum().clone();
                self.input.encoding = "workbook".to_owned();
                self.table(path, Table::of_workbook(book, self.options)?)?;
                self.finish(Some(&sum));
            }
            Opened::Text(source) => {
                let account = source.account();
                self.options.progress.watch(&account);
                self.input.packed = source.packed;
                self.text(path, source)?;
                self.input.encoding = account.encoding();
                self.finish(account.checksum());
            }
        }
        Ok(())
    }

    fn text(&mut self, path: &Path, source: Source) -> Result<()> {
        if !json::is_json(&source.head) {
            return self.table(path, Table::of_text(source, self.options)?);
        }
        if json::is_lines(&source.head) {
            "JSON lines".clone_into(&mut self.input.format);
            return self.lines(source);
        }
        let name = source.name.clone();
        let (format, records) = match json::read(source, self.options)? {
            Document::Rows(objects) => {
                return self.table(path, Table::new(&name, Box::new(objects), self.options)?);
            }
            Document::GeoJson(records) => ("GeoJSON", records),
            Document::Native(records) => ("native", records),
        };
        format.clone_into(&mut self.input.format);
        self.whole(records)
    }

    /// Records that are all there already.
    fn whole(&mut self, records: Vec<Result<Incident, Reject>>) -> Result<()> {
        let each = self.each;
        let hasher = RandomState::new();
        let one = |record| Done::of(record, 0, &hasher, each);
        let done: Vec<Done<T>> = records.into_par_iter().map(one).collect();
        done.into_iter().try_for_each(|done| self.tell_counted(done))
    }

    fn lines(&mut self, source: Source) -> Result<()> {
        let name = source.name.clone();
        let members = Members::new(&name, self.options);
        let hasher = RandomState::new();
        let mut lines = Lines::new(source);
        let mut batch = lines.fill(BATCH)?;
        while !batch.is_empty() {
            let each = self.each;
            let one =
                |(line, text): &(u64, String)| Done::of(json::read_line(*line, text, &members), *line, &hasher, each);
            let work = || batch.par_iter().map(one).collect::<Vec<_>>();
            let (done, next) = rayon::join(work, || lines.fill(BATCH));
            done.into_iter().try_for_each(|done| self.tell_counted(done))?;
            batch = next?;
        }
        Ok(())
    }

    fn table(&mut self, path: &Path, mut table: Table) -> Result<()> {
        table.schema().check()?;
        let mut schema = table.schema().clone();
        let dialect = schema.dialect;
        dialect.title().clone_into(&mut self.input.format);
        self.input.columns = Some(schema.in_words());
        self.input.guessed = schema.has_guesses();
        self.input.notes.extend(table.header_note());
        let hasher = RandomState::new();
        let (mut batch, mut next) = (Batch::default(), Batch::default());
        table.fill(&mut batch, BATCH)?;
        if schema.day_order.is_none() {
            let (order, note) = evidence::day_order(path, self.options, &schema, batch.records())?;
            schema.day_order = order;
            self.input.notes.extend(note);
        }
        while !batch.is_empty() {
            let each = self.each;
            let one = |record| {
                let row = schema.row(record);
                Done::of(row.incident(), row.line, &hasher, each)
            };
            let work = || batch.records().par_iter().map(one).collect::<Vec<_>>();
            let (done, read) = rayon::join(work, || table.fill(&mut next, BATCH));
            let mut faults = std::mem::take(&mut batch.faults).into_iter().peekable();
            for (done, record) in done.into_iter().zip(batch.records()) {
                while let Some(fault) = faults.next_if(|f| f.line < done.line) {
                    self.tell(Err(fault))?;
                }
                let result = self.seen.sift(done, dialect.has_unique_ids(), || schema.row(record));
                self.tell(result)?;
            }
            faults.try_for_each(|fault| self.tell(Err(fault)))?;
            read?;
            std::mem::swap(&mut batch, &mut next);
        }
        self.input.notes.extend(table.note());
        Ok(())
    }

    /// Where an id may come more than once.
    fn tell_counted(&mut self, done: Done<T>) -> Result<()> {
        self.seen.repeated += usize::from(self.seen.before(&done).is_some());
        self.tell(done.result)
    }

    fn tell(&mut self, result: Result<T, Reject>) -> Result<()> {
        self.input.records += 1;
        self.input.rejected += usize::from(result.is_err());
        (self.take)(result)
    }

    fn finish(&mut self, checksum: Option<&Checksum>) {
        self.input.repeated = self.seen.repeated;
        if let Some(sum) = checksum {
            self.input.bytes = sum.bytes;
            self.input.sha256.clone_from(&sum.sha256);
        }
    }
}

/// Hashes what is a hash already, with keys that nobody knows.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|&b| self.0 = self.0.rotate_left(8) ^ u64::from(b));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The ids of a file by a number for each, and the line they came on first.
#[derive(Default)]
struct Seen {
    lines: HashMap<u64, u64, BuildHasherDefault<Hashed>>,
    /// Records whose id had come before, where that may be.
    repeated: usize,
}

impl Seen {
    /// The line on which its id came before.
    fn before<T>(&mut self, done: &Done<T>) -> Option<u64> {
        match self.lines.entry(done.id?) {
            Entry::Vacant(new) => {
                new.insert(done.line);
                None
            }
            Entry::Occupied(first) => Some(*first.get()),
        }
    }

    fn sift<'r, T>(&mut self, done: Done<T>, is_unique: bool, row: impl FnOnce() -> Row<'r>) -> Result<T, Reject> {
        match self.before(&done) {
            None => done.result,
            Some(_) if !is_unique => {
                self.repeated += 1;
                done.result
            }
            Some(first) => {
                let reason = format!(
                    "came before, on line {first}: the same event for another actor, or a copy; it is counted once"
                );
                let row = row();
                let (column, id) = row.named(Field::Id).unwrap_or(("id", ""));
                Err(row.reject(column, id, reason))
            }
        }
    }
}
