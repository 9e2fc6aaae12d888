//! The distances of a footprint's ground, as a distribution.

use std::sync::Arc;

/// Distances of samples that each stand for a cell of ground.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Distribution {
    /// In ascending order, as 65,535ths of the way from the least distance to
    /// the greatest: tables have tens of thousands of footprints, and a cell is
    /// some hundred times as wide as that.
    distances: Arc<[u16]>,
    /// Side of a sample's cell, kilometres; 0 for a point.
    cell_km: f64,
    pub least_km: f64,
    pub greatest_km: f64,
}

/// From the least distance to the greatest.
const STEPS: f64 = 65_535.0;

impl Distribution {
    /// All of it at one distance.
    pub fn point(km: f64) -> Self {
        Self {
            // It is certain, whatever samples there were.
            distances: Arc::default(),
            cell_km: 0.0,
            least_km: km,
            greatest_km: km,
        }
    }

    pub fn of(distances_km: &[f64], cell_km: f64, least_km: f64, greatest_km: f64) -> Self {
        let step = (greatest_km - least_km) / STEPS;
        // A cast saturates, and takes what is no number for 0.
        let on_the_way = |km: &f64| ((km - least_km) / step).round() as u16;
        let mut distances: Vec<u16> = distances_km.iter().map(on_the_way).collect();
        distances.sort_unstable();
        Self {
            distances: distances.into(),
            cell_km,
            least_km,
            greatest_km,
        }
    }

    #[cfg(test)]
    pub fn address(&self) -> usize {
        self.distances.as_ptr() as usize
    }

    fn km(&self, distance: u16) -> f64 {
        self.least_km + f64::from(distance) * ((self.greatest_km - self.least_km) / STEPS)
    }

    /// The share of the ground within `km`. A sample's cell reaches half a
    /// side to both sides of its distance, and is reflected at the line itself,
    /// so that the edge of a band cuts cells instead of counting points: the
    /// error is then of the second order in the cell's side.
    pub fn share_within(&self, km: f64) -> f64 {
        if km >= self.greatest_km {
            return 1.0;
        }
        if km < self.least_km {
            return 0.0;
        }
        // Of a cell round `d`, what is below `x`.
        let below = |x: f64, d: f64| ((x - d) / self.cell_km + 0.5).clamp(0.0, 1.0);
        let folded = |&d: &u16| below(km, self.km(d)) - below(-km, self.km(d));
        // Cells that the edge of the band does not cut are wholly in or out.
        let in_order = &self.distances;
        let whole = in_order.partition_point(|&d| self.km(d) < km - self.cell_km);
        let cut = in_order.partition_point(|&d| self.km(d) < km + self.cell_km);
        // Summed up in this order, so that rounding cannot make it fall as `km` grows.
        let within = in_order[whole..cut]
            .iter()
            .map(folded)
            .fold(whole as f64, |sum, share| sum + share);
        within / in_order.len().max(1) as f64
    }

    /// The distance within which half of the ground lies.
    pub fn median(&self) -> f64 {
        let (mut low, mut high) = (self.least_km, self.greatest_km);
        // To less than a metre.
        while high - low > 0.0005 {
            let middle = (low + high) / 2.0;
            if self.share_within(middle) < 0.5 {
                low = middle;
            } else {
                high = middle;
            }
        }
        (low + high) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Judged by the cells as they are, one by one.
        #[test]
        fn what_is_kept_tells_the_share(
            shares in prop::collection::vec(0.0..=1.0_f64, 1..400),
            least in 0.0..900.0_f64,
            range in 0.5..400.0_f64,
            asked in -0.1..1.1_f64,
        ) {
            let km: Vec<f64> = shares.iter().map(|s| least + s * range).collect();
            let cell = range / 64.0;
            let kept = Distribution::of(&km, cell, least, least + range);
            let asked = least + asked * range;
            let below = |x: f64, d: f64| ((x - d) / cell + 0.5).clamp(0.0, 1.0);
            let within: f64 = km.iter().map(|&d| below(asked, d) - below(-asked, d)).sum();
            let share = match asked {
                beyond if beyond >= least + range => 1.0,
                short if short < least => 0.0,
                _ => within / km.len() as f64,
            };
            prop_assert!((kept.share_within(asked) - share).abs() < 0.001);
        }
    }

    #[test]
    fn ground_at_one_distance_is_wholly_within_it() {
        let kept = Distribution::of(&[3.0, 3.0], 0.1, 3.0, 3.0);
        assert_eq!(
            (kept.share_within(2.999), kept.share_within(3.0), kept.median()),
            (0.0, 1.0, 3.0)
        );
    }
}
