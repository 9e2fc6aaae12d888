//! The rows of a sheet of an ods, read as they are asked for. Cells and rows
//! that are repeated are stated once, with how often.

use super::archive::Archive;
use super::book::Sheet;
use super::row::{Builder, COLUMNS, ROWS, Row, TOO_MANY_ROWS, Text};
use super::strings::push;
use super::value;
use super::xml::{Xml, attribute};
use crate::{Error, Result};
use quick_xml::events::{BytesStart, Event};

pub(super) const CONTENT: &str = "content.xml";

/// The sheets, for which the whole document is passed over.
pub(super) fn sheets(archive: &mut Archive) -> Result<Vec<Sheet>> {
    let manifest = "meta-inf/manifest.xml";
    if archive.has(manifest) {
        refuse_password(archive, manifest)?;
    }
    let mut xml = Xml::new(&archive.name.clone(), archive.part(CONTENT)?);
    let (mut sheets, mut buffer) = (Vec::new(), Vec::new());
    loop {
        let mut is_table = false;
        match xml.next(&mut buffer)? {
            Event::Start(e) if e.local_name().as_ref() == "table" => {
                is_table = true;
                sheets.push(Sheet {
                    name: attribute(&e, "name").unwrap_or_default(),
                    hidden: false,
                    path: CONTENT.to_owned(),
                });
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
        if is_table {
            xml.skip(&mut buffer)?;
        }
        if sheets.len() > 10_000 {
            return Err(xml.damaged(&"it has more than 10,000 sheets"));
        }
    }
}

fn refuse_password(archive: &mut Archive, manifest: &str) -> Result<()> {
    let mut xml = Xml::new(&archive.name.clone(), archive.part(manifest)?);
    let mut buffer = Vec::new();
    loop {
        match xml.next(&mut buffer)? {
            Event::Start(e) if e.local_name().as_ref() == "encryption-data" => {
                let message = "is a workbook with a password; open it and save it without one";
                return Err(Error::content(&archive.name, message));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

pub(super) struct SheetRows {
    pub xml: Xml,
    pub name: String,
    pub sheet: String,
    /// Sheets to pass over before this one.
    pub before: usize,
    pub state: State,
}

#[derive(Default)]
pub(super) struct State {
    is_within: bool,
    has_ended: bool,
    row: Builder,
    /// Of the row that comes next.
    number: u32,
    repeated: u32,
    column: usize,
    value: Text,
    /// A row to be given again, and how often.
    again: Option<(Row, u32)>,
    buffer: Vec<u8>,
    within: Vec<u8>,
}

impl SheetRows {
    pub fn next(&mut self) -> Result<Option<Row>> {
        if let Some((row, times)) = &mut self.state.again {
            row.number += 1;
            *times -= 1;
            let row = row.clone();
            if *times == 0 {
                self.state.again = None;
            }
            return Ok(Some(row));
        }
        let mut buffer = std::mem::take(&mut self.state.buffer);
        while !self.state.has_ended {
            let mut is_other = false;
            match self.xml.next(&mut buffer)? {
                Event::Start(e) => match e.local_name().as_ref() {
                    "table" if self.before > 0 => {
                        self.before -= 1;
                        is_other = true;
                    }
                    "table" => self.state.is_within = true,
                    "table-row" if self.state.is_within => {
                        self.state.repeated = repeated(&e, "number-rows-repeated");
                        self.state.column = 0;
                        self.state.row.begin(self.state.number.saturating_add(1));
                    }
                    "table-cell" | "covered-table-cell" if self.state.is_within => self.cell(&e)?,
                    "shapes" => is_other = true,
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    "table-row" if self.state.is_within => {
                        if let Some(row) = self.end_row()? {
                            self.state.buffer = buffer;
                            return Ok(Some(row));
                        }
                    }
                    "table" if self.state.is_within => self.state.has_ended = true,
                    _ => {}
                },
                Event::Eof => self.state.has_ended = true,
                _ => {}
            }
            if is_other {
                self.xml.skip(&mut buffer)?;
            }
        }
        Ok(None)
    }

    /// Empty rows are only counted: LibreOffice states a million of them at the end.
    fn end_row(&mut self) -> Result<Option<Row>> {
        let row = self
            .state
            .row
            .take(self.state.repeated)
            .map_err(|why| self.fault(why))?;
        let state = &mut self.state;
        state.number = state.number.saturating_add(state.repeated);
        if row.is_some() && state.number > ROWS {
            return Err(self.fault(TOO_MANY_ROWS));
        }
        if let Some(row) = &row
            && state.repeated > 1
        {
            state.again = Some((row.clone(), state.repeated - 1));
        }
        Ok(row)
    }

    fn cell(&mut self, e: &BytesStart) -> Result<()> {
        let times = repeated(e, "number-columns-repeated") as usize;
        self.state.value.clear();
        let has_value = stated_value(e, &mut self.state.value);
        self.read_text(!has_value)?;
        let State { row, column, value, .. } = &mut self.state;
        let (first, end) = (*column, column.saturating_add(times));
        *column = end;
        if value.text.is_empty() {
            return Ok(());
        }
        for column in first..end.min(COLUMNS + 1) {
            if let Err(why) = row.put(column, &value.text, value.cut) {
                return Err(self.fault(why));
            }
        }
        Ok(())
    }

    /// Reads to the cell's end, and adds its paragraphs where it states no value.
    fn read_text(&mut self, is_wanted: bool) -> Result<()> {
        let State { value, within, .. } = &mut self.state;
        let (mut depth, mut paragraphs) = (1_u32, 0_u32);
        while depth > 0 {
            let mut is_other = false;
            match self.xml.next(within)? {
                Event::Start(e) => {
                    depth += 1;
                    match e.local_name().as_ref() {
                        // Comments and pictures are no part of it.
                        "annotation" | "frame" | "table" => is_other = true,
                        _ if !is_wanted => {}
                        "p" => {
                            if paragraphs > 0 {
                                value.push("\n");
                            }
                            paragraphs += 1;
                        }
                        "s" => {
                            let spaces = attribute(&e, "c").and_then(|c| c.parse().ok()).unwrap_or(1);
                            value.push(&" ".repeat(spaces.min(1 << 10)));
                        }
                        "tab" => value.push("\t"),
                        "line-break" => value.push("\n"),
                        _ => {}
                    }
                }
                Event::End(_) => depth -= 1,
                Event::Eof => return Ok(()),
                event if is_wanted && paragraphs > 0 => push(&event, value),
                _ => {}
            }
            if is_other {
                self.xml.skip(within)?;
                depth -= 1;
            }
        }
        Ok(())
    }

    fn fault(&self, why: &str) -> Error {
        let (sheet, number) = (&self.sheet, self.state.number.saturating_add(1));
        Error::content(&self.name, format!("sheet \"{sheet}\", row {number}: {why}"))
    }
}

fn repeated(e: &BytesStart, name: &str) -> u32 {
    let Some(times) = attribute(e, name) else { return 1 };
    // What is too large to read is too large as well.
    times.trim().parse().unwrap_or(u32::MAX).max(1)
}

/// What a cell states of its value; `false` where its text is it.
fn stated_value(e: &BytesStart, value: &mut Text) -> bool {
    let mut kind = None;
    let mut stated = None;
    let mut is_error = false;
    let mut attributes = e.attributes();
    for a in attributes.with_checks(false).flatten() {
        match a.key.as_ref() {
            "office:value-type" => kind = Some(a.value),
            "calcext:value-type" => is_error = &*a.value == "error",
            "office:value" | "office:date-value" | "office:time-value" | "office:boolean-value" => {
                stated = Some(a.value);
            }
            _ => {}
        }
    }
    if is_error {
        return true;
    }
    let (Some(kind), Some(stated)) = (kind, stated) else {
        return false;
    };
    match &*kind {
        "float" | "percentage" | "currency" => value.push(&value::number(&stated, value::Shown::Number, false)),
        "date" => value.push(value::iso(&stated)),
        "time" => match value::iso_time(&stated) {
            Some(time) => value.push(&time),
            None => value.push(&stated),
        },
        "boolean" => value.push(value::boolean(&*stated == "true")),
        _ => return false,
    }
    true
}
