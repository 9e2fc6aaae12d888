//! A source that gives a single row only so much: a quote that is never closed
//! would take the rest of the file into memory.

use std::cell::Cell;
use std::io::{self, Chain, Read};
use std::rc::Rc;

/// Bytes that a row may take.
const MOST: u64 = 16 << 20;

/// Comes after all else: a row of its own, unless a quote is open.
const END: &[u8] = b"\n.";

pub(super) struct Bounded<R> {
    source: Chain<R, &'static [u8]>,
    /// Bytes read since the row began.
    since: Rc<Cell<u64>>,
}

/// Tells a source that another row begins.
pub(super) struct RowBegins(Rc<Cell<u64>>);

impl<R: Read> Bounded<R> {
    pub fn new(source: R) -> (Self, RowBegins) {
        let since = Rc::new(Cell::new(0));
        let source = source.chain(END);
        (
            Self {
                source,
                since: Rc::clone(&since),
            },
            RowBegins(since),
        )
    }
}

impl RowBegins {
    pub fn tell(&self) {
        self.0.set(0);
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.source.read(into)?;
        let since = self.since.get() + n as u64;
        self.since.set(since);
        if since > MOST {
            return Err(io::Error::other(
                "a row of more than 16 MB begins here; a quote may open and never close",
            ));
        }
        Ok(n)
    }
}

/// Whether a row is the one that comes after all else.
pub(super) fn is_end(row: &csv::ByteRecord) -> bool {
    row.len() == 1 && row[0] == END[1..]
}
