//! The large panel: a row for each type, as many lanes as it takes.

use super::events::{self, Noted};
use super::{Item, Scale, caption, open};
use crate::draw::canvas::plot::IntoMonthly;
use crate::draw::canvas::{CanvasError, Group, Label, Rect, Root, Shape, Sheet, Stroke, Themed, pt};
use crate::draw::chart::figure::{Sizes, nothing};
use crate::draw::chart::pane::Pane;
use crate::draw::chart::{axes, pack, words};
use crate::draw::symbology;
use crate::draw::text::{self, Face};
use crate::model::IncidentType;
use chrono::NaiveDate;

const RADIUS: f64 = 3.6;
/// Least height of a lane with labels, and without, CSS pixels.
const LABELLED: f64 = 10.0;
const BARE: f64 = 8.6;
/// Above and below the lanes of a row.
const PAD: f64 = 3.0;
/// What a row may have beyond that where there is room.
const EASE: f64 = 8.0;

/// How much is written beside a mark; less where there is no room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Words {
    NumberAndPlace,
    Number,
    None,
}

/// A mark with its bar and its words, laid out along x.
pub(super) struct Placed<'i> {
    item: &'i Item,
    /// The days, true to scale.
    bar: (f64, f64),
    centre: f64,
    number: String,
    place: String,
    words_at: f64,
    /// All of it.
    pub(super) extent: (f64, f64),
}

const SPACE: f64 = 3.0;

impl<'i> Placed<'i> {
    /// The words stand right of the mark, or left of it if they would pass `end`.
    pub(super) fn new(sheet: &Sheet, item: &'i Item, scale: Scale, radius: f64, words: Words, end: f64) -> Self {
        let bar = scale.extent(item.date);
        let centre = (bar.0 + bar.1) / 2.0;
        let (from, to) = (bar.0.min(centre - radius), bar.1.max(centre + radius));
        let number = if words == Words::None { None } else { item.number() };
        let place = if words == Words::NumberAndPlace {
            item.place.clone()
        } else {
            None
        };
        let (number, place) = (number.unwrap_or_default(), place.unwrap_or_default());
        let room = text::width(&number, Face::Bold, sheet.small())
            + text::width(&place, Face::Regular, sheet.small())
            + if number.is_empty() || place.is_empty() {
                0.0
            } else {
                SPACE
            };
        let gap = if room > 0.0 { SPACE } else { 0.0 };
        let (words_at, extent) = if to + gap + room <= end || room <= 0.0 {
            (to + gap, (from, to + gap + room))
        } else {
            (from - gap - room, (from - gap - room, to))
        };
        Self {
            item,
            bar,
            centre,
            number,
            place,
            words_at,
            extent,
        }
    }

    pub(super) fn draw(&self, sheet: &Sheet, y: f64, radius: f64) -> Result<(), CanvasError> {
        let hollow = self.item.killed.max.is_none();
        sheet.draw(
            &Group::anonymous()
                .class(self.item.kind.key())
                .title(self.item.tooltip.as_str()),
        )?;
        if self.item.date.days() > 1 {
            let colour = self.item.mark(sheet.theme()).colour;
            let half = radius * 0.55;
            let bar = Rect::new((self.bar.0, y - half), (self.bar.1, y + half)).rounding(half.min(1.5));
            let edge = Stroke::new(sheet.theme().shade(colour, 0.7), 0.6);
            sheet.draw(
                &bar.fill(sheet.theme().tint(colour, if hollow { 0.0 } else { 0.35 }))
                    .stroke(edge),
            )?;
        }
        sheet.draw(
            &self
                .item
                .mark(sheet.theme())
                .at(sheet.theme(), (self.centre, y), radius, hollow),
        )?;
        let at = (self.words_at, y);
        let number = Label::new(at, self.number.as_str(), sheet.small())
            .face(Face::Bold)
            .halo(sheet.colours().paper, 1.2)
            .centred();
        let right = if self.number.is_empty() {
            0.0
        } else {
            number.width() + SPACE
        };
        sheet.draw(&number)?;
        let place = Label::new(at, self.place.as_str(), sheet.small())
            .halo(sheet.colours().paper, 1.2)
            .centred()
            .shift(right, 0.0);
        sheet.draw(&place)?;
        sheet.draw(&Group::close())?;
        Ok(())
    }
}

struct Row<'i> {
    kind: IncidentType,
    placed: Vec<Placed<'i>>,
    lanes: Vec<usize>,
    depth: usize,
}

fn arrange<'i>(sheet: &Sheet, items: &'i [Item], scale: Scale, words: Words) -> Vec<Row<'i>> {
    IncidentType::ALL
        .into_iter()
        .filter(|kind| items.iter().any(|i| i.kind == *kind))
        .map(|kind| {
            let placed: Vec<Placed> = items
                .iter()
                .filter(|i| i.kind == kind && scale.holds(i.date))
                .map(|i| Placed::new(sheet, i, scale, RADIUS, words, scale.right + 4.0))
                .collect();
            let extents: Vec<(f64, f64)> = placed.iter().map(|p| p.extent).collect();
            let lanes = pack::lanes(&extents, 4.0);
            let depth = pack::depth(&lanes).max(1);
            Row {
                kind,
                placed,
                lanes,
                depth,
            }
        })
        .collect()
}

/// Whether marks would hide one another even without words.
pub(super) fn are_crowded(sheet: &Sheet, items: &[Item], scale: Scale, height: f64) -> bool {
    const LEAST: f64 = 4.5;
    let rows = arrange(sheet, items, scale, Words::None);
    let lanes: usize = rows.iter().map(|r| r.depth).sum();
    lanes as f64 * LEAST + rows.len() as f64 * 2.0 * PAD > height
}

/// Draws the period, the time axis and the room for the events' numbers; gives
/// the plot.
pub(super) fn frame(
    root: &Root,
    sheet: &Sheet,
    noted: &[Noted],
    scale: Scale,
    room: Pane,
) -> Result<Pane, CanvasError> {
    let head = sheet.small() + pt(3.0);
    let plot = Pane {
        left: scale.left,
        top: room.top + head + events::keys_height(sheet, noted, scale),
        right: scale.right,
        bottom: room.bottom - axes::label_room(sheet),
    };
    let last = scale.to.pred_opt().unwrap_or(scale.to);
    let period = format!("{} – {}", words::day(scale.from), words::day(last));
    sheet.draw(&caption(sheet, (room.left, room.top + sheet.small()), &period))?;
    if plot.height() < 30.0 || plot.width() < 90.0 {
        return Err(CanvasError::Layout("the rows of the timeline".to_owned()));
    }
    sheet.draw(&open("axes", "Time"))?;
    time_axis(root, sheet, scale, plot)?;
    sheet.draw(&Group::close())?;
    Ok(plot)
}

/// Draws the rows into `room`, with axis and events; gives how much of its
/// height is not needed.
pub(super) fn draw(
    root: &Root,
    sheet: &Sheet,
    items: &[Item],
    noted: &[Noted],
    scale: Scale,
    room: Pane,
) -> Result<f64, CanvasError> {
    let plot = frame(root, sheet, noted, scale, room)?;
    if items.is_empty() {
        nothing(sheet, plot, "No incident to show")?;
    }

    let fits = |rows: &[Row], lane: f64| {
        let lanes: usize = rows.iter().map(|r| r.depth).sum();
        lanes as f64 * lane + rows.len() as f64 * 2.0 * PAD <= plot.height()
    };
    let labelled = sheet.grown(LABELLED);
    let mut rows = arrange(sheet, items, scale, Words::NumberAndPlace);
    for (words, lane) in [(Words::Number, labelled), (Words::None, BARE)] {
        if !fits(&rows, lane.max(labelled)) {
            rows = arrange(sheet, items, scale, words);
        }
    }
    let lanes: usize = rows.iter().map(|r| r.depth).sum();
    let free = plot.height() - rows.len() as f64 * 2.0 * PAD;
    // Lanes grow with the room, but not so far that a row falls apart.
    let lane = (free / lanes.max(1) as f64).min(sheet.grown(16.0));
    let slack = (free - lane * lanes as f64) / rows.len().max(1) as f64;

    sheet.draw(&open("events", "Context events"))?;
    events::draw(sheet, noted, scale, plot)?;
    sheet.draw(&Group::close())?;

    sheet.draw(&open("incidents", "Incidents by type"))?;
    let mut top = plot.top;
    for row in &rows {
        let bottom = top + row.depth as f64 * lane + 2.0 * PAD + slack;
        let rule = Shape::line([(room.left, top), (plot.right, top)]);
        sheet.draw(&rule.stroke(Stroke::new(sheet.colours().grid, 0.6)))?;
        let middle = (top + bottom) / 2.0;
        type_name(sheet, row.kind, (room.left, middle), plot.left)?;
        if row.placed.is_empty() {
            let none = Label::new((plot.left + 4.0, middle), "none in these weeks", sheet.small());
            sheet.draw(
                &none
                    .colour(sheet.colours().quiet)
                    .face(Face::Italic)
                    .halo(sheet.colours().paper, 1.5)
                    .centred(),
            )?;
        }
        let first = middle - (row.depth as f64 - 1.0) * lane / 2.0;
        for (placed, &lane_of) in row.placed.iter().zip(&row.lanes) {
            placed.draw(sheet, first + lane_of as f64 * lane, RADIUS.min(lane / 2.0))?;
        }
        top = bottom;
    }
    sheet.draw(&Group::close())?;
    if rows.is_empty() {
        return Ok(plot.height() - 60.0);
    }
    let spare = (slack - EASE) * rows.len() as f64;
    Ok(spare.min(plot.height() - 60.0))
}

/// A type's symbol and name at the left of its row, as far as `end`.
pub(super) fn type_name(
    sheet: &Sheet,
    kind: IncidentType,
    (left, middle): (f64, f64),
    end: f64,
) -> Result<(), CanvasError> {
    let mark = symbology::Mark::of(kind, sheet.theme());
    sheet.draw(&mark.at(sheet.theme(), (left + 6.0, middle), RADIUS, false))?;
    let name = text::shorten(kind.label(), Face::Regular, sheet.normal(), end - left - 19.0);
    Ok(sheet.draw(&Label::new((left + 15.0, middle), name, sheet.normal()).centred())?)
}

/// Grid and labels: weeks from Monday to Monday, or months.
pub(super) fn time_axis(root: &Root, sheet: &Sheet, scale: Scale, plot: Pane) -> Result<(), CanvasError> {
    let days = (scale.to - scale.from).num_days();
    let mut builder = axes::builder(root, sheet, plot);
    // How many labels of this width stand well apart.
    let most = |label: &str| {
        let room = text::width(label, Face::Regular, sheet.normal()) + 14.0;
        ((plot.width() / room).floor() as usize).max(2)
    };
    if days <= 120 {
        let mut chart = builder.build_cartesian_2d(scale.from..scale.to, 0.0..1.0)?;
        chart
            .configure_mesh()
            .disable_y_mesh()
            .disable_y_axis()
            .x_labels(most("29 Sep"))
            .x_label_formatter(&|date: &NaiveDate| date.format("%-d %b").to_string())
            .bold_line_style(axes::grid(sheet))
            .light_line_style(axes::unseen())
            .axis_style(axes::axis(sheet))
            .x_label_style(axes::label_style(root, sheet))
            .set_all_tick_mark_size(axes::tick())
            .draw()?;
    } else {
        let mut chart = builder.build_cartesian_2d((scale.from..scale.to).monthly(), 0.0..1.0)?;
        chart
            .configure_mesh()
            .disable_y_mesh()
            .disable_y_axis()
            .x_labels(most("Sep 2025"))
            .x_label_formatter(&|date: &NaiveDate| date.format("%b %Y").to_string())
            .bold_line_style(axes::grid(sheet))
            .light_line_style(axes::unseen())
            .axis_style(axes::axis(sheet))
            .x_label_style(axes::label_style(root, sheet))
            .set_all_tick_mark_size(axes::tick())
            .draw()?;
    }
    Ok(())
}
