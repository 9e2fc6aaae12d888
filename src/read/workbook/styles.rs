//! Which cell styles show a number as a date.

use super::value::Shown;
use super::xml::{Xml, attribute};
use crate::Result;
use quick_xml::events::Event;
use std::collections::HashMap;

/// More than any spreadsheet writes (Excel: 65,490).
const MOST: usize = 1 << 20;

/// By the number of the style.
pub(super) fn read(mut xml: Xml) -> Result<Vec<Shown>> {
    let (mut formats, mut styles) = (HashMap::new(), Vec::new());
    let mut buffer = Vec::new();
    let mut within = false;
    loop {
        match xml.next(&mut buffer)? {
            Event::Start(e) => match e.local_name().as_ref() {
                "cellXfs" => within = true,
                "numFmt" => {
                    if let (Some(id), Some(code)) = (attribute(&e, "numFmtId"), attribute(&e, "formatCode")) {
                        formats.insert(id, shown(&code));
                    }
                }
                "xf" if within => {
                    let id = attribute(&e, "numFmtId").unwrap_or_default();
                    styles.push(formats.get(&id).copied().unwrap_or_else(|| built_in(&id)));
                }
                _ => {}
            },
            Event::End(e) if e.local_name().as_ref() == "cellXfs" => within = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
        if formats.len().max(styles.len()) > MOST {
            return Err(xml.damaged(&"it has more styles than any spreadsheet"));
        }
    }
}

/// Formats that are not written in the file (ECMA-376, 18.8.30).
fn built_in(id: &str) -> Shown {
    match id.parse() {
        Ok(14..=22 | 27..=36 | 45 | 47 | 50..=58) => Shown::Date,
        Ok(46) => Shown::Duration,
        Ok(0_u32..) | Err(_) => Shown::Number,
    }
}

/// By the letters of the format's first section, outside quotes and brackets.
fn shown(code: &str) -> Shown {
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '\\' | '_' | '*' => {
                chars.next();
            }
            '"' => {
                chars.find(|c| *c == '"');
            }
            '[' => {
                let within: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let within = within.to_ascii_lowercase();
                if !within.is_empty() && ["h", "m", "s"].iter().any(|l| within.replace(l, "").is_empty()) {
                    return Shown::Duration;
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Shown::Date,
            _ => {}
        }
    }
    Shown::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_by_their_letters() {
        for code in [
            "yyyy-mm-dd",
            "d/m/yy h:mm",
            "[$-409]mmm\\-yy;@",
            "\"on \"d",
            "[Red]h:mm",
        ] {
            assert_eq!(shown(code), Shown::Date, "{code}");
        }
        for code in [
            "General",
            "0.00",
            "\"days\" 0",
            "[Red]0",
            "0;\"d\"",
            "0\\d",
            "0_d",
            "\"open",
            "[open",
        ] {
            assert_eq!(shown(code), Shown::Number, "{code}");
        }
        assert_eq!(shown("[hh]:mm:ss"), Shown::Duration);
    }
}
