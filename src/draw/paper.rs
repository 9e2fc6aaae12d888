//! Sizes of the page.

use crate::{Error, Result};

/// A page: its width, and its height where that is fixed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Millimetres.
    pub width_mm: f64,
    /// Millimetres; as high as the figure needs where it is `None`.
    pub height_mm: Option<f64>,
}

/// Names that `--size` knows: width and height in millimetres.
const NAMED: [(&str, f64, Option<f64>); 6] = [
    ("a4", 297.0, Some(210.0)),
    ("a4-portrait", 210.0, Some(297.0)),
    ("a5", 210.0, Some(148.0)),
    ("a5-portrait", 148.0, Some(210.0)),
    ("column", 85.0, None),
    // 16:9 at the width that presentation programs take, so that type is large.
    ("slide", 254.0, Some(142.9)),
];

/// Millimetres that a page may measure each way.
const SIDES: std::ops::RangeInclusive<f64> = 60.0..=1_500.0;

impl Paper {
    /// A page of a width that is as high as its figure needs.
    pub fn wide(width_mm: f64) -> Self {
        Self {
            width_mm,
            height_mm: None,
        }
    }

    /// Reads `a4`, `column`, `160x120mm` or `160mm`.
    ///
    /// # Errors
    /// When the text is no size, or one too small or large to print.
    pub fn parse(text: &str) -> Result<Self> {
        let key = text.trim().to_lowercase();
        if let Some(&(_, width_mm, height_mm)) = NAMED.iter().find(|n| n.0 == key) {
            return Ok(Self { width_mm, height_mm });
        }
        let numbers = key.strip_suffix("mm").unwrap_or(&key);
        let mut sides = numbers.splitn(2, ['x', '×']).map(|t| t.trim().parse::<f64>());
        let size = match (sides.next(), sides.next()) {
            (Some(Ok(width_mm)), None) => Some(Self::wide(width_mm)),
            (Some(Ok(width_mm)), Some(Ok(height))) => Some(Self {
                width_mm,
                height_mm: Some(height),
            }),
            _ => None,
        };
        let names: Vec<&str> = NAMED.iter().map(|n| n.0).collect();
        let size = size.ok_or_else(|| {
            Error::request(format!(
                "\"{text}\" is no size of a page; write {}, or millimetres such as 160x120mm or 160mm",
                names.join(", ")
            ))
        })?;
        let fits = SIDES.contains(&size.width_mm) && size.height_mm.is_none_or(|h| SIDES.contains(&h));
        if fits {
            Ok(size)
        } else {
            Err(Error::request(format!(
                "\"{text}\": a page measures {} to {} mm each way",
                SIDES.start(),
                SIDES.end()
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read() {
        for (text, width, height) in [
            ("A4", 297.0, Some(210.0)),
            ("column", 85.0, None),
            ("160x120mm", 160.0, Some(120.0)),
            ("160.5 × 120", 160.5, Some(120.0)),
            ("200mm", 200.0, None),
        ] {
            let size = Paper::parse(text).expect(text);
            assert_eq!((size.width_mm, size.height_mm), (width, height), "{text}");
        }
        for bad in ["", "a3", "x", "10x10mm", "1e9", "NaN", "-5x5", "160x", "infmm"] {
            assert!(Paper::parse(bad).is_err(), "{bad}");
        }
    }
}
