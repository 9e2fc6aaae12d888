//! The small panel: the whole period on an even axis.

use super::events::{self, Noted};
use super::rows::{Placed, Words, time_axis};
use super::{Item, Scale, caption, funnel, open};
use crate::draw::canvas::{CanvasError, Group, Rect, Root, Sheet, Stroke, Themed, pt};
use crate::draw::chart::figure::Sizes;
use crate::draw::chart::pane::Pane;
use crate::draw::chart::{axes, pack};

/// Radius and lane of a mark with words, CSS pixels.
const LARGE: (f64, f64) = (3.2, 10.0);
/// Radius and lane of a mark that is enlarged elsewhere.
const SMALL: (f64, f64) = (2.1, 4.6);
/// Share of the room that the panel may take.
const MOST: f64 = 0.4;

/// Marks of one size, stacked upwards.
struct Stack<'i> {
    placed: Vec<Placed<'i>>,
    lanes: Vec<usize>,
    radius: f64,
    lane: f64,
}

impl<'i> Stack<'i> {
    fn new(
        sheet: &Sheet,
        items: Vec<&'i Item>,
        scale: Scale,
        (radius, lane): (f64, f64),
        words: Words,
        end: f64,
    ) -> Self {
        let placed: Vec<Placed> = items
            .into_iter()
            .map(|i| Placed::new(sheet, i, scale, radius, words, end))
            .collect();
        let extents: Vec<(f64, f64)> = placed.iter().map(|p| p.extent).collect();
        let gap = if words == Words::None { 0.6 } else { 4.0 };
        let lanes = pack::lanes(&extents, gap);
        Self {
            placed,
            lanes,
            radius,
            lane,
        }
    }

    fn height(&self) -> f64 {
        pack::depth(&self.lanes) as f64 * self.lane + 4.0
    }

    /// Pressed together, rather than cut, where the plot is too low.
    fn draw(&self, sheet: &Sheet, plot: Pane) -> Result<(), CanvasError> {
        let depth = pack::depth(&self.lanes).max(1) as f64;
        let lane = self.lane.min((plot.height() - 4.0) / depth);
        for (one, &at) in self.placed.iter().zip(&self.lanes) {
            one.draw(sheet, plot.bottom - 2.0 - lane * (at as f64 + 0.5), self.radius)?;
        }
        Ok(())
    }
}

/// Draws the whole period at the top of `room` and marks the part that is
/// enlarged below; gives where it ends.
pub(super) fn draw(
    root: &Root,
    sheet: &Sheet,
    items: &[Item],
    noted: &[Noted],
    (all, detail): (Scale, Scale),
    room: Pane,
) -> Result<f64, CanvasError> {
    let most = room.height() * MOST;
    let (inner, outer): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|i| detail.holds(i.date));
    let inner = Stack::new(sheet, inner, all, SMALL, Words::None, all.right);
    // Words of what lies before the window end where it begins.
    let (left, right) = (all.x(detail.from), all.x(detail.to));
    let stack = |words| {
        let after = outer.iter().any(|i| i.date.start() >= detail.to);
        let end = if after { all.right } else { left - 3.0 };
        Stack::new(sheet, outer.clone(), all, (LARGE.0, sheet.grown(LARGE.1)), words, end)
    };
    let outer = [Words::NumberAndPlace, Words::Number, Words::None]
        .into_iter()
        .map(stack)
        .find(|stack| stack.height() <= most)
        .unwrap_or_else(|| stack(Words::None));

    let top = room.top + sheet.small() + pt(3.0) + events::keys_height(sheet, noted, all);
    let height = inner.height().max(outer.height()).min(most);
    let plot = Pane {
        left: all.left,
        top,
        right: all.right,
        bottom: top + height,
    };
    let end = plot.bottom + axes::label_room(sheet) + pt(5.0);
    sheet.draw(&open("enlarged", "The weeks that are enlarged below"))?;
    let window =
        Rect::new((left, plot.top), (right, plot.bottom)).fill(sheet.theme().tint(sheet.colours().accent, 0.3));
    sheet.draw(&window.stroke(Stroke::new(sheet.theme().shade(sheet.colours().accent, 0.8), 0.6)))?;
    sheet.draw(&funnel(
        sheet,
        (plot.bottom, left, right),
        (end, detail.left, detail.right),
    ))?;
    sheet.draw(&Group::close())?;

    sheet.draw(&caption(sheet, (room.left, room.top + sheet.small()), "Whole period"))?;
    sheet.draw(&open("overview-axes", "Time"))?;
    time_axis(root, sheet, all, plot)?;
    sheet.draw(&Group::close())?;
    sheet.draw(&open("overview-events", "Context events outside these weeks"))?;
    events::draw(sheet, noted, all, plot)?;
    sheet.draw(&Group::close())?;
    sheet.draw(&open("overview", "All incidents"))?;
    inner.draw(sheet, plot)?;
    outer.draw(sheet, plot)?;
    sheet.draw(&Group::close())?;
    Ok(end)
}
