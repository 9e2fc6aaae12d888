//! Numbers as they stand in the file: two decimals at most, no trailing
//! zeros, never "-0".

use super::units::SUBPIXELS;

/// What coordinates are rounded to, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    Hundredth,
    Tenth,
}

impl Grain {
    /// A length of sub-pixels in hundredths of a CSS pixel, rounded.
    pub fn round(self, subpixels: i32) -> i64 {
        let (parts, hundredths) = match self {
            Self::Hundredth => (100, 1),
            Self::Tenth => (10, 10),
        };
        let scale = i64::from(SUBPIXELS);
        (i64::from(subpixels) * parts + scale / 2).div_euclid(scale) * hundredths
    }
}

/// Appends a number given in hundredths as path data may have it: without a
/// zero before the point.
pub(super) fn push_short(out: &mut String, hundredths: i64) {
    let at = out.len();
    push_hundredths(out, hundredths);
    let zero = at + usize::from(hundredths < 0);
    if out[zero..].starts_with("0.") {
        out.remove(zero);
    }
}

/// Appends a number given in hundredths.
pub(super) fn push_hundredths(out: &mut String, hundredths: i64) {
    use std::fmt::Write;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    // Writing to a String cannot fail.
    let _ = match (rest / 10, rest % 10) {
        (0, 0) => write!(out, "{sign}{whole}"),
        (tenths, 0) => write!(out, "{sign}{whole}.{tenths}"),
        _ => write!(out, "{sign}{whole}.{rest:02}"),
    };
}

/// A number rounded to hundredths; 0 where it is not finite.
pub(super) fn decimal(value: f64) -> String {
    let mut out = String::new();
    // A cast from f64 saturates, and turns NaN into 0.
    let hundredths = if value.is_finite() {
        (value * 100.0).round() as i64
    } else {
        0
    };
    push_hundredths(&mut out, hundredths);
    out
}

/// A length in sub-pixels, in CSS pixels.
pub(super) fn pixels(subpixels: i32) -> String {
    let mut out = String::new();
    push_hundredths(&mut out, Grain::Hundredth.round(subpixels));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_short() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.004, "0"),
            (1.0, "1"),
            (1.5, "1.5"),
            (1.25, "1.25"),
            (0.05, "0.05"),
            (-12.340, "-12.34"),
            (-0.5, "-0.5"),
            (99.999, "100"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
        ] {
            assert_eq!(decimal(value), text, "{value}");
        }
    }

    #[test]
    fn path_numbers_go_without_the_zero() {
        for (hundredths, text) in [(0, "0"), (5, ".05"), (-50, "-.5"), (1_025, "10.25"), (-100, "-1")] {
            let mut out = "M0".to_owned();
            push_short(&mut out, hundredths);
            assert_eq!(out, format!("M0{text}"));
        }
        for (subpixels, hundredths) in [(0, 0), (3, 0), (4, 10), (-4, -10), (64, 100), (61, 100)] {
            assert_eq!(Grain::Tenth.round(subpixels), hundredths, "{subpixels}");
        }
    }

    #[test]
    fn subpixels_round_to_the_nearest_hundredth() {
        for (subpixels, text) in [
            (0, "0"),
            (1, "0.02"),
            (-1, "-0.02"),
            (21, "0.33"),
            (32, "0.5"),
            (63, "0.98"),
            (64, "1"),
            (-96, "-1.5"),
            (i32::MAX, "33554431.98"),
        ] {
            assert_eq!(pixels(subpixels), text, "{subpixels}");
        }
        for subpixels in -500..500 {
            let back: f64 = pixels(subpixels).parse().expect("a number");
            assert!((back - f64::from(subpixels) / 64.0).abs() <= 0.005 + 1e-9);
        }
    }
}
