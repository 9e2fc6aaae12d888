//! Plotters' axes set to one look, and a scale for counts.

use super::figure::Sizes;
use super::pane::Pane;
use crate::draw::canvas::plot::{
    ChartBuilder, Color, IntoTextStyle, KeyPointHint, NoDefaultFormatting, Ranged, ShapeStyle, TextStyle,
    ValueFormatter,
};
use crate::draw::canvas::{Colour, Root, Sheet, SvgCanvas, Themed, px};
use crate::draw::text::{self, Face};
use std::ops::Range;

/// Room below a plot for the labels of its x axis, CSS pixels.
pub(super) fn label_room(sheet: &Sheet) -> f64 {
    2.0 * TICK + sheet.grown(9.8)
}

/// Length of a tick on the x axis, CSS pixels. Labels stand twice as far off.
const TICK: f64 = 2.6;

/// A builder whose plotting area fills `plot` exactly, with the labels of the
/// x axis below it.
pub(super) fn builder<'a>(root: &'a Root, sheet: &Sheet, plot: Pane) -> ChartBuilder<'a, 'a, SvgCanvas> {
    let (width, height) = root.dim_in_pixel();
    let (width, height) = (
        i32::try_from(width).unwrap_or(i32::MAX),
        i32::try_from(height).unwrap_or(i32::MAX),
    );
    let mut builder = ChartBuilder::on(root);
    builder
        .margin_left(px(plot.left))
        .margin_top(px(plot.top))
        .margin_right(width - px(plot.right))
        .margin_bottom(height - px(plot.bottom + label_room(sheet)))
        .x_label_area_size(px(label_room(sheet)));
    builder
}

/// How labels along axes are set.
pub(super) fn label_style(root: &Root, sheet: &Sheet) -> TextStyle<'static> {
    let mut style = ("Noto Sans", px(sheet.normal())).into_text_style(root);
    style.color = sheet.colours().quiet.to_backend_color();
    style
}

/// The grid's lines, hair-thin.
pub(super) fn grid(sheet: &Sheet) -> ShapeStyle {
    sheet.colours().grid.stroke_width(u32::try_from(px(0.6)).unwrap_or(1))
}

/// The line along the x axis.
pub(super) fn axis(sheet: &Sheet) -> ShapeStyle {
    sheet.colours().axis.stroke_width(u32::try_from(px(0.8)).unwrap_or(1))
}

/// Not drawn at all.
pub(super) fn unseen() -> ShapeStyle {
    ShapeStyle::from(&Colour::BLACK.mix(0.0))
}

/// Length of a tick on the x axis, sub-pixels.
pub(super) fn tick() -> i32 {
    px(TICK)
}

/// A scale of counts from 0 upwards: even, or of square roots where they
/// range far.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountScale {
    greatest: f64,
    roots: bool,
    /// Length of the axis and size of its type, CSS pixels.
    room: (f64, f64),
}

/// Up to here an even scale still parts small numbers.
const EVEN: u32 = 40;

impl CountScale {
    pub(super) fn up_to(greatest: u32) -> Self {
        Self {
            greatest: f64::from(greatest.max(1)),
            roots: greatest > EVEN,
            room: (f64::INFINITY, 0.0),
        }
    }

    /// The same with as many marks as such a length has room for, in type of
    /// this size.
    pub(super) fn over(self, length: f64, size: f64) -> Self {
        Self {
            room: (length, size),
            ..self
        }
    }

    pub(super) fn is_of_roots(self) -> bool {
        self.roots
    }

    /// Where a number stands, between 0 and 1.
    pub(super) fn share(self, value: f64) -> f64 {
        let even = value.max(0.0) / self.greatest;
        if self.roots { even.sqrt() } else { even }
    }

    /// Numbers to write on the axis, ascending, none on another. The last is
    /// kept rather than the one before it.
    fn marks(self) -> Vec<f64> {
        let (length, size) = self.room;
        let mut kept: Vec<f64> = Vec::new();
        if !length.is_finite() {
            return self.candidates();
        }
        let half = |n: f64| text::width(&format!("{n:.0}"), Face::Regular, size) / 2.0 + 2.5;
        let clear = |a: f64, b: f64| (self.share(b) - self.share(a)) * length >= half(a) + half(b);
        let all = self.candidates();
        let last = all.last().copied();
        for &n in &all {
            let apart = kept.last().is_none_or(|&k| clear(k, n));
            let leaves_last = Some(n) == last || n == 0.0 || last.is_none_or(|l| clear(n, l));
            if apart && leaves_last {
                kept.push(n);
            }
        }
        kept
    }

    fn candidates(self) -> Vec<f64> {
        let steps = |step: f64| -> Vec<f64> {
            (0..=(self.greatest / step).floor() as u32)
                .map(|i| f64::from(i) * step)
                .collect()
        };
        if !self.roots {
            return steps(if self.greatest <= 10.0 { 1.0 } else { 5.0 });
        }
        let known = [
            0.0, 1.0, 5.0, 10.0, 25.0, 50.0, 100.0, 200.0, 300.0, 500.0, 750.0, 1000.0,
        ];
        if self.greatest <= 1000.0 {
            return known.into_iter().filter(|&m| m <= self.greatest).collect();
        }
        // Larger than any toll on this border: even steps of the root.
        (0..=8)
            .map(|i| {
                let exact = self.greatest * (f64::from(i) / 8.0).powi(2);
                let unit = 10f64.powf(exact.max(10.0).log10().floor() - 1.0);
                (exact / unit).floor() * unit
            })
            .collect()
    }
}

impl Ranged for CountScale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        limit.0 + (f64::from(limit.1 - limit.0) * self.share(*value)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() {
            Vec::new()
        } else {
            self.marks()
        }
    }

    fn range(&self) -> Range<f64> {
        0.0..self.greatest
    }
}

impl ValueFormatter<f64> for CountScale {
    fn format(value: &f64) -> String {
        format!("{value:.0}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_map_their_ends() {
        let roots = CountScale::up_to(100);
        assert_eq!(roots.map(&0.0, (10, 1010)), 10);
        assert_eq!(roots.map(&25.0, (10, 1010)), 510);
        assert_eq!(roots.map(&100.0, (10, 1010)), 1010);
        let even = CountScale::up_to(20);
        assert_eq!(even.map(&5.0, (0, 1000)), 250);
        assert!(!even.is_of_roots() && roots.is_of_roots());
    }

    #[test]
    fn marks_rise_and_stay_within() {
        for greatest in [0, 1, 7, 20, 58, 200, 999, 1500, 123_456, u32::MAX] {
            let marks = CountScale::up_to(greatest).marks();
            assert!(marks.windows(2).all(|w| w[0] < w[1]), "{marks:?}");
            assert!(marks.len() > 1 && marks.iter().all(|&m| m <= f64::from(greatest.max(1))));
        }
    }
}
