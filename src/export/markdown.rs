//! Tables in Markdown, for reports.

use crate::analyse::{Cell, Table};
use std::io::{self, Write};

/// Writes a table with its title and note.
pub fn write_table_markdown(table: &Table, mut out: impl Write) -> io::Result<()> {
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

/// Text that stays text: no markup, link or image of the input is live.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '|' | '[' | ']' | '!' | '`' | '*' | '_' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}
