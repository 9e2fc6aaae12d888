//! Context events: numbered lines, and the list that explains them.

use super::Scale;
use crate::draw::canvas::{Anchor, CanvasError, Disc, Label, Shape, Sheet, Stroke, Themed, pt};
use crate::draw::chart::figure::{LEADING, Sizes};
use crate::draw::chart::pack;
use crate::draw::chart::pane::Pane;
use crate::draw::chart::words;
use crate::draw::text::{self, Face};
use crate::model::{DateInterval, Event};
use chrono::NaiveDate;

/// An event with its number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noted {
    number: usize,
    pub(super) date: DateInterval,
    words: String,
}

/// Radius of the disc round a number, CSS pixels.
fn radius(sheet: &Sheet) -> f64 {
    sheet.grown(5.4)
}

/// Share of the page's height that the list may take.
pub(super) const MOST: f64 = 0.26;

/// The events that touch the period, numbered by date.
pub(super) fn within(events: &[Event], (from, to): (NaiveDate, NaiveDate)) -> Vec<Noted> {
    let mut found: Vec<&Event> = events
        .iter()
        .filter(|e| e.date.end() >= from && e.date.start() < to)
        .collect();
    found.sort_by(|a, b| (a.date, &a.title, &a.id).cmp(&(b.date, &b.title, &b.id)));
    found
        .into_iter()
        .enumerate()
        .map(|(i, event)| Noted {
            number: i + 1,
            date: event.date,
            words: format!("{}: {}", words::date(event.date), event.title),
        })
        .collect()
}

/// Columns of the list with their wrapped lines.
struct Columns {
    width: f64,
    columns: Vec<Vec<(usize, Vec<String>)>>,
}

fn lines_of(column: &[(usize, Vec<String>)]) -> usize {
    column.iter().map(|(_, lines)| lines.len()).sum()
}

/// As even as can be, in order down the columns.
fn columns(sheet: &Sheet, noted: &[Noted], room: Pane) -> Columns {
    let count = ((room.width() / sheet.grown(200.0)).floor() as usize).clamp(1, 4);
    let width = room.width() / count as f64;
    let entries: Vec<(usize, Vec<String>)> = noted
        .iter()
        .map(|n| {
            (
                n.number,
                text::wrap(
                    &n.words,
                    Face::Regular,
                    sheet.small(),
                    width - 3.0 * radius(sheet) - 6.0,
                ),
            )
        })
        .collect();
    let mut target = lines_of(&entries).div_ceil(count).max(1);
    loop {
        let mut columns: Vec<Vec<(usize, Vec<String>)>> = vec![Vec::new()];
        for entry in &entries {
            let full = columns
                .last()
                .is_some_and(|c| !c.is_empty() && lines_of(c) + entry.1.len() > target);
            if full {
                columns.push(Vec::new());
            }
            if let Some(last) = columns.last_mut() {
                last.push(entry.clone());
            }
        }
        if columns.len() <= count {
            return Columns { width, columns };
        }
        target += 1;
    }
}

/// Between one entry and the next.
const GAP: f64 = 2.0;

fn height(sheet: &Sheet, columns: &Columns) -> f64 {
    columns
        .columns
        .iter()
        .map(|c| lines_of(c) as f64 * sheet.small() * LEADING + c.len() as f64 * GAP)
        .fold(0.0, f64::max)
}

/// As many events as a list of this height at most has room for, and how many
/// are left out.
pub(super) fn that_fit(sheet: &Sheet, mut noted: Vec<Noted>, room: Pane, limit: f64) -> (Vec<Noted>, usize) {
    let all = noted.len();
    while !noted.is_empty() && height(sheet, &columns(sheet, &noted, room)) > limit {
        noted.pop();
    }
    let left_out = all - noted.len();
    (noted, left_out)
}

/// Draws the list at the foot of the room; gives where it begins.
pub(super) fn list(sheet: &Sheet, noted: &[Noted], left_out: usize, room: Pane) -> Result<f64, CanvasError> {
    if noted.is_empty() {
        return Ok(room.bottom);
    }
    let columns = columns(sheet, noted, room);
    let more = if left_out > 0 { sheet.small() * LEADING } else { 0.0 };
    let top = room.bottom - height(sheet, &columns) - more;
    sheet.draw(&super::open("event-list", "Context events"))?;
    for (i, column) in columns.columns.iter().enumerate() {
        let left = room.left + i as f64 * columns.width;
        let mut y = top;
        for (number, lines) in column {
            key(sheet, (left + radius(sheet), y + sheet.small() / 2.0 + 1.0), *number)?;
            for line in lines {
                let at = (left + 2.0 * radius(sheet) + 4.0, y + sheet.small());
                sheet.draw(&Label::new(at, line.as_str(), sheet.small()))?;
                y += sheet.small() * LEADING;
            }
            y += GAP;
        }
    }
    if left_out > 0 {
        let words = format!(
            "{} not shown for want of room.",
            words::count(left_out, "later event", "later events")
        );
        let at = (room.left, room.bottom - sheet.small() * 0.3);
        sheet.draw(&Label::new(at, words, sheet.small()).colour(sheet.colours().quiet))?;
    }
    sheet.draw(&crate::draw::canvas::Group::close())?;
    Ok(top - pt(6.0))
}

fn key(sheet: &Sheet, at: (f64, f64), number: usize) -> Result<(), CanvasError> {
    sheet.draw(
        &Disc::new(at, radius(sheet))
            .fill(sheet.colours().paper)
            .stroke(Stroke::new(sheet.colours().quiet, 0.7)),
    )?;
    let size = sheet.pt(6.0);
    let label = Label::new(at, number.to_string(), size)
        .anchor(Anchor::Middle)
        .centred();
    Ok(sheet.draw(&label)?)
}

/// From lane to lane.
fn step(sheet: &Sheet) -> f64 {
    2.0 * radius(sheet) + 1.0
}

/// The middle of an event's first day.
fn begins(noted: &Noted, scale: Scale) -> f64 {
    let first = noted.date.start();
    let next = first.succ_opt().unwrap_or(first);
    (scale.x(first) + scale.x(next)) / 2.0
}

/// Where an event's number and its line of days are, and in which lane.
fn arrange<'n>(sheet: &Sheet, noted: &'n [Noted], scale: Scale) -> Vec<(&'n Noted, f64, f64, usize)> {
    let ends = |n: &Noted| {
        let x = begins(n, scale);
        let end = if n.date.days() > 1 { scale.extent(n.date).1 } else { x };
        (x, end)
    };
    let extents: Vec<(f64, f64)> = noted
        .iter()
        .map(|n| (ends(n).0 - radius(sheet), ends(n).1.max(ends(n).0 + radius(sheet))))
        .collect();
    let lanes = pack::lanes(&extents, 1.5);
    noted
        .iter()
        .zip(lanes)
        .map(|(n, lane)| (n, ends(n).0, ends(n).1, lane))
        .collect()
}

/// Height of the numbers above a plot.
pub(super) fn keys_height(sheet: &Sheet, noted: &[Noted], scale: Scale) -> f64 {
    let lanes: Vec<usize> = arrange(sheet, noted, scale).iter().map(|a| a.3).collect();
    pack::depth(&lanes) as f64 * step(sheet)
}

/// Above a plot the numbers, each with a line along its days where they are
/// several; through the plot a line at the first day. Draw them before the
/// incidents.
pub(super) fn draw(sheet: &Sheet, noted: &[Noted], scale: Scale, plot: Pane) -> Result<(), CanvasError> {
    let y = |lane: usize| plot.top - radius(sheet) - 1.0 - lane as f64 * step(sheet);
    let arranged = arrange(sheet, noted, scale);
    for (i, (event, x, end, lane)) in arranged.iter().enumerate() {
        // Dashes drawn twice would fill one another's gaps: of those that
        // begin on one day the highest has the line.
        let covered = arranged
            .iter()
            .enumerate()
            .any(|(j, other)| (other.1 - x).abs() < 0.3 && (other.3, j) > (*lane, i));
        if !covered {
            let line = Shape::line([(*x, y(*lane)), (*x, plot.bottom)]);
            let stroke = Stroke::new(sheet.colours().axis, 0.7).dash(&[2.0, 1.6]);
            sheet.draw(&line.stroke(stroke).title(event.words.as_str()))?;
        }
        if event.date.days() > 1 {
            let days = Shape::line([(*x, y(*lane)), (end.max(*x), y(*lane))]);
            sheet.draw(
                &days
                    .stroke(Stroke::new(sheet.colours().axis, 2.4))
                    .title(event.words.as_str()),
            )?;
        }
    }
    for (event, x, _, lane) in &arranged {
        key(sheet, (*x, y(*lane)), event.number)?;
    }
    Ok(())
}
