//! Which candidates exclude each other.

use super::candidate::Candidate;
use super::choice::Choice;
use crate::draw::projection::Bounds;

/// The upright box round all that a candidate covers.
fn extent(candidate: &Candidate) -> Bounds {
    let tiles = candidate.tiles.iter().map(|t| t.bounds());
    let ends = candidate.leader.into_iter().flatten().map(|(x, y)| Bounds {
        left: x,
        top: y,
        right: x,
        bottom: y,
    });
    tiles.chain(ends).fold(nothing(), joined)
}

fn nothing() -> Bounds {
    Bounds {
        left: f64::INFINITY,
        top: f64::INFINITY,
        right: f64::NEG_INFINITY,
        bottom: f64::NEG_INFINITY,
    }
}

fn joined(a: Bounds, b: Bounds) -> Bounds {
    Bounds {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}

/// The choice between the candidates of labels.
pub(super) fn choice(labels: &[Vec<Candidate>], dropped: Vec<i64>) -> Choice {
    let mut first = vec![0];
    for candidates in labels {
        first.push(first[first.len() - 1] + candidates.len());
    }
    let all: Vec<&Candidate> = labels.iter().flatten().collect();
    let extents: Vec<Bounds> = all.iter().map(|c| extent(c)).collect();
    let hulls: Vec<Bounds> = first
        .windows(2)
        .map(|w| extents[w[0]..w[1]].iter().copied().fold(nothing(), joined))
        .collect();
    let mut rivals = vec![Vec::new(); all.len()];
    for a in 0..labels.len() {
        for b in (0..a).filter(|&b| hulls[b].overlaps(&hulls[a])) {
            let near: Vec<usize> = (first[b]..first[b + 1])
                .filter(|&j| extents[j].overlaps(&hulls[a]))
                .collect();
            for i in (first[a]..first[a + 1]).filter(|&i| extents[i].overlaps(&hulls[b])) {
                for &j in &near {
                    if extents[i].overlaps(&extents[j]) && all[i].rivals(all[j]) {
                        rivals[i].push(j as u32);
                        rivals[j].push(i as u32);
                    }
                }
            }
        }
    }
    for list in &mut rivals {
        list.sort_unstable();
    }
    Choice {
        first,
        cost: all.iter().map(|c| c.cost).collect(),
        dropped,
        rivals,
    }
}
