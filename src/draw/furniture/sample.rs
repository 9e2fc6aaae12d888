//! What stands before the words of a legend.

use crate::draw::canvas::{Anchor, CanvasError, Colour, Disc, Fill, Label, Rect, Shape, Sheet, Stroke, Themed};
use crate::draw::projection::Bounds;
use crate::draw::symbology::{Mark, toll_sign};
use crate::draw::text::Face;

/// Width of a sample's column.
const SAMPLE: f64 = 20.0;

/// What an entry shows.
#[derive(Clone)]
pub(in crate::draw) enum Sample {
    /// A heading over the entries that follow.
    Heading,
    /// A mark, and whether it is hollow.
    Mark(Mark, bool),
    /// A disc of a class, with its form inside.
    Disc(Mark),
    /// A line in its style.
    Line(Stroke),
    /// A patch with its edge.
    Patch(Fill, Option<Stroke>),
    /// A circle of a radius with a number in it.
    Count(f64, Colour, String),
    /// Circles in one another that share their foot, the largest first:
    /// radius and number.
    Nested(Vec<(f64, String)>),
    /// A toll that claimants put differently: its two radii.
    Split(f64, f64, Colour),
    /// A hexagon of a colour.
    Hexagon(Colour),
    /// A small open circle.
    Ring,
    /// Words alone.
    Words,
}

impl Sample {
    /// Width of its column: larger circles push the words aside.
    pub(super) fn width(&self) -> f64 {
        match self {
            Self::Count(radius, ..) => SAMPLE.max(2.0 * radius),
            Self::Split(a, b, _) => SAMPLE.max(2.0 * a.max(*b)),
            _ => SAMPLE,
        }
    }

    /// Least height of its entry, CSS pixels.
    pub(super) fn height(&self) -> f64 {
        match self {
            Self::Count(radius, ..) => 2.0 * radius + 2.0,
            Self::Split(a, b, _) => 2.0 * a.max(*b) + 2.0,
            _ => 0.0,
        }
    }
}

pub(super) fn draw_sample(sheet: &Sheet, sample: &Sample, room: Bounds) -> Result<(), CanvasError> {
    let half = SAMPLE / 2.0;
    let (x, y) = (room.left + sample.width() / 2.0, (room.top + room.bottom) / 2.0);
    match sample {
        Sample::Heading | Sample::Words => {}
        Sample::Mark(mark, hollow) => {
            sheet.draw(&mark.at(sheet.theme(), (x, y), 4.0, *hollow))?;
        }
        Sample::Disc(mark) => {
            for half in toll_sign(sheet.theme(), (x, y), (5.0, 5.0), mark.colour) {
                sheet.draw(&half)?;
            }
            if let Some(form) = mark.within(sheet.theme(), (x, y), 5.0) {
                sheet.draw(&form)?;
            }
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
                let label = Label::new((x, y), number.as_str(), sheet.pt(6.0))
                    .face(Face::Bold)
                    .anchor(Anchor::Middle)
                    .centred()
                    .class("count")
                    .colour(sheet.colours().on_counted);
                sheet.draw(&label)?;
            }
        }
        Sample::Nested(circles) => nested(sheet, circles, room)?,
        Sample::Split(least, most, colour) => {
            for half in toll_sign(sheet.theme(), (x, y), (*least, *most), *colour) {
                sheet.draw(&half)?;
            }
        }
        Sample::Hexagon(colour) => {
            let corners = [
                (0.0, -6.0),
                (5.2, -3.0),
                (5.2, 3.0),
                (0.0, 6.0),
                (-5.2, 3.0),
                (-5.2, -3.0),
            ];
            let ring = corners.map(|(dx, dy)| (x + dx, y + dy));
            let edge = Stroke::new(sheet.theme().shade(*colour, 0.7), 0.4);
            sheet.draw(&Shape::ring(ring).fill(*colour).stroke(edge))?;
        }
        Sample::Ring => {
            sheet.draw(
                &Disc::new((x, y), 2.2)
                    .fill(sheet.colours().paper)
                    .stroke(Stroke::new(sheet.colours().line, 1.0)),
            )?;
        }
    }
    Ok(())
}

/// Circles on one foot; each number on a leader from its circle's top, the
/// numbers far enough apart to be read.
fn nested(sheet: &Sheet, circles: &[(f64, String)], room: Bounds) -> Result<(), CanvasError> {
    let largest = circles.first().map_or(0.0, |c| c.0);
    let (x, foot) = (room.left + largest + 1.0, room.bottom - 2.0);
    let size = sheet.pt(6.2);
    let mut above = f64::NEG_INFINITY;
    for (radius, number) in circles {
        let edge = Stroke::new(sheet.colours().ink, 0.7);
        let disc = Disc::new((x, foot - radius), *radius).fill(Fill::Colour(sheet.colours().quiet, 0.12));
        sheet.draw(&disc.stroke(edge))?;
        let top = foot - 2.0 * radius;
        let y = top.max(above + size * 1.1);
        above = y;
        let right = x + largest + 8.0;
        let leader = Shape::line([(x, top), (right - 3.0, y)]).stroke(Stroke::new(sheet.colours().quiet, 0.5));
        sheet.draw(&leader)?;
        sheet.draw(&Label::new((right, y), number.as_str(), size).centred())?;
    }
    Ok(())
}
