//! The line itself: vertices, measures, and the projection of a point on it.

use super::index::PieceIndex;
use super::segment::{LONGEST_PIECE, Piece};
use crate::geodesy::{LonLat, destination, distance, inverse};

/// A line whose segments are geodesics between its vertices.
pub struct BorderLine {
    vertices: Vec<LonLat>,
    /// Distance along the line at each vertex, metres.
    measures: Vec<f64>,
    pieces: Vec<Piece>,
    index: PieceIndex,
}

/// Where a point comes to lie on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// The nearest point of the line.
    pub foot: LonLat,
    /// Geodesic distance to it, kilometres.
    pub distance_km: f64,
    /// Distance along the line from its beginning to the foot, kilometres.
    pub measure_km: f64,
    /// Direction from the point to the foot, degrees clockwise from north.
    pub azimuth: f64,
}

impl BorderLine {
    /// `None` for fewer than two different vertices.
    pub fn new(mut vertices: Vec<LonLat>) -> Option<Self> {
        vertices.dedup();
        if vertices.len() < 2 {
            return None;
        }
        let mut measures = vec![0.0];
        let mut pieces = Vec::with_capacity(vertices.len());
        for pair in vertices.windows(2) {
            let (length, azimuth) = inverse(pair[0], pair[1]);
            let start = measures[measures.len() - 1];
            let parts = (length / LONGEST_PIECE).ceil().max(1.0);
            let mut from = pair[0];
            for i in 1..=parts as usize {
                let along = length * i as f64 / parts;
                let to = if i == parts as usize {
                    pair[1]
                } else {
                    destination(pair[0], azimuth, along)
                };
                pieces.push(Piece::new(from, to, start + length * (i - 1) as f64 / parts));
                from = to;
            }
            measures.push(start + length);
        }
        let index = PieceIndex::new(&pieces);
        Some(Self {
            vertices,
            measures,
            pieces,
            index,
        })
    }

    pub fn vertices(&self) -> &[LonLat] {
        &self.vertices
    }

    /// The vertices with more between them, at most 5 km apart: straight lines
    /// in degrees between these stay within half a metre of the geodesics.
    pub fn densified(&self) -> Vec<LonLat> {
        let ends = self.pieces.last().map(|p| p.ends().1);
        self.pieces.iter().map(|p| p.ends().0).chain(ends).collect()
    }

    /// Geodesic length in kilometres.
    pub fn length_km(&self) -> f64 {
        self.measures.last().map_or(0.0, |m| m / 1_000.0)
    }

    /// The nearest point of the line. Where two are equally near (to a
    /// micrometre), the one with the smaller measure.
    pub fn project(&self, point: LonLat) -> Projection {
        const TIE: f64 = 1e-6;
        let mut best: Option<(f64, f64, LonLat)> = None;
        self.index.visit_nearest(point, |piece, lower_bound| {
            if best.is_some_and(|(d, ..)| lower_bound > d + TIE) {
                return false;
            }
            let piece = &self.pieces[piece];
            let (metres, foot, along) = piece.nearest(point);
            let measure = piece.measure() + along;
            let better = best.is_none_or(|(d, m, _)| metres < d - TIE || ((metres - d).abs() <= TIE && measure < m));
            if better {
                best = Some((metres, measure, foot));
            }
            true
        });
        // The index holds at least one piece, so there is a best one.
        let (_, measure, foot) = best.unwrap_or((0.0, 0.0, self.vertices[0]));
        let (metres, azimuth) = inverse(point, foot);
        Projection {
            foot,
            distance_km: metres / 1_000.0,
            measure_km: measure / 1_000.0,
            azimuth,
        }
    }

    /// The point at a measure, in kilometres; clamped to the line's ends.
    pub fn resolve(&self, measure_km: f64) -> LonLat {
        let metres = (measure_km * 1_000.0).clamp(0.0, self.measures[self.measures.len() - 1]);
        let i = self
            .measures
            .partition_point(|&m| m < metres)
            .clamp(1, self.vertices.len() - 1);
        let (from, to) = (self.vertices[i - 1], self.vertices[i]);
        let (_, azimuth) = inverse(from, to);
        destination(from, azimuth, metres - self.measures[i - 1])
    }

    /// The vertices between two measures (kilometres), with both ends.
    pub fn stretch(&self, from_km: f64, to_km: f64) -> Vec<LonLat> {
        let inside = |m: f64| m > from_km * 1_000.0 && m < to_km * 1_000.0;
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
