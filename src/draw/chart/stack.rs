//! Bars stacked by type, with the type's symbol where there is room for it.

use super::axes;
use super::figure::Sizes;
use super::key::{Entry, Sample};
use super::pane::Pane;
use crate::analyse::groups::{TypeCounts, slot};
use crate::draw::canvas::plot::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use crate::draw::canvas::{
    Anchor, CanvasError, Colour, Disc, Fill, Group, Hatch, Label, Rect, Root, Sheet, Stroke, Themed, px,
};
use crate::draw::symbology::Mark;
use crate::draw::text::{self, Face};
use crate::draw::theme::Theme;
use crate::model::IncidentType;
use std::ops::Range;

/// Radius of a symbol on a bar, CSS pixels.
const RADIUS: f64 = 3.2;
/// Room that a symbol needs on a bar.
const SYMBOL: f64 = 2.0 * RADIUS + 3.4;
/// Patterns of a theme without hues: lines' angle, spacing and width.
const PATTERNS: [(f64, f64, f64); IncidentType::ALL.len()] = [
    (45.0, 4.0, 2.6),
    (90.0, 3.0, 0.9),
    (135.0, 4.0, 1.2),
    (0.0, 3.6, 0.9),
    (0.0, 3.0, 3.0),
    (45.0, 3.0, 0.9),
    (90.0, 6.0, 0.8),
];

/// Whether the types' colours differ in lightness alone.
fn is_grey(theme: &Theme) -> bool {
    let grey = |Colour(r, g, b): Colour| r == g && g == b;
    IncidentType::ALL.iter().all(|&kind| grey(theme.mark(kind)))
}

/// Defines what [`fill`] may name. Once a page.
pub(super) fn define(sheet: &Sheet) -> Result<(), CanvasError> {
    if !is_grey(sheet.theme()) {
        return Ok(());
    }
    for (kind, (angle, spacing, width)) in IncidentType::ALL.into_iter().zip(PATTERNS) {
        sheet.draw(&Hatch {
            id: format!("bar-{}", kind.key()),
            colour: sheet.colours().ink,
            spacing,
            width,
            angle,
            ground: Some(sheet.colours().paper),
        })?;
    }
    Ok(())
}

/// What fills the bar of a type: its colour, or a pattern where the theme has
/// no hues.
pub(super) fn fill(theme: &Theme, kind: IncidentType) -> Fill {
    if is_grey(theme) {
        Fill::Pattern(format!("bar-{}", kind.key()))
    } else {
        Fill::from(theme.mark(kind))
    }
}

/// The types that occur, each with its fill.
pub(super) fn key(sheet: &Sheet, counts: &TypeCounts) -> Vec<Entry> {
    IncidentType::ALL
        .into_iter()
        .filter(|kind| counts[slot(*kind)] > 0)
        .map(|kind| {
            let mark = Mark::of(kind, sheet.theme());
            Entry::new(Sample::Bar(fill(sheet.theme(), kind), mark), kind.label())
        })
        .collect()
}

/// A column of the chart.
pub(super) struct Column {
    /// Left and right, CSS pixels.
    pub(super) across: (f64, f64),
    pub(super) counts: TypeCounts,
    /// "km 600–700", "Oct 2025".
    pub(super) name: String,
}

impl Column {
    fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// Adds up counts type by type.
pub(super) fn sum<'c>(all: impl Iterator<Item = &'c TypeCounts>) -> TypeCounts {
    all.fold(TypeCounts::default(), |mut sum, counts| {
        sum.iter_mut().zip(counts).for_each(|(s, n)| *s += n);
        sum
    })
}

/// An even scale of whole numbers from 0 up, with few round marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    /// The end of the axis.
    top: usize,
    step: usize,
}

impl Counts {
    /// A scale that holds `greatest`, for an axis of this height in CSS pixels.
    pub(super) fn up_to(greatest: usize, height: f64, leading: f64) -> Self {
        let marks = (height / (leading * 2.2)).clamp(1.0, 6.0) as usize;
        let greatest = greatest.max(1);
        // 1, 2, 5, 10, 20, 50 …
        let step = (0..)
            .flat_map(|power| [1, 2, 5].map(|digit| digit * 10_usize.saturating_pow(power)))
            .find(|step| greatest.div_ceil(*step) <= marks)
            .unwrap_or(greatest);
        Self { top: greatest, step }
    }

    fn marks(self) -> Vec<usize> {
        (0..=self.top / self.step).map(|i| i * self.step).collect()
    }
}

impl Ranged for Counts {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        limit.0 + (f64::from(limit.1 - limit.0) * value / self.top as f64).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() {
            Vec::new()
        } else {
            self.marks().into_iter().map(|n| n as f64).collect()
        }
    }

    fn range(&self) -> Range<f64> {
        0.0..self.top as f64
    }
}

impl ValueFormatter<f64> for Counts {
    fn format(value: &f64) -> String {
        format!("{value:.0}")
    }
}

/// A number as an axis has it: "2,400".
fn number(n: usize) -> String {
    super::words::thousands(n as f64)
}

/// Width that the numbers of the axis take, with the gap after them.
pub(super) fn axis_width(sheet: &Sheet, greatest: usize) -> f64 {
    text::width(&number(greatest.max(10)), Face::Regular, sheet.normal()) + 7.0
}

/// The y axis: grid lines by plotters, numbers left of them. No line at the
/// bottom; the x axis has it.
pub(super) fn axis(root: &Root, sheet: &Sheet, counts: Counts, plot: Pane) -> Result<(), CanvasError> {
    let mut chart = axes::builder(root, sheet, plot).build_cartesian_2d(0.0..1.0, counts)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .disable_y_axis()
        .bold_line_style(axes::grid(sheet))
        .light_line_style(axes::unseen())
        .draw()?;
    for n in counts.marks() {
        let y = plot.bottom - plot.height() * n as f64 / counts.top as f64;
        let label = Label::new((plot.left - 5.0, y), number(n), sheet.normal()).anchor(Anchor::End);
        sheet.draw(&label.colour(sheet.colours().quiet).centred())?;
    }
    Ok(())
}

/// Draws the columns, each with its number on top where that has room.
pub(super) fn draw(sheet: &Sheet, columns: &[Column], scale: Counts, plot: Pane) -> Result<(), CanvasError> {
    let unit = plot.height() / scale.top as f64;
    for column in columns.iter().filter(|c| c.total() > 0) {
        let (left, right) = column.across;
        let gap = ((right - left) * 0.12).clamp(0.0, 4.0);
        let (left, right) = (left + gap, right - gap);
        sheet.draw(
            &Group::anonymous()
                .class("column")
                .title(format!("{}: {}", column.name, column.total())),
        )?;
        let mut base = plot.bottom;
        for (kind, &n) in IncidentType::ALL.into_iter().zip(&column.counts) {
            if n == 0 {
                continue;
            }
            let top = base - unit * n as f64;
            segment(
                sheet,
                (left, top, right, base),
                kind,
                format!("{}, {}: {n}", column.name, kind.label()),
            )?;
            base = top;
        }
        let total = number(column.total());
        if text::width(&total, Face::Bold, sheet.small()) <= right - left + 2.0 * gap {
            let at = ((left + right) / 2.0, base - 3.0);
            let label = Label::new(at, total, sheet.small()).face(Face::Bold);
            sheet.draw(&label.anchor(Anchor::Middle))?;
        }
        sheet.draw(&Group::close())?;
    }
    Ok(())
}

/// One type's part of a column.
fn segment(
    sheet: &Sheet,
    (left, top, right, bottom): (f64, f64, f64, f64),
    kind: IncidentType,
    title: String,
) -> Result<(), CanvasError> {
    // Parts are set off by paper, unless that would leave nothing of them.
    let seam = if bottom - top > 2.5 { 0.7 } else { 0.0 };
    let part = Rect::new((left, top + seam), (right, bottom)).fill(fill(sheet.theme(), kind));
    if px(bottom - top) <= 0 {
        return Ok(());
    }
    let part = if is_grey(sheet.theme()) {
        part.stroke(Stroke::new(sheet.colours().ink, 0.5))
    } else {
        part
    };
    sheet.draw(&part.title(title))?;
    if bottom - top >= SYMBOL && right - left >= SYMBOL {
        let at = ((left + right) / 2.0, (top + seam + bottom) / 2.0);
        symbol(sheet, Mark::of(kind, sheet.theme()), at, RADIUS)?;
    }
    Ok(())
}

/// A type's symbol on its bar; on a pattern it stands on paper of its own.
pub(super) fn symbol(sheet: &Sheet, mark: Mark, at: (f64, f64), radius: f64) -> Result<(), CanvasError> {
    let patterned = is_grey(sheet.theme());
    if patterned {
        sheet.draw(&Disc::new(at, radius * 1.5).fill(sheet.colours().paper))?;
    }
    Ok(sheet.draw(&mark.at(sheet.theme(), at, radius, !patterned))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_few() {
        for (greatest, step) in [(0, 1), (1, 1), (6, 1), (7, 2), (24, 5), (1_000, 200), (99_999, 20_000)] {
            let scale = Counts::up_to(greatest, 200.0, 10.0);
            assert_eq!(scale.step, step, "{greatest}");
            assert!(scale.marks().len() <= 7);
        }
        assert_eq!(Counts::up_to(100, 10.0, 10.0).marks(), [0, 100]);
    }
}
