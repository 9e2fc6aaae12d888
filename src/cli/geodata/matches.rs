//! Which areas of a file are which districts, as a table.

use crate::analyse::{Cell, Table};
use crate::geocode::{AreaMatch, AreaMatches, MatchedBy};
use crate::geodata::Toponym;

const COLUMNS: [&str; 9] = [
    "only_in",
    "name",
    "parent",
    "country",
    "pcode",
    "matched_by",
    "district",
    "district_pcode",
    "distance_km",
];

/// What did not match, in both directions.
pub(super) fn unmatched(matches: &AreaMatches) -> Table {
    let alone = matches.areas.iter().filter(|a| a.by.is_none());
    let mut rows: Vec<Vec<Cell>> = alone.map(imported).collect();
    let (only_imported, all) = (rows.len(), matches.areas.len());
    rows.extend(matches.without_area.iter().map(|t| embedded(t)));
    Table {
        name: "matches",
        title: format!(
            "{} of {all} areas are districts of the gazetteer; {only_imported} are not, and {} districts have no area",
            all - only_imported,
            matches.without_area.len()
        ),
        columns: COLUMNS.to_vec(),
        rows,
        note:
            "An area that is no known district is a district of its own from now on; \"district\" is then the nearest \
               without an area. A district without an area keeps its disc."
                .into(),
    }
}

/// All areas, and the districts without one.
pub(super) fn all(matches: &AreaMatches) -> Table {
    let mut table = unmatched(matches);
    table.rows = matches.areas.iter().map(imported).collect();
    table.rows.extend(matches.without_area.iter().map(|t| embedded(t)));
    table
}

fn maybe(text: Option<&String>) -> Cell {
    text.map_or(Cell::Empty, Cell::text)
}

fn imported(area: &AreaMatch) -> Vec<Cell> {
    let by = match area.by {
        Some(MatchedBy::Pcode) => "pcode".to_owned(),
        Some(MatchedBy::Name(score)) => format!("name {score:.2}"),
        None => String::new(),
    };
    vec![
        if area.by.is_none() {
            Cell::text("import")
        } else {
            Cell::Empty
        },
        Cell::text(area.kept.name.as_str()),
        maybe(area.parent.as_ref().or(area.kept.province.as_ref())),
        Cell::text(area.kept.country.code()),
        maybe(area.kept.pcode.as_ref()),
        Cell::text(by),
        maybe(area.district.map(|t| &t.name)),
        maybe(area.district.and_then(|t| t.pcode.as_ref())),
        area.distance_km.map_or(Cell::Empty, |km| Cell::Number(km, 1)),
    ]
}

fn embedded(district: &Toponym) -> Vec<Cell> {
    vec![
        Cell::text("gazetteer"),
        Cell::text(district.name.as_str()),
        maybe(district.province.as_ref()),
        Cell::text(district.country.map_or("", |c| c.code())),
        maybe(district.pcode.as_ref()),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
    ]
}
