//! The bundled font files.

use harfrust::{FontRef, ShaperData};
use std::sync::LazyLock;

// Of Noto Sans 2.004, in ems: hhea.ascent, hhea.descent, OS/2.sCapHeight and
// OS/2.sxHeight of the regular.
pub(super) const ASCENT: f64 = 1.069;
pub(super) const DESCENT: f64 = 0.293;
pub(super) const CAP_HEIGHT: f64 = 0.714;
pub(super) const X_HEIGHT: f64 = 0.536;

/// The cut of Noto Sans that a text is set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    #[default]
    Regular,
    Bold,
    Italic,
}

/// One font as a renderer wants it, to turn an SVG into PNG or PDF.
#[derive(Clone, Copy, Debug)]
pub struct FontFile {
    /// The family's name inside the file.
    pub family: &'static str,
    /// A TrueType file.
    pub bytes: &'static [u8],
}

const REGULAR: &[u8] = include_bytes!("fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/NotoSans-Bold.ttf");
const ITALIC: &[u8] = include_bytes!("fonts/NotoSans-Italic.ttf");
const MATH: &[u8] = include_bytes!("fonts/NotoSansMath-Regular.ttf");
const NASKH: &[u8] = include_bytes!("fonts/NotoNaskhArabic-Regular.ttf");
const NASKH_BOLD: &[u8] = include_bytes!("fonts/NotoNaskhArabic-Bold.ttf");

/// All bundled fonts, the three cuts of Noto Sans first.
pub fn font_files() -> [FontFile; 6] {
    let file = |family, bytes| FontFile { family, bytes };
    [
        file("Noto Sans", REGULAR),
        file("Noto Sans", BOLD),
        file("Noto Sans", ITALIC),
        file("Noto Sans Math", MATH),
        file("Noto Naskh Arabic", NASKH),
        file("Noto Naskh Arabic", NASKH_BOLD),
    ]
}

/// A font parsed once, with what the shaper keeps for it.
pub(super) struct Font {
    pub(super) font: FontRef<'static>,
    pub(super) data: ShaperData,
}

impl Font {
    fn load(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        Some(Self { font, data })
    }
}

/// A face, then the fonts to look in for characters that it lacks. A file
/// that does not parse is left out; a test holds that all of them do.
pub(super) fn fonts(face: Face) -> &'static [Font] {
    type Chain = LazyLock<Vec<Font>>;
    fn chain(first: &'static [u8], naskh: &'static [u8]) -> Vec<Font> {
        [first, MATH, naskh].into_iter().filter_map(Font::load).collect()
    }
    static REGULARS: Chain = LazyLock::new(|| chain(REGULAR, NASKH));
    static BOLDS: Chain = LazyLock::new(|| chain(BOLD, NASKH_BOLD));
    static ITALICS: Chain = LazyLock::new(|| chain(ITALIC, NASKH));
    match face {
        Face::Regular => &REGULARS,
        Face::Bold => &BOLDS,
        Face::Italic => &ITALICS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_parses() {
        for file in font_files() {
            assert!(Font::load(file.bytes).is_some(), "{}", file.family);
        }
        for face in [Face::Regular, Face::Bold, Face::Italic] {
            assert_eq!(fonts(face).len(), 3);
        }
    }
}
