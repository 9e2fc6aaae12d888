//! What names keep clear of.

use super::super::{Ground, Painter, Traced, VISIBLE, link_paths};
use crate::border::BorderLine;
use crate::draw::label::{Labeller, spaced_out};
use crate::draw::symbology::Symbol;

/// Between the points that stand for a line, CSS pixels.
const STEP: f64 = 3.0;

/// The costs of covering a step of a line.
const DURAND_LINE: i64 = 150;
const FOOTPRINT: i64 = 12;
const LINK: i64 = 6;
const RIVER: i64 = 4;
const PROVINCE: i64 = 3;

/// An account of a frame with all marks and lines on it.
pub(in crate::draw) fn labeller(
    painter: &Painter,
    border: &BorderLine,
    grounds: &[Ground],
    symbols: &[Symbol],
    traced: &Traced,
) -> Labeller {
    let mut labeller = Labeller::new(painter.frame.bounds);
    for symbol in symbols {
        labeller.block_disc(symbol.at, symbol.radius + 0.5);
    }
    let mut avoid = |lines: Vec<Vec<(f64, f64)>>, cost| {
        labeller.avoid(lines.iter().flat_map(|line| spaced_out(line, STEP)), cost);
    };
    let line = line(painter, border);
    avoid(line.clone(), DURAND_LINE);
    for ground in grounds {
        avoid(painter.outlines(&ground.shape), FOOTPRINT);
    }
    avoid(link_paths(symbols), LINK);
    for river in &traced.rivers {
        avoid(painter.clipped(river, 0.0), RIVER);
    }
    for drawn in [&traced.outline, &traced.provinces] {
        avoid(painter.clipped(drawn, 0.0), PROVINCE);
    }
    labeller.divide(line.iter().flat_map(|part| spaced_out(part, STEP)));
    labeller
}

/// The Durand Line as far as it is on the frame.
pub(super) fn line(painter: &Painter, line: &BorderLine) -> Vec<Vec<(f64, f64)>> {
    painter.border(line, 0.0, VISIBLE)
}
