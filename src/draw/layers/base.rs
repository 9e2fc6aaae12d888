//! The ground: sea, neighbours, the two countries, provinces, rivers.

use super::{Painter, style};
use crate::draw::canvas::{CanvasError, Shape, Stroke, Themed};
use crate::geodata::{Backdrop, BackdropKind, Province, River};
use geo::MultiPolygon;
use std::sync::Arc;

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
            painter
                .sheet
                .draw(&Shape::rings(painter.rings(&part.shape)).fill(painter.colours().sea))?;
        }
        Ok(())
    })
}

pub(in crate::draw) fn countries(painter: &Painter, outlines: [&Arc<MultiPolygon<f64>>; 2]) -> Result<(), CanvasError> {
    painter.layer("countries", "Afghanistan and Pakistan", || {
        for outline in outlines {
            painter
                .sheet
                .draw(&Shape::rings(painter.rings(outline)).fill(painter.colours().country))?;
        }
        Ok(())
    })
}

pub(in crate::draw) fn rivers(painter: &Painter, rivers: &[River]) -> Result<(), CanvasError> {
    painter.layer("rivers", "Rivers", || {
        for river in rivers {
            let width = if river.name.is_some() { 0.7 } else { 0.4 };
            let lines = painter.lines(&river.lines, 2.0);
            painter
                .sheet
                .draw(&Shape::lines(lines).stroke(Stroke::new(painter.colours().water, width).opacity(0.8)))?;
        }
        Ok(())
    })
}

pub(in crate::draw) fn provinces(painter: &Painter, provinces: &[Province]) -> Result<(), CanvasError> {
    painter.layer("provinces", "Provinces", || {
        for province in provinces {
            let lines = painter.outlines(&province.shape);
            painter
                .sheet
                .draw(&Shape::lines(lines).stroke(style::province(painter.sheet.theme())))?;
        }
        Ok(())
    })
}

/// Boundaries other than the Durand Line: of the two countries with their
/// neighbours, between these, the Line of Control, and disputed ones.
pub(in crate::draw) fn boundaries(
    painter: &Painter,
    backdrop: &[Backdrop],
    outlines: [&Arc<MultiPolygon<f64>>; 2],
) -> Result<(), CanvasError> {
    painter.layer("boundaries", "Other boundaries", || {
        for outline in outlines {
            let lines = painter.outlines(outline);
            painter
                .sheet
                .draw(&Shape::lines(lines).stroke(style::boundary(painter.sheet.theme())))?;
        }
        for part in backdrop {
            let stroke = match part.kind {
                BackdropKind::Boundary => Stroke::new(painter.colours().boundary, 0.6),
                BackdropKind::Disputed => style::disputed(painter.sheet.theme()),
                // Over the solid outline: dots need the ground's colour between.
                BackdropKind::LineOfControl => {
                    let under = Shape::lines(painter.lines(&part.lines, 2.0))
                        .stroke(Stroke::new(painter.colours().neighbour, 1.4));
                    painter.sheet.draw(&under)?;
                    style::line_of_control(painter.sheet.theme())
                }
                BackdropKind::Country | BackdropKind::Sea => continue,
            };
            painter
                .sheet
                .draw(&Shape::lines(painter.lines(&part.lines, 2.0)).stroke(stroke))?;
        }
        Ok(())
    })
}
