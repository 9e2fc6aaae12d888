//! Delimited text, record by record, each with the line it begins on.

use super::plain_reason;
use super::table::Records;
use crate::{Error, Result};
use csv::{ByteRecord, Position, Terminator};
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A row may not take more than this, in bytes: a quote that is never closed
/// would otherwise take the rest of the file into memory.
const LONGEST_ROW: u64 = 16 << 20;

/// Added to the end of each file: a record of its own, unless a quote is open.
const END: &[u8] = b"\n.";

/// Records of a delimited text.
pub(super) struct Delimited<R> {
    name: String,
    reader: csv::Reader<Watched<R>>,
    watch: Arc<Watch>,
    /// Lines end in \n or \r\n; if not, in \r.
    has_newlines: bool,
    cell: Vec<u8>,
}

/// What was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Record,
    /// A cell of it was too long, and is cut.
    Cut,
    /// A quote opens in it and takes all that follows.
    OpenQuote,
    /// Something else stands in a list of objects.
    NoObject,
    End,
}

/// Why a record with an open quote is none.
pub(super) const OPEN_QUOTE: &str = "a quote opens here and never closes: all lines to the end of the file are in it";

impl<R: Read> Delimited<R> {
    /// `head` is how the text begins; a byte order mark is no part of it.
    pub fn new(name: &str, source: R, delimiter: u8, head: &[u8]) -> Self {
        let has_newlines = head.contains(&b'\n');
        let watch = Arc::new(Watch::default());
        let watched = Watched {
            source,
            length: 0,
            end: None,
            watch: Arc::clone(&watch),
        };
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .terminator(if has_newlines {
                Terminator::Any(b'\n')
            } else {
                Terminator::CRLF
            })
            .buffer_capacity(1 << 18)
            .from_reader(watched);
        Self {
            name: name.to_owned(),
            reader,
            watch,
            has_newlines,
            cell: Vec::new(),
        }
    }

    /// Reads the next record; its position says the line that it begins on.
    /// Empty lines are none.
    ///
    /// # Errors
    /// When reading fails, or a record is longer than 16 MB.
    pub fn read(&mut self, record: &mut ByteRecord) -> Result<Next> {
        loop {
            self.watch.since.store(0, Ordering::Relaxed);
            let before = self.reader.position().line();
            let more = self.reader.read_byte_record(record).map_err(|e| {
                let message = format!("line {before}: {}", plain_reason(&e));
                Error::content(&self.name, message)
            })?;
            let at_end = self.reader.position().byte() > self.watch.length.load(Ordering::Relaxed).saturating_add(1);
            if !more || (at_end && record.len() == 1 && record[0] == END[1..]) {
                return Ok(Next::End);
            }
            self.mark_line(record, before, at_end);
            if self.has_newlines && self.without_return(record) && record.len() == 1 && record[0].is_empty() {
                continue;
            }
            return Ok(if at_end { Next::OpenQuote } else { Next::Record });
        }
    }

    /// The parser's position is where the record before ended; between the two
    /// there may be empty lines.
    fn mark_line(&self, record: &mut ByteRecord, before: u64, at_end: bool) {
        let after = self.reader.position().line();
        if !self.has_newlines || after == before + 1 {
            return;
        }
        let within = record.as_slice().iter().filter(|b| **b == b'\n').count() as u64;
        let mut position = Position::new();
        position.set_line(after.saturating_sub(within + u64::from(!at_end)));
        record.set_position(Some(position));
    }

    /// Takes the \r of \r\n off; whether there was one.
    fn without_return(&mut self, record: &mut ByteRecord) -> bool {
        let Some(last) = record.len().checked_sub(1) else {
            return false;
        };
        let Some(cell) = record[last].strip_suffix(b"\r") else {
            return false;
        };
        self.cell.clear();
        self.cell.extend_from_slice(cell);
        record.truncate(last);
        record.push_field(&self.cell);
        true
    }
}

impl<R: Read + Send> Records for Delimited<R> {
    fn are_whole(&self) -> bool {
        true
    }

    fn read(&mut self, record: &mut ByteRecord) -> Result<Next> {
        Delimited::read(self, record)
    }
}

/// The line that a record begins on.
pub(super) fn line_of(record: &ByteRecord) -> u64 {
    record.position().map_or(0, Position::line)
}

/// What is known of a source.
struct Watch {
    /// Bytes read since the record began.
    since: AtomicU64,
    /// Its length, once its end was reached.
    length: AtomicU64,
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            since: AtomicU64::new(0),
            length: AtomicU64::new(u64::MAX),
        }
    }
}

/// A source that ends in [`END`], or in an error when a single record takes too
/// much from it.
struct Watched<R> {
    source: R,
    /// So far.
    length: u64,
    /// What is left to add, once the source has ended.
    end: Option<&'static [u8]>,
    watch: Arc<Watch>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(end) = &mut self.end {
            return end.read(buffer);
        }
        let n = self.source.read(buffer)?;
        if n == 0 && !buffer.is_empty() {
            self.watch.length.store(self.length, Ordering::Relaxed);
            return self.end.insert(END).read(buffer);
        }
        self.length += n as u64;
        if self.watch.since.fetch_add(n as u64, Ordering::Relaxed) > LONGEST_ROW {
            return Err(io::Error::other(
                "a row of more than 16 MB begins here; a quote may open and never close",
            ));
        }
        Ok(n)
    }
}
