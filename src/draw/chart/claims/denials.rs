//! Who denies what: crosses, with words where the page is wide enough.

use super::Row;
use super::rows::Layout;
use crate::draw::canvas::{Anchor, CanvasError, Label, Shape, Sheet, Stroke, Themed};
use crate::draw::chart::words;
use crate::draw::text::{self, Face};

/// From cross to cross where they have no words.
const CROSS: f64 = 9.0;
/// So many denials of an incident are shown where they have no words.
const MOST_DENIALS: usize = 3;

/// Width that so many crosses take where they have no words.
pub(super) fn width(denials: usize) -> f64 {
    denials.min(MOST_DENIALS) as f64 * CROSS
}

/// The denials in lines; the first of each stands beside a cross.
pub(super) fn lines(row: &Row, layout: Layout) -> Vec<(bool, String)> {
    const MOST: usize = 3;
    if !layout.wordy {
        return Vec::new();
    }
    let room = layout.end - layout.denials - 12.0;
    let mut all = Vec::new();
    for denial in &row.denials {
        let lines = text::wrap(words::beginning(denial), Face::Regular, layout.size, room);
        let rest: String = lines.iter().skip(MOST - 1).cloned().collect::<Vec<_>>().join(" ");
        for (i, line) in lines.into_iter().take(MOST).enumerate() {
            // What does not fit is in the title of the cross.
            let line = if i + 1 == MOST { &rest } else { &line };
            all.push((i == 0, text::shorten(line, Face::Regular, layout.size, room)));
        }
    }
    all
}

fn cross(sheet: &Sheet, (x, y): (f64, f64), denial: &str) -> Result<(), CanvasError> {
    let cross =
        Shape::line([(x - 2.6, y - 2.6), (x + 2.6, y + 2.6)]).and_line([(x - 2.6, y + 2.6), (x + 2.6, y - 2.6)]);
    let stroke = Stroke::new(sheet.theme().category(4), 1.5);
    Ok(sheet.draw(&cross.stroke(stroke).title(format!("Denied by {denial}")))?)
}

pub(super) fn draw(sheet: &Sheet, row: &Row, middle: f64, layout: Layout) -> Result<(), CanvasError> {
    if !layout.wordy {
        for (i, denial) in row.denials.iter().take(MOST_DENIALS).enumerate() {
            cross(sheet, (layout.denials + 4.0 + i as f64 * CROSS, middle), denial)?;
        }
        return Ok(());
    }
    let lines = self::lines(row, layout);
    let first = middle - (lines.len() as f64 - 1.0) * layout.lane / 2.0;
    let mut whole = row.denials.iter();
    for (i, (begins, words)) in lines.into_iter().enumerate() {
        let (x, y) = (layout.denials + 3.0, first + i as f64 * layout.lane);
        if begins {
            cross(sheet, (x, y), whole.next().map_or("", String::as_str))?;
        }
        sheet.draw(
            &Label::new((x + 7.0, y), words, layout.size)
                .anchor(Anchor::Start)
                .centred(),
        )?;
    }
    Ok(())
}
