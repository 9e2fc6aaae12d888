//! Lines of the ground on the page, in full: they are drawn, and names keep clear
//! of them.

use super::{Line, Painter};
use crate::geodata::{Boundaries, River};
use geo::LineString;

pub(in crate::draw) struct Traced {
    /// Of each river.
    pub(super) rivers: Vec<Vec<Line>>,
    pub(super) outline: Vec<Line>,
    pub(super) provinces: Vec<Line>,
}

impl Traced {
    pub fn new(painter: &Painter, rivers: &[River], boundaries: &Boundaries) -> Self {
        let traced = |lines: &[LineString<f64>]| painter.traced(lines);
        Self {
            rivers: rivers.iter().map(|r| traced(&r.lines)).collect(),
            outline: traced(&boundaries.outline),
            provinces: traced(&boundaries.provinces),
        }
    }
}
