//! Things side by side where they fit, else in the next lane.

/// For each extent (from, to) the first lane in which it overlaps none of
/// those before it, `gap` kept between.
pub(super) fn lanes(extents: &[(f64, f64)], gap: f64) -> Vec<usize> {
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    extents
        .iter()
        .map(|&(from, to)| {
            let free = |lane: &Vec<(f64, f64)>| lane.iter().all(|&(a, b)| to + gap <= a || b + gap <= from);
            let lane = taken.iter().position(free).unwrap_or(taken.len());
            if lane == taken.len() {
                taken.push(Vec::new());
            }
            taken[lane].push((from, to));
            lane
        })
        .collect()
}

/// How many lanes are used.
pub(super) fn depth(lanes: &[usize]) -> usize {
    lanes.iter().max().map_or(0, |deepest| deepest + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_within_a_lane() {
        let extents: Vec<(f64, f64)> = (0..40)
            .map(|i| {
                let from = f64::from(i * 37 % 50);
                (from, from + 3.0 + f64::from(i % 7))
            })
            .collect();
        let found = lanes(&extents, 1.0);
        for i in 0..extents.len() {
            for j in 0..i {
                let apart = extents[i].1 + 1.0 <= extents[j].0 || extents[j].1 + 1.0 <= extents[i].0;
                assert!(found[i] != found[j] || apart);
            }
        }
        assert_eq!(lanes(&[(0.0, 1.0), (2.0, 3.0), (0.5, 2.5)], 0.0), [0, 0, 1]);
        assert_eq!(depth(&[]), 0);
        assert_eq!(depth(&[0, 0, 1]), 2);
    }
}
