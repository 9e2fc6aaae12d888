//! The legend: samples with their words, in sections that stand in columns.

use super::sample::{Sample, draw_sample};
use crate::draw::canvas::{CanvasError, Group, Label, Sheet, Themed};
use crate::draw::projection::Bounds;
use crate::draw::text::{self, Face};
use crate::draw::theme::Theme;

/// One line of the legend.
#[derive(Clone)]
pub(in crate::draw) struct Entry {
    pub sample: Sample,
    pub text: String,
}

impl Entry {
    pub fn new(sample: Sample, text: impl Into<String>) -> Self {
        Self {
            sample,
            text: text.into(),
        }
    }
}

/// Between a sample and its words.
const GAP: f64 = 5.0;
/// Space below an entry and over a heading, CSS pixels.
const BELOW: f64 = 3.5;
const OVER_HEADING: f64 = 6.0;

/// An entry set to a width.
struct Row {
    lines: Vec<String>,
    face: Face,
    size: f64,
    indent: f64,
    height: f64,
}

impl Row {
    fn of(entry: &Entry, theme: &Theme, width: f64) -> Self {
        let (face, size) = match entry.sample {
            Sample::Heading => (Face::Bold, theme.pt(7.2)),
            _ => (Face::Regular, theme.pt(6.5)),
        };
        let indent = match &entry.sample {
            Sample::Heading | Sample::Words => 0.0,
            Sample::Nested(_) => 0.0,
            sample => sample.width() + GAP,
        };
        let lines = text::wrap(&entry.text, face, size, width - indent);
        let words = lines.len() as f64 * size * LEADING;
        let height = match &entry.sample {
            Sample::Nested(circles) => words + 2.0 * circles.first().map_or(0.0, |c| c.0) + size,
            sample => words.max(sample.height()),
        };
        Self {
            lines,
            face,
            size,
            indent,
            height,
        }
    }
}

const LEADING: f64 = 1.25;

/// Entries from one heading to the next, which stay together.
fn sections(entries: &[Entry]) -> Vec<Vec<Entry>> {
    let mut all: Vec<Vec<Entry>> = Vec::new();
    for entry in entries.iter().cloned() {
        match all.last_mut().filter(|_| !matches!(entry.sample, Sample::Heading)) {
            Some(section) => section.push(entry),
            None => all.push(vec![entry]),
        }
    }
    all
}

fn height_of(section: &[Entry], theme: &Theme, width: f64) -> f64 {
    section
        .iter()
        .map(|e| Row::of(e, theme, width).height + BELOW)
        .sum::<f64>()
}

/// A legend set into columns of one width.
pub(in crate::draw) struct Legend {
    columns: Vec<Vec<Entry>>,
    width: f64,
    /// Of the highest column, CSS pixels.
    pub height: f64,
}

impl Legend {
    /// Sets entries into `n` columns, as low as the sections allow; `head` is
    /// kept free at the top of the first.
    pub fn new(entries: &[Entry], n: usize, width: f64, head: f64, theme: &Theme) -> Self {
        let sections = sections(entries);
        let heights: Vec<f64> = sections.iter().map(|s| height_of(s, theme, width)).collect();
        let starts = fewest_rows(&heights, n.max(1), head);
        let mut columns: Vec<Vec<Entry>> = Vec::new();
        let mut tallest: f64 = head;
        let mut tall = head;
        for (i, section) in sections.into_iter().enumerate() {
            if columns.is_empty() || starts.contains(&i) {
                if !columns.is_empty() {
                    tall = 0.0;
                }
                columns.push(Vec::new());
            } else {
                tall += OVER_HEADING;
            }
            tall += heights[i];
            tallest = tallest.max(tall);
            if let Some(column) = columns.last_mut() {
                column.extend(section);
            }
        }
        Self {
            columns,
            width,
            height: tallest,
        }
    }

    /// Draws it with its upper left corner at a point; `gap` parts the
    /// columns, and `head` was given before.
    pub fn draw(&self, sheet: &Sheet, (left, top): (f64, f64), gap: f64, head: f64) -> Result<(), CanvasError> {
        sheet.draw(&Group::open("legend").title("Legend"))?;
        for (i, column) in self.columns.iter().enumerate() {
            let mut y = top + if i == 0 { head } else { 0.0 };
            let left = left + i as f64 * (self.width + gap);
            for (k, entry) in column.iter().enumerate() {
                if k > 0 && matches!(entry.sample, Sample::Heading) {
                    y += OVER_HEADING;
                }
                let row = Row::of(entry, sheet.theme(), self.width);
                let room = Bounds {
                    left,
                    top: y,
                    right: left + self.width,
                    bottom: y + row.height,
                };
                draw_sample(sheet, &entry.sample, room)?;
                let words = row.lines.len() as f64 * row.size * LEADING;
                let first = match entry.sample {
                    Sample::Nested(_) => y,
                    _ => y + (row.height - words) / 2.0,
                };
                for (n, line) in row.lines.iter().enumerate() {
                    let at = (
                        left + row.indent,
                        first + row.size * 0.95 + n as f64 * row.size * LEADING,
                    );
                    sheet.draw(&Label::new(at, line.as_str(), row.size).face(row.face))?;
                }
                y += row.height + BELOW;
            }
        }
        sheet.draw(&Group::close())?;
        Ok(())
    }
}

/// Which sections begin a column, so that the highest of at most `n` columns
/// is as low as can be.
fn fewest_rows(heights: &[f64], n: usize, head: f64) -> Vec<usize> {
    let split = |limit: f64| -> Vec<usize> {
        let (mut starts, mut tall) = (Vec::new(), head);
        for (i, height) in heights.iter().enumerate() {
            if i > 0 && tall + height > limit {
                starts.push(i);
                tall = *height;
            } else {
                tall += height + if i > 0 { OVER_HEADING } else { 0.0 };
            }
        }
        starts
    };
    // The lowest limit is the height of some run of sections.
    let mut limits: Vec<f64> = Vec::new();
    for i in 0..heights.len() {
        let mut tall = if i == 0 { head } else { 0.0 };
        for height in &heights[i..] {
            tall += height + OVER_HEADING;
            limits.push(tall);
        }
    }
    limits.sort_by(f64::total_cmp);
    limits
        .into_iter()
        .map(split)
        .find(|starts| starts.len() < n)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_low_as_they_can_be() {
        assert_eq!(fewest_rows(&[50.0, 50.0, 50.0, 50.0], 2, 0.0), [2]);
        assert_eq!(fewest_rows(&[90.0, 20.0, 20.0, 20.0], 2, 0.0), [1]);
        assert_eq!(fewest_rows(&[30.0, 30.0, 30.0], 2, 100.0), [1]);
        assert!(fewest_rows(&[10.0, 10.0], 1, 0.0).is_empty());
        assert!(fewest_rows(&[], 3, 0.0).is_empty());
    }
}
