//! Whether two tolls may be of one incident.

use crate::model::Toll;

/// The numbers that a record's claimants state, least to greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    least: u32,
    /// `None` where some claimant says "at least".
    greatest: Option<u32>,
}

impl Numbers {
    /// `None` where no claimant states a number.
    pub fn of(toll: Toll) -> Option<Self> {
        let least = toll.min?;
        Some(Self {
            least,
            greatest: toll.max.filter(|_| !toll.open),
        })
    }

    /// How well two agree, 0 to 1. Many incidents kill one or none, so that
    /// small numbers say less; claims differ, so that no difference is a veto.
    fn agreement(self, other: Self) -> f64 {
        let top = |n: Self| n.greatest.unwrap_or(u32::MAX);
        let (low, high) = if self.least <= other.least {
            (self, other)
        } else {
            (other, self)
        };
        if top(low) < high.least {
            return f64::from(top(low)) / f64::from(high.least) / 2.0;
        }
        let exact = self == other && self.greatest == Some(self.least);
        match self.least.min(other.least) {
            3.. if exact => 1.0,
            1.. if exact => 0.85,
            0 => 0.6,
            _ => 0.8,
        }
    }
}

/// Over the killed and the injured; `None` where neither can be compared.
pub(super) fn agreement(killed: [Option<Numbers>; 2], injured: [Option<Numbers>; 2]) -> Option<f64> {
    let of = |[a, b]: [Option<Numbers>; 2]| Some(a?.agreement(b?));
    match (of(killed), of(injured)) {
        (Some(x), Some(y)) => Some((x + y) / 2.0),
        (one, None) | (None, one) => one,
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn tolls_that_can_both_hold_agree() {
        let n = |least, greatest| Numbers { least, greatest };
        let exactly = |x| n(x, Some(x));
        assert_eq!(exactly(47).agreement(exactly(47)), 1.0);
        assert_eq!(exactly(1).agreement(exactly(1)), 0.85);
        assert_eq!(exactly(0).agreement(exactly(0)), 0.6);
        assert_eq!(n(40, None).agreement(exactly(47)), 0.8);
        assert_eq!(exactly(23).agreement(exactly(58)), 23.0 / 58.0 / 2.0);
        assert_eq!(exactly(0).agreement(exactly(58)), 0.0);
        assert_eq!(n(12, Some(15)).agreement(n(15, Some(20))), 0.8);
    }
}
