//! How wide a text is, by the fonts that are bundled.
//!
//! Everything is measured in the unit that `size` is given in; a size is the
//! em, as in CSS `font-size`.

mod face;
mod shape;

pub use face::{Face, FontFile, font_files};
pub use shape::width;
mod wrap;

pub use wrap::{shorten, wrap};

/// Whether a text is in Arabic script, by its first letter.
pub fn is_right_to_left(text: &str) -> bool {
    let letter = text.chars().find(|c| c.is_alphabetic());
    letter.is_some_and(|c| matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}'))
}

/// Height of the line above the baseline, accents on capitals included.
pub fn ascent(size: f64) -> f64 {
    size * face::ASCENT
}

/// Depth of the line below the baseline, positive.
pub fn descent(size: f64) -> f64 {
    size * face::DESCENT
}

/// Height of a capital letter or a figure: what to centre a label by.
pub fn cap_height(size: f64) -> f64 {
    size * face::CAP_HEIGHT
}

/// Height of a small letter without ascender.
pub fn x_height(size: f64) -> f64 {
    size * face::X_HEIGHT
}
