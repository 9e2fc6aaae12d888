//! The texts that the cells of an xlsx refer to by number.

use super::row::Text;
use super::value::unescape;
use super::xml::{Xml, resolve};
use crate::Result;
use quick_xml::events::Event;

/// All of them are in memory, in bytes.
const LARGEST: usize = 512 << 20;
const MOST: usize = 48 << 20;

/// In one text, which takes a third of what single strings do. How many there
/// are is counted, not believed: a file may state any number.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    /// The few that were too long.
    cut: Vec<usize>,
}

impl Strings {
    pub fn read(mut xml: Xml) -> Result<Self> {
        let (mut all, mut buffer, mut text) = (Self::default(), Vec::new(), Text::default());
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(e) if e.local_name().as_ref() == "si" => {
                    text.clear();
                    rich_text(&mut xml, &mut buffer, &mut text)?;
                    all.push(&text);
                    if all.text.len() > LARGEST || all.ends.len() > MOST {
                        return Err(xml.damaged(&"it holds more text than a sheet does (512 MB)"));
                    }
                }
                Event::Eof => return Ok(all),
                _ => {}
            }
        }
    }

    fn push(&mut self, text: &Text) {
        if text.cut {
            self.cut.push(self.ends.len());
        }
        match unescape(&text.text) {
            Some(plain) => self.text.push_str(&plain),
            None => self.text.push_str(&text.text),
        }
        // LARGEST and one text more.
        self.ends.push(self.text.len() as u32);
    }

    /// The text, and whether it was cut.
    pub fn get(&self, i: usize) -> Option<(&str, bool)> {
        let end = *self.ends.get(i)? as usize;
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        Some((&self.text[start..end], self.cut.binary_search(&i).is_ok()))
    }
}

/// Adds the runs of the element that has just begun, to its end; not the
/// pronunciation that Japanese workbooks have beside them.
pub(super) fn rich_text(xml: &mut Xml, buffer: &mut Vec<u8>, text: &mut Text) -> Result<()> {
    let (mut depth, mut within) = (1_u32, false);
    while depth > 0 {
        let mut pronunciation = false;
        match xml.next(buffer)? {
            Event::Start(e) => match e.local_name().as_ref() {
                "rPh" => pronunciation = true,
                name => {
                    within = name == "t";
                    depth += 1;
                }
            },
            Event::End(_) => {
                within = false;
                depth -= 1;
            }
            Event::Eof => break,
            event if within => push(&event, text),
            _ => {}
        }
        if pronunciation {
            xml.skip(buffer)?;
        }
    }
    Ok(())
}

/// Adds what an event says in characters.
pub(super) fn push(event: &Event, text: &mut Text) {
    match event {
        Event::Text(t) => text.push(&t.xml10_content()),
        Event::CData(t) => text.push(&t.xml10_content()),
        Event::GeneralRef(r) => match resolve(r) {
            Some(c) => text.push(c.encode_utf8(&mut [0; 4])),
            None => text.push(&format!("&{};", &**r)),
        },
        _ => {}
    }
}
