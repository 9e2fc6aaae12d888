//! Incidents over time. Where most of them crowd into a few weeks of a long
//! period, these weeks are enlarged below the whole, and marked on it.

mod binned;
mod events;
mod overview;
mod rows;
mod scale;

use super::figure::{Figure, Sizes, note, note_height, only, settle};
use super::pane::Pane;
use super::words;
use crate::border::Referenced;
use crate::draw::canvas::{self, CanvasError, Group, Label, Shape, Sheet, Themed, pt};
use crate::draw::symbology::Mark;
use crate::draw::text::{self, Face};
use crate::draw::theme::Theme;
use crate::model::{DateInterval, Event, Harm, IncidentType, Toll, toll};
use binned::Bins;
use chrono::{Datelike, Months, NaiveDate};
use events::Noted;
use scale::{Scale, dense, whole};

/// What is drawn of an incident.
#[derive(Clone, Debug, PartialEq)]
struct Item {
    /// For the pointer and for screen readers.
    tooltip: String,
    date: DateInterval,
    kind: IncidentType,
    killed: Toll,
    place: Option<String>,
}

impl Item {
    fn of(referenced: &Referenced) -> Self {
        let incident = &referenced.located.incident;
        let killed = toll(&incident.claims, Harm::Killed);
        let said = words::toll(killed).map_or("number killed not stated".to_owned(), |n| {
            format!("{n} killed, as claimed")
        });
        Self {
            tooltip: format!("{}: {} ({said})", words::date(incident.date), incident.headline()),
            date: incident.date,
            kind: incident.kind,
            killed,
            place: words::place(referenced),
        }
    }

    /// The greatest number that anyone claims: "58+".
    fn number(&self) -> Option<String> {
        let plus = if self.killed.open { "+" } else { "" };
        self.killed.max.map(|n| format!("{n}{plus}"))
    }

    fn mark(&self, theme: &Theme) -> Mark {
        Mark::of(self.kind, theme)
    }
}

const LEGEND: &str = "A symbol stands in the middle of the days on which the incident may have happened; \
    a bar shows them where they are several. Number: the most that any one claimant says were killed \
    (+ at least). Hollow: nobody states a number.";

/// Draws the incidents by date and type, with context events as numbered
/// lines and a list of them below. The events stretch the time shown, within
/// `period` (an open end is `None`). Where marks would hide one another, bars
/// count them by week or longer.
///
/// # Errors
/// When the words leave no room on the page.
pub fn draw(
    incidents: &[&Referenced],
    events: &[Event],
    period: Period,
    figure: &Figure,
) -> Result<String, CanvasError> {
    let items: Vec<Item> = incidents.iter().map(|r| Item::of(r)).collect();
    paint(items, events, period, figure)
}

/// First and last day that were asked for; an open end is `None`.
pub type Period = (Option<NaiveDate>, Option<NaiveDate>);

/// More marks than this are counted, whatever the page.
const MOST_MARKS: usize = 150;

/// The months of incidents and events, cut to the period.
fn shown(items: &[Item], events: &[Event], (from, to): Period) -> Option<(NaiveDate, NaiveDate)> {
    let of_events = events.iter().map(|e| e.date).filter(|d| d.touches(from, to));
    let (first, after) = whole(items.iter().map(|i| i.date).chain(of_events))?;
    let month = |day: NaiveDate| day.with_day(1).unwrap_or(day);
    let first = from.map_or(first, |day| first.max(month(day)));
    let after = to
        .and_then(|day| month(day).checked_add_months(Months::new(1)))
        .map_or(after, |day| after.min(day));
    (first < after).then_some((first, after))
}

fn paint(mut items: Vec<Item>, events: &[Event], period: Period, figure: &Figure) -> Result<String, CanvasError> {
    items.sort_by(|a, b| (a.date, a.kind, &a.tooltip).cmp(&(b.date, b.kind, &b.tooltip)));
    let span = shown(&items, events, period);
    let described = describe(&items);
    // Of the whole height allowed, not of the page once it is made lower.
    let list_limit = canvas::mm(figure.height_mm) * events::MOST;
    settle(figure, |figure, spare| {
        canvas::draw(&figure.page(described.clone()), |root, sheet| {
            let room = figure.frame(sheet)?;
            let Some(span) = span else {
                return only(sheet, room, "No incident to show", spare);
            };
            let column = label_column(sheet, &items, room);
            let scale = |(from, to)| Scale {
                from,
                to,
                left: room.left + column,
                right: room.right - pt(10.0),
            };
            // About what words and events leave.
            let height = room.height() * 0.55;
            let few = items.len() <= MOST_MARKS;
            let window = few.then(|| dense(&items, span)).flatten();
            let (from, to) = window.unwrap_or(span);
            let detail = scale((from, to));
            let binned = !few || rows::are_crowded(sheet, &items, detail, height);
            let (window, detail) = if binned { (None, scale(span)) } else { (window, detail) };
            let bins = Bins::over(detail);
            let legend = if binned { bins.legend(&items) } else { LEGEND.to_owned() };

            // From the foot upwards: the note, the list of events, the panels.
            let note_top = room.bottom - note_height(sheet, room, &legend);
            note(sheet, room, note_top, &legend)?;
            let mut panels = room;
            panels.bottom = note_top - pt(4.0);
            let noted = events::within(events, span);
            let (noted, left_out) = events::that_fit(sheet, noted, panels, list_limit);
            panels.bottom = events::list(sheet, &noted, left_out, panels)?;

            let (outer, inner): (Vec<Noted>, Vec<Noted>) = noted
                .into_iter()
                .partition(|n| window.is_some() && !detail.holds(n.date));
            if binned {
                return binned::draw(root, sheet, &items, &inner, (detail, bins), panels);
            }
            if window.is_some() {
                let all = scale(span);
                let bottom = overview::draw(root, sheet, &items, &outer, (all, detail), panels)?;
                panels.top = bottom;
            }
            spare.set(rows::draw(root, sheet, &items, &inner, detail, panels)?);
            Ok(())
        })
    })
}

/// Width of the column with the types' names.
fn label_column(sheet: &Sheet, items: &[Item], room: Pane) -> f64 {
    let widest = IncidentType::ALL
        .into_iter()
        .filter(|kind| items.iter().any(|i| i.kind == *kind))
        .map(|kind| text::width(kind.label(), Face::Regular, sheet.normal()))
        .fold(text::width("Whole period", Face::Bold, sheet.small()), f64::max);
    (widest + 22.0).min(room.width() * 0.34)
}

fn describe(items: &[Item]) -> String {
    let mut parts = vec![format!(
        "Timeline of {}.",
        words::count(items.len(), "incident", "incidents")
    )];
    for kind in IncidentType::ALL {
        let n = items.iter().filter(|i| i.kind == kind).count();
        if n > 0 {
            parts.push(format!("{}: {n}.", kind.label()));
        }
    }
    parts.join(" ")
}

/// The light ground that joins the enlarged weeks to their place in the whole.
fn funnel(sheet: &Sheet, top: (f64, f64, f64), bottom: (f64, f64, f64)) -> Shape {
    let ((y0, left0, right0), (y1, left1, right1)) = (top, bottom);
    Shape::ring([(left0, y0), (right0, y0), (right1, y1), (left1, y1)])
        .fill(sheet.theme().tint(sheet.colours().accent, 0.16))
}

/// A panel's name at the left.
fn caption(sheet: &Sheet, at: (f64, f64), words: &str) -> Label {
    Label::new(at, words, sheet.small()).face(Face::Bold)
}

fn open(id: &str, title: &str) -> Group {
    Group::open(id).title(title)
}

#[cfg(test)]
mod tests;
