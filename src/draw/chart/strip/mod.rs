//! The strip map: the line laid straight, with the ground on both sides of it
//! by kilometres along and kilometres off.

mod cells;
mod compass;
mod ground;
mod legend;
mod marks;
mod names;

use super::along::{Along, REACH_KM, crossings, ruler};
use super::axes;
use super::figure::{Figure, LEADING, Sizes, note, note_height, nothing};
use super::key::{self, Entry, Sample};
use super::pane::Pane;
use super::words;
use crate::border::{DISTANCES_KM, Referenced};
use crate::draw::canvas::{self, Anchor, CanvasError, Fill, Group, Label, Root, Sheet, Themed, pt};
use crate::draw::text::{self, Face};
use crate::model::{Country, IncidentType};
use names::Names;

/// Farther incidents stand at the edge.
const EDGE_KM: f64 = REACH_KM;
/// More incidents than this are counted in cells.
const MOST_MARKS: usize = 250;

/// What is drawn of an incident.
#[derive(Clone, Debug, PartialEq)]
struct Item {
    tooltip: String,
    kind: IncidentType,
    place: Option<String>,
    least_km: f64,
    greatest_km: f64,
    representative_km: Option<f64>,
    side: Option<Country>,
    /// Along the line; `None` where it is known to a stretch alone.
    measure_km: Option<f64>,
    /// The stretch of the line nearest to the incident's place.
    span_km: Option<(f64, f64)>,
}

/// Of distances from the line: Afghanistan is up, where they are positive.
fn sign(side: Country) -> f64 {
    match side {
        Country::Afghanistan => 1.0,
        Country::Pakistan => -1.0,
    }
}

impl Item {
    fn of(referenced: &Referenced) -> Option<Self> {
        let proximity = referenced.proximity.as_ref()?;
        let incident = &referenced.located.incident;
        let far = if proximity.greatest_km - proximity.least_km < 0.05 {
            words::km(proximity.least_km)
        } else {
            format!("{:.0}–{:.0} km", proximity.least_km, proximity.greatest_km)
        };
        Some(Self {
            tooltip: format!(
                "{}: {} ({far} from the line)",
                words::date(incident.date),
                incident.headline()
            ),
            kind: incident.kind,
            place: words::place(referenced),
            least_km: proximity.least_km,
            greatest_km: proximity.greatest_km,
            representative_km: proximity.representative_km,
            side: proximity.side,
            measure_km: proximity.measure_km,
            span_km: proximity.measure_span_km,
        })
    }

    /// Measure and signed distance, where it has one place on the strip.
    fn at(&self) -> Option<(f64, f64)> {
        Some((self.measure_km?, sign(self.side?) * self.representative_km?))
    }

    fn is_far(&self) -> bool {
        self.representative_km.unwrap_or(self.least_km) > EDGE_KM
    }
}

/// Kilometres to places on the page.
#[derive(Clone, Copy, Debug)]
struct Layout {
    /// From edge to edge along and 150 km to both sides.
    plot: Pane,
    /// With the margins above and below it, where there is no scale.
    ground: Pane,
    line_km: f64,
    /// Where the countries\' names begin, Afghanistan\'s first.
    names_at: [f64; 2],
}

impl Layout {
    fn x(self, measure_km: f64) -> f64 {
        let share = (measure_km / self.line_km).clamp(0.0, 1.0);
        self.plot.left + self.plot.width() * share
    }

    fn y(self, signed_km: f64) -> f64 {
        let share = (signed_km / EDGE_KM).clamp(-1.0, 1.0);
        self.plot.middle().1 - self.plot.height() / 2.0 * share
    }

    /// CSS pixels a kilometre along the line and across it.
    fn scales(self) -> (f64, f64) {
        (self.plot.width() / self.line_km, self.plot.height() / (2.0 * EDGE_KM))
    }
}

/// Draws each incident over its measure along the line with the interval of
/// its distance as a bar, or counts them in cells where they are too many.
///
/// # Errors
/// When the words leave no room on the page.
pub fn draw(incidents: &[&Referenced], along: &Along, figure: &Figure) -> Result<String, CanvasError> {
    let items: Vec<Item> = incidents.iter().filter_map(|r| Item::of(r)).collect();
    let unlocated = incidents.len() - items.len();
    paint(&items, unlocated, along, figure)
}

fn paint(items: &[Item], unlocated: usize, along: &Along, figure: &Figure) -> Result<String, CanvasError> {
    let line_km = along.line_km;
    canvas::draw(&figure.page(legend::describe(items)), |root, sheet| {
        let room = figure.frame(sheet)?;
        if !(line_km.is_finite() && line_km > 0.0) {
            return nothing(sheet, room, "The line has no length");
        }
        let (drawn, nowhere): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|i| marks::has_place(i, line_km));
        let counted = drawn.len() > MOST_MARKS;
        // The exaggeration is known once the plot is, and as long as this.
        let words = legend::note(&drawn, nowhere.len(), unlocated, counted);
        let foot = |times: &str| format!("{} {words}", legend::reading(times));
        let foot_top = room.bottom - note_height(sheet, room, &foot("00.0"));

        let cells = counted.then(|| cells::Cells::count(&drawn, line_km, room.width()));
        let mut entries = match &cells {
            Some(cells) => cells.key(sheet),
            None => Entry::types(sheet, drawn.iter().map(|i| i.kind)),
        };
        entries.extend(band_key(sheet));
        let top = key::draw(sheet, "key", &entries, room)? + 1.0;

        let scale_room = text::width("150 km", Face::Regular, sheet.normal()) + 9.0;
        let across = Pane {
            left: room.left + scale_room,
            right: room.right - 2.0,
            ..room
        };
        let names = crossings::arrange(sheet, &along.crossings, line_km, across);
        let rule = if along.stretches.is_empty() {
            0.0
        } else {
            ruler::height(sheet)
        };
        let edge = if counted { cells::EDGE_ROOM } else { 0.0 };
        let ground = Pane {
            top: top + rule,
            bottom: foot_top - pt(4.0) - sheet.small() * LEADING - axes::label_room(sheet) - rule,
            ..across
        };
        let plot = Pane {
            top: ground.top + crossings::height(sheet, &names) + edge + 2.0,
            bottom: ground.bottom - compass::height(sheet, along) - edge - 2.0,
            ..ground
        };
        if plot.height() < 60.0 || plot.width() < 100.0 {
            return Err(CanvasError::Layout("the strip".to_owned()));
        }
        let mut layout = Layout {
            plot,
            ground,
            line_km,
            names_at: [plot.left; 2],
        };
        if !counted {
            layout.names_at = ground::clear_of(sheet, layout, &marks::covered(&drawn, layout));
        }
        let (along_px, across_px) = layout.scales();
        let times = format!("{:.1}", across_px / along_px);
        note(sheet, room, foot_top, &foot(times.trim_end_matches(".0")))?;

        ground::draw(sheet, layout)?;
        axis(root, sheet, layout, rule)?;
        ground::rivers(sheet, &along.rivers, layout)?;
        if let Some(cells) = &cells {
            cells.draw(sheet, layout)?;
        }
        crossings::draw(sheet, &names, (plot.top - edge - 1.0, layout.y(0.0)))?;
        ground::line(sheet, layout, &names)?;
        compass::draw(sheet, along, layout, edge)?;

        let mut taken = Names::new(sheet, layout, &names);
        ground::scales(sheet, layout, &mut taken)?;
        if counted {
            taken.towns(sheet, &along.towns, layout)?;
        } else {
            marks::draw(sheet, &drawn, layout, &mut taken)?;
            taken.towns(sheet, &along.towns, layout)?;
        }
        taken.rivers(sheet, &along.rivers, layout)?;
        for (country, top, bottom) in [
            (Country::Afghanistan, ground.top - rule, ground.top),
            (Country::Pakistan, ground.bottom, ground.bottom + rule),
        ] {
            let pane = Pane { top, bottom, ..ground };
            ruler::draw(sheet, &along.stretches, country, line_km, pane)?;
        }
        Ok(())
    })
}

/// The bands of distance.
fn band_key(sheet: &Sheet) -> Vec<Entry> {
    let head = Entry::new(Sample::Head, "Within");
    let bands = ground::bands(sheet).into_iter().rev().map(|(km, colour)| {
        let words = if km == DISTANCES_KM[3] {
            words::km(km)
        } else {
            format!("{km:.0}")
        };
        Entry::new(Sample::Patch(Fill::from(colour), None), words)
    });
    std::iter::once(head).chain(bands).collect()
}

/// Kilometres: along below the ground, off at the left.
fn axis(root: &Root, sheet: &Sheet, layout: Layout, rule: f64) -> Result<(), CanvasError> {
    let plot = layout.plot;
    sheet.draw(&Group::open("axes").title("Kilometres"))?;
    let mut across = axes::builder(root, sheet, plot).build_cartesian_2d(0.0..layout.line_km, -EDGE_KM..EDGE_KM)?;
    across
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .disable_y_axis()
        .y_labels(7)
        .bold_line_style(axes::grid(sheet))
        .light_line_style(axes::unseen())
        .draw()?;
    let below = Pane {
        top: layout.ground.top - rule,
        bottom: layout.ground.bottom + rule,
        ..plot
    };
    let mut along = axes::builder(root, sheet, below).build_cartesian_2d(0.0..layout.line_km, 0.0..1.0)?;
    along
        .configure_mesh()
        .disable_x_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(((plot.width() / sheet.grown(60.0)) as usize).clamp(2, 14))
        .x_label_formatter(&|km: &f64| words::thousands(*km))
        .axis_style(axes::axis(sheet))
        .label_style(axes::label_style(root, sheet))
        .set_all_tick_mark_size(axes::tick())
        .draw()?;
    // Plotters writes no labels for an axis whose own line is left out.
    for km in [-150.0, -100.0, -50.0, 0.0, 50.0, 100.0, 150.0_f64] {
        let words = if km == 0.0 {
            "line".to_owned()
        } else {
            format!("{:.0} km", km.abs())
        };
        let label = Label::new((plot.left - 5.0, layout.y(km)), words, sheet.normal()).anchor(Anchor::End);
        sheet.draw(&label.colour(sheet.colours().quiet).centred())?;
    }
    let words = "Kilometres along the line, from the tripoint with Iran in the south-west to China in the north-east";
    let words = text::shorten(words, Face::Regular, sheet.small(), plot.width());
    let at = (plot.left, below.bottom + axes::label_room(sheet) + sheet.small());
    sheet.draw(&Label::new(at, words, sheet.small()).colour(sheet.colours().quiet))?;
    Ok(sheet.draw(&Group::close())?)
}

#[cfg(test)]
mod tests;
