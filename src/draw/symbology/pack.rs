//! Circles side by side round a point, the same way each time.

/// Centres for circles of these radii, so that none overlaps: the first in the
/// middle, each next one where it touches two others nearest to the middle.
/// Meant for a few circles: it tries all pairs.
pub(super) fn packed(radii: &[f64], gap: f64) -> Vec<(f64, f64)> {
    let mut placed: Vec<((f64, f64), f64)> = Vec::with_capacity(radii.len());
    for &radius in radii {
        let radius = radius + gap / 2.0;
        let free = |(x, y): (f64, f64)| {
            placed
                .iter()
                .all(|&((a, b), r)| (x - a).hypot(y - b) >= r + radius - 1e-6)
        };
        let spot = match placed.as_slice() {
            [] => (0.0, 0.0),
            [(at, first)] => (at.0 + first + radius, at.1),
            all => {
                let mut best: Option<(f64, (f64, f64))> = None;
                for (i, a) in all.iter().enumerate() {
                    for b in &all[i + 1..] {
                        for spot in touching(*a, *b, radius) {
                            let far = spot.0.hypot(spot.1);
                            if free(spot) && best.is_none_or(|(nearest, _)| far < nearest - 1e-9) {
                                best = Some((far, spot));
                            }
                        }
                    }
                }
                // Beside all others there is always room.
                let right = all.iter().map(|((x, _), r)| x + r).fold(0.0, f64::max);
                best.map_or((right + radius, 0.0), |b| b.1)
            }
        };
        placed.push((spot, radius));
    }
    // The middle of all of them comes to the point.
    let reach = |side: fn(((f64, f64), f64)) -> f64| placed.iter().map(|&p| side(p)).fold(f64::NEG_INFINITY, f64::max);
    let (left, right) = (reach(|((x, _), r)| r - x), reach(|((x, _), r)| x + r));
    let (top, bottom) = (reach(|((_, y), r)| r - y), reach(|((_, y), r)| y + r));
    let middle = ((right - left) / 2.0, (bottom - top) / 2.0);
    placed
        .into_iter()
        .map(|((x, y), _)| (x - middle.0, y - middle.1))
        .collect()
}

/// Where a circle touches two others; nothing where they are too far apart.
fn touching(a: ((f64, f64), f64), b: ((f64, f64), f64), radius: f64) -> impl Iterator<Item = (f64, f64)> {
    let (reach_a, reach_b) = (a.1 + radius, b.1 + radius);
    let (dx, dy) = (b.0.0 - a.0.0, b.0.1 - a.0.1);
    let apart = dx.hypot(dy);
    let along = (apart * apart + reach_a * reach_a - reach_b * reach_b) / (2.0 * apart);
    let aside2 = reach_a * reach_a - along * along;
    let found = (apart > 0.0 && aside2 >= 0.0).then(|| {
        let aside = aside2.sqrt();
        let (ux, uy) = (dx / apart, dy / apart);
        [1.0, -1.0].map(|sign| {
            (
                a.0.0 + along * ux - sign * aside * uy,
                a.0.1 + along * uy + sign * aside * ux,
            )
        })
    });
    found.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_circle_lies_on_another() {
        for n in 0..12_usize {
            let radii: Vec<f64> = (0..n).map(|i| 2.0 + (i * 37 % 11) as f64).collect();
            let centres = packed(&radii, 1.0);
            assert_eq!(centres.len(), n);
            for i in 0..n {
                for j in 0..i {
                    let apart = (centres[i].0 - centres[j].0).hypot(centres[i].1 - centres[j].1);
                    assert!(apart >= radii[i] + radii[j] + 0.99, "{n}: {i} on {j}");
                }
            }
        }
    }
}
