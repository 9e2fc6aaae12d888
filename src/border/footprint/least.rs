//! The least distance of polygons.
//!
//! From any point the way to its foot leads nearer to the line, so that the
//! least distance is taken on the outline, or is 0 where the line comes in. A
//! line that comes in without crossing the outline begins inside.

use super::degrees::{at, bend, length};
use super::extremes::{Part, SLACK, greatest};
use crate::border::line::Walk;
use crate::geodesy::LonLat;
use geo::{Coord, LineString, MultiPolygon};

/// What is nearer than this, metres, is not told apart: an outline may run
/// along the line for long, drawn with other vertices.
const ALONG: f64 = 0.75;

/// All rings of some polygons.
pub(super) fn rings(shape: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

/// A ring with the lengths from its beginning to its vertices.
struct Ring<'a> {
    vertices: &'a [Coord<f64>],
    lengths: Vec<f64>,
}

/// Part of a ring: from and to, in edges from its beginning, and the distances
/// there. Within an edge, or from vertex to vertex.
#[derive(Clone, Copy)]
struct Span {
    ring: usize,
    ends: [f64; 2],
    metres: [f64; 2],
}

/// The least distance on the outline in metres, proven: `attained` is one that
/// the ground has.
pub(super) fn least_on_outline(shape: &MultiPolygon<f64>, walk: &mut Walk, attained: f64) -> f64 {
    let rings: Vec<Ring> = rings(shape).filter(|r| r.0.len() > 1).map(Ring::new).collect();
    let mut parts = Vec::with_capacity(rings.len());
    let mut attained = attained;
    for (i, ring) in rings.iter().enumerate() {
        let metres = walk.foot(ring.at(0.0)).metres;
        attained = attained.min(metres);
        let span = Span {
            ring: i,
            ends: [0.0, (ring.vertices.len() - 1) as f64],
            metres: [metres; 2],
        };
        parts.push(ring.part(span));
    }
    -greatest(parts, -attained, |span, attained| {
        let ring = &rings[span.ring];
        let middle = span.middle();
        let metres = walk.foot(ring.at(middle)).metres;
        *attained = attained.max(-metres);
        let halves = [
            ([span.ends[0], middle], [span.metres[0], metres]),
            ([middle, span.ends[1]], [metres, span.metres[1]]),
        ];
        halves
            .map(|(ends, metres)| ring.part(Span { ends, metres, ..span }))
            .into_iter()
            .filter(|part| part.bound > *attained)
            .collect()
    })
}

impl Span {
    fn is_on_one_edge(&self) -> bool {
        self.ends[1] - self.ends[0] <= 1.0
    }

    /// A vertex near the middle, or the middle of an edge.
    fn middle(&self) -> f64 {
        let middle = f64::midpoint(self.ends[0], self.ends[1]);
        if self.is_on_one_edge() { middle } else { middle.floor() }
    }
}

impl<'a> Ring<'a> {
    fn new(ring: &'a LineString<f64>) -> Self {
        let mut lengths = vec![0.0];
        for edge in ring.0.windows(2) {
            lengths.push(lengths[lengths.len() - 1] + length(edge[0], edge[1]));
        }
        Self {
            vertices: &ring.0,
            lengths,
        }
    }

    /// The edge with a place, and where on it.
    fn edge(&self, place: f64) -> (usize, f64) {
        let edge = (place as usize).min(self.vertices.len() - 2);
        (edge, place - edge as f64)
    }

    fn position(&self, place: f64) -> Coord<f64> {
        let (edge, share) = self.edge(place);
        let (a, b) = (self.vertices[edge], self.vertices[edge + 1]);
        a + (b - a) * share
    }

    fn at(&self, place: f64) -> LonLat {
        at(self.position(place))
    }

    fn length(&self, place: f64) -> f64 {
        let (edge, share) = self.edge(place);
        self.lengths[edge] + share * (self.lengths[edge + 1] - self.lengths[edge])
    }

    /// With a bound from the distances at both ends. Over the whole, the sum
    /// of the ways to any point between is the length (Piyavskii 1972,
    /// doi:10.1016/0041-5553(72)90115-2). Over an edge, the distance to a
    /// point δ or more away bends by no more than (1/δ + `bend`) speed².
    fn part(&self, span: Span) -> Part<Span> {
        let [a, b] = span.metres;
        let length = self.length(span.ends[1]) - self.length(span.ends[0]);
        let mut least = f64::midpoint(a, b) - length / 2.0;
        if span.is_on_one_edge() && least > 0.0 {
            let [from, to] = span.ends.map(|place| self.position(place));
            let straight = a.min(b) - (1.0 / least + bend(from, to)) * length * length / 8.0;
            least = least.max(straight);
        }
        Part {
            bound: SLACK - least.max(ALONG),
            what: span,
        }
    }
}
