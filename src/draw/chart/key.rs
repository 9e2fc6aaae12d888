//! What the symbols mean: samples with words, side by side in lines.

use super::figure::{LEADING, Sizes};
use super::pane::Pane;
use super::stack;
use crate::draw::canvas::{CanvasError, Fill, Group, Label, Rect, Sheet, Stroke, Themed};
use crate::draw::symbology::Mark;
use crate::draw::text::{self, Face};
use crate::model::IncidentType;

/// What an entry shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sample {
    Mark(Mark),
    /// A piece of a bar with its symbol.
    Bar(Fill, Mark),
    /// A patch with its edge.
    Patch(Fill, Option<Stroke>),
    /// Words that head the entries after them.
    Head,
}

/// A sample with its words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) sample: Sample,
    pub(super) words: String,
}

impl Entry {
    pub(super) fn new(sample: Sample, words: impl Into<String>) -> Self {
        Self {
            sample,
            words: words.into(),
        }
    }

    /// The types among these, in the order of the vocabulary.
    pub(super) fn types(sheet: &Sheet, kinds: impl Iterator<Item = IncidentType>) -> Vec<Self> {
        let found: Vec<IncidentType> = kinds.collect();
        IncidentType::ALL
            .into_iter()
            .filter(|kind| found.contains(kind))
            .map(|kind| Self::new(Sample::Mark(Mark::of(kind, sheet.theme())), kind.label()))
            .collect()
    }

    fn face(&self) -> Face {
        match self.sample {
            Sample::Head => Face::Bold,
            _ => Face::Regular,
        }
    }

    /// Of the sample with the gap after it, CSS pixels.
    fn sample_width(&self) -> f64 {
        match self.sample {
            Sample::Head => 0.0,
            Sample::Mark(_) => 11.0,
            Sample::Patch(..) | Sample::Bar(..) => 17.0,
        }
    }
}

const RADIUS: f64 = 3.5;
/// Between entries.
const GAP: f64 = 13.0;

/// Where each entry begins, and its line from the top.
fn arrange(sheet: &Sheet, entries: &[Entry], width: f64) -> Vec<(f64, usize, String)> {
    let size = sheet.small();
    let (mut x, mut line) = (0.0, 0);
    entries
        .iter()
        .map(|entry| {
            let room = width - entry.sample_width();
            let words = text::shorten(&entry.words, entry.face(), size, room);
            let whole = entry.sample_width() + text::width(&words, entry.face(), size);
            if x > 0.0 && x + whole > width {
                (x, line) = (0.0, line + 1);
            }
            let at = x;
            x += whole + if entry.sample == Sample::Head { 7.0 } else { GAP };
            (at, line, words)
        })
        .collect()
}

fn leading(sheet: &Sheet) -> f64 {
    (sheet.small() * LEADING * 1.1).max(12.0)
}

/// Draws a key of this id at the top of the room; gives where it ends.
pub(super) fn draw(sheet: &Sheet, id: &str, entries: &[Entry], room: Pane) -> Result<f64, CanvasError> {
    if entries.is_empty() {
        return Ok(room.top);
    }
    let arranged = arrange(sheet, entries, room.width());
    let lines = arranged.last().map_or(0, |a| a.1 + 1);
    sheet.draw(&Group::open(id).class("key").title("Key"))?;
    for (entry, (x, line, words)) in entries.iter().zip(arranged) {
        let (x, y) = (room.left + x, room.top + leading(sheet) * (line as f64 + 0.5));
        match &entry.sample {
            Sample::Head => {}
            Sample::Mark(mark) => sheet.draw(&mark.at(sheet.theme(), (x + 4.0, y), RADIUS, false))?,
            Sample::Patch(fill, edge) => {
                let patch = Rect::new((x, y - 3.6), (x + 13.0, y + 3.6)).fill(fill.clone());
                match edge {
                    Some(edge) => sheet.draw(&patch.stroke(edge.clone()))?,
                    None => sheet.draw(&patch)?,
                }
            }
            Sample::Bar(fill, mark) => {
                let edge = Stroke::new(sheet.theme().shade(mark.colour, 0.7), 0.5);
                let bar = Rect::new((x, y - 4.8), (x + 13.0, y + 4.8)).fill(fill.clone());
                sheet.draw(&bar.stroke(edge))?;
                stack::symbol(sheet, *mark, (x + 6.5, y), RADIUS - 0.3)?;
            }
        }
        let label = Label::new((x + entry.sample_width(), y), words, sheet.small());
        sheet.draw(&label.face(entry.face()).centred())?;
    }
    sheet.draw(&Group::close())?;
    Ok(room.top + leading(sheet) * lines as f64 + 2.0)
}
