//! The rows of an xlsx sheet, read as they are asked for. What the sheet states
//! of its size is not looked at.

use super::row::{Builder, COLUMNS, ROWS, Row, TOO_MANY_ROWS, Text};
use super::strings::{Strings, push, rich_text};
use super::value::{self, Shown};
use super::xml::{Xml, attribute};
use crate::{Error, Result};
use quick_xml::events::{BytesStart, Event};
use std::sync::Arc;

pub(super) struct SheetRows {
    pub xml: Xml,
    pub name: String,
    pub sheet: String,
    pub strings: Arc<Strings>,
    pub styles: Arc<[Shown]>,
    pub since_1904: bool,
    pub state: State,
}

#[derive(Default)]
pub(super) struct State {
    row: Builder,
    number: u32,
    /// Where a cell is that does not say so.
    column: usize,
    value: Text,
    has_ended: bool,
    buffer: Vec<u8>,
    within: Vec<u8>,
}

/// How a cell's value is written.
enum Kind {
    Number(Shown),
    Shared,
    Text,
    Inline,
    Boolean,
    Date,
    Error,
}

impl SheetRows {
    pub fn next(&mut self) -> Result<Option<Row>> {
        // Apart from the rest, so that an event may borrow it.
        let mut buffer = std::mem::take(&mut self.state.buffer);
        while !self.state.has_ended {
            match self.xml.next(&mut buffer)? {
                Event::Start(e) => match e.local_name().as_ref() {
                    "row" => self.begin_row(attribute(&e, "r").as_deref())?,
                    "c" => self.cell(&e)?,
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    "row" => {
                        if let Some(row) = self.state.row.take(1).map_err(|why| self.fault(why))? {
                            self.state.buffer = buffer;
                            return Ok(Some(row));
                        }
                    }
                    "sheetData" => {
                        self.state.has_ended = true;
                        self.xml.finish()?;
                    }
                    _ => {}
                },
                Event::Eof => {
                    let why = "there are no cells in it (no sheetData)";
                    return Err(self.xml.damaged(&why));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    fn begin_row(&mut self, stated: Option<&str>) -> Result<()> {
        let before = self.state.number;
        // A number that overflows is too large as well.
        let number = stated.map_or(before.saturating_add(1), |r| r.trim().parse().unwrap_or(u32::MAX));
        if number > ROWS {
            return Err(self.fault(TOO_MANY_ROWS));
        }
        if number <= before {
            return Err(self.xml.damaged(&format!("row {number} comes after row {before}")));
        }
        self.state.number = number;
        self.state.column = 0;
        self.state.row.begin(number);
        Ok(())
    }

    fn cell(&mut self, e: &BytesStart) -> Result<()> {
        let (mut column, mut style, mut kind) = (self.state.column, 0, None);
        let mut attributes = e.attributes();
        for a in attributes.with_checks(false).flatten() {
            match a.key.as_ref() {
                "r" => column = column_of(&a.value).ok_or_else(|| self.no_column(&a.value))?,
                "s" => style = a.value.parse().unwrap_or(0),
                "t" => kind = Some(a.value),
                _ => {}
            }
        }
        let shown = self.styles.get(style).copied().unwrap_or_default();
        let kind = match kind.as_deref() {
            Some("s") => Kind::Shared,
            Some("str") => Kind::Text,
            Some("inlineStr") => Kind::Inline,
            Some("b") => Kind::Boolean,
            Some("d") => Kind::Date,
            Some("e") => Kind::Error,
            _ => Kind::Number(shown),
        };
        self.read_value(&kind)?;
        self.state.column = column.saturating_add(1);
        self.put(column, &kind)
    }

    /// Reads to the cell's end; formulas are passed over.
    fn read_value(&mut self, kind: &Kind) -> Result<()> {
        let State { value, within, .. } = &mut self.state;
        value.clear();
        let mut is_value = false;
        loop {
            let mut passed_over = false;
            match self.xml.next(within)? {
                Event::Start(e) => match (e.local_name().as_ref(), kind) {
                    ("is", Kind::Inline) => {
                        rich_text(&mut self.xml, within, value)?;
                    }
                    ("v", Kind::Inline) => passed_over = true,
                    ("v", _) => is_value = true,
                    _ => passed_over = true,
                },
                Event::End(e) if e.local_name().as_ref() == "c" => return Ok(()),
                Event::End(_) => is_value = false,
                Event::Eof => return Err(self.xml.damaged(&"it ends early")),
                event if is_value => push(&event, value),
                _ => {}
            }
            if passed_over {
                self.xml.skip(within)?;
            }
        }
    }

    fn put(&mut self, column: usize, kind: &Kind) -> Result<()> {
        let State { row, value, number, .. } = &mut self.state;
        let written = value.text.as_str();
        let put = match kind {
            _ if written.is_empty() => Ok(()),
            Kind::Number(shown) => row.put(column, &value::number(written, *shown, self.since_1904), value.cut),
            Kind::Shared => {
                let found = written.trim().parse().ok().and_then(|i| self.strings.get(i));
                let Some((text, cut)) = found else {
                    let why = format!("row {number} refers to a text that is not there ({written:.20})");
                    return Err(self.xml.damaged(&why));
                };
                row.put(column, text, cut)
            }
            Kind::Text | Kind::Inline => match value::unescape(written) {
                Some(plain) => row.put(column, &plain, value.cut),
                None => row.put(column, written, value.cut),
            },
            Kind::Boolean => row.put(
                column,
                value::boolean(written.trim() == "1" || written == "true"),
                false,
            ),
            Kind::Date => row.put(column, value::iso(written), value.cut),
            Kind::Error => Ok(()),
        };
        put.map_err(|why| self.fault(why))
    }

    fn no_column(&self, reference: &str) -> Error {
        let shown: String = reference.chars().take(20).collect();
        if shown.bytes().all(|b| b.is_ascii_alphanumeric()) {
            self.fault(&format!("has a cell {shown} beyond column XFD (16,384)"))
        } else {
            self.xml.damaged(&format!("\"{shown}\" is no cell"))
        }
    }

    fn fault(&self, why: &str) -> Error {
        let (sheet, number) = (&self.sheet, self.state.number);
        Error::content(&self.name, format!("sheet \"{sheet}\", row {number}: {why}"))
    }
}

/// "C12" is in column 2. Its row is what the row says.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0_usize, |n, b| {
        n.saturating_mul(26)
            .saturating_add(usize::from(b.to_ascii_uppercase() - b'A') + 1)
    });
    column.checked_sub(1).filter(|c| *c < COLUMNS)
}
