//! A part's XML, event by event, each of a bounded size.

use super::archive::Part;
use crate::{Error, Result};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;
use std::io::{self, BufReader, Read};

/// The most that one tag or one text may take, in bytes: it is in memory as a
/// whole.
const LONGEST_EVENT: usize = 16 << 20;
/// The deepest that elements may be within one another.
const DEEPEST: u32 = 256;

pub(super) struct Xml {
    reader: quick_xml::Reader<BufReader<Watched>>,
    name: String,
    path: String,
    depth: u32,
}

impl Xml {
    pub fn new(name: &str, part: Part) -> Self {
        let path = part.path.clone();
        let watched = Watched { part, since: 0 };
        let mut reader = quick_xml::Reader::from_reader(BufReader::with_capacity(64 << 10, watched));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            name: name.to_owned(),
            path,
            depth: 0,
        }
    }

    /// # Errors
    /// When it is no XML, ends early, or is out of bounds.
    pub fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>> {
        buffer.clear();
        self.reader.get_mut().get_mut().since = 0;
        let event = self.reader.read_event_into(buffer);
        match event {
            Ok(Event::Start(_)) => self.depth += 1,
            Ok(Event::End(_)) => self.depth = self.depth.saturating_sub(1),
            Ok(Event::Eof) if self.depth > 0 => return Err(self.damaged(&"it ends early")),
            _ => {}
        }
        if self.depth > DEEPEST {
            return Err(self.damaged(&"elements are nested without end"));
        }
        event.map_err(|e| self.damaged(&e))
    }

    /// Passes over what is in the element that has just begun.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub fn skip(&mut self, buffer: &mut Vec<u8>) -> Result<()> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next(buffer)?;
        }
        Ok(())
    }

    /// Reads to the end of the part, where its checksum is compared.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn finish(&mut self) -> Result<()> {
        let watched = self.reader.get_mut().get_mut();
        let end = io::copy(&mut watched.part, &mut io::sink());
        end.map(drop).map_err(|e| self.damaged(&e))
    }

    pub fn damaged(&self, why: &dyn std::fmt::Display) -> Error {
        let message = format!("its part {} is damaged: {why}; save the workbook again", self.path);
        Error::content(&self.name, message)
    }
}

/// An attribute's value by its name without the namespace.
pub(super) fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    // Looking for doubles would take a square of the time.
    let mut all = element.attributes();
    let all = all.with_checks(false).filter_map(std::result::Result::ok);
    let mut found = all.filter(|a| a.key.local_name().as_ref() == name);
    let value = found.next()?;
    let text = value.normalized_value(XmlVersion::Implicit1_0);
    Some(text.map_or_else(|_| value.value.to_string(), Cow::into_owned))
}

/// What `&...;` stands for. No entity that a file defines is expanded.
pub(super) fn resolve(reference: &BytesRef) -> Option<char> {
    if let Ok(Some(char)) = reference.resolve_char_ref() {
        return Some(char);
    }
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

struct Watched {
    part: Part,
    /// Bytes read since the event began.
    since: usize,
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since > LONGEST_EVENT {
            return Err(io::Error::other("a single text or tag is longer than 16 MB"));
        }
        let n = self.part.read(buffer)?;
        self.since += n;
        Ok(n)
    }
}
