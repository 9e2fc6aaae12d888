//! What is found at the points of a ground.

use super::distribution::Distribution;
use super::sampling::Samples;
use crate::border::Border;
use crate::border::line::Walk;
use crate::geodesy::{KM, LonLat};
use crate::model::Country;

/// A vertex so near to the line, metres, is on no side.
const ON_THE_LINE: f64 = 1.0;

/// Where a country stands in what is kept for both, as in [`Country::BOTH`].
pub(super) fn index(country: Country) -> usize {
    usize::from(country == Country::Pakistan)
}

/// Points of a ground measured one after the other.
pub(super) struct Survey<'a> {
    pub border: &'a Border,
    pub walk: Walk<'a>,
    /// Of the samples.
    distances_km: Vec<f64>,
    cell_km: f64,
    /// Samples on each side, and whether any point is there.
    counts: [usize; 2],
    reached: [bool; 2],
    /// Least and greatest measure, metres.
    span: (f64, f64),
    /// The least distance, metres, and where it is; the greatest.
    pub nearest: (f64, Option<LonLat>),
    pub farthest: f64,
}

impl<'a> Survey<'a> {
    pub fn new(border: &'a Border) -> Self {
        Self {
            border,
            walk: Walk::along(border.line()),
            distances_km: Vec::new(),
            cell_km: 0.0,
            counts: [0; 2],
            reached: [false; 2],
            span: (f64::INFINITY, f64::NEG_INFINITY),
            nearest: (f64::INFINITY, None),
            farthest: 0.0,
        }
    }

    /// Points that stand for as much ground each.
    pub fn samples(&mut self, samples: Samples) {
        self.cell_km = samples.cell_km;
        for point in samples.points {
            let (metres, side) = self.visit(point);
            self.distances_km.push(metres / KM);
            if let Some(side) = side {
                self.counts[side] += 1;
                self.reached[side] = true;
            }
        }
    }

    /// A point of the outline, which stands for no ground.
    pub fn edge(&mut self, point: LonLat) {
        let (metres, side) = self.visit(point);
        if let Some(side) = side.filter(|_| metres > ON_THE_LINE) {
            self.reached[side] = true;
        }
    }

    fn visit(&mut self, point: LonLat) -> (f64, Option<usize>) {
        let foot = self.walk.foot(point);
        self.span = (self.span.0.min(foot.measure), self.span.1.max(foot.measure));
        self.farthest = self.farthest.max(foot.metres);
        if foot.metres < self.nearest.0 {
            self.nearest = (foot.metres, Some(point));
        }
        (foot.metres, self.border.side(point).map(index))
    }

    /// The share of the samples on each side, and whether any point is there.
    pub fn sides(&self) -> ([f64; 2], [bool; 2]) {
        let all = self.distances_km.len().max(1) as f64;
        (self.counts.map(|n| n as f64 / all), self.reached)
    }

    /// Least and greatest measure, kilometres.
    pub fn span_km(&self) -> (f64, f64) {
        (self.span.0 / KM, self.span.1 / KM)
    }

    /// Of the samples, between the least and the greatest distance.
    pub fn distribution(self, least_km: f64, greatest_km: f64) -> Distribution {
        Distribution::of(&self.distances_km, self.cell_km, least_km, greatest_km)
    }
}
