//! Chance that is the same on every machine.

/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// One of `0..n`; 0 where `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        // The high half of a product is even enough for small n.
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// Whether a change for the worse by `cost` is taken at a temperature:
    /// with probability exp(−cost/temperature).
    pub(super) fn takes(&mut self, cost: i64, temperature: f64) -> bool {
        if cost <= 0 {
            return true;
        }
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        share < decay(cost as f64 / temperature)
    }
}

/// About exp(−x), as (1 + x/64)⁻⁶⁴: libm's exp is not the same everywhere.
fn decay(x: f64) -> f64 {
    let mut power = 1.0 + x / 64.0;
    for _ in 0..6 {
        power *= power;
    }
    1.0 / power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decay_is_near_the_exponential() {
        for x in [0.0, 0.1, 0.5, 1.0, 2.0, 4.0] {
            assert!((decay(x) - (-x).exp()).abs() < 0.02, "{x}");
        }
        assert!(decay(1e6) < 1e-9);
    }

    #[test]
    fn chance_is_even_and_repeatable() {
        let mut chance = Chance::new(1);
        let mut counts = [0; 7];
        for _ in 0..7_000 {
            counts[chance.below(7)] += 1;
        }
        assert!(counts.iter().all(|n| (880..1_120).contains(n)), "{counts:?}");
        assert_eq!(chance.below(0), 0);
        assert_eq!(Chance::new(5).next(), Chance::new(5).next());
    }
}
