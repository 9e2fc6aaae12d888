//! The boundaries of areas that lie side by side, each drawn once.

use crate::geodesy::{Mixed, Vertex, vertex};
use geo::{Coord, LineString, MultiPolygon};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Two neighbouring vertices, the lesser first.
type Edge = (Vertex, Vertex);

/// The two countries' outline and what divides them inside.
pub(in crate::draw) struct Arcs {
    /// Round both countries together, closed: without the line between them.
    pub outline: Vec<LineString<f64>>,
    /// Between provinces, from where three meet to the next such place.
    pub provinces: Vec<LineString<f64>>,
}

impl Arcs {
    /// Areas share a boundary where they have the same vertices.
    pub fn new<'a>(
        outlines: [&Arc<MultiPolygon<f64>>; 2],
        provinces: impl IntoIterator<Item = &'a MultiPolygon<f64>>,
    ) -> Self {
        let [left, right] = outlines.map(|o| edges(o).collect::<Vec<_>>());
        let mut known: HashSet<Edge, Mixed> = left.iter().copied().collect();
        let mut shared: HashSet<Edge, Mixed> = HashSet::default();
        for &edge in &right {
            if !known.insert(edge) {
                shared.insert(edge);
            }
        }
        let outline: Vec<Edge> = left.into_iter().chain(right).filter(|e| !shared.contains(e)).collect();
        let inside: Vec<Edge> = provinces
            .into_iter()
            .flat_map(edges)
            .filter(|&e| known.insert(e))
            .collect();
        Self {
            outline: chained(&outline),
            provinces: chained(&inside),
        }
    }
}

pub(super) fn rings_of(shape: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

fn edges(shape: &MultiPolygon<f64>) -> impl Iterator<Item = Edge> {
    rings_of(shape)
        .flat_map(|ring| ring.0.windows(2))
        .map(move |pair| (vertex(pair[0]), vertex(pair[1])))
        .map(|(a, b)| if a < b { (a, b) } else { (b, a) })
}

/// Edges as lines that end where other than two edges meet; what is left are
/// rings. In the order of the edges.
fn chained(edges: &[Edge]) -> Vec<LineString<f64>> {
    let mut chains = Chains {
        edges,
        meeting: HashMap::with_capacity_and_hasher(edges.len(), Mixed::default()),
        used: vec![false; edges.len()],
    };
    for (i, &(a, b)) in edges.iter().enumerate() {
        chains.meeting.entry(a).or_default().push(i);
        chains.meeting.entry(b).or_default().push(i);
    }
    let mut lines = Vec::new();
    for (i, &(a, b)) in edges.iter().enumerate() {
        for end in [a, b] {
            if !chains.used[i] && chains.meeting[&end].len() != 2 {
                lines.push(chains.follow(end, i));
            }
        }
    }
    for (i, &(a, _)) in edges.iter().enumerate() {
        if !chains.used[i] {
            lines.push(chains.follow(a, i));
        }
    }
    lines
}

struct Chains<'a> {
    edges: &'a [Edge],
    /// The edges that meet at a vertex.
    meeting: HashMap<Vertex, Vec<usize>, Mixed>,
    used: Vec<bool>,
}

impl Chains<'_> {
    /// The line that leaves a vertex by an edge.
    fn follow(&mut self, from: Vertex, first: usize) -> LineString<f64> {
        let position = |(x, y): Vertex| Coord {
            x: f64::from_bits(x),
            y: f64::from_bits(y),
        };
        let mut line = vec![position(from)];
        let (mut here, mut next) = (from, Some(first));
        while let Some(edge) = next {
            self.used[edge] = true;
            let (a, b) = self.edges[edge];
            here = if a == here { b } else { a };
            line.push(position(here));
            next = match self.meeting[&here][..] {
                [a, b] => [a, b].into_iter().find(|&e| !self.used[e]),
                _ => None,
            };
        }
        LineString(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Atlas;
    use crate::model::Country;
    use geo::polygon;

    #[test]
    fn two_squares_have_one_ring_and_their_parts_one_line() {
        let square = |x: f64| {
            MultiPolygon::new(vec![
                polygon![(x: x, y: 0.0), (x: x + 1.0, y: 0.0), (x: x + 1.0, y: 1.0), (x: x, y: 1.0)],
            ])
        };
        let half = |y: f64| {
            MultiPolygon::new(vec![
                polygon![(x: 0.0, y: y), (x: 1.0, y: y), (x: 1.0, y: y + 0.5), (x: 0.0, y: y + 0.5)],
            ])
        };
        let (left, right) = (Arc::new(square(0.0)), Arc::new(square(1.0)));
        let arcs = Arcs::new([&left, &right], []);
        assert_eq!(arcs.outline.len(), 1);
        assert!(arcs.outline[0].is_closed());
        assert_eq!(arcs.outline[0].0.len(), 7);
        let halves = [half(0.0), half(0.5)];
        let inside = Arcs::new([&left, &right], &halves).provinces;
        // The halves' outer edges end where the square's do not.
        assert!(
            inside
                .iter()
                .any(|l| l.0.len() == 2 && l.0[0].y == 0.5 && l.0[1].y == 0.5)
        );
    }

    #[test]
    fn the_countries_close_and_each_province_is_bounded_once() {
        let atlas = Atlas::embedded();
        let outlines = [Country::Afghanistan, Country::Pakistan].map(|c| atlas.outline(c).expect("embedded"));
        let provinces = atlas.provinces().expect("embedded");
        let arcs = Arcs::new(outlines, provinces.iter().map(|p| p.shape.as_ref()));
        assert!(arcs.outline.iter().all(LineString::is_closed));
        assert!(arcs.provinces.len() > provinces.len());
        let mut seen = HashSet::new();
        for pair in arcs.provinces.iter().flat_map(|l| l.0.windows(2)) {
            let mut ends = [pair[0], pair[1]].map(|c| (c.x.to_bits(), c.y.to_bits()));
            ends.sort_unstable();
            assert!(seen.insert(ends));
        }
    }
}
