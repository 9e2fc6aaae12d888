//! Small multiples: the same ground for each period, so that they can be
//! compared at a glance.

use super::ground::Ground;
use super::incidents::{MOST_MARKS, Shown};
use super::{Content, Density, Incidents, Layer, Map, MapRequest, compose, failed, neat_line, table};
use crate::Result;
use crate::analyse::Table;
use crate::border::Referenced;
use crate::draw::canvas::{self, CanvasError, Group, Label, Sheet, Themed, Use};
use crate::draw::layers::{self, Painter};
use crate::draw::projection::{Bounds, MapFrame};
use crate::draw::text::Face;
use crate::{Error, analyse::Cell};
use chrono::Datelike;
use std::collections::BTreeMap;

/// How long each panel's period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Year,
    Quarter,
    Month,
}

/// More panels would be too small to see.
const MOST: usize = 24;
/// Between panels, CSS pixels.
const GAP: f64 = 8.0;
/// Room for a panel's caption over it, in sizes of its type.
const CAPTION: f64 = 1.6;
/// No panel is narrower, CSS pixels.
const NARROWEST: f64 = 100.0;

impl Period {
    /// The number of the period that a day lies in, and of the next ones.
    fn number(self, date: chrono::NaiveDate) -> i32 {
        let months = date.year() * 12 + date.month0() as i32;
        match self {
            Self::Year => date.year(),
            Self::Quarter => months.div_euclid(3),
            Self::Month => months,
        }
    }

    fn name(self, number: i32) -> String {
        match self {
            Self::Year => number.to_string(),
            Self::Quarter => format!("{} Q{}", number.div_euclid(4), number.rem_euclid(4) + 1),
            Self::Month => {
                const MONTHS: [&str; 12] = [
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
                ];
                let month = MONTHS[number.rem_euclid(12) as usize];
                format!("{month} {}", number.div_euclid(12))
            }
        }
    }
}

/// Incidents by period, every period from the first to the last; those that
/// span several are apart.
fn parted<'a>(
    incidents: &[&'a Referenced],
    period: Period,
) -> (BTreeMap<i32, Vec<&'a Referenced>>, Vec<&'a Referenced>) {
    let mut parts: BTreeMap<i32, Vec<&Referenced>> = BTreeMap::new();
    let mut spanning = Vec::new();
    for incident in incidents.iter().copied() {
        let date = incident.located.incident.date;
        let (first, last) = (period.number(date.start()), period.number(date.end()));
        if first == last {
            parts.entry(first).or_default().push(incident);
        } else {
            spanning.push(incident);
        }
    }
    if let (Some(first), Some(last)) = (parts.keys().next().copied(), parts.keys().last().copied())
        && last - first < MOST as i32
    {
        // A period without incidents is a finding too.
        for number in first..=last {
            parts.entry(number).or_default();
        }
    }
    (parts, spanning)
}

/// Whether periods between the first and the last have no panel, since all of
/// them would be too many.
pub(super) fn leaves_gaps(incidents: &[&Referenced], period: Period) -> bool {
    let (parts, _) = parted(incidents, period);
    match (parts.keys().next(), parts.keys().last()) {
        (Some(first), Some(last)) => (last - first).unsigned_abs() as usize + 1 > parts.len(),
        _ => false,
    }
}

/// How many incidents may lie in several periods.
pub(super) fn spanning(incidents: &[&Referenced], period: Period) -> usize {
    let spans = |i: &&&Referenced| {
        let date = i.located.incident.date;
        period.number(date.start()) != period.number(date.end())
    };
    incidents.iter().filter(spans).count()
}

/// Panels side by side: as large as the room allows for their shape.
fn grid(room: Bounds, n: usize, caption: f64, shape: f64) -> (Vec<Bounds>, f64) {
    let mut best: Option<(f64, usize)> = None;
    for columns in 1..=n.max(1) {
        let rows = n.div_ceil(columns).max(1);
        let width = (room.width() - GAP * (columns - 1) as f64) / columns as f64;
        let height = (room.height() - GAP * (rows - 1) as f64) / rows as f64 - caption;
        let wide = width.min(height / shape);
        if best.is_none_or(|(widest, _)| wide > widest) {
            best = Some((wide, columns));
        }
    }
    let (width, columns) = best.unwrap_or((room.width(), 1));
    let height = width * shape;
    let panels = (0..n).map(|i| {
        let (row, column) = (i / columns, i % columns);
        let left = room.left + column as f64 * (width + GAP);
        let top = room.top + row as f64 * (height + caption + GAP) + caption;
        Bounds {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    });
    (panels.collect(), width)
}

/// What the fullest panel needs, so that all panels and the legend agree.
fn one_for_all(density: Density, fullest: Option<usize>) -> Density {
    match density {
        Density::Auto if fullest.is_some_and(|n| n > MOST_MARKS) => Density::Hexagons,
        Density::Auto => Density::None,
        asked => asked,
    }
}

/// Draws a panel for each period.
///
/// # Errors
/// When the periods are too many for a page, and as [`super::draw`].
pub(super) fn draw(request: &MapRequest, period: Period) -> Result<Map> {
    let (parts, spanning) = parted(request.incidents.each(), period);
    if parts.len() > MOST {
        return Err(Error::request(format!(
            "{} panels would be too small to see, more than {MOST}; choose longer periods, or --from and --to",
            parts.len()
        )));
    }
    let mut quiet = request.layers.clone();
    for layer in [
        Layer::Graticule,
        Layer::Inset,
        Layer::Crossings,
        Layer::Towns,
        Layer::Places,
        Layer::Rivers,
    ] {
        quiet.hide(layer);
    }
    let request = &MapRequest {
        layers: quiet,
        density: one_for_all(request.density, parts.values().map(Vec::len).max()),
        title: request.title.clone(),
        theme: std::sync::Arc::clone(&request.theme),
        view: request.view.clone(),
        ..*request
    };
    let ground = Ground::of(request)?;
    let map = compose(request, &ground, |frame| {
        whole(request, frame, &fill(request, &parts, period, frame)?)
    })?;
    let panels = fill(request, &parts, period, &map.frame)?;
    let mut rows = Vec::new();
    for panel in &panels {
        for mut row in table::of(&panel.content, &panel.frame, request.border).rows {
            row.insert(0, Cell::text(panel.name.as_str()));
            rows.push(row);
        }
    }
    let mut columns = vec!["period"];
    columns.extend(table::of(&map.content, &map.frame, request.border).columns);
    let svg = canvas::draw(&map.page, |_, sheet| {
        for hatch in layers::hatches(sheet.theme()) {
            sheet.draw(&hatch)?;
        }
        for (i, panel) in panels.iter().enumerate() {
            paint(sheet, i, panel, &panels[0].frame, &ground)?;
        }
        map.layout.draw(sheet)
    })
    .map_err(failed)?;
    let note = format!(
        "A panel for each period. In none, since they span several: {}.",
        spanning.len()
    );
    Ok(Map {
        svg,
        table: Table {
            name: "map",
            title: "Incidents by panel".into(),
            columns,
            rows,
            note,
        },
    })
}

/// What one panel shows.
struct Panel<'a> {
    name: String,
    incidents: usize,
    frame: MapFrame,
    content: Content<'a>,
}

/// The panels inside the frame of a map, with classes in common.
fn fill<'a>(
    request: &MapRequest<'a>,
    parts: &'a BTreeMap<i32, Vec<&'a Referenced>>,
    period: Period,
    whole: &MapFrame,
) -> Result<Vec<Panel<'a>>> {
    let shape = (whole.bounds.height() / whole.bounds.width()).clamp(0.5, 1.2);
    let caption = request.theme.pt(7.2) * CAPTION;
    let (bounds, width) = grid(whole.bounds, parts.len(), caption, shape);
    if width < NARROWEST && !parts.is_empty() {
        return Err(failed(CanvasError::Layout(format!("{} panels", parts.len()))));
    }
    let extent = request.view.extent(request.border);
    let mut panels = Vec::with_capacity(parts.len());
    for ((number, incidents), bounds) in parts.iter().zip(bounds) {
        let projection = request.view.projection(Content::is_by_area(request))?;
        let frame = MapFrame::fit(projection, &extent, bounds);
        panels.push(Panel {
            name: period.name(*number),
            incidents: incidents.len(),
            content: Content::of(request, &Shown::new(Incidents::Each(incidents)), &frame)?,
            frame,
        });
    }
    let mut contents: Vec<&mut Content> = panels.iter_mut().map(|p| &mut p.content).collect();
    Content::share_classes(&mut contents);
    Ok(panels)
}

/// What legend and subtitle tell of: all panels together.
fn whole<'a>(request: &MapRequest<'a>, frame: &MapFrame, panels: &[Panel<'a>]) -> Result<Content<'a>> {
    let all = panels.iter().map(|p| &p.content);
    match Content::together(all) {
        Some(content) => Ok(content),
        None => Content::of(request, &Shown::new(request.incidents), frame),
    }
}

/// The first panel holds the ground; the others show it again.
fn paint(
    sheet: &Sheet,
    i: usize,
    panel: &Panel,
    first: &MapFrame,
    ground: &Ground,
) -> std::result::Result<(), CanvasError> {
    const GROUND: &str = "panel-ground";
    let Panel {
        name,
        incidents: n,
        frame,
        content,
    } = panel;
    let prefix = format!("panel-{}-", i + 1);
    let painter = Painter::new(sheet, frame, &prefix, &ground.names);
    sheet.draw(&Group::open(format!("panel-{}", i + 1)).title(format!("{name}: {n} incidents")))?;
    if i == 0 {
        sheet.draw(&Group::open(GROUND))?;
        ground.paint_base(&painter)?;
        ground.paint_lines(&painter, &ground.traced(&painter))?;
        sheet.draw(&Group::close())?;
    } else {
        let (a, b) = (first.bounds, frame.bounds);
        sheet.draw(&Use::new(GROUND, (b.left - a.left, b.top - a.top)))?;
        painter.open_frame()?;
    }
    ground.paint_content(&painter, content)?;
    neat_line(sheet, &frame.bounds)?;
    let size = sheet.pt(7.2);
    let at = (frame.bounds.left, frame.bounds.top - size * 0.5);
    sheet.draw(&Label::new(at, name.as_str(), size).face(Face::Bold))?;
    let right = (frame.bounds.right, at.1);
    let count = Label::new(right, n.to_string(), size).anchor(canvas::Anchor::End);
    sheet.draw(&count.colour(sheet.colours().quiet))?;
    sheet.draw(&Group::close())?;
    Ok(())
}
