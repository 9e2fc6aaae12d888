//! Workbooks (xlsx, ods): a sheet's rows as text, one after the other.
//!
//! They are read here and not by a crate for it, because whoever sent the file
//! may have made it to do harm, and calamine (0.38) takes memory for what a file
//! states before it looks whether that is there: a shared string table that
//! states a count of 10^13 ends the process, which no `catch_unwind` can catch,
//! and an ods is laid out in memory cell by cell, the repeated ones too.

mod archive;
mod book;
mod ods;
mod row;
mod strings;
mod styles;
mod value;
mod xlsx;
mod xml;

pub use row::Row;

use super::source::Checksum;
use crate::{Error, Result};
use archive::Archive;
use book::{Book, Sheet};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;
use std::sync::Arc;
use strings::Strings;
use value::Shown;
use xml::Xml;

/// A workbook, open for reading.
pub struct Workbook {
    archive: Archive,
    checksum: Checksum,
    sheets: Vec<Sheet>,
    kind: Kind,
}

enum Kind {
    Xlsx {
        book: Book,
        /// Read with the first sheet that is.
        shared: Option<(Arc<Strings>, Arc<[Shown]>)>,
    },
    Ods,
}

/// Whether a file that begins like this is a zip archive.
pub(crate) fn is_zip(head: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06"]
        .iter()
        .any(|magic| head.starts_with(*magic))
}

impl Workbook {
    /// # Errors
    /// When it is no workbook, is damaged, has a password, or expands to too much.
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|e| Error::file(path, &e))?;
        Self::new(path, file)
    }

    /// From a pipe, by a file that goes when it is closed.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn spool(path: &Path, source: impl Read) -> Result<Self> {
        let failed = |e: io::Error| Error::file(path, &e);
        let mut file = tempfile::tempfile().map_err(failed)?;
        // One byte more is enough to be refused as too large.
        io::copy(&mut source.take(archive::LARGEST_FILE + 1), &mut file).map_err(failed)?;
        Self::new(path, file)
    }

    fn new(path: &Path, mut file: File) -> Result<Self> {
        let failed = |e: io::Error| Error::file(path, &e);
        let name = path.display().to_string();
        file.rewind().map_err(failed)?;
        let sum = file.try_clone().map_err(failed)?;
        let mut archive = Archive::open(&name, file)?;
        let (sheets, kind) = recognise(&mut archive)?;
        // The two share a position, which the archive sets for itself.
        (&sum).rewind().map_err(failed)?;
        let checksum = Checksum::of(sum).map_err(failed)?;
        Ok(Self {
            archive,
            checksum,
            sheets,
            kind,
        })
    }

    /// The file's.
    pub fn name(&self) -> &str {
        &self.archive.name
    }

    pub fn checksum(&self) -> &Checksum {
        &self.checksum
    }

    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|s| s.name.as_str())
    }

    /// The rows of the sheet that is asked for; if none is, of the first that
    /// looks like a table. What is hidden comes last.
    ///
    /// # Errors
    /// When there is no such sheet, or it is damaged.
    pub fn rows(&mut self, asked: Option<&str>) -> Result<Rows> {
        if let Some(asked) = asked {
            let found = self.sheets().position(|s| s == asked);
            let found = found.or_else(|| self.sheets().position(|s| s.trim().eq_ignore_ascii_case(asked.trim())));
            return match found {
                Some(i) => self.rows_of(i),
                None => Err(self.refuse(&format!("has no sheet \"{asked}\""))),
            };
        }
        let mut order: Vec<usize> = (0..self.sheets.len()).collect();
        order.sort_by_key(|&i| self.sheets[i].hidden);
        let mut some = None;
        for i in order {
            match likeness(self.rows_of(i)?)? {
                Likeness::Table => return self.rows_of(i),
                Likeness::Some => some = some.or(Some(i)),
                Likeness::Empty => {}
            }
        }
        match some {
            Some(i) => self.rows_of(i),
            None => Err(self.refuse("is empty; there is nothing to map")),
        }
    }

    fn rows_of(&mut self, i: usize) -> Result<Rows> {
        let (name, sheet) = (self.archive.name.clone(), self.sheets[i].clone());
        let xml = Xml::new(&name, self.archive.part(&sheet.path)?);
        let inner = match &mut self.kind {
            Kind::Ods => Inner::Ods(Box::new(ods::SheetRows {
                xml,
                name,
                sheet: sheet.name.clone(),
                before: i,
                state: ods::State::default(),
            })),
            Kind::Xlsx { book, shared } => {
                let (strings, styles) = match shared {
                    Some(shared) => shared.clone(),
                    None => shared.insert(read_shared(&mut self.archive, book)?).clone(),
                };
                Inner::Xlsx(Box::new(xlsx::SheetRows {
                    xml,
                    name,
                    sheet: sheet.name.clone(),
                    strings,
                    styles,
                    since_1904: book.since_1904,
                    state: xlsx::State::default(),
                }))
            }
        };
        Ok(Rows {
            sheet: sheet.name,
            inner,
            has_failed: false,
        })
    }

    fn refuse(&self, what: &str) -> Error {
        let all: Vec<&str> = self.sheets().take(20).collect();
        Error::content(
            &self.archive.name,
            format!("{what}; its sheets are: {}", all.join(", ")),
        )
    }
}

/// What kind of workbook it is, by its parts.
fn recognise(archive: &mut Archive) -> Result<(Vec<Sheet>, Kind)> {
    let has_prefix = |prefix: &str| archive.paths().iter().any(|p| p.starts_with(prefix));
    let refusal = if archive.has("xl/workbook.bin") {
        "is a binary Excel workbook (.xlsb); save it as .xlsx or CSV"
    } else if archive.has("word/document.xml") {
        "is a Word document; save its tables as CSV"
    } else if has_prefix("ppt/") {
        "is a presentation; save its tables as CSV"
    } else if archive.has("doc.kml") {
        "is a KMZ; save it as GeoJSON or CSV"
    } else if archive.has("index/document.iwa") {
        "is a Numbers spreadsheet; export it as .xlsx or CSV"
    } else if archive.has("xl/workbook.xml") || archive.has("_rels/.rels") {
        let mut book = Book::read(archive)?;
        let sheets = std::mem::take(&mut book.sheets);
        return Ok((sheets, Kind::Xlsx { book, shared: None }));
    } else if archive.has(ods::CONTENT) && archive.has("mimetype") {
        let mut kind = String::new();
        let read = archive.part("mimetype")?.take(100).read_to_string(&mut kind);
        if read.is_ok() && kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return Ok((ods::sheets(archive)?, Kind::Ods));
        }
        "is an OpenDocument file but no spreadsheet; save its tables as CSV"
    } else {
        let some: Vec<&str> = archive.paths().iter().take(3).map(String::as_str).collect();
        let message = format!(
            "is a zip archive ({} files: {}); unpack it and name the file in it",
            archive.paths().len(),
            some.join(", ")
        );
        return Err(Error::content(&archive.name, message));
    };
    Err(Error::content(&archive.name, refusal))
}

fn read_shared(archive: &mut Archive, book: &Book) -> Result<(Arc<Strings>, Arc<[Shown]>)> {
    let name = archive.name.clone();
    let mut part = |path: &Option<String>| match path {
        Some(path) if archive.has(path) => archive.part(path).map(|p| Some(Xml::new(&name, p))),
        _ => Ok(None),
    };
    let strings = part(&book.strings)?.map(Strings::read).transpose()?.unwrap_or_default();
    let styles = part(&book.styles)?.map(styles::read).transpose()?.unwrap_or_default();
    Ok((Arc::new(strings), styles.into()))
}

enum Likeness {
    Table,
    Some,
    Empty,
}

/// A cover sheet has texts; a table has rows of more than one cell.
fn likeness(rows: Rows) -> Result<Likeness> {
    let (mut any, mut wide) = (false, 0);
    for row in rows.take(20) {
        any = true;
        wide += u32::from(row?.cells.iter().filter(|c| !c.is_empty()).count() > 1);
        if wide > 1 {
            return Ok(Likeness::Table);
        }
    }
    Ok(if any { Likeness::Some } else { Likeness::Empty })
}

/// The rows of a sheet that are not empty, as they are read.
pub struct Rows {
    pub sheet: String,
    inner: Inner,
    /// After an error nothing more is read.
    has_failed: bool,
}

enum Inner {
    Xlsx(Box<xlsx::SheetRows>),
    Ods(Box<ods::SheetRows>),
}

impl Iterator for Rows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_failed {
            return None;
        }
        let row = match &mut self.inner {
            Inner::Xlsx(rows) => rows.next(),
            Inner::Ods(rows) => rows.next(),
        };
        self.has_failed = row.is_err();
        row.transpose()
    }
}
