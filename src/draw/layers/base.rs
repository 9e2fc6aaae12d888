//! The ground: sea, neighbours, the two countries, provinces, rivers.

use super::{Painter, Traced, rings_of, style};
use crate::draw::canvas::{CanvasError, Shape, Stroke, Themed};
use crate::geodata::{Backdrop, BackdropKind, Boundaries, River};

pub(in crate::draw) fn backdrop(painter: &Painter, backdrop: &[Backdrop]) -> Result<(), CanvasError> {
    painter.layer("neighbours", "Sea and neighbouring countries", || {
        let frame = painter.frame.bounds;
        let ground = [
            (frame.left, frame.top),
            (frame.right, frame.top),
            (frame.right, frame.bottom),
            (frame.left, frame.bottom),
        ];
        painter
            .sheet
            .draw(&Shape::ring(ground).fill(painter.colours().neighbour))?;
        for part in backdrop.iter().filter(|b| b.kind == BackdropKind::Sea) {
            painter.sheet.draw(
                &Shape::rings(painter.rings(rings_of(&part.shape)))
                    .fill(painter.colours().sea)
                    .coarse(),
            )?;
        }
        Ok(())
    })
}

pub(in crate::draw) fn countries(painter: &Painter, boundaries: &Boundaries) -> Result<(), CanvasError> {
    painter.layer("countries", "Afghanistan and Pakistan", || {
        let ground = Shape::rings(painter.rings(&boundaries.outline)).fill(painter.colours().country);
        painter.sheet.draw(&ground.coarse())?;
        Ok(())
    })
}

pub(in crate::draw) fn rivers(painter: &Painter, rivers: &[River], traced: &Traced) -> Result<(), CanvasError> {
    painter.layer("rivers", "Rivers", || {
        for (river, lines) in rivers.iter().zip(&traced.rivers) {
            let width = if river.name.is_some() { 0.7 } else { 0.4 };
            let lines = painter.clipped(lines, 2.0);
            painter.sheet.draw(
                &Shape::lines(lines)
                    .stroke(Stroke::new(painter.colours().water, width).opacity(0.8))
                    .coarse(),
            )?;
        }
        Ok(())
    })
}

pub(in crate::draw) fn provinces(painter: &Painter, traced: &Traced) -> Result<(), CanvasError> {
    painter.layer("provinces", "Provinces", || {
        let stroke = style::province(painter.sheet.theme());
        let lines = painter.clipped(&traced.provinces, 2.0);
        painter.sheet.draw(&Shape::lines(lines).stroke(stroke).coarse())?;
        Ok(())
    })
}

/// Boundaries other than the Durand Line: of the two countries with their
/// neighbours, between these, the Line of Control, and disputed ones.
pub(in crate::draw) fn boundaries(
    painter: &Painter,
    backdrop: &[Backdrop],
    traced: &Traced,
) -> Result<(), CanvasError> {
    painter.layer("boundaries", "Other boundaries", || {
        let outline = Shape::lines(painter.clipped(&traced.outline, 3.0));
        painter
            .sheet
            .draw(&outline.stroke(style::boundary(painter.sheet.theme())).coarse())?;
        for part in backdrop {
            let stroke = match part.kind {
                BackdropKind::Boundary => Stroke::new(painter.colours().boundary, 0.6),
                BackdropKind::Disputed => style::disputed(painter.sheet.theme()),
                // Over the solid outline: dots need the ground's colour between.
                BackdropKind::LineOfControl => {
                    let under = Shape::lines(painter.lines(&part.lines, 2.0))
                        .stroke(Stroke::new(painter.colours().neighbour, 1.4))
                        .coarse();
                    painter.sheet.draw(&under)?;
                    style::line_of_control(painter.sheet.theme())
                }
                BackdropKind::Country | BackdropKind::Sea => continue,
            };
            painter
                .sheet
                .draw(&Shape::lines(painter.lines(&part.lines, 2.0)).stroke(stroke).coarse())?;
        }
        Ok(())
    })
}
