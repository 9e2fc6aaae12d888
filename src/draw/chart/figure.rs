//! What every chart has round it: title, subtitle, logo and credits.

use super::pane::Pane;
use crate::draw::canvas::{self, Anchor, CanvasError, Group, Label, Page, Shape, Sheet, Stroke, Themed, mm, pt};
use crate::draw::text::{self, Face};
use crate::draw::theme::Theme;
use std::cell::Cell;
use std::sync::Arc;

/// The words and the size of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub title: String,
    /// Period, number shown, number not locatable.
    pub subtitle: String,
    /// Printed at the foot, one paragraph each.
    pub credits: Vec<String>,
    /// Millimetres.
    pub width_mm: f64,
    /// Millimetres at most: a chart with few rows is made lower.
    pub height_mm: f64,
    pub theme: Arc<Theme>,
}

/// Sizes of type, CSS pixels, as the theme scales them.
pub(super) trait Sizes: Themed {
    /// For notes and names: 6.2 points.
    fn small(&self) -> f64 {
        self.pt(6.2)
    }

    /// For labels and axes: 7 points.
    fn normal(&self) -> f64 {
        self.pt(7.0)
    }

    /// A length that holds text and so grows with it, from CSS pixels at the
    /// theme's scale of 1.
    fn grown(&self, pixels: f64) -> f64 {
        pixels * self.small() / canvas::pt(6.2)
    }
}

impl<T: Themed + ?Sized> Sizes for T {}

/// Height of a line of text, in sizes.
pub(super) const LEADING: f64 = 1.3;

const MARGIN_MM: f64 = 4.0;
/// Less room than this, in CSS pixels, holds no chart.
const LEAST_ROOM: (f64, f64) = (220.0, 45.0);
/// The logo's words have this share of the title's room at most.
const LOGO: f64 = 0.4;

impl Figure {
    pub(super) fn page(&self, description: String) -> Page {
        Page {
            width_mm: self.width_mm,
            height_mm: self.height_mm,
            title: self.title.clone(),
            description,
            lang: "en".to_owned(),
            theme: Arc::clone(&self.theme),
        }
    }

    /// Draws title, subtitle, logo and credits; gives the room between.
    pub(super) fn frame(&self, sheet: &Sheet) -> Result<Pane, CanvasError> {
        let margin = mm(MARGIN_MM);
        let (width, height) = (mm(self.width_mm), mm(self.height_mm));
        let room = width - 2.0 * margin;
        let top = self.head(sheet, margin, room)? + pt(4.0);

        let size = sheet.small();
        let lines: Vec<String> = self
            .credits
            .iter()
            .flat_map(|credit| text::wrap(credit, Face::Regular, size, room))
            .collect();
        let mut foot = height - margin - lines.len() as f64 * size * LEADING;
        let mut bottom = foot;
        if !lines.is_empty() {
            bottom = foot - pt(6.0);
            sheet.draw(&Group::open("credits").class("furniture"))?;
            let rule = Shape::line([(margin, foot - pt(2.0)), (width - margin, foot - pt(2.0))]);
            sheet.draw(&rule.stroke(Stroke::new(sheet.colours().grid, 0.5)))?;
            for line in lines {
                let baseline = foot + size;
                sheet.draw(&Label::new((margin, baseline), line, size).colour(sheet.colours().quiet))?;
                foot += size * LEADING;
            }
            sheet.draw(&Group::close())?;
        }
        let pane = Pane {
            left: margin,
            top,
            right: width - margin,
            bottom,
        };
        if pane.width() < LEAST_ROOM.0 || pane.height() < LEAST_ROOM.1 {
            return Err(CanvasError::Layout("title, credits and chart".to_owned()));
        }
        Ok(pane)
    }

    /// Title and subtitle from the upper left, the publisher's logo at the
    /// upper right; gives where they end.
    fn head(&self, sheet: &Sheet, margin: f64, room: f64) -> Result<f64, CanvasError> {
        let typography = &sheet.theme().typography;
        sheet.draw(&Group::open("title").class("furniture"))?;
        let logo = sheet.theme().publisher.logo.trim();
        let mut taken = 0.0;
        if !logo.is_empty() {
            let size = sheet.pt(9.0);
            let words = text::shorten(logo, Face::Bold, size, room * LOGO);
            taken = text::width(&words, Face::Bold, size) + pt(10.0);
            let at = (margin + room, margin + sheet.pt(typography.title));
            let label = Label::new(at, words, size).face(Face::Bold).anchor(Anchor::End);
            sheet.draw(&label.colour(sheet.colours().quiet).class("logo"))?;
        }
        let mut y = margin;
        for (words, face, points, room) in [
            (&self.title, Face::Bold, typography.title, room - taken),
            (&self.subtitle, Face::Regular, typography.subtitle, room),
        ] {
            let size = sheet.pt(points);
            for line in text::wrap(words, face, size, room) {
                let baseline = y + size;
                let label = Label::new((margin, baseline), line, size).face(face);
                sheet.draw(&label.colour(sheet.colours().ink))?;
                y += size * LEADING;
            }
            y += pt(1.5);
        }
        sheet.draw(&Group::close())?;
        Ok(y)
    }
}

/// Draws once to learn how much height, in CSS pixels, would stay empty, and
/// where that is worth it again on a page that is lower by it.
pub(super) fn settle<F>(figure: &Figure, draw: F) -> Result<String, CanvasError>
where
    F: Fn(&Figure, &Cell<f64>) -> Result<String, CanvasError>,
{
    let spare = Cell::new(0.0);
    let first = draw(figure, &spare)?;
    let spare_mm = spare.get() / mm(1.0);
    if spare_mm < 2.0 {
        return Ok(first);
    }
    let lower = Figure {
        height_mm: ((figure.height_mm - spare_mm) * 10.0).ceil() / 10.0,
        ..figure.clone()
    };
    draw(&lower, &Cell::new(0.0))
}

/// [`nothing`], on a page that is as low as these words need.
pub(super) fn only(sheet: &Sheet, pane: Pane, why: &str, spare: &Cell<f64>) -> Result<(), CanvasError> {
    spare.set((pane.height() - 60.0).max(0.0));
    nothing(sheet, pane, why)
}

/// Says in the middle of a pane why there is nothing to see.
pub(super) fn nothing(sheet: &Sheet, pane: Pane, why: &str) -> Result<(), CanvasError> {
    let size = sheet.pt(8.0);
    let words = text::shorten(why, Face::Regular, size, pane.width());
    let label = Label::new(pane.middle(), words, size)
        .anchor(Anchor::Middle)
        .colour(sheet.colours().quiet);
    Ok(sheet.draw(&label)?)
}

/// Lines of quiet text from `top` downwards; gives where they end.
pub(super) fn note(sheet: &Sheet, pane: Pane, top: f64, words: &str) -> Result<f64, CanvasError> {
    let size = sheet.small();
    let mut y = top;
    for line in text::wrap(words, Face::Regular, size, pane.width()) {
        let baseline = y + size;
        sheet.draw(&Label::new((pane.left, baseline), line, size).colour(sheet.colours().quiet))?;
        y += size * LEADING;
    }
    Ok(y)
}

/// Height that [`note`] takes.
pub(super) fn note_height(sheet: &Sheet, pane: Pane, words: &str) -> f64 {
    let size = sheet.small();
    text::wrap(words, Face::Regular, size, pane.width()).len() as f64 * size * LEADING
}
