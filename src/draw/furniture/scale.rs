//! Scale bar and north arrow, both true at a stated place.

use crate::draw::canvas::{Anchor, CanvasError, Group, Label, Rect, Shape, Stroke};
use crate::draw::label::Labeller;
use crate::draw::layers::Painter;
use crate::draw::projection::Bounds;
use crate::draw::text::Face;

/// Space between furniture and frame, CSS pixels.
const INSET: f64 = 9.0;

/// The height of a scale bar with its words, and how far words stand out.
const HEIGHT: f64 = 29.0;
const OVERHANG: f64 = 26.0;

/// A scale bar in a corner of the frame that hides nothing, the lower left
/// one first; true at its own latitude, which it states.
pub(in crate::draw) fn scale_bar(painter: &Painter, labeller: &mut Labeller) -> Result<(), CanvasError> {
    let b = painter.frame.bounds;
    let km_per_px = painter.frame.km_per_px((b.left + b.width() / 2.0, b.bottom - INSET));
    let longest = (b.width() * 0.26).min(190.0) * km_per_px;
    let decade = 10f64.powf(longest.log10().floor());
    let km = [5.0, 2.0, 1.0]
        .into_iter()
        .map(|m| m * decade)
        .find(|&k| k <= longest)
        .unwrap_or(decade);
    let wide = km / km_per_px;
    let corner = |right: bool, top: bool| {
        let left = if right {
            b.right - INSET - wide - OVERHANG
        } else {
            b.left + INSET
        };
        let base = if top {
            b.top + INSET + 15.0
        } else {
            b.bottom - INSET - 10.0
        };
        let taken = Bounds {
            left: left - 4.0,
            top: base - 15.0,
            right: left + wide + OVERHANG,
            bottom: base - 15.0 + HEIGHT,
        };
        (left, base, taken)
    };
    let mut corners = vec![corner(false, false), corner(true, false), corner(true, true)];
    // On the main map that corner is the north arrow's.
    let is_inset = painter.prefix == "inset-";
    if is_inset {
        corners.push(corner(false, true));
    }
    // Where the Durand Line stays in sight, if there is such a corner.
    if corners.iter().any(|(.., taken)| !labeller.is_divided(taken)) {
        corners.retain(|(.., taken)| !labeller.is_divided(taken));
    }
    // With room for the names of its neighbours, too.
    let free = [28.0, 0.0]
        .into_iter()
        .find_map(|room| corners.iter().find(|(.., taken)| labeller.is_clear(taken, room)));
    // An enlargement shows its scale by the rectangle that it enlarges.
    if is_inset && free.is_none() {
        return Ok(());
    }
    let &(left, base, taken) = free.unwrap_or(&corners[0]);
    // The bar is as long as it says at its own latitude.
    let width = km / painter.frame.km_per_px((left + wide / 2.0, base));
    let latitude = painter
        .frame
        .position_at((left + width / 2.0, base))
        .map_or(0.0, |p| p.lat());
    labeller.block(taken);
    painter
        .sheet
        .draw(&Group::open(painter.id("scale-bar")).title("Scale bar"))?;
    let ground = Rect::new((taken.left, taken.top), (taken.right, taken.bottom))
        .fill(crate::draw::canvas::Fill::Colour(painter.colours().paper, 0.8))
        .rounding(1.5);
    painter.sheet.draw(&ground)?;
    let edge = Stroke::new(painter.colours().ink, 0.6);
    for half in 0..2 {
        let x = left + width / 2.0 * f64::from(half);
        let fill = if half == 0 {
            painter.colours().ink
        } else {
            painter.colours().paper
        };
        painter.sheet.draw(
            &Rect::new((x, base), (x + width / 2.0, base + 3.0))
                .fill(fill)
                .stroke(edge.clone()),
        )?;
    }
    let size = painter.pt(6.0);
    let number = |x: f64, text: String, anchor| Label::new((x, base - 3.0), text, size).anchor(anchor);
    // On a very short bar the nought would run into the other number.
    if width > 28.0 {
        painter.sheet.draw(&number(left, "0".into(), Anchor::Start))?;
    }
    // A short bar has no room for the number in its middle.
    if width > 70.0 {
        let middle = number(left + width / 2.0, format!("{}", km / 2.0), Anchor::Middle);
        painter.sheet.draw(&middle)?;
    }
    painter.sheet.draw(&number(
        left + width,
        format!("{km} {}", painter.names.lang().kilometres()),
        Anchor::Middle,
    ))?;
    let note =
        Label::new((left, base + 11.5), format!("true at {latitude:.1}° N"), size).colour(painter.colours().quiet);
    painter.sheet.draw(&note)?;
    painter.sheet.draw(&Group::close())?;
    Ok(())
}

/// A north arrow in a corner of the frame that hides no mark, the upper left
/// one first, turned to true north there.
pub(in crate::draw) fn north_arrow(painter: &Painter, labeller: &mut Labeller) -> Result<(), CanvasError> {
    let b = painter.frame.bounds;
    let covered = |(x, y): (f64, f64)| Bounds {
        left: x - 10.0,
        top: y - 22.0,
        right: x + 10.0,
        bottom: y + 12.0,
    };
    let (left, right) = (b.left + INSET + 8.0, b.right - INSET - 8.0);
    let (top, bottom) = (b.top + INSET + 16.0, b.bottom - INSET - 12.0);
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
    let clear = |at: &(f64, f64)| labeller.is_clear(&covered(*at), 0.0);
    let at = corners.into_iter().find(clear).unwrap_or(corners[0]);
    let Some(north) = painter.frame.projection.north(painter.frame.plane(at)) else {
        return Ok(());
    };
    labeller.block(covered(at));
    let (sin, cos) = north.to_radians().sin_cos();
    let turned = |x: f64, y: f64| (at.0 + x * cos - y * sin, at.1 + x * sin + y * cos);
    painter.sheet.draw(
        &Group::open(painter.id("north-arrow"))
            .title(format!("True north, {north:+.1}° from the page's upward direction")),
    )?;
    let left = [turned(0.0, -11.0), turned(-4.5, 8.0), turned(0.0, 4.5)];
    let right = [turned(0.0, -11.0), turned(4.5, 8.0), turned(0.0, 4.5)];
    let edge = Stroke::new(painter.colours().ink, 0.6);
    painter
        .sheet
        .draw(&Shape::ring(left).fill(painter.colours().ink).stroke(edge.clone()))?;
    painter
        .sheet
        .draw(&Shape::ring(right).fill(painter.colours().paper).stroke(edge))?;
    painter.sheet.draw(
        &Label::new(turned(0.0, -13.5), painter.names.lang().north(), painter.pt(7.0))
            .face(Face::Bold)
            .anchor(Anchor::Middle),
    )?;
    painter.sheet.draw(&Group::close())?;
    Ok(())
}
