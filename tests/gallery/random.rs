//! Numbers that look random and are the same on every machine.

/// SplitMix64: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014, doi:10.1145/2660193.2660195.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to below 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 0 to below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.share() * n as f64) as usize
    }

    /// About 0, most within 1, none beyond 3: the sum of six even ones.
    pub fn bell(&mut self) -> f64 {
        (0..6).map(|_| self.share() - 0.5).sum::<f64>()
    }

    /// One of several, as often as its weight says.
    pub fn pick<T: Copy>(&mut self, all: &[(f64, T)]) -> T {
        let mut left = self.share() * all.iter().map(|a| a.0).sum::<f64>();
        for (weight, value) in all {
            left -= weight;
            if left < 0.0 {
                return *value;
            }
        }
        all[all.len() - 1].1
    }
}
