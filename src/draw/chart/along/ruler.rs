//! Provinces as a ruler of labelled stretches.

use super::Stretch;
use crate::draw::canvas::{Anchor, CanvasError, Group, Label, Rect, Sheet, Stroke, Themed};
use crate::draw::chart::figure::Sizes;
use crate::draw::chart::pane::Pane;
use crate::draw::chart::words;
use crate::draw::text::{self, Face};
use crate::model::Country;

/// Height of a ruler, CSS pixels.
pub(in crate::draw::chart) fn height(sheet: &Sheet) -> f64 {
    sheet.small() * 1.65
}

/// Draws one side's provinces into the pane, as wide as the line; names stand
/// where they have room, and are in the titles of all stretches.
pub(in crate::draw::chart) fn draw(
    sheet: &Sheet,
    stretches: &[Stretch],
    side: Country,
    line_km: f64,
    pane: Pane,
) -> Result<(), CanvasError> {
    let size = sheet.small();
    sheet.draw(
        &Group::open(format!("provinces-{}", side.code().to_lowercase()))
            .class("ruler")
            .title(format!("Provinces along the line, {}", side.name())),
    )?;
    let x = |km: f64| pane.left + pane.width() * (km / line_km).clamp(0.0, 1.0);
    let edge = Stroke::new(sheet.colours().province, 0.6);
    for (i, stretch) in stretches.iter().filter(|s| s.side == side).enumerate() {
        let (from, to) = (x(stretch.from_km), x(stretch.to_km));
        let ground = if i % 2 == 0 {
            sheet.colours().neighbour
        } else {
            sheet.colours().country
        };
        let title = format!(
            "{}: km {} to {}",
            stretch.name,
            words::thousands(stretch.from_km),
            words::thousands(stretch.to_km)
        );
        let rect = Rect::new((from, pane.top), (to, pane.bottom)).fill(ground);
        sheet.draw(&rect.stroke(edge.clone()).title(title))?;
        let at = ((from + to) / 2.0, pane.middle().1);
        if text::width(&stretch.name, Face::Regular, size) + 4.0 <= to - from {
            let name = Label::new(at, stretch.name.as_str(), size).anchor(Anchor::Middle);
            sheet.draw(&name.colour(sheet.colours().quiet).centred())?;
        }
    }
    Ok(sheet.draw(&Group::close())?)
}
