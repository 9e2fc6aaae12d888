//! The ground: sea, neighbours, the two countries, provinces, rivers.

use super::Painter;
use crate::draw::canvas::{CanvasError, Cap, Colour, Shape, Stroke};
use crate::geodata::{Backdrop, BackdropKind, Province, River};
use geo::MultiPolygon;
use std::sync::Arc;

const SEA: Colour = Colour(222, 234, 241);
const NEIGHBOUR: Colour = Colour(240, 238, 233);
const COUNTRY: Colour = Colour(253, 252, 249);
const WATER: Colour = Colour(150, 184, 205);
/// 3:1 on the neighbours' ground.
const BOUNDARY: Colour = Colour(128, 128, 128);
const PROVINCE: Colour = Colour(184, 180, 172);

pub(in crate::draw) fn backdrop(painter: &Painter, backdrop: &[Backdrop]) -> Result<(), CanvasError> {
    painter.layer("neighbours", "Sea and neighbouring countries", || {
        let frame = painter.frame.bounds;
        let ground = [
            (frame.left, frame.top),
            (frame.right, frame.top),
            (frame.right, frame.bottom),
            (frame.left, frame.bottom),
        ];
        painter.sheet.draw(&Shape::ring(ground).fill(NEIGHBOUR))?;
        for part in backdrop.iter().filter(|b| b.kind == BackdropKind::Sea) {
            painter
                .sheet
                .draw(&Shape::rings(painter.rings(&part.shape)).fill(SEA))?;
        }
        Ok(())
    })
}

pub(in crate::draw) fn countries(painter: &Painter, outlines: [&Arc<MultiPolygon<f64>>; 2]) -> Result<(), CanvasError> {
    painter.layer("countries", "Afghanistan and Pakistan", || {
        for outline in outlines {
            painter
                .sheet
                .draw(&Shape::rings(painter.rings(outline)).fill(COUNTRY))?;
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
                .draw(&Shape::lines(lines).stroke(Stroke::new(WATER, width).opacity(0.8)))?;
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
                .draw(&Shape::lines(lines).stroke(Stroke::new(PROVINCE, 0.4).dash(&[2.0, 1.2])))?;
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
                .draw(&Shape::lines(lines).stroke(Stroke::new(BOUNDARY, 0.8)))?;
        }
        for part in backdrop {
            let stroke = match part.kind {
                BackdropKind::Boundary => Stroke::new(BOUNDARY, 0.6),
                BackdropKind::Disputed => Stroke::new(BOUNDARY, 0.6).dash(&[2.5, 1.8]),
                // Over the solid outline: dots need the ground's colour between.
                BackdropKind::LineOfControl => {
                    let under = Shape::lines(painter.lines(&part.lines, 2.0)).stroke(Stroke::new(NEIGHBOUR, 1.4));
                    painter.sheet.draw(&under)?;
                    Stroke::new(BOUNDARY, 1.1).dash(&[0.1, 2.4]).cap(Cap::Round)
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
