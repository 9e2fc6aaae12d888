//! The legend: a column of samples, each with its words.

use crate::draw::canvas::{
    Anchor, CanvasError, Colour, Disc, Fill, Group, Label, Rect, Shape, Sheet, Stroke, Themed, pt,
};
use crate::draw::projection::Bounds;
use crate::draw::symbology::Mark;
use crate::draw::text::{self, Face};

/// What an entry shows.
pub(in crate::draw) enum Sample {
    /// A heading over the entries that follow.
    Heading,
    /// A mark, and whether it is hollow.
    Mark(Mark, bool),
    /// A line in its style.
    Line(Stroke),
    /// A patch with its edge.
    Patch(Fill, Option<Stroke>),
    /// A circle of a radius with a number in it.
    Count(f64, Colour, String),
    /// A small open circle.
    Ring,
    /// Words alone.
    Words,
}

/// One line of the legend.
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

const SAMPLE: f64 = 20.0;
const GAP: f64 = 5.0;

/// Draws the entries into a column; returns the y below the last one.
pub(in crate::draw) fn draw_legend(sheet: &Sheet, entries: &[Entry], column: Bounds) -> Result<f64, CanvasError> {
    sheet.draw(&Group::open("legend").title("Legend"))?;
    let mut y = column.top;
    for entry in entries {
        let heading = matches!(entry.sample, Sample::Heading);
        let (face, size) = if heading {
            (Face::Bold, pt(7.2))
        } else {
            (Face::Regular, pt(6.5))
        };
        let indent = if matches!(entry.sample, Sample::Heading | Sample::Words) {
            0.0
        } else {
            SAMPLE + GAP
        };
        let lines = text::wrap(&entry.text, face, size, column.width() - indent);
        let leading = size * 1.25;
        if heading && y > column.top {
            y += 6.0;
        }
        let tall = match entry.sample {
            Sample::Count(radius, ..) => 2.0 * radius + 2.0,
            _ => 0.0,
        };
        let height = (lines.len() as f64 * leading).max(tall);
        let middle = (column.left + SAMPLE / 2.0, y + height / 2.0);
        sample(sheet, &entry.sample, middle)?;
        let top = y + (height - lines.len() as f64 * leading) / 2.0;
        for (i, line) in lines.into_iter().enumerate() {
            let at = (column.left + indent, top + size * 0.95 + i as f64 * leading);
            sheet.draw(&Label::new(at, line, size).face(face))?;
        }
        y += height + 3.5;
    }
    sheet.draw(&Group::close())?;
    Ok(y)
}

fn sample(sheet: &Sheet, sample: &Sample, (x, y): (f64, f64)) -> Result<(), CanvasError> {
    let half = SAMPLE / 2.0;
    match sample {
        Sample::Heading | Sample::Words => {}
        Sample::Mark(mark, hollow) => {
            sheet.draw(&mark.at(sheet.theme(), (x, y), 4.0, *hollow))?;
        }
        Sample::Line(stroke) => {
            sheet.draw(&Shape::line([(x - half, y), (x + half, y)]).stroke(stroke.clone()))?;
        }
        Sample::Patch(fill, edge) => {
            let patch = Rect::new((x - half, y - 4.5), (x + half, y + 4.5)).fill(fill.clone());
            match edge {
                Some(edge) => sheet.draw(&patch.stroke(edge.clone()))?,
                None => sheet.draw(&patch)?,
            }
        }
        Sample::Count(radius, colour, number) => {
            sheet.draw(&Disc::new((x, y), *radius).fill(Fill::Colour(*colour, 0.8)))?;
            if *radius >= 6.5 {
                let number = Label::new((x, y), number.as_str(), pt(6.0))
                    .face(Face::Bold)
                    .colour(sheet.colours().paper);
                sheet.draw(&number.anchor(Anchor::Middle).centred())?;
            }
        }
        Sample::Ring => {
            sheet.draw(
                &Disc::new((x, y), 2.2)
                    .fill(sheet.colours().paper)
                    .stroke(Stroke::new(sheet.colours().ink, 1.0)),
            )?;
        }
    }
    Ok(())
}
