//! The advance width of a text, shaped as a browser would shape it.

use super::face::{Face, Font, fonts};
use harfrust::{ShapeOptions, UnicodeBuffer};
use std::collections::BTreeMap;
use std::ops::Range;

/// Width of one line of `text`, in the unit of `size`.
///
/// Kerning and the joining of Arabic letters are heeded. Characters that Noto
/// Sans lacks are measured in Noto Sans Math or Noto Naskh Arabic, those that
/// no bundled font has as the box that stands for a missing glyph.
pub fn width(text: &str, face: Face, size: f64) -> f64 {
    ems(text, fonts(face)) * size
}

/// Width in ems, with the first font that has each character.
fn ems(text: &str, fonts: &[Font]) -> f64 {
    let Some((font, fallbacks)) = fonts.split_first() else {
        return 0.0;
    };
    if text.is_empty() {
        return 0.0;
    }
    let shaped = shape(text, font);
    if shaped.missing.is_empty() || fallbacks.is_empty() {
        return shaped.ems;
    }
    let mut sum = 0.0;
    for (run, missing) in runs(text, &shaped.missing) {
        sum += if missing {
            ems(run, fallbacks)
        } else {
            shape(run, font).ems
        };
    }
    sum
}

struct Shaped {
    ems: f64,
    /// Byte ranges without a glyph, in order.
    missing: Vec<Range<usize>>,
}

fn shape(text: &str, font: &Font) -> Shaped {
    let shaper = font.data.shaper(&font.font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let glyphs = shaper.shape(buffer, ShapeOptions::new());
    let units: i64 = glyphs.glyph_positions().iter().map(|p| i64::from(p.x_advance)).sum();
    let infos = glyphs.glyph_infos();
    // A cluster is the byte that a group of glyphs begins at.
    let mut clusters: BTreeMap<usize, bool> = BTreeMap::new();
    for info in infos {
        *clusters.entry(info.cluster as usize).or_default() |= info.glyph_id == 0;
    }
    let mut missing: Vec<Range<usize>> = Vec::new();
    for (&start, &lacks) in &clusters {
        if lacks {
            let end = clusters.range(start + 1..).next().map_or(text.len(), |(&next, _)| next);
            match missing.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => missing.push(start..end),
            }
        }
    }
    Shaped {
        ems: units as f64 / f64::from(shaper.units_per_em().max(1)),
        missing,
    }
}

/// The text cut into stretches that are all missing or all there.
fn runs<'t>(text: &'t str, missing: &[Range<usize>]) -> Vec<(&'t str, bool)> {
    let mut runs = Vec::new();
    let mut at = 0;
    for range in missing {
        runs.push((at..range.start, false));
        runs.push((range.clone(), true));
        at = range.end;
    }
    runs.push((at..text.len(), false));
    runs.into_iter()
        .filter_map(|(range, missing)| Some((text.get(range)?, missing)))
        .filter(|(run, _)| !run.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_units(text: &str, face: Face, units: f64) {
        let got = width(text, face, 1000.0);
        assert!((got - units).abs() < 0.5, "{text}: {got} instead of {units}");
    }

    // The numbers are fontTools' sums of hmtx advances over the whole fonts,
    // for texts without kerning pairs.
    #[test]
    fn widths_agree_with_the_fonts() {
        assert_units("Chaman", Face::Regular, 3925.0);
        assert_units("25 km", Face::Regular, 2873.0);
        assert_units("Nangarhār", Face::Regular, 5120.0);
        assert_units("Spīn Bōldak", Face::Regular, 5523.0);
        assert_units("minus", Face::Regular, 2908.0);
        assert_units("Ḵẖōst", Face::Regular, 2682.0);
        assert_units("Incidents", Face::Bold, 4677.0);
        assert_units("1,286", Face::Bold, 2573.0);
        assert_units("disputed", Face::Italic, 3837.0);
        assert_units("n = 23", Face::Italic, 2773.0);
        assert_units("−", Face::Regular, 572.0);
        assert_units("≥", Face::Bold, 572.0);
    }

    #[test]
    fn kerning_is_heeded() {
        assert!(width("AV", Face::Regular, 1.0) < width("A", Face::Regular, 1.0) + width("V", Face::Regular, 1.0));
    }

    #[test]
    fn arabic_letters_join() {
        let joined = width("تورخم", Face::Regular, 10.0);
        let apart: f64 = "تورخم"
            .chars()
            .map(|c| width(&c.to_string(), Face::Regular, 10.0))
            .sum();
        assert!(joined > 10.0 && joined < apart);
    }

    #[test]
    fn bold_arabic_letters_are_measured_bold() {
        assert!(width("سپین بولدک", Face::Bold, 10.0) > width("سپین بولدک", Face::Regular, 10.0));
    }

    /// What no bundled font has a glyph for.
    fn lacking(text: &str, fonts: &[Font]) -> String {
        let Some((font, fallbacks)) = fonts.split_first() else {
            return text.to_owned();
        };
        let missing = shape(text, font).missing;
        missing
            .into_iter()
            .map(|range| lacking(&text[range], fallbacks))
            .collect()
    }

    #[test]
    fn names_in_all_languages_have_their_glyphs() {
        use crate::model::Lang;
        let names = include_str!("../../../geodata/names.csv").lines();
        let words = Lang::ALL.into_iter().flat_map(|l| [l.north(), l.kilometres()]);
        for text in names.chain(words) {
            for face in [Face::Regular, Face::Bold, Face::Italic] {
                assert_eq!(lacking(text, fonts(face)), "", "{text}, {face:?}");
            }
        }
        assert_eq!(lacking("漢", fonts(Face::Regular)), "漢");
    }

    #[test]
    fn a_mixture_is_the_sum_of_its_parts() {
        let whole = width("≥ 25 km", Face::Regular, 10.0);
        let parts = width("≥", Face::Regular, 10.0) + width(" 25 km", Face::Regular, 10.0);
        assert!((whole - parts).abs() < 1e-9);
    }

    #[test]
    fn odd_text_does_not_panic() {
        for text in [
            "",
            " ",
            "\u{0}",
            "\n\t",
            "🗺️",
            "漢字",
            "\u{200f}",
            "e\u{301}",
            "\u{301}",
            "a\u{202e}b",
            "ښ🗺ښ",
        ] {
            for face in [Face::Regular, Face::Bold, Face::Italic] {
                assert!(width(text, face, 12.0).is_finite());
            }
        }
        assert_eq!(width("", Face::Regular, 12.0), 0.0);
    }
}
