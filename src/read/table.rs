//! A table's rows, a batch at a time: any number of them in bounded memory.

use super::delimited::{Delimited, Next, OPEN_QUOTE, line_of};
use super::dialect;
use super::source::Source;
use super::workbook::{self, Workbook};
use super::{ReadOptions, Reject, Schema};
use crate::{Error, Result};
use csv::{ByteRecord, Position};

/// Rows of some kind of table, one after the other.
pub(super) trait Records: Send {
    /// Reads the next one; its position says the line that it begins on.
    fn read(&mut self, record: &mut ByteRecord) -> Result<Next>;

    /// Whether rows have all cells of the header, empty ones too.
    fn are_whole(&self) -> bool {
        false
    }
}

/// A table open for reading.
pub struct Table {
    schema: Schema,
    records: Box<dyn Records>,
    /// The first row, where it was read to see whether it is one.
    first: Option<(ByteRecord, Next)>,
    /// It came without a header, and its dialect supplied one.
    headless: bool,
    short: Short,
}

/// Rows that have fewer cells than the header.
#[derive(Clone, Copy, Debug, Default)]
struct Short {
    rows: usize,
    first_line: u64,
    /// Where the last row is one: how many cells it has.
    last: Option<usize>,
}

/// Rows that were read together.
#[derive(Debug, Default)]
pub struct Batch {
    records: Vec<ByteRecord>,
    len: usize,
    /// Rows that are none: too many cells, an open quote, a NUL byte.
    pub faults: Vec<Reject>,
}

impl Batch {
    pub fn records(&self) -> &[ByteRecord] {
        &self.records[..self.len]
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0 && self.faults.is_empty()
    }
}

impl Table {
    pub(super) fn of_text(source: Source, options: &ReadOptions) -> Result<Self> {
        let name = source.name.clone();
        let head = source.head.clone();
        let delimiter = delimiter_of(&String::from_utf8_lossy(&head));
        Self::new(
            &name,
            Box::new(Delimited::new(&name, source, delimiter, &head)),
            options,
        )
    }

    pub(super) fn of_workbook(mut book: Workbook, options: &ReadOptions) -> Result<Self> {
        let name = book.name().to_owned();
        let rows = book.rows(options.sheet.as_deref())?;
        Self::new(&name, Box::new(rows), options)
    }

    /// Finds the header, if there is one, and tells what the columns mean.
    ///
    /// # Errors
    /// When there is no row at all, or no column of use.
    pub(super) fn new(name: &str, mut records: Box<dyn Records>, options: &ReadOptions) -> Result<Self> {
        let mut record = ByteRecord::new();
        // Some files begin with a line of nothing but delimiters.
        let found = loop {
            match records.read(&mut record)? {
                Next::Record if record.iter().all(<[u8]>::is_empty) => {}
                other => break other,
            }
        };
        match found {
            Next::End => return Err(Error::content(name, "has no row at all")),
            Next::OpenQuote => return Err(Error::content(name, format!("in the header, {OPEN_QUOTE}"))),
            Next::Cut => return Err(Error::content(name, "has a cell of more than 1 MB in its header")),
            Next::Record | Next::NoObject => {}
        }
        let cells: Vec<&str> = record.iter().map(as_text).collect();
        if let Some((known, header)) = dialect::without_header(&cells)
            && options.dialect.is_none_or(|d| d.key() == known.key())
        {
            let header = header.iter().map(|c| (*c).to_owned()).collect();
            let options = ReadOptions {
                dialect: Some(known),
                ..options.clone()
            };
            return Ok(Self {
                schema: Schema::new(name, header, &[], &options)?,
                records,
                first: Some((record, Next::Record)),
                headless: true,
                short: Short::default(),
            });
        }
        let header: Vec<String> = cells.iter().map(|c| (*c).to_owned()).collect();
        let mut second = ByteRecord::new();
        let next = records.read(&mut second)?;
        let is_tags = next == Next::Record && dialect::is_tags(second.iter().map(as_text));
        let tags: Vec<String> = if is_tags {
            second.iter().map(|c| as_text(c).to_owned()).collect()
        } else {
            Vec::new()
        };
        let first = (!is_tags && next != Next::End).then_some((second, next));
        Ok(Self {
            schema: Schema::new(name, header, &tags, options)?,
            records,
            first,
            headless: false,
            short: Short::default(),
        })
    }

    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// What is odd about the header, in words.
    pub(super) fn header_note(&self) -> Option<String> {
        if !self.headless {
            return self.schema.note();
        }
        let columns = self.schema.header().len();
        let of = self.schema.dialect.title();
        Some(format!(
            "it has no header; its {columns} columns and first row are those of {of}"
        ))
    }

    /// What the rows so far show of their number of cells, in words.
    pub(super) fn note(&self) -> Option<String> {
        let Short { rows, first_line, last } = self.short;
        let columns = self.schema.header().len();
        if rows == 0 || !self.records.are_whole() {
            return None;
        }
        Some(match last {
            Some(cells) if rows == 1 => format!(
                "the last row, on line {first_line}, has {cells} cells of {columns}: the file may have been cut off"
            ),
            _ if rows == 1 => {
                format!(
                    "1 row, on line {first_line}, has fewer cells than the header; those that are missing are empty"
                )
            }
            _ => format!(
                "{rows} rows have fewer cells than the header, the first on line {first_line}; those that are missing are empty"
            ),
        })
    }

    pub(super) fn schema_mut(&mut self) -> &mut Schema {
        &mut self.schema
    }

    /// Reads up to `most` rows into the batch in place of those in it.
    ///
    /// # Errors
    /// When reading fails, or a row is longer than 16 MB.
    pub fn fill(&mut self, batch: &mut Batch, most: usize) -> Result<()> {
        batch.len = 0;
        batch.faults.clear();
        while batch.len < most && batch.faults.len() < most {
            if batch.records.len() == batch.len {
                batch.records.push(ByteRecord::new());
            }
            let record = &mut batch.records[batch.len];
            let next = match self.first.take() {
                Some((first, next)) => {
                    *record = first;
                    next
                }
                None => self.records.read(record)?,
            };
            let fault = match next {
                Next::End => break,
                Next::OpenQuote => Some(last_cell(&self.schema, record, OPEN_QUOTE)),
                Next::Cut => Some(last_cell(&self.schema, record, "has a cell of more than 1 MB of text")),
                Next::NoObject => Some(last_cell(
                    &self.schema,
                    record,
                    "is no object, as the others in the list are",
                )),
                Next::Record => fault(&self.schema, record),
            };
            self.short.see(record, self.schema.header().len());
            match fault {
                None => batch.len += 1,
                Some(reject) => batch.faults.push(reject),
            }
        }
        Ok(())
    }
}

impl Short {
    fn see(&mut self, record: &ByteRecord, columns: usize) {
        self.last = (record.len() < columns).then_some(record.len());
        if self.last.is_some() {
            if self.rows == 0 {
                self.first_line = line_of(record);
            }
            self.rows += 1;
        }
    }
}

impl Records for workbook::Rows {
    fn read(&mut self, record: &mut ByteRecord) -> Result<Next> {
        let Some(row) = self.next().transpose()? else {
            return Ok(Next::End);
        };
        *record = record_of(row.cells.iter().map(String::as_str), u64::from(row.number));
        Ok(if row.cut.is_some() { Next::Cut } else { Next::Record })
    }
}

/// A record from texts, as it stands on a line.
pub(super) fn record_of<'a>(cells: impl IntoIterator<Item = &'a str>, line: u64) -> ByteRecord {
    let mut record = ByteRecord::from_iter(cells.into_iter().map(str::as_bytes));
    let mut position = Position::new();
    // A damaged workbook may number a row 0, which a position refuses.
    position.set_line(line.max(1));
    record.set_position(Some(position));
    record
}

/// Sources give nothing but UTF-8.
fn as_text(cell: &[u8]) -> &str {
    std::str::from_utf8(cell).unwrap_or_default()
}

fn last_cell(schema: &Schema, record: &ByteRecord, reason: &str) -> Reject {
    let cell = record.iter().next_back().unwrap_or_default();
    Reject::new(&schema.name, line_of(record), "row", as_text(cell), reason)
}

fn fault(schema: &Schema, record: &ByteRecord) -> Option<Reject> {
    let line = line_of(record);
    let columns = schema.header().len();
    let surplus = record.iter().skip(columns).find(|c| !c.is_empty());
    if let Some(cell) = surplus {
        let reason = format!(
            "has {} cells, the header has {columns}; a delimiter or quote is amiss",
            record.len()
        );
        return Some(Reject::new(&schema.name, line, "row", as_text(cell), reason));
    }
    let bad = record
        .as_slice()
        .contains(&0)
        .then(|| record.iter().position(|c| c.contains(&0)));
    let column = bad.flatten()?;
    let reason = "has a NUL byte in it, as damaged files do";
    let name = schema.header().get(column).map_or("row", String::as_str);
    Some(Reject::new(&schema.name, line, name, as_text(&record[column]), reason))
}

/// The delimiter that the first line with more than delimiters has most of.
pub(super) fn delimiter_of(text: &str) -> u8 {
    const ALL: [char; 4] = ['|', ';', '\t', ','];
    let bare = |line: &&str| {
        line.trim_matches(|c: char| ALL.contains(&c) || c.is_whitespace())
            .is_empty()
    };
    let header = text.lines().find(|l| !bare(l)).unwrap_or_default();
    let most = ALL.into_iter().max_by_key(|d| header.matches(*d).count());
    most.map_or(b',', |d| d as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Found by fuzzing: `<row r="0">` in a workbook.
    #[test]
    fn a_row_numbered_0_is_a_row() {
        assert_eq!(line_of(&record_of(["a"], 0)), 1);
    }
}
