//! The nearest of many points, in the exact order of their geodesics.

use super::order::along_curve;
use super::packed::PackedTree;
use crate::geodesy::{Ecef, LonLat, SurfacePoint, dot, geodesic_between, local_axes, minus, surely_longer, to_ecef};
use std::collections::BinaryHeap;

/// Points, packed by nearness.
///
/// ```
/// use durand::border::Neighbours;
/// use durand::geodesy::LonLat;
///
/// let towns = [LonLat::new(69.18, 34.53)?, LonLat::new(69.92, 33.34)?, LonLat::new(66.40, 31.01)?];
/// let nearest = Neighbours::new(&towns).nearest(LonLat::new(70.0, 33.0)?, 2);
/// assert_eq!(nearest.iter().map(|n| n.index).collect::<Vec<_>>(), [1, 0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Neighbours {
    /// All in the order of the tree: the points, where they are, and their
    /// indices as given.
    points: Vec<LonLat>,
    positions: Vec<Ecef>,
    order: Vec<u32>,
    tree: PackedTree,
}

/// One of the nearest points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    /// Among the points as they were given.
    pub index: usize,
    pub distance_km: f64,
}

impl Neighbours {
    pub fn new(points: &[LonLat]) -> Self {
        let order = along_curve(points);
        // Fetched before they are worked on: many come from memory as quickly as one.
        let near: Vec<LonLat> = order.iter().map(|&i| points[i as usize]).collect();
        let positions: Vec<Ecef> = near.iter().map(|&p| to_ecef(p)).collect();
        let axes = near.get(near.len() / 2).map_or([[0.0; 3]; 3], |&p| local_axes(p));
        Self {
            tree: PackedTree::new(positions.len(), axes, 0.0, |i| (positions[i], positions[i])),
            points: near,
            order,
            positions,
        }
    }

    /// The `k` points nearest to `at`, nearest first; of equally near ones the
    /// one that was given first.
    pub fn nearest(&self, at: LonLat, k: usize) -> Vec<Neighbour> {
        let from = SurfacePoint::from(at);
        let mut kept: Vec<(f64, usize)> = Vec::new();
        let mut least: BinaryHeap<Least> = BinaryHeap::with_capacity(k.min(self.points.len()));
        let mut limit = if k == 0 { -1.0 } else { f64::INFINITY };
        self.tree
            .visit(from.at, limit, &self.tree.whole(), &mut Vec::new(), |i| {
                let way = minus(self.positions[i], from.at);
                let squared = dot(way, way);
                if squared > limit {
                    return limit;
                }
                kept.push((squared, i));
                if least.len() < k {
                    least.push(Least(squared));
                } else if let Some(mut farthest) = least.peek_mut().filter(|f| squared < f.0) {
                    *farthest = Least(squared);
                }
                if least.len() == k {
                    // Whatever may be nearer than the farthest of k.
                    limit = least.peek().map_or(limit, |l| surely_longer(l.0));
                }
                limit
            });
        kept.retain(|(squared, _)| *squared <= limit);
        let neighbour = |(_, i): (f64, usize)| Neighbour {
            index: self.order[i] as usize,
            distance_km: geodesic_between((at, from), (self.points[i], SurfacePoint::new(self.positions[i]))) / 1_000.0,
        };
        let mut near: Vec<Neighbour> = kept.into_iter().map(neighbour).collect();
        near.sort_unstable_by(|a, b| a.distance_km.total_cmp(&b.distance_km).then(a.index.cmp(&b.index)));
        near.truncate(k);
        near
    }
}

/// A squared distance, in an order.
#[derive(PartialEq)]
struct Least(f64);

impl Eq for Least {}

impl PartialOrd for Least {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Least {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::distance;
    use proptest::prelude::*;

    fn point() -> impl Strategy<Value = LonLat> {
        let lon = prop_oneof![60.0..75.0, -180.0..180.0, Just(180.0)];
        let lat = prop_oneof![25.0..38.0, -90.0..=90.0];
        (lon, lat).prop_map(|(lon, lat)| LonLat::clamped(lon, lat))
    }

    proptest! {
        #[test]
        fn as_a_search_of_all_finds_them(
            points in prop::collection::vec(point(), 0..400), at in point(), k in 0_usize..40, doubled in any::<bool>(),
        ) {
            let mut points = points;
            if doubled {
                points.extend(points.clone());
            }
            let found = Neighbours::new(&points).nearest(at, k);
            let mut all: Vec<f64> = points.iter().map(|&p| distance(at, p) / 1e3).collect();
            for n in &found {
                prop_assert!((n.distance_km - all[n.index]).abs() < 2e-6, "{n:?}, {}", all[n.index]);
            }
            all.sort_by(f64::total_cmp);
            prop_assert_eq!(found.len(), k.min(points.len()));
            for (n, km) in found.iter().zip(all) {
                prop_assert!((n.distance_km - km).abs() < 2e-6, "{n:?}, {km}");
            }
        }
    }
}
