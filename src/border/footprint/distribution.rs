//! The distances of a footprint's ground, as a distribution.

use std::sync::Arc;

/// Distances of samples that each stand for a cell of ground.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Distribution {
    /// In ascending order.
    distances_km: Arc<[f64]>,
    /// Side of a sample's cell, kilometres; 0 for a point.
    cell_km: f64,
    pub least_km: f64,
    pub greatest_km: f64,
}

impl Distribution {
    /// All of it at one distance.
    pub fn point(km: f64) -> Self {
        Self {
            // It is certain, whatever samples there were.
            distances_km: Arc::default(),
            cell_km: 0.0,
            least_km: km,
            greatest_km: km,
        }
    }

    pub fn of(mut distances_km: Vec<f64>, cell_km: f64, least_km: f64, greatest_km: f64) -> Self {
        distances_km.sort_unstable_by(f64::total_cmp);
        Self {
            distances_km: distances_km.into(),
            cell_km,
            least_km,
            greatest_km,
        }
    }

    #[cfg(test)]
    pub fn address(&self) -> usize {
        self.distances_km.as_ptr() as usize
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
        let folded = |&d: &f64| below(km, d) - below(-km, d);
        // Cells that the edge of the band does not cut are wholly in or out.
        let in_order = &self.distances_km;
        let whole = in_order.partition_point(|&d| d < km - self.cell_km);
        let cut = in_order.partition_point(|&d| d < km + self.cell_km);
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
