//! Too many incidents to show one by one: bars by week, month or longer, a row
//! for each type.

use super::events::{self, Noted};
use super::rows::{frame, type_name};
use super::{Item, Scale, open};
use crate::draw::canvas::{Anchor, CanvasError, Group, Label, Rect, Root, Shape, Sheet, Stroke, Themed};
use crate::draw::chart::figure::{LEADING, Sizes};
use crate::draw::chart::pane::Pane;
use crate::draw::chart::{stack, words};
use crate::draw::text::{self, Face};
use crate::model::{DateInterval, IncidentType};
use chrono::{Datelike, Days, Months, NaiveDate};

/// No bar is narrower, CSS pixels.
const NARROWEST: f64 = 4.0;
/// No row is lower, at the theme's scale of 1.
const LOWEST: f64 = 16.0;

/// Stretches of time that incidents are counted over.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bins {
    /// The first day of each, and the day after the last.
    edges: Vec<NaiveDate>,
    /// "one week", "3 months".
    span: String,
}

impl Bins {
    /// The shortest for which a scale is long enough.
    pub(super) fn over(scale: Scale) -> Self {
        let room = (scale.right - scale.left).max(1.0);
        let fit = (room / NARROWEST).max(1.0);
        let monday = scale.from - Days::new(u64::from(scale.from.weekday().num_days_from_monday()));
        let days = (scale.to - monday).num_days() as f64;
        if days / 7.0 <= fit {
            let next = |day: &NaiveDate| day.checked_add_days(Days::new(7));
            return Self::new(monday, scale.to, next, "one week".into());
        }
        let months = days / 30.44;
        let each = [1, 3, 6, 12, 60, 120, 600, 1_200]
            .into_iter()
            .find(|&each| months / f64::from(each) <= fit)
            .unwrap_or(12_000);
        let span = match each {
            1 => "one month".to_owned(),
            12 => "one year".to_owned(),
            _ if each < 12 => format!("{each} months"),
            _ => format!("{} years", each / 12),
        };
        let next = move |day: &NaiveDate| day.checked_add_months(Months::new(each));
        Self::new(scale.from, scale.to, next, span)
    }

    fn new(from: NaiveDate, to: NaiveDate, next: impl Fn(&NaiveDate) -> Option<NaiveDate>, span: String) -> Self {
        let mut edges: Vec<NaiveDate> = std::iter::successors(Some(from), next)
            .take_while(|day| *day < to)
            .collect();
        edges.push(to);
        Self { edges, span }
    }

    fn count(&self) -> usize {
        self.edges.len() - 1
    }

    /// The bin of a day; the nearest of one outside.
    fn of(&self, day: NaiveDate) -> usize {
        self.edges
            .partition_point(|edge| *edge <= day)
            .saturating_sub(1)
            .min(self.count() - 1)
    }

    fn name(&self, bin: usize) -> String {
        let (from, after) = (self.edges[bin], self.edges[bin + 1]);
        let last = after.pred_opt().unwrap_or(after).max(from);
        DateInterval::new(from, last).map_or(words::day(from), words::date)
    }

    /// Whether all days on which it may have happened are in one bin.
    fn holds(&self, item: &Item) -> bool {
        self.of(item.date.start()) == self.of(item.date.end())
    }

    pub(super) fn legend(&self, items: &[Item]) -> String {
        let span = &self.span;
        let mut words = format!(
            "Too many incidents to show one by one: a bar counts those of a type in {span}, all rows on one scale; the \
             number is the row's greatest."
        );
        if items.iter().any(|i| !self.holds(i)) {
            words += &format!(
                " Hollow: dated to more than {span}, and counted once, in the middle of the days on which it may have \
                 happened."
            );
        }
        words
    }
}

/// Counts of a type by bin: dated to one, and to more.
struct Row {
    kind: IncidentType,
    solid: Vec<usize>,
    hollow: Vec<usize>,
}

impl Row {
    fn greatest(&self) -> (usize, usize) {
        let totals = self.solid.iter().zip(&self.hollow).map(|(a, b)| a + b);
        // The first of the greatest: max_by_key alone would take the last.
        totals.enumerate().rev().max_by_key(|t| t.1).unwrap_or_default()
    }

    fn total(&self) -> usize {
        self.solid.iter().chain(&self.hollow).sum()
    }
}

fn count(items: &[Item], bins: &Bins) -> Vec<Row> {
    let mut rows: Vec<Row> = IncidentType::ALL
        .into_iter()
        .map(|kind| Row {
            kind,
            solid: vec![0; bins.count()],
            hollow: vec![0; bins.count()],
        })
        .collect();
    for item in items {
        let Some(row) = rows.iter_mut().find(|r| r.kind == item.kind) else {
            continue;
        };
        let counts = if bins.holds(item) {
            &mut row.solid
        } else {
            &mut row.hollow
        };
        counts[bins.of(item.date.middle())] += 1;
    }
    rows.retain(|row| row.total() > 0);
    rows
}

/// Draws the rows into `room`, with axis and events.
pub(super) fn draw(
    root: &Root,
    sheet: &Sheet,
    items: &[Item],
    noted: &[Noted],
    (scale, bins): (Scale, Bins),
    room: Pane,
) -> Result<(), CanvasError> {
    let plot = frame(root, sheet, noted, scale, room)?;
    let rows = count(items, &bins);
    let height = plot.height() / rows.len().max(1) as f64;
    if height < sheet.grown(LOWEST) {
        return Err(CanvasError::Layout("the rows of the timeline".to_owned()));
    }
    stack::define(sheet)?;
    sheet.draw(&open("events", "Context events"))?;
    events::draw(sheet, noted, scale, plot)?;
    sheet.draw(&Group::close())?;

    let most = rows.iter().map(|r| r.greatest().1).max().unwrap_or(1).max(1);
    let high = height - sheet.small() * LEADING - 1.0;
    sheet.draw(&open(
        "incidents",
        &format!("Incidents by type, each bar {}", bins.span),
    ))?;
    for (i, row) in rows.iter().enumerate() {
        let base = plot.top + height * (i as f64 + 1.0);
        let rule = Shape::line([(room.left, base), (plot.right, base)]);
        sheet.draw(&rule.stroke(Stroke::new(sheet.colours().grid, 0.6)))?;
        let two_lines = height > sheet.grown(26.0);
        let middle = base - height / 2.0 - if two_lines { sheet.small() * 0.7 } else { 0.0 };
        type_name(sheet, row.kind, (room.left, middle), plot.left)?;
        if two_lines {
            let all = Label::new(
                (room.left + 15.0, middle + sheet.small() * 1.35),
                words::thousands(row.total() as f64),
                sheet.small(),
            );
            sheet.draw(&all.colour(sheet.colours().quiet).centred())?;
        }
        bars(sheet, row, &bins, scale, (base, high / most as f64))?;
    }
    Ok(sheet.draw(&Group::close())?)
}

/// The bars of a row upwards from `base`, `unit` pixels an incident.
fn bars(sheet: &Sheet, row: &Row, bins: &Bins, scale: Scale, (base, unit): (f64, f64)) -> Result<(), CanvasError> {
    let edge = sheet.theme().shade(sheet.theme().mark(row.kind), 0.7);
    let of_kind = Group::anonymous().class(row.kind.key()).title(row.kind.label());
    sheet.draw(&of_kind)?;
    for bin in 0..bins.count() {
        let (from, to) = (scale.x(bins.edges[bin]), scale.x(bins.edges[bin + 1]));
        let (from, to) = (from + 0.3, (to - 0.3).max(from + 0.8));
        let (solid, hollow) = (row.solid[bin], row.hollow[bin]);
        let middle = base - unit * solid as f64;
        let top = middle - unit * hollow as f64;
        if solid > 0 {
            let bar = Rect::new((from, middle), (to, base)).fill(stack::fill(sheet.theme(), row.kind));
            sheet.draw(&bar.title(format!("{}: {solid}", bins.name(bin))))?;
        }
        if hollow > 0 {
            let bar = Rect::new((from + 0.3, top), (to - 0.3, middle)).fill(sheet.colours().paper);
            let title = format!("{}: {hollow} dated to more than {}", bins.name(bin), bins.span);
            sheet.draw(&bar.stroke(Stroke::new(edge, 0.6)).title(title))?;
        }
    }
    sheet.draw(&Group::close())?;
    let (bin, greatest) = row.greatest();
    let number = words::thousands(greatest as f64);
    let width = text::width(&number, Face::Bold, sheet.small());
    let x = (scale.x(bins.edges[bin]) + scale.x(bins.edges[bin + 1])) / 2.0;
    let x = x.clamp(
        scale.left + width / 2.0,
        (scale.right - width / 2.0).max(scale.left + width / 2.0),
    );
    let label = Label::new((x, base - unit * greatest as f64 - 2.0), number, sheet.small());
    let label = label.face(Face::Bold).anchor(Anchor::Middle);
    Ok(sheet.draw(&label.halo(sheet.colours().paper, 1.2))?)
}
