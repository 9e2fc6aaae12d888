//! Opening a file as text, whatever it was: compressed or not, in UTF-8, UTF-16
//! or Windows-1252. It is recognised by its content; its name says nothing.

mod account;
mod ahead;
mod decode;
mod kinds;
mod unpack;
mod wide;

pub use account::Account;
pub use ahead::Checksum;

use super::workbook::{self, Workbook};
use crate::{Error, Result};
use ahead::Ahead;
use decode::Mixed;
use std::fs::{self, File};
use std::io::{self, BufRead, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use unpack::{Packing, Unpacked};
use wide::Wide;

/// So much of a file is looked at to tell what it is.
const HEAD: u64 = 64 << 10;

/// What a file turned out to be.
pub enum Opened {
    Text(Source),
    Workbook(Workbook),
}

/// A text, to be read in UTF-8 from its start.
pub struct Source {
    pub name: String,
    /// How the text begins, up to 64 KiB; the last character may be cut through.
    pub head: Vec<u8>,
    /// How it was compressed: "gzip", "zstd".
    pub packed: Option<&'static str>,
    account: Arc<Account>,
    rest: io::Chain<Cursor<Vec<u8>>, Box<dyn Read + Send>>,
}

impl Source {
    /// What is known of the text; complete once it was read to its end.
    pub fn account(&self) -> Arc<Account> {
        Arc::clone(&self.account)
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.rest.read(buffer)
    }
}

/// Opens a file, or standard input where the path is `-`.
///
/// # Errors
/// When there is no such file, or it is neither text nor a workbook.
pub fn open(path: &Path) -> Result<Opened> {
    open_with(path, true)
}

/// As [`open`]; `sums` says whether the checksum of a text is taken.
pub(super) fn open_with(path: &Path, sums: bool) -> Result<Opened> {
    let failed = |e: io::Error| Error::file(path, &e);
    if path.as_os_str() == "-" {
        return open_stream(path, io::stdin(), sums);
    }
    let about = fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return Err(Error::file(path, &io::ErrorKind::IsADirectory.into()));
    }
    let file = File::open(path).map_err(failed)?;
    if !about.is_file() {
        return open_stream(path, file, sums);
    }
    let mut begins = Vec::new();
    (&file).take(4).read_to_end(&mut begins).map_err(failed)?;
    if workbook::is_zip(&begins) {
        return Workbook::open(path).map(Opened::Workbook);
    }
    open_text(path, Cursor::new(begins).chain(file), sums)
}

/// A pipe cannot be read twice: a workbook in it is written to a file that has
/// no name.
fn open_stream(path: &Path, mut source: impl Read + Send + 'static, sums: bool) -> Result<Opened> {
    let failed = |e: io::Error| Error::file(path, &e);
    let mut begins = Vec::new();
    source.by_ref().take(4).read_to_end(&mut begins).map_err(failed)?;
    let is_zip = workbook::is_zip(&begins);
    let whole = Cursor::new(begins).chain(source);
    if is_zip {
        return Workbook::spool(path, whole).map(Opened::Workbook);
    }
    open_text(path, whole, sums)
}

fn open_text(path: &Path, raw: impl Read + Send + 'static, sums: bool) -> Result<Opened> {
    let name = path.display().to_string();
    let failed = |e: io::Error| Error::file(path, &e);
    let unusable = |message: &str| Error::content(&name, message);
    let account = Arc::new(Account::default());
    let mut whole: Box<dyn BufRead + Send> = Box::new(Ahead::start(raw, Arc::clone(&account), sums).map_err(failed)?);
    let mut head = take_head(&mut whole).map_err(failed)?;
    let mut bytes: Box<dyn Read + Send> = Box::new(Cursor::new(head.clone()).chain(whole));
    let mut packed = None;
    if let Some(packing) = Packing::of(&head) {
        // What went into the head is unpacked again, from its start.
        let mut text = Unpacked::new(packing, io::BufReader::with_capacity(HEAD as usize, bytes));
        head = take_head(&mut text).map_err(|e| unusable(&e.to_string()))?;
        packed = Some(packing.name());
        if let Some(message) = refuse_within(&head) {
            return Err(unusable(&format!("is compressed ({}), and {message}", packing.name())));
        }
        bytes = Box::new(Cursor::new(head.clone()).chain(text));
    }
    if let Some(message) = kinds::refuse(&head) {
        return Err(unusable(&message));
    }
    let mut text: Box<dyn Read + Send> = match wide::utf16(&head) {
        Some(encoding) => Box::new(Wide::new(bytes, encoding, Arc::clone(&account))),
        None => {
            if let Some(message) = kinds::refuse_nul(&head) {
                return Err(unusable(&message));
            }
            Box::new(Mixed::new(bytes, Arc::clone(&account)))
        }
    };
    let head = take_head(&mut text).map_err(|e| unusable(&e.to_string()))?;
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(unusable("is empty; there is nothing to map"));
    }
    Ok(Opened::Text(Source {
        name,
        packed,
        account,
        rest: Cursor::new(head.clone()).chain(text),
        head,
    }))
}

fn take_head(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    source.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// Only one layer is taken off: more are made to do harm, or by mistake.
fn refuse_within(head: &[u8]) -> Option<&'static str> {
    if Packing::of(head).is_some() {
        Some("what is in it is compressed again; unpack it first")
    } else if workbook::is_zip(head) {
        Some("a workbook or zip archive is in it; unpack it first")
    } else {
        None
    }
}
