//! Whether a cluster could be chance: Monte Carlo, seeded.

/// A small generator of uniform numbers, the same on every machine
/// (SplitMix64; Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
pub(super) struct Uniform(u64);

/// The golden ratio in 64 bits.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Uniform {
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// As it is after so many draws.
    pub fn after(self, draws: usize) -> Self {
        Self(self.0.wrapping_add(STEP.wrapping_mul(draws as u64)))
    }

    /// The next number in 0…1.
    pub fn draw(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Share of random worlds whose statistic is at least `observed`, the observed
/// world included (Dwass 1957): never 0.
pub(super) fn monte_carlo_p<T: PartialOrd>(observed: &T, worlds: &[T]) -> f64 {
    let as_large = worlds.iter().filter(|world| *world >= observed).count();
    (as_large + 1) as f64 / (worlds.len() + 1) as f64
}
