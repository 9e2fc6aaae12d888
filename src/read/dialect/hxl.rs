//! The Humanitarian Exchange Language: a row of tags below the header.
//!
//! HXL 1.1 (hxlstandard.org). Real files have spaces inside tags, and tags
//! that the standard does not know.

use crate::read::Field;

/// Tags with their attributes, without spaces, in order of preference.
const TAGS: &[(&str, Field)] = &[
    ("#date+start", Field::Date),
    ("#date+occurred", Field::Date),
    ("#date", Field::Date),
    ("#date+end", Field::DateEnd),
    ("#loc+name", Field::Place),
    ("#loc", Field::Place),
    ("#adm2+name", Field::District),
    ("#adm2", Field::District),
    ("#adm1+name", Field::Province),
    ("#adm1", Field::Province),
    ("#country+name", Field::Country),
    ("#country", Field::Country),
    ("#country+code", Field::Country),
    ("#geo+lat", Field::Lat),
    ("#geo+lac", Field::Lat),
    ("#lat", Field::Lat),
    ("#geo+lon", Field::Lon),
    ("#lon", Field::Lon),
    ("#long", Field::Lon),
    ("#event+id", Field::Id),
    ("#event+type", Field::Type),
    ("#event", Field::Type),
    ("#cause+type", Field::Type),
    ("#affected+killed", Field::Killed),
    ("#affected+injured", Field::Injured),
    ("#meta+source", Field::Sources),
    ("#source", Field::Sources),
    ("#description", Field::Notes),
    ("#event+description", Field::Notes),
];

/// Whether a row is one of tags: some cells begin with # and the others are
/// empty.
pub(in crate::read) fn is_tags<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut any = false;
    for cell in cells.map(str::trim).filter(|c| !c.is_empty()) {
        let word = cell.strip_prefix('#').unwrap_or_default();
        if !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return false;
        }
        any = true;
    }
    any
}

/// Gives the fields that have no column yet those with their tags.
pub(in crate::read) fn tagged(tags: &[String], columns: &mut [Vec<usize>]) {
    let tidy = |tag: &String| {
        tag.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_lowercase()
    };
    let tags: Vec<String> = tags.iter().map(tidy).collect();
    for (tag, field) in TAGS {
        let column = &mut columns[*field as usize];
        if column.is_empty() {
            column.extend(tags.iter().position(|t| t == tag));
        }
    }
}
