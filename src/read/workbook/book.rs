//! What an xlsx says of itself: its sheets and where their parts are.

use super::archive::Archive;
use super::xml::{Xml, attribute};
use crate::{Error, Result};
use quick_xml::events::Event;

/// More than any workbook has.
const MOST: usize = 10_000;

#[derive(Debug, Default)]
pub(super) struct Book {
    pub sheets: Vec<Sheet>,
    pub since_1904: bool,
    pub strings: Option<String>,
    pub styles: Option<String>,
}

#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// Its part; of an ods, all are in the same.
    pub path: String,
}

struct Relation {
    id: String,
    /// The last word of its type: "worksheet", "styles".
    kind: String,
    path: String,
}

impl Book {
    pub fn read(archive: &mut Archive) -> Result<Self> {
        let path = main_part(archive)?;
        let relations = relations(archive, &path)?;
        let of_kind = |kind: &str| relations.iter().find(|r| r.kind == kind).map(|r| r.path.clone());
        let mut book = Self {
            strings: of_kind("sharedStrings"),
            styles: of_kind("styles"),
            ..Self::default()
        };
        let mut xml = Xml::new(&archive.name.clone(), archive.part(&path)?);
        let mut buffer = Vec::new();
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(e) => match e.local_name().as_ref() {
                    "workbookPr" => {
                        book.since_1904 = matches!(attribute(&e, "date1904").as_deref(), Some("1" | "true" | "on"));
                    }
                    "sheet" => {
                        let id = attribute(&e, "id").unwrap_or_default();
                        // Charts and macros have sheets too.
                        let Some(relation) = relations.iter().find(|r| r.id == id) else {
                            let sheet = attribute(&e, "name").unwrap_or_default();
                            let message = format!("its sheet \"{sheet}\" is missing; save the workbook again");
                            return Err(Error::content(&archive.name, message));
                        };
                        if relation.kind == "worksheet" {
                            book.sheets.push(Sheet {
                                name: attribute(&e, "name").unwrap_or_default(),
                                hidden: attribute(&e, "state").is_some_and(|s| s != "visible"),
                                path: relation.path.clone(),
                            });
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(book),
                _ => {}
            }
            if book.sheets.len() > MOST {
                return Err(xml.damaged(&"it has more than 10,000 sheets"));
            }
        }
    }
}

fn main_part(archive: &mut Archive) -> Result<String> {
    const USUAL: &str = "xl/workbook.xml";
    if archive.has(USUAL) {
        return Ok(USUAL.to_owned());
    }
    let roots = relations(archive, "")?;
    let main = roots.into_iter().find(|r| r.kind == "officeDocument");
    Ok(main.map_or(USUAL.to_owned(), |r| r.path))
}

/// What a part refers to. None is followed further, so none can lead in a circle.
fn relations(archive: &mut Archive, of: &str) -> Result<Vec<Relation>> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let path = format!("{folder}/_rels/{file}.rels");
    let mut xml = Xml::new(&archive.name.clone(), archive.part(&path)?);
    let (mut all, mut buffer) = (Vec::new(), Vec::new());
    loop {
        match xml.next(&mut buffer)? {
            Event::Start(e) if e.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&e, "Type").unwrap_or_default();
                all.push(Relation {
                    id: attribute(&e, "Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    path: resolve(folder, &attribute(&e, "Target").unwrap_or_default()),
                });
            }
            Event::Eof => return Ok(all),
            _ => {}
        }
        if all.len() > MOST {
            return Err(xml.damaged(&"it has more than 10,000 entries"));
        }
    }
}

/// A target from the archive's root; above it there is nothing.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(target) => target.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
