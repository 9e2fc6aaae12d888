//! Incidents along the line: how far along it, how far from it, on which
//! side.

mod landmarks;
mod marks;

use super::axes;
use super::figure::{Figure, LEADING, normal, note, note_height, nothing, small};
use super::pane::Pane;
use super::words;
use crate::border::Referenced;
use crate::draw::canvas::{self, Anchor, CanvasError, Group, Label, Rect, Root, Shape, Sheet, Stroke, Themed, pt};
use crate::draw::symbology::Mark;
use crate::draw::text::{self, Face};
use crate::model::{Country, IncidentType};

/// Farther incidents stand at the edge, with their distance in words.
const EDGE_KM: f64 = 150.0;

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
}

/// Kilometres to places on the page.
#[derive(Clone, Copy, Debug)]
struct Layout {
    plot: Pane,
    line_km: f64,
}

impl Layout {
    fn x(self, measure_km: f64) -> f64 {
        let share = (measure_km / self.line_km).clamp(0.0, 1.0);
        self.plot.left + self.plot.width() * share
    }

    /// Afghanistan is up, where distances are positive.
    fn y(self, signed_km: f64) -> f64 {
        let share = (signed_km / EDGE_KM).clamp(-1.0, 1.0);
        self.plot.middle().1 - self.plot.height() / 2.0 * share
    }
}

/// Draws each incident over its measure along the line (`line_km` long, from
/// the south-west) with the interval of its distance as a bar. Landmarks are
/// names with their measures in kilometres.
///
/// # Errors
/// When the words leave no room on the page.
pub fn draw(
    incidents: &[&Referenced],
    line_km: f64,
    landmarks: &[(String, f64)],
    figure: &Figure,
) -> Result<String, CanvasError> {
    let items: Vec<Item> = incidents.iter().filter_map(|r| Item::of(r)).collect();
    let unlocated = incidents.len() - items.len();
    paint(&items, unlocated, line_km, landmarks, figure)
}

fn paint(
    items: &[Item],
    unlocated: usize,
    line_km: f64,
    landmarks: &[(String, f64)],
    figure: &Figure,
) -> Result<String, CanvasError> {
    let n = words::count(items.len(), "incident", "incidents");
    let described = format!("{n} by their place along the line and their distance from it.");
    canvas::draw(&figure.page(described), |root, sheet| {
        let room = figure.frame(sheet)?;
        if !(line_km.is_finite() && line_km > 0.0) {
            return nothing(sheet, room, "The line has no length");
        }
        let (drawn, nowhere): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|i| marks::has_place(i, line_km));
        let foot = legend(&drawn, nowhere.len(), unlocated);
        let foot_top = room.bottom - note_height(room, &foot);
        note(sheet, room, foot_top, &foot)?;
        let top = key(sheet, items, room)?;
        let room = Pane {
            top,
            bottom: foot_top - pt(4.0),
            ..room
        };

        let scale_room = text::width("−150 km", Face::Regular, normal()) + 8.0;
        let across = Pane {
            left: room.left + scale_room,
            right: room.right - 8.0,
            ..room
        };
        let names = landmarks::arrange(landmarks, line_km, across);
        let plot = Pane {
            top: room.top + landmarks::height(&names),
            bottom: room.bottom - axes::LABEL_ROOM - small() * LEADING,
            ..across
        };
        if plot.height() < 60.0 || plot.width() < 100.0 {
            return Err(CanvasError::Layout("the strip".to_owned()));
        }
        let layout = Layout { plot, line_km };
        ground(sheet, layout)?;
        axis(root, sheet, layout)?;
        landmarks::draw(sheet, &names, layout)?;
        border(sheet, layout)?;
        marks::draw(sheet, &drawn, layout)
    })
}

fn legend(drawn: &[&Item], nowhere: usize, unlocated: usize) -> String {
    let mut words = "A bar runs from the least to the greatest distance that an incident may have had from the line; \
        the symbol stands at the distance of its place or at the median over its district. Symbols that would hide one \
        another stand side by side; places are named where there is room. "
        .to_owned();
    if drawn
        .iter()
        .any(|i| i.measure_km.is_none() || i.representative_km.is_none())
    {
        words += "Dashed, with a hollow symbol: known to a wider area alone. ";
    }
    let beyond = drawn
        .iter()
        .filter(|i| i.representative_km.unwrap_or(i.least_km) > EDGE_KM)
        .count();
    if beyond > 0 {
        let verb = if beyond == 1 { "is" } else { "are" };
        words += &format!("{beyond} {verb} farther than {EDGE_KM:.0} km and drawn at the edge with the distance. ");
    }
    if nowhere > 0 {
        words += &format!("{nowhere} known only to be somewhere along the line: not drawn. ");
    }
    if unlocated > 0 {
        let verb = if unlocated == 1 { "has" } else { "have" };
        words += &format!("{unlocated} {verb} no known place: not drawn.");
    }
    words
}

/// The types that occur, in lines; gives where they end.
fn key(sheet: &Sheet, items: &[Item], room: Pane) -> Result<f64, CanvasError> {
    if items.is_empty() {
        return Ok(room.top);
    }
    sheet.draw(&Group::open("key").title("Key"))?;
    let (mut x, mut y) = (room.left, room.top + small() / 2.0);
    for kind in IncidentType::ALL
        .into_iter()
        .filter(|k| items.iter().any(|i| i.kind == *k))
    {
        let width = text::width(kind.label(), Face::Regular, small());
        if x + 11.0 + width > room.right && x > room.left {
            (x, y) = (room.left, y + small() * LEADING * 1.15);
        }
        sheet.draw(&Mark::of(kind, sheet.theme()).at(sheet.theme(), (x + 4.0, y), marks::RADIUS, false))?;
        sheet.draw(&Label::new((x + 11.0, y), kind.label(), small()).centred())?;
        x += 11.0 + width + 14.0;
    }
    sheet.draw(&Group::close())?;
    Ok(y + small() * LEADING)
}

/// Two light grounds and the countries' names.
fn ground(sheet: &Sheet, layout: Layout) -> Result<(), CanvasError> {
    let Pane {
        left,
        top,
        right,
        bottom,
    } = layout.plot;
    let line = layout.y(0.0);
    sheet.draw(&Group::open("sides").title("Sides of the line"))?;
    let upper = Rect::new((left, top), (right, line)).fill(sheet.colours().country);
    let lower = Rect::new((left, line), (right, bottom)).fill(sheet.colours().neighbour);
    sheet.draw(&upper)?;
    sheet.draw(&lower)?;
    for (country, y) in [
        (Country::Afghanistan, top + pt(10.0)),
        (Country::Pakistan, bottom - pt(5.0)),
    ] {
        let name = Label::new((left + 6.0, y), country.name(), pt(7.5)).face(Face::Bold);
        sheet.draw(&name.colour(sheet.colours().quiet).spacing(0.6))?;
    }
    Ok(sheet.draw(&Group::close())?)
}

fn axis(root: &Root, sheet: &Sheet, layout: Layout) -> Result<(), CanvasError> {
    let plot = layout.plot;
    let mut chart = axes::builder(root, plot).build_cartesian_2d(0.0..layout.line_km, -EDGE_KM..EDGE_KM)?;
    sheet.draw(&Group::open("axes").title("Kilometres"))?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .disable_y_axis()
        .x_labels(((plot.width() / 60.0) as usize).clamp(2, 14))
        .y_labels(7)
        .x_label_formatter(&|km: &f64| words::thousands(*km))
        .bold_line_style(axes::grid(sheet))
        .light_line_style(axes::unseen())
        .axis_style(axes::axis(sheet))
        .label_style(axes::label_style(root, sheet))
        .set_all_tick_mark_size(axes::tick())
        .draw()?;
    // Plotters writes no labels for an axis whose own line is left out.
    for km in [-150.0, -100.0, -50.0, 0.0, 50.0, 100.0, 150.0_f64] {
        let words = if km == 0.0 {
            "the line".to_owned()
        } else {
            format!("{:.0} km", km.abs())
        };
        let label = Label::new((plot.left - 5.0, layout.y(km)), words, normal()).anchor(Anchor::End);
        sheet.draw(&label.colour(sheet.colours().quiet).centred())?;
    }
    let words = "Kilometres along the line, from the tripoint with Iran in the south-west to China in the north-east";
    let words = text::shorten(words, Face::Regular, small(), plot.width());
    let at = (plot.left, plot.bottom + axes::LABEL_ROOM + small());
    sheet.draw(&Label::new(at, words, small()).colour(sheet.colours().quiet))?;
    Ok(sheet.draw(&Group::close())?)
}

/// The line itself: dash and dot, heavier than anything else.
fn border(sheet: &Sheet, layout: Layout) -> Result<(), CanvasError> {
    let y = layout.y(0.0);
    let line = Shape::line([(layout.plot.left, y), (layout.plot.right, y)]);
    let stroke = Stroke::new(sheet.colours().ink, 1.5).dash(&[8.0, 2.5, 1.5, 2.5]);
    Ok(sheet.draw(&line.stroke(stroke).class("border").title("The line"))?)
}

#[cfg(test)]
mod tests;
