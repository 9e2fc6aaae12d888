//! Lengths on the page. The unit is the CSS pixel, 1/96 inch, unless said.

/// Sub-pixels in a CSS pixel: what plotters takes for whole pixels.
pub const SUBPIXELS: i32 = 64;

/// CSS pixels as the sub-pixels that plotters counts in, rounded.
pub fn px(pixels: f64) -> i32 {
    // A cast from f64 saturates, and turns NaN into 0.
    (pixels * f64::from(SUBPIXELS)).round() as i32
}

/// Points (1/72 inch) as CSS pixels.
pub fn pt(points: f64) -> f64 {
    points * 96.0 / 72.0
}

/// Millimetres as CSS pixels.
pub fn mm(millimetres: f64) -> f64 {
    millimetres * 96.0 / 25.4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_agree_with_the_inch() {
        assert_eq!(px(1.0), 64);
        assert_eq!(px(0.5), 32);
        assert_eq!(px(-0.01), -1);
        assert_eq!(px(f64::NAN), 0);
        assert!((pt(72.0) - mm(25.4)).abs() < 1e-9);
    }
}
