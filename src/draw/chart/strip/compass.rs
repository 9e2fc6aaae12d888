//! Where north is: it turns along the strip as the line does on the ground.

use super::Layout;
use crate::draw::canvas::{Anchor, CanvasError, Group, Label, Shape, Sheet, Stroke, Themed};
use crate::draw::chart::along::Along;
use crate::draw::chart::figure::Sizes;
use crate::draw::chart::words;

/// Half of an arrow, CSS pixels.
const HALF: f64 = 7.0;

/// Height of the arrows below the plot.
pub(super) fn height(sheet: &Sheet, along: &Along) -> f64 {
    if along.headings.is_empty() {
        0.0
    } else {
        (2.0 * HALF).max(sheet.small()) + 4.0
    }
}

/// Small arrows below the plot and the `edge` under it, each in the direction in which a step to the
/// north leads on this page: both scales are in it.
pub(super) fn draw(sheet: &Sheet, along: &Along, layout: Layout, edge: f64) -> Result<(), CanvasError> {
    if along.headings.is_empty() {
        return Ok(());
    }
    let y = (layout.plot.bottom + edge + layout.ground.bottom) / 2.0;
    let (kx, ky) = layout.scales();
    sheet.draw(&Group::open("compass").title("True north along the strip"))?;
    // Where they would touch, every other one or fewer.
    let apart = layout.plot.width() / along.headings.len() as f64;
    let every = (sheet.grown(34.0) / apart.max(1.0)).ceil().max(1.0) as usize;
    for &(measure, heading) in along.headings.iter().step_by(every) {
        let x = layout.x(measure);
        // The line's own direction is to the right, and its left hand is up.
        let (sin, cos) = heading.to_radians().sin_cos();
        let (dx, dy) = (cos * kx, -sin * ky);
        let length = dx.hypot(dy).max(f64::MIN_POSITIVE);
        let (dx, dy) = (dx / length, dy / length);
        let at = |along: f64, aside: f64| (x + along * dx - aside * dy, y + along * dy + aside * dx);
        let tip = at(HALF, 0.0);
        let title = format!(
            "North at km {}: the line runs at an azimuth of {:.0}°",
            words::thousands(measure),
            heading.rem_euclid(360.0)
        );
        sheet.draw(&Group::anonymous().title(title))?;
        let shaft = Shape::line([at(-HALF, 0.0), tip]);
        sheet.draw(&shaft.stroke(Stroke::new(sheet.colours().quiet, 0.9)))?;
        let head = Shape::ring([tip, at(HALF - 5.5, 2.3), at(HALF - 4.2, 0.0), at(HALF - 5.5, -2.3)]);
        sheet.draw(&head.fill(sheet.colours().quiet))?;
        let letter = Label::new((x + HALF + 3.0, y), "N", sheet.small()).anchor(Anchor::Start);
        sheet.draw(&letter.colour(sheet.colours().quiet).centred())?;
        sheet.draw(&Group::close())?;
    }
    Ok(sheet.draw(&Group::close())?)
}
