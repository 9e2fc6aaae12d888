//! Tables in Markdown, for reports.

use crate::analyse::{Cell, Table};
use std::io::{self, Write};

/// Writes a table with its title and note.
pub fn write_table_markdown(table: &Table, mut out: impl Write) -> io::Result<()> {
    let escape = |text: &str| {
        text.replace('\\', "\\\\")
            .replace('|', "\\|")
            .replace('<', "&lt;")
            .replace(['\n', '\r'], " ")
    };
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(out, "## {}\n", escape(&table.title))?;
    writeln!(
        out,
        "{}",
        line(table.columns.iter().map(|c| c.replace('_', " ")).collect())
    )?;
    let right = |i: usize| {
        table
            .rows
            .iter()
            .all(|r| r.get(i).is_none_or(|c| c.is_number() || *c == Cell::Empty))
    };
    let rule = (0..table.columns.len()).map(|i| if right(i) { "---:" } else { "---" }.to_owned());
    writeln!(out, "{}", line(rule.collect()))?;
    for row in &table.rows {
        writeln!(out, "{}", line(row.iter().map(|c| escape(&c.written())).collect()))?;
    }
    writeln!(out, "\n{}", escape(&table.note))
}
