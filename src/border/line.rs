//! The line itself: vertices, measures, and the projection of points on it.

use super::index::{PieceIndex, Scratch};
use super::order::along_curve;
use super::segment::{Foot, LONGEST_PIECE, Piece};
use crate::geodesy::{
    KM, LonLat, SurfacePoint, angle_between, azimuth, destination, distance, geodesic_between, inverse,
};
use crate::model::Country;
use rayon::prelude::*;
use std::sync::OnceLock;

/// So many points are projected in turn on one core.
const ROUND: usize = 4_096;
/// A measure so near a vertex is at it, metres.
const ON_VERTEX: f64 = 1e-6;

/// A line whose segments are geodesics between its vertices.
pub struct BorderLine {
    vertices: Vec<LonLat>,
    /// Of each segment, metres.
    lengths: Vec<f64>,
    /// Distance along the line at each vertex, metres.
    measures: Vec<f64>,
    /// Prepared when the first point is projected; a map needs none.
    searched: OnceLock<Searched>,
}

/// The segments in pieces that are short enough to search.
struct Searched {
    pieces: Vec<Piece>,
    index: PieceIndex,
}

/// Where a point comes to lie on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// Geodesic distance to the nearest point of the line, kilometres.
    pub distance_km: f64,
    /// Distance along the line from its beginning to that point, kilometres:
    /// [`BorderLine::resolve`] says where it is.
    pub measure_km: f64,
    /// The country that the point lies in, where the border knows its two.
    pub side: Option<Country>,
}

impl Projection {
    /// Nothing yet.
    pub(super) const BLANK: Self = Self {
        distance_km: f64::NAN,
        measure_km: f64::NAN,
        side: None,
    };

    pub(super) fn new(foot: Foot, side: Option<Country>) -> Self {
        Self {
            distance_km: foot.km(),
            measure_km: foot.measure / KM,
            side,
        }
    }
}

impl BorderLine {
    /// `None` for fewer than two different vertices.
    pub fn new(mut vertices: Vec<LonLat>) -> Option<Self> {
        vertices.dedup();
        if vertices.len() < 2 {
            return None;
        }
        let mut lengths = Vec::with_capacity(vertices.len());
        let mut measures = Vec::with_capacity(vertices.len());
        let (mut last, mut measure) = (SurfacePoint::from(vertices[0]), 0.0);
        measures.push(measure);
        for pair in vertices.windows(2) {
            let before = std::mem::replace(&mut last, pair[1].into());
            let length = match geodesic_between((pair[0], before), (pair[1], last)) {
                short if short <= LONGEST_PIECE => short,
                _ => inverse(pair[0], pair[1]).0,
            };
            measure += length;
            lengths.push(length);
            measures.push(measure);
        }
        Some(Self {
            vertices,
            lengths,
            measures,
            searched: OnceLock::new(),
        })
    }

    fn searched(&self) -> &Searched {
        self.searched.get_or_init(|| {
            let pieces = self.in_pieces();
            let index = PieceIndex::new(&pieces);
            Searched { pieces, index }
        })
    }

    fn in_pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(self.vertices.len());
        let segments = self.vertices.windows(2).zip(&self.lengths).zip(&self.measures);
        for ((pair, &length), &start) in segments {
            // Most are short, and need no azimuth.
            if length <= LONGEST_PIECE {
                pieces.push(Piece::new(pair[0], pair[1], start, length));
                continue;
            }
            let (_, azimuth) = inverse(pair[0], pair[1]);
            let parts = (length / LONGEST_PIECE).ceil().max(1.0);
            let mut from = pair[0];
            for i in 1..=parts as usize {
                let to = if i == parts as usize {
                    pair[1]
                } else {
                    destination(pair[0], azimuth, length * i as f64 / parts)
                };
                let before = length * (i - 1) as f64 / parts;
                pieces.push(Piece::new(from, to, start + before, length / parts));
                from = to;
            }
        }
        pieces
    }

    pub fn vertices(&self) -> &[LonLat] {
        &self.vertices
    }

    /// The vertices with more between them, at most 5 km apart: straight lines
    /// in degrees between these stay within half a metre of the geodesics.
    pub fn densified(&self) -> Vec<LonLat> {
        let pieces = &self.searched().pieces;
        let end = pieces.last().map(|p| p.to);
        pieces.iter().map(|p| p.from).chain(end).collect()
    }

    /// Geodesic length in kilometres.
    pub fn length_km(&self) -> f64 {
        self.measures.last().map_or(0.0, |m| m / KM)
    }

    /// The nearest point of the line. Where two are equally near (to a
    /// micrometre), the one with the smaller measure.
    pub fn project(&self, point: LonLat) -> Projection {
        let p = SurfacePoint::from(point);
        let Searched { pieces, index } = self.searched();
        let near = index.candidates(pieces, &p).settle(pieces, &p, point);
        Projection::new(self.or_first(near, point).0, None)
    }

    /// A line has at least one piece, so that one is always nearest.
    fn or_first(&self, near: Option<(Foot, usize)>, point: LonLat) -> (Foot, usize) {
        near.unwrap_or_else(|| (self.searched().pieces[0].far_foot(point), 0))
    }

    /// What `found` makes of the feet of many points, in their order, worked out
    /// on all cores. `blank` holds the places until then.
    pub(super) fn feet<T: Clone + Send>(
        &self,
        points: &[LonLat],
        blank: T,
        found: impl Fn(LonLat, &SurfacePoint, Foot) -> T + Sync,
    ) -> Vec<T> {
        let in_turn = |order: &[u32]| {
            // Fetched beforehand: many come from memory as quickly as one.
            let near: Vec<LonLat> = order.iter().map(|&i| points[i as usize]).collect();
            let mut walk = Walk::along(self);
            let one = |point: LonLat| {
                let p = SurfacePoint::from(point);
                found(point, &p, walk.foot_of(point, &p))
            };
            near.into_iter().map(one).collect::<Vec<T>>()
        };
        let mut all = vec![blank; points.len()];
        let order = along_curve(points);
        // A round at a time, so that what is computed stays in the cache.
        for round in order.chunks(ROUND * rayon::current_num_threads()) {
            let done: Vec<Vec<T>> = round.par_chunks(ROUND).map(in_turn).collect();
            for (&i, value) in round.iter().zip(done.into_iter().flatten()) {
                all[i as usize] = value;
            }
        }
        all
    }

    /// The point at a measure, in kilometres; clamped to the line's ends.
    pub fn resolve(&self, measure_km: f64) -> LonLat {
        let metres = self.clamped(measure_km);
        let i = self.segment_at(metres);
        let (from, to) = (self.vertices[i - 1], self.vertices[i]);
        let (_, azimuth) = inverse(from, to);
        destination(from, azimuth, metres - self.measures[i - 1])
    }

    /// The point at a measure and so far to the left of the line, or to the
    /// right where `offset_km` is negative; at a bend on its bisector.
    pub fn beside(&self, measure_km: f64, offset_km: f64) -> LonLat {
        let metres = self.clamped(measure_km);
        let i = self.segment_at(metres);
        let at_vertex = [i - 1, i]
            .into_iter()
            .find(|&v| (self.measures[v] - metres).abs() <= ON_VERTEX);
        let (at, before, after) = match at_vertex {
            Some(v) => (self.vertices[v], v.checked_sub(1), v + 1),
            None => (self.resolve(measure_km), Some(i - 1), i),
        };
        let before = before.map(|v| azimuth(at, self.vertices[v]) + 180.0);
        let after = self.vertices.get(after).map(|v| azimuth(at, *v));
        let heading = match (before, after) {
            (Some(before), Some(after)) => before + angle_between(before, after) / 2.0,
            (one, other) => one.or(other).unwrap_or_default(),
        };
        destination(at, heading - 90.0, offset_km * KM)
    }

    fn clamped(&self, measure_km: f64) -> f64 {
        (measure_km * KM).clamp(0.0, self.measures[self.measures.len() - 1])
    }

    /// The segment that holds a measure, by the index of its far vertex.
    fn segment_at(&self, metres: f64) -> usize {
        self.measures
            .partition_point(|&m| m < metres)
            .clamp(1, self.vertices.len() - 1)
    }

    /// The vertices between two measures (kilometres), with both ends.
    pub fn stretch(&self, from_km: f64, to_km: f64) -> Vec<LonLat> {
        let inside = |m: f64| m > from_km * KM && m < to_km * KM;
        let between = self.vertices.iter().zip(&self.measures).filter(|(_, m)| inside(**m));
        let mut path = vec![self.resolve(from_km)];
        path.extend(between.map(|(v, _)| *v));
        path.push(self.resolve(to_km));
        path.dedup();
        path
    }

    /// A rough measure of how far two lines' ends are apart, in metres.
    pub(super) fn ends_apart(a: &[LonLat], b: &[LonLat]) -> f64 {
        match (a.first(), a.last(), b.first(), b.last()) {
            (Some(&a0), Some(&a1), Some(&b0), Some(&b1)) => distance(a0, b0).max(distance(a1, b1)),
            _ => f64::INFINITY,
        }
    }
}

/// Searches that go from neighbour to neighbour, each beginning where the last
/// one ended.
pub(super) struct Walk<'a> {
    line: &'a BorderLine,
    searched: &'a Searched,
    scratch: Scratch,
    last: usize,
}

impl<'a> Walk<'a> {
    pub fn along(line: &'a BorderLine) -> Self {
        Self {
            line,
            searched: line.searched(),
            scratch: Scratch::default(),
            last: 0,
        }
    }

    pub fn foot(&mut self, point: LonLat) -> Foot {
        self.foot_of(point, &point.into())
    }

    fn foot_of(&mut self, point: LonLat, p: &SurfacePoint) -> Foot {
        let Searched { pieces, index } = self.searched;
        index.candidates_from(self.last, pieces, p, &mut self.scratch);
        let near = self.scratch.candidates.settle(pieces, p, point);
        let (foot, piece) = self.line.or_first(near, point);
        self.last = piece;
        foot
    }

    /// Where on the line the foot is that was found last.
    pub fn place(&self, foot: &Foot) -> SurfacePoint {
        self.searched.pieces[self.last].place(foot.measure)
    }
}
