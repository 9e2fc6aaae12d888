//! Which column of a table means what.

use super::date::DayOrder;
use super::dialect::{self, Dialect, GENERIC};
use super::{Field, ReadOptions};
use crate::{Error, Result};
use std::sync::Arc;

/// The columns of one table, by what they mean.
#[derive(Clone)]
pub struct Schema {
    /// The file's.
    pub name: String,
    pub dialect: &'static dyn Dialect,
    /// As the file writes them.
    header: Arc<[String]>,
    /// By the number of the field: its columns, in order of preference.
    columns: Vec<Vec<usize>>,
    /// By number: the columns of the dialect's extras.
    extras: Vec<Option<usize>>,
    /// Fields whose column is a guess by part of its name.
    guessed: Vec<Field>,
    /// The columns that an incident keeps beside what was understood.
    kept: Kept,
    pub day_order: Option<DayOrder>,
}

/// Original columns: all of them, or those that an export of ours kept.
#[derive(Clone, Default)]
struct Kept {
    columns: Option<Vec<usize>>,
    names: Arc<[String]>,
}

/// Before the name of an original column in our exports.
pub const ORIGINAL: &str = "src_";

/// A column's name as it is compared.
pub(super) fn column_name(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let mut name = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c {
            ' ' | '-' | '\u{a0}' | '_' if name.ends_with('_') => {}
            ' ' | '-' | '\u{a0}' => name.push('_'),
            c => name.push(c),
        }
    }
    name
}

impl Schema {
    /// `tags` are the cells of a HXL row below the header, or none.
    ///
    /// # Errors
    /// When a column that was asked for is not there.
    pub fn new(name: &str, header: Vec<String>, tags: &[String], options: &ReadOptions) -> Result<Self> {
        let names: Vec<String> = header.iter().map(|c| column_name(c)).collect();
        let dialect = options
            .dialect
            .or_else(|| dialect::recognise(&names))
            .unwrap_or(&GENERIC);
        let mut columns = vec![Vec::new(); Field::ALL.len()];
        let at = |wanted: &str| names.iter().position(|n| n == wanted);
        for (field, known) in dialect.columns(&names) {
            columns[field as usize].extend(known.iter().filter_map(|n| at(n)));
        }
        let mut guessed = Vec::new();
        if dialect.key() == GENERIC.key() {
            // Some rows of tags are longer than their header.
            dialect::tagged(&tags[..tags.len().min(names.len())], &mut columns);
            guessed = dialect::guess(&names, &mut columns);
        }
        for (field, column) in &options.map {
            let index = at(&column_name(column)).ok_or_else(|| {
                let message = format!(
                    "has no column \"{column}\", which was to be {}; its columns are: {}",
                    field.key(),
                    shown(&header)
                );
                Error::content(name, message)
            })?;
            columns[*field as usize] = vec![index];
            guessed.retain(|f| f != field);
        }
        let header: Arc<[String]> = header.into();
        Ok(Self {
            name: name.to_owned(),
            dialect,
            kept: if options.brief {
                Kept::default()
            } else {
                Kept::of(dialect, &header, &names)
            },
            header,
            extras: dialect.extras().iter().map(|n| at(n)).collect(),
            columns,
            guessed,
            day_order: options.day_order.or_else(|| dialect.day_order()),
        })
    }

    /// The columns as the file writes them.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The columns of a field, in order of preference.
    pub fn columns(&self, field: Field) -> &[usize] {
        &self.columns[field as usize]
    }

    pub(super) fn extra(&self, number: usize) -> Option<usize> {
        self.extras.get(number).copied().flatten()
    }

    /// The columns of all extras.
    pub(super) fn extras(&self) -> impl Iterator<Item = &usize> {
        self.extras.iter().flatten()
    }

    pub fn has(&self, field: Field) -> bool {
        !self.columns(field).is_empty()
    }

    /// Whether a row can say where it was.
    pub fn has_place(&self) -> bool {
        Field::NAMES.iter().any(|f| self.has(*f)) || (self.has(Field::Lat) && self.has(Field::Lon))
    }

    /// # Errors
    /// When no column says when it was, or none where.
    pub fn check(&self) -> Result<()> {
        let dated = self.has(Field::Date) || self.has(Field::Year);
        let missing = match (dated, self.has_place()) {
            (true, true) => return Ok(()),
            (false, _) => "a date (date, event_date or date_start)",
            (_, false) => "a place (place, district, province, country, or lat and lon)",
        };
        Err(self.lacks(missing))
    }

    /// # Errors
    /// When no column says where something is.
    pub fn check_place(&self) -> Result<()> {
        if self.has_place() {
            return Ok(());
        }
        Err(self.lacks("a place (place, district, province, country, or lat and lon)"))
    }

    fn lacks(&self, what: &str) -> Error {
        let is_known = |(field, _): &(Field, &str)| self.has(*field) && !self.guessed.contains(field);
        if !Field::ALL.iter().any(is_known) && self.header.iter().any(|c| is_data(c)) {
            let message = format!(
                "its first row does not look like a header: {}; put a row with the names of the columns above it, such as date,place,killed",
                shown(&self.header)
            );
            return Error::content(&self.name, message);
        }
        let message = format!(
            "has no column for {what}; its columns are: {}; name one with --map, such as --map date=WHEN,place=WHERE",
            shown(&self.header)
        );
        Error::content(&self.name, message)
    }

    /// What is odd about the header, in words.
    pub(super) fn note(&self) -> Option<String> {
        let names: Vec<String> = self.header.iter().map(|c| column_name(c)).collect();
        let used = |i: &usize| self.columns.iter().flatten().any(|c| c == i);
        let twice = (0..names.len())
            .filter(used)
            .filter(|&i| names[i + 1..].contains(&names[i]));
        let twice: Vec<String> = twice.map(|i| format!("\"{}\"", self.header[i].trim())).collect();
        (!twice.is_empty()).then(|| {
            format!(
                "more than one column is called {}; the first is read",
                twice.join(" and ")
            )
        })
    }

    /// What each column was taken for, in words: "date from When (a guess)".
    pub fn in_words(&self) -> String {
        let said = |(field, key): &(Field, &str)| {
            let first = self.columns(*field).first()?;
            let guess = if self.guessed.contains(field) { " (a guess)" } else { "" };
            Some(format!("{key} from \"{}\"{guess}", self.header[*first].trim()))
        };
        let own = self.extras().map(|i| format!("also \"{}\"", self.header[*i].trim()));
        Field::ALL
            .iter()
            .filter_map(said)
            .chain(own)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Whether a column was taken for something by part of its name.
    pub fn has_guesses(&self) -> bool {
        !self.guessed.is_empty()
    }

    /// Names and numbers of the columns that are kept as they are.
    pub(super) fn kept(&self) -> (&Arc<[String]>, Option<&[usize]>) {
        (&self.kept.names, self.kept.columns.as_deref())
    }

    /// What a column holds is the place, whatever it is called; what else is
    /// one is not.
    ///
    /// # Errors
    /// When there is no such column.
    pub(super) fn place_is(&mut self, column: &str) -> Result<()> {
        let wanted = column_name(column);
        let found = self.header.iter().position(|c| column_name(c) == wanted);
        let index = found.ok_or_else(|| {
            let message = format!(
                "has no column \"{column}\"; its columns are: {}",
                self.header.join(", ")
            );
            Error::content(&self.name, message)
        })?;
        let known = Field::OF_PLACE.iter().any(|f| self.columns(*f).contains(&index));
        if !known {
            self.columns[Field::Text as usize].clear();
            self.columns[Field::Place as usize] = vec![index];
        }
        Ok(())
    }
}

impl Kept {
    fn of(dialect: &'static dyn Dialect, header: &Arc<[String]>, names: &[String]) -> Self {
        let ours = dialect.key() == dialect::OWN.key() || names.iter().any(|n| n.starts_with(ORIGINAL));
        if !ours {
            return Self {
                columns: None,
                names: Arc::clone(header),
            };
        }
        let columns: Vec<usize> = (0..names.len()).filter(|&i| names[i].starts_with(ORIGINAL)).collect();
        let name = |&i: &usize| header[i].trim().chars().skip(ORIGINAL.len()).collect();
        Self {
            names: columns.iter().map(name).collect(),
            columns: Some(columns),
        }
    }
}

/// Whether a cell of a header is no name but a day or a number with decimals.
fn is_data(cell: &str) -> bool {
    let cell = cell.trim();
    let has_digits = |n: usize| cell.bytes().filter(u8::is_ascii_digit).count() >= n;
    let is_decimal = cell.contains('.') && cell.parse::<f64>().is_ok();
    // "2020" alone may be the name of a column.
    is_decimal || (has_digits(5) && super::date::parse(cell, Some(DayOrder::DayFirst)).is_ok())
}

/// The first of a header's names.
fn shown(header: &[String]) -> String {
    let mut all: Vec<&str> = header.iter().take(12).map(String::as_str).collect();
    if header.len() > all.len() {
        all.push("…");
    }
    all.join(", ")
}
