//! Why a figure could not be converted.

use super::Format;

/// An error of a format.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    #[error("figures are written as SVG, PNG or PDF; name a file that ends in .svg, .png or .pdf")]
    Unknown,
    #[error("this durand was built without {0}; build it with --features {feature}, or name a file that ends in .svg",
            feature = .0.to_string().to_lowercase())]
    NotBuilt(Format),
    #[error("{0} dots an inch; a resolution is {LEAST_DPI} to {MOST_DPI}")]
    Resolution(u32),
    #[error("at {dpi} dots an inch this figure has {width} × {height} pixels, more than {} million; \
             choose a lower resolution, a smaller page, or PDF", MOST_PIXELS / 1_000_000)]
    TooLarge { dpi: u32, width: u64, height: u64 },
    /// A mistake of ours, for the SVG is ours.
    #[error("the figure cannot be read as SVG: {0}")]
    Svg(String),
    /// Likewise.
    #[error("the figure cannot be written as {format}: {why}")]
    Encoding { format: Format, why: String },
}

/// Dots an inch, at least: letters of 6 pt are just legible.
pub const LEAST_DPI: u32 = 72;
/// Dots an inch, at most: what presses ask for line art.
pub const MOST_DPI: u32 = 1_200;
/// Pixels of a PNG, at most: what common viewers still open.
pub const MOST_PIXELS: u64 = 200_000_000;
