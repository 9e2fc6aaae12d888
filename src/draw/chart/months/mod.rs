//! Incidents by month, stacked by type. One that is dated to no single month
//! is a hatched bar over all of them, and in no column.

mod bins;
mod spans;

use super::figure::{Figure, LEADING, Sizes, note, note_height, nothing};
use super::key::{self, Entry, Sample};
use super::pane::Pane;
use super::stack::{self, Column, Counts};
use super::words;
use crate::border::Referenced;
use crate::draw::canvas::{
    self, Anchor, CanvasError, Fill, Group, Hatch, Label, Root, Shape, Sheet, Stroke, Themed, pt,
};
use crate::draw::text::{self, Face};
use crate::model::{DateInterval, IncidentType};
use bins::{Binned, Bins, MONTHS, binned};
use std::collections::BTreeMap;

/// What is drawn of an incident.
type Item = (DateInterval, IncidentType);

/// Id of the pattern of what is dated to several columns.
const HATCH: &str = "several-months";
/// Draws a column for each month of the period, or for several months where
/// there are too many of them.
///
/// # Errors
/// When the words leave no room on the page.
pub fn draw(incidents: &[&Referenced], figure: &Figure) -> Result<String, CanvasError> {
    let items: Vec<Item> = incidents
        .iter()
        .map(|r| (r.located.incident.date, r.located.incident.kind))
        .collect();
    paint(&items, figure)
}

fn paint(items: &[Item], figure: &Figure) -> Result<String, CanvasError> {
    canvas::draw(&figure.page(describe(items)), |root, sheet| {
        let room = figure.frame(sheet)?;
        if items.is_empty() {
            return nothing(sheet, room, "No incident to show");
        }
        stack::define(sheet)?;
        sheet.draw(&Hatch {
            id: HATCH.into(),
            colour: sheet.theme().tint(sheet.colours().ink, 0.45),
            spacing: 3.0,
            width: 0.8,
            angle: 45.0,
            ground: Some(sheet.colours().paper),
        })?;
        let across = |most: usize| Pane {
            left: room.left + stack::axis_width(sheet, most),
            right: room.right - 2.0,
            ..room
        };
        // Wide enough for the numbers whatever they are.
        let pane = across(items.len());
        let Some(bins) = Bins::over(items, pane) else {
            return Err(CanvasError::Layout("the columns".to_owned()));
        };
        let binned = binned(items, bins);
        let mut all = stack::sum(binned.columns.values().chain(binned.spans.values()));
        let mut entries = stack::key(sheet, &all);
        if !binned.spans.is_empty() {
            let fill = Fill::Pattern(HATCH.into());
            let edge = Stroke::new(sheet.colours().quiet, 0.6);
            let words = format!("Dated to more than {}", bins.span());
            entries.push(Entry::new(Sample::Patch(fill, Some(edge)), words));
        }
        let top = key::draw(sheet, "key", &entries, room)? + pt(2.0);

        let limit = (room.bottom - top) * 0.35;
        let (placed, left_out) = spans::that_fit(sheet, &binned.spans, bins, limit);
        all = stack::sum(binned.spans.values());
        let foot = legend(bins, all.iter().sum(), left_out);
        let foot_top = room.bottom - note_height(sheet, room, &foot);
        note(sheet, room, foot_top, &foot)?;
        let pane = Pane {
            top,
            bottom: foot_top - pt(4.0),
            ..pane
        };
        let below = spans::height(sheet, &placed);
        columns(
            root,
            sheet,
            &binned,
            bins,
            Pane {
                top: top + below,
                ..pane
            },
        )?;
        spans::draw(sheet, &placed, bins, top)
    })
}

fn legend(bins: Bins, over_several: usize, left_out: usize) -> String {
    let span = bins.span();
    let mut words = "Each incident is counted once.".to_owned();
    if bins.months > 1 {
        words += &format!(" The period is too long for columns of a month: each is {span}.");
    }
    if over_several > 0 {
        let n = words::count(over_several, "incident is", "incidents are");
        words += &format!(
            " {n} dated to more than {span}: a hatched bar covers all days on which it may have happened, with the \
             number where it is more than one, and no column counts it."
        );
    }
    if left_out > 0 {
        let n = words::count(left_out, "of them is", "of them are");
        words += &format!(" {n} not drawn for want of room.");
    }
    words
}

fn describe(items: &[Item]) -> String {
    let mut months: BTreeMap<(i32, u32), usize> = BTreeMap::new();
    for (date, _) in items {
        if let Some(month) = date.month() {
            *months.entry(month).or_default() += 1;
        }
    }
    let within: usize = months.values().sum();
    let mut ranked: Vec<((i32, u32), usize)> = months.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let name = |(year, month): (i32, u32)| format!("{} {year}", MONTHS[(month as usize - 1) % 12]);
    let fullest = ranked
        .iter()
        .take(8)
        .map(|(month, n)| format!(" {}: {n}.", name(*month)));
    fullest.fold(
        format!(
            "{} by month and type; {} dated to more than one month.",
            words::count(items.len(), "incident", "incidents"),
            items.len() - within
        ),
        |all, one| all + &one,
    )
}

fn columns(root: &Root, sheet: &Sheet, binned: &Binned, bins: Bins, room: Pane) -> Result<(), CanvasError> {
    let size = sheet.normal();
    let initials = bins.months == 1 && bins.width() >= text::width("M", Face::Regular, sheet.small()) + 2.0;
    let labels = size * LEADING + if initials { sheet.small() * LEADING } else { 0.0 } + 4.0;
    let plot = Pane {
        // The greatest number stands above its column.
        top: room.top + sheet.small() * LEADING,
        bottom: room.bottom - labels,
        ..room
    };
    if plot.height() < 40.0 || plot.width() < 80.0 {
        return Err(CanvasError::Layout("the columns".to_owned()));
    }
    let most = binned.columns.values().map(|c| c.iter().sum()).max().unwrap_or(0);
    let scale = Counts::up_to(most, plot.height(), size);
    sheet.draw(&Group::open("axes").title("Incidents, and time"))?;
    stack::axis(root, sheet, scale, plot)?;
    let line = Shape::line([(plot.left, plot.bottom), (plot.right, plot.bottom)]);
    sheet.draw(&line.stroke(Stroke::new(sheet.colours().axis, 0.8)))?;
    if initials {
        for i in 0..bins.count {
            let initial = &bins.name(i)[..1];
            let at = (bins.x(i) + bins.width() / 2.0, plot.bottom + sheet.small() + 2.0);
            let label = Label::new(at, initial, sheet.small()).anchor(Anchor::Middle);
            sheet.draw(&label.colour(sheet.colours().quiet))?;
        }
    }
    years(sheet, bins, plot, room)?;
    sheet.draw(&Group::close())?;

    let columns: Vec<Column> = binned
        .columns
        .iter()
        .map(|(&i, &counts)| Column {
            across: (bins.x(i), bins.x(i + 1)),
            counts,
            name: bins.name(i),
        })
        .collect();
    sheet.draw(&Group::open("months").title("Incidents by month and type"))?;
    stack::draw(sheet, &columns, scale, plot)?;
    Ok(sheet.draw(&Group::close())?)
}

/// A line at each new year and the year beside it, as far as they have room.
fn years(sheet: &Sheet, bins: Bins, plot: Pane, room: Pane) -> Result<(), CanvasError> {
    let size = sheet.normal();
    let widest = text::width("2025", Face::Bold, size) + 8.0;
    let begins = |i: &i64| *i == 0 || (bins.from + i * bins.months).rem_euclid(12) == 0;
    let mut free = f64::NEG_INFINITY;
    for i in (0..bins.count).filter(begins) {
        let x = bins.x(i);
        let year = (bins.from + i * bins.months).div_euclid(12).to_string();
        let next = (i + 1..bins.count).find(begins).map_or(bins.right, |n| bins.x(n));
        // The first year may be a few months alone.
        let short = i == 0 && next - x < widest && next < bins.right;
        if x < free || short || x + text::width(&year, Face::Bold, size) > room.right {
            continue;
        }
        let tick = Shape::line([(x, plot.top), (x, room.bottom)]);
        sheet.draw(&tick.stroke(Stroke::new(sheet.colours().axis, 0.5).dash(&[1.0, 1.6])))?;
        let at = (x + 3.0, room.bottom - 2.0);
        sheet.draw(
            &Label::new(at, year, size)
                .face(Face::Bold)
                .colour(sheet.colours().quiet),
        )?;
        free = x + widest;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::chart::sample;

    fn items(n: usize) -> Vec<Item> {
        let own = sample::incidents();
        (0..n)
            .map(|i| {
                let incident = &own[i % own.len()];
                (incident.date, incident.kind)
            })
            .collect()
    }

    #[test]
    fn months_of_any_number_are_drawn() {
        for (n, theme) in [
            (0, "print"),
            (1, "print"),
            (24, "print"),
            (1_000, "mono"),
            (100_000, "dark"),
        ] {
            let figure = sample::themed("By month", 180.0, 100.0, theme);
            let svg = paint(&items(n), &figure).expect("drawn");
            assert_eq!(svg, paint(&items(n), &figure).expect("drawn"));
            sample::check(&format!("months-{n}"), &svg);
        }
        for (n, figure) in sample::odd_figures().into_iter().enumerate() {
            sample::check_or_layout(&format!("months-odd-{n}"), paint(&items(24), &figure));
        }
    }

    #[test]
    fn long_periods_have_wider_columns() {
        let figure = sample::figure("By month", 180.0, 100.0);
        for (n, dates) in [
            ["1893-11-12", "2025-10-09"],
            ["0001-01-01", "2025"],
            ["2025-01-01", "9999-12-31"],
            ["2025-02-28", "2025-02-28"],
            ["2024-12-31/2025-01-01", "2024"],
        ]
        .into_iter()
        .enumerate()
        {
            let two = dates.map(|d| (d.parse().expect("a date"), IncidentType::Clash));
            sample::check(&format!("months-dates-{n}"), &paint(&two, &figure).expect("drawn"));
        }
    }

    #[test]
    fn nothing_is_counted_twice() {
        let pane = Pane {
            left: 0.0,
            top: 0.0,
            right: 600.0,
            bottom: 100.0,
        };
        let all = items(240);
        let bins = Bins::over(&all, pane).expect("has bins");
        let binned = binned(&all, bins);
        let counted: usize = binned.columns.values().chain(binned.spans.values()).flatten().sum();
        assert_eq!(counted, 240);
    }
}
