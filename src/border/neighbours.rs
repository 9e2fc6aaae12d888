//! The nearest of many points, in the exact order of their geodesics.

use super::order::along_curve;
use super::packed::PackedTree;
use crate::geodesy::{Ecef, LonLat, SurfacePoint, dot, geodesic_between, minus, surely_longer, to_ecef};
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
    points: Vec<LonLat>,
    /// Indices of the points in the order of the tree, and where they are.
    order: Vec<u32>,
    positions: Vec<Ecef>,
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
        let positions: Vec<Ecef> = order.iter().map(|&i| to_ecef(points[i as usize])).collect();
        Self {
            tree: PackedTree::new(positions.len(), |i| (positions[i], positions[i])),
            points: points.to_vec(),
            order,
            positions,
        }
    }

    /// The `k` points nearest to `at`, nearest first; of equally near ones the
    /// one that was given first.
    pub fn nearest(&self, at: LonLat, k: usize) -> Vec<Neighbour> {
        let from = SurfacePoint::from(at);
        let mut kept: Vec<(f64, u32)> = Vec::new();
        let mut least: BinaryHeap<Least> = BinaryHeap::with_capacity(k.min(self.points.len()) + 1);
        let mut limit = if k == 0 { -1.0 } else { f64::INFINITY };
        self.tree.visit(from.at, limit, &mut Vec::new(), |i| {
            let way = minus(self.positions[i], from.at);
            let squared = dot(way, way);
            if squared <= limit {
                kept.push((squared, self.order[i]));
                least.push(Least(squared));
                if least.len() > k {
                    least.pop();
                    // Whatever may be nearer than the farthest of k.
                    limit = least.peek().map_or(limit, |l| surely_longer(l.0));
                }
            }
            limit
        });
        let near = kept.into_iter().filter(|(squared, _)| *squared <= limit);
        let mut near: Vec<Neighbour> = near
            .map(|(_, index)| self.neighbour((at, from), index as usize))
            .collect();
        near.sort_unstable_by(|a, b| a.distance_km.total_cmp(&b.distance_km).then(a.index.cmp(&b.index)));
        near.truncate(k);
        near
    }

    fn neighbour(&self, from: (LonLat, SurfacePoint), index: usize) -> Neighbour {
        let point = self.points[index];
        Neighbour {
            index,
            distance_km: geodesic_between(from, (point, point.into())) / 1_000.0,
        }
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
