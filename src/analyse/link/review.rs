//! The table by which a person decides on links.

use super::matching::Link;
use super::record::Record;
use super::{Options, actors, score, words};
use crate::analyse::{Cell, Table};

/// `keep` is for the person; the rest says what is known.
pub const COLUMNS: [&str; 23] = [
    "keep",
    "verdict",
    "score",
    "time",
    "space",
    "type",
    "actors",
    "tolls",
    "why",
    "a_file",
    "a_id",
    "b_file",
    "b_id",
    "a_date",
    "b_date",
    "a_place",
    "b_place",
    "a_precision",
    "b_precision",
    "a_actors",
    "b_actors",
    "a_toll",
    "b_toll",
];

/// One row for each link: the best first.
pub fn review(records: &[Record], links: &[Link], options: &Options) -> Table {
    Table {
        name: "links",
        title: "Proposed links".into(),
        columns: COLUMNS.to_vec(),
        rows: links.iter().filter_map(|link| row(records, link, options)).collect(),
        note: "Write no under keep where two records are not the same incident, and give the file back with --refused."
            .into(),
    }
}

fn row(records: &[Record], link: &Link, options: &Options) -> Option<Vec<Cell>> {
    let (a, b) = (records.get(link.a)?, records.get(link.b)?);
    let parts = score::pair(a, b, options)?;
    // The file named first stands first.
    let (a, b) = if link.a <= link.b { (a, b) } else { (b, a) };
    let share = |x: Option<f64>| x.map_or(Cell::Empty, |x| Cell::Number(x, 2));
    let both = |of: &dyn Fn(&Record) -> String| [Cell::text(of(a)), Cell::text(of(b))];
    let mut row = vec![
        Cell::text(if link.verdict == super::Verdict::Refused {
            "no"
        } else {
            ""
        }),
        Cell::text(link.verdict.label()),
        Cell::Number(link.score, 4),
        share(Some(parts.time)),
        share(Some(parts.space)),
        share(parts.kind),
        share(parts.actors),
        share(parts.tolls),
        Cell::text(words::why(a, b, &parts)),
        Cell::text(&*a.file),
        Cell::text(&*a.incident.id),
        Cell::text(&*b.file),
        Cell::text(&*b.incident.id),
    ];
    row.extend(both(&|r| r.incident.date.to_string()));
    row.extend(both(&Record::places));
    row.extend(both(&|r| r.precision.key().to_owned()));
    row.extend(both(&|r| actors::written(&r.incident)));
    row.extend(both(&words::toll_in_words));
    Some(row)
}
