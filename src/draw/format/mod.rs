//! The file formats that a figure is written in: SVG as it is drawn, PNG and
//! PDF from that same SVG, so that all show the same picture.
//!
//! Only the bundled fonts are used, so a figure looks alike on each machine,
//! and the same SVG gives the same bytes.

mod error;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "png")]
mod png;
#[cfg(any(feature = "png", feature = "pdf"))]
mod scene;

pub use error::{FormatError, LEAST_DPI, MOST_DPI, MOST_PIXELS};

use std::fmt;
use std::path::Path;

/// What a figure is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Svg,
    Png,
    Pdf,
}

impl Format {
    /// The format that a file's ending asks for; `-`, standard output, gets
    /// SVG.
    ///
    /// # Errors
    /// An ending of no format; a format that this build leaves out.
    pub fn of(path: &Path) -> Result<Self, FormatError> {
        if path.as_os_str() == "-" {
            return Ok(Self::Svg);
        }
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let (format, built) = match ending.to_ascii_lowercase().as_str() {
            "svg" => (Self::Svg, true),
            "png" => (Self::Png, cfg!(feature = "png")),
            "pdf" => (Self::Pdf, cfg!(feature = "pdf")),
            _ => return Err(FormatError::Unknown),
        };
        if built {
            Ok(format)
        } else {
            Err(FormatError::NotBuilt(format))
        }
    }

    /// The file with the figure `svg` in this format. `dpi`, dots an inch,
    /// counts for PNG alone.
    ///
    /// # Errors
    /// A resolution out of bounds; too many pixels; a format that this build
    /// leaves out; an SVG that is none.
    #[cfg_attr(not(feature = "png"), expect(unused_variables))]
    pub fn encode(self, svg: &str, dpi: u32) -> Result<Vec<u8>, FormatError> {
        match self {
            Self::Svg => Ok(svg.as_bytes().to_vec()),
            #[cfg(feature = "png")]
            Self::Png => png::encode(svg, dpi),
            #[cfg(feature = "pdf")]
            Self::Pdf => pdf::encode(svg),
            #[cfg(not(all(feature = "png", feature = "pdf")))]
            left_out => Err(FormatError::NotBuilt(left_out)),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Svg => "SVG",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
        })
    }
}

#[cfg(test)]
mod tests;
