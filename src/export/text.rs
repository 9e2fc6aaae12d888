//! Tables for the terminal.

use super::Record;
use crate::analyse::Table;
use crate::border::Referenced;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, presets};

fn frame(header: &[String]) -> comfy_table::Table {
    let mut table = comfy_table::Table::new();
    table
        .load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(header);
    table
}

/// A text as it may stand on a terminal: hostile input must neither steer it
/// (control characters) nor turn the reading order (bidirectional overrides).
pub fn shown(text: &str) -> String {
    let steers = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(c) { ' ' } else { c }).collect()
}

/// A table of results.
pub fn table_text(table: &Table) -> String {
    let header: Vec<String> = table.columns.iter().map(|c| c.replace('_', " ")).collect();
    let mut text = frame(&header);
    for row in &table.rows {
        text.add_row(row.iter().map(|cell| {
            let align = if cell.is_number() {
                CellAlignment::Right
            } else {
                CellAlignment::Left
            };
            comfy_table::Cell::new(shown(&cell.written())).set_alignment(align)
        }));
    }
    format!("{}\n{text}\n{}\n", shown(&table.title), shown(&table.note))
}

/// The incidents in brief: when, what, where, how far, how many.
pub fn incidents_text<'a>(incidents: impl IntoIterator<Item = &'a Referenced>) -> String {
    let header = [
        "date",
        "incident",
        "place",
        "precision",
        "to border, km",
        "side",
        "killed",
        "id",
    ];
    let mut text = frame(&header.map(str::to_owned));
    for incident in incidents {
        let record = Record::flat(incident);
        text.add_row([
            record.text("date"),
            shown(&record.text("title")),
            shown(&record.text("place")),
            record.text("precision"),
            distance(incident),
            record.text("border_side"),
            killed(&record),
            shown(&record.text("id")),
        ]);
    }
    format!("{text}\n")
}

/// "12.3 (4–30)", or the interval alone, or "not located".
fn distance(incident: &Referenced) -> String {
    match &incident.proximity {
        None => "not located".into(),
        Some(p) if p.greatest_km == 0.0 => "on the line".into(),
        Some(p) if p.greatest_km - p.least_km < 0.05 => format!("{:.1}", p.greatest_km),
        Some(p) => {
            let span = format!("{:.0}–{:.0}", p.least_km, p.greatest_km);
            p.representative_km
                .map_or(span.clone(), |km| format!("{km:.0} ({span})"))
        }
    }
}

fn killed(record: &Record) -> String {
    let plus = if record.get("killed_open").as_bool() == Some(true) {
        "+"
    } else {
        ""
    };
    match (record.text("killed_min"), record.text("killed_max")) {
        (min, _) if min.is_empty() => "not stated".into(),
        (min, max) if min == max => format!("{min}{plus}"),
        (min, max) => format!("{min}–{max}{plus}"),
    }
}
