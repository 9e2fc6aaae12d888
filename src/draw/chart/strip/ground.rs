//! The ground of the strip: both sides, bands of distance, rivers, the line,
//! and how far is how long.

use super::names::Names;
use super::{EDGE_KM, Layout};
use crate::border::DISTANCES_KM;
use crate::draw::canvas::{
    Anchor, CanvasError, ClipRect, Colour, Disc, Group, Label, Rect, Shape, Sheet, Stroke, Themed,
};
use crate::draw::chart::along::River;
use crate::draw::chart::along::crossings::{self, Named};
use crate::draw::chart::figure::Sizes;
use crate::draw::chart::pane::Pane;
use crate::draw::layers::style;
use crate::draw::text::{self, Face};
use crate::model::Country;

/// The bands' colours on the country's ground, from the widest to the nearest:
/// softer than on a map, where they are narrow.
pub(super) fn bands(sheet: &Sheet) -> [(f64, Colour); 4] {
    let ground = sheet.colours().country;
    let band = |share| ground.towards(sheet.colours().band, share);
    let [a, b, c, d] = DISTANCES_KM;
    [(d, band(0.07)), (c, band(0.15)), (b, band(0.25)), (a, band(0.38))]
}

/// Ground, bands and the countries' names.
pub(super) fn draw(sheet: &Sheet, layout: Layout) -> Result<(), CanvasError> {
    let Pane { left, right, .. } = layout.plot;
    sheet.draw(&Group::open("ground").title("Both sides of the line"))?;
    let beyond = Rect::new((left, layout.ground.top), (right, layout.ground.bottom));
    sheet.draw(&beyond.fill(sheet.colours().neighbour))?;
    let ground = Rect::new((left, layout.plot.top), (right, layout.plot.bottom));
    sheet.draw(&ground.fill(sheet.colours().country))?;
    for (km, colour) in bands(sheet) {
        let band = Rect::new((left, layout.y(km)), (right, layout.y(-km))).fill(colour);
        sheet.draw(&band.title(format!("Within {km:.0} km of the line")))?;
    }
    sheet.draw(&Group::close())?;
    sheet.draw(&Group::open("country-names").title("Countries"))?;
    for (country, x, y) in name_lines(sheet, layout) {
        let name = Label::new((x + 7.0, y), country.name().to_uppercase(), name_size(sheet));
        sheet.draw(&name.colour(sheet.colours().area_name).spacing(SPACING))?;
    }
    Ok(sheet.draw(&Group::close())?)
}

const SPACING: f64 = 2.2;

fn name_size(sheet: &Sheet) -> f64 {
    sheet.pt(8.0)
}

/// The countries with where the baselines of their names begin.
fn name_lines(sheet: &Sheet, layout: Layout) -> [(Country, f64, f64); 2] {
    let [upper, lower] = layout.names_at;
    [
        (Country::Afghanistan, upper, layout.plot.top + name_size(sheet) + 4.0),
        (Country::Pakistan, lower, layout.plot.bottom - 6.0),
    ]
}

/// What the countries' names cover.
pub(super) fn name_boxes(sheet: &Sheet, layout: Layout) -> [Pane; 2] {
    let size = name_size(sheet);
    name_lines(sheet, layout).map(|(country, x, y)| {
        let name = country.name().to_uppercase();
        let width = text::width(&name, Face::Regular, size) + SPACING * name.len() as f64;
        Pane {
            left: x,
            right: x + 12.0 + width,
            top: y - size,
            bottom: y + 4.0,
        }
    })
}

/// Where along the edges the countries' names hide no mark: as far to the left
/// as can be.
pub(super) fn clear_of(sheet: &Sheet, layout: Layout, marks: &[Pane]) -> [f64; 2] {
    const STEPS: u32 = 12;
    let mut found = layout.names_at;
    for (i, name) in name_boxes(sheet, layout).into_iter().enumerate() {
        let free = layout.plot.width() - name.width();
        let shifts = (0..STEPS).map(|step| free * f64::from(step) / f64::from(STEPS));
        let clear = |shift: &f64| {
            let moved = Pane {
                left: name.left + shift,
                right: name.right + shift,
                ..name
            };
            !marks.iter().any(|m| m.overlaps(moved))
        };
        found[i] += shifts.into_iter().find(clear).unwrap_or(0.0);
    }
    found
}

pub(super) fn rivers(sheet: &Sheet, rivers: &[River], layout: Layout) -> Result<(), CanvasError> {
    let plot = layout.plot;
    let clip = ClipRect::new("strip-clip", (plot.left, plot.top), (plot.right, plot.bottom));
    sheet.draw(&clip)?;
    sheet.draw(&Group::open("rivers").title("Rivers").clip("strip-clip"))?;
    for river in rivers {
        let parts = river
            .parts
            .iter()
            .map(|part| part.iter().map(|&(measure, km)| (layout.x(measure), layout.y(km))));
        let (width, opacity) = if river.name.is_some() { (1.0, 0.9) } else { (0.6, 0.6) };
        let path = Shape::lines(parts).stroke(Stroke::new(sheet.colours().water, width).opacity(opacity));
        match &river.name {
            Some(name) => sheet.draw(&path.title(name.as_str()))?,
            None => sheet.draw(&path)?,
        }
    }
    Ok(sheet.draw(&Group::close())?)
}

/// The line as its policy draws it, on a pale ground, with the crossings.
pub(super) fn line(sheet: &Sheet, layout: Layout, named: &[Named]) -> Result<(), CanvasError> {
    let y = layout.y(0.0);
    let path = || Shape::line([(layout.plot.left, y), (layout.plot.right, y)]);
    sheet.draw(&Group::open("durand-line").title("Durand Line"))?;
    sheet.draw(&path().stroke(Stroke::new(sheet.colours().paper, 2.6).opacity(0.8)))?;
    sheet.draw(&path().stroke(style::durand_line(sheet.theme())).title("Durand Line"))?;
    for (x, name) in crossings::places(named) {
        let mark = Disc::new((x, y), 2.2).fill(sheet.colours().paper);
        let edge = Stroke::new(sheet.colours().line, 1.0);
        sheet.draw(&mark.stroke(edge).title(format!("Border crossing {name}")))?;
    }
    Ok(sheet.draw(&Group::close())?)
}

/// The same length along and across, where there is room for it.
pub(super) fn scales(sheet: &Sheet, layout: Layout, taken: &mut Names) -> Result<(), CanvasError> {
    let (along, across) = layout.scales();
    let km = [100.0, 50.0, 25.0, 10.0]
        .into_iter()
        .find(|km| km * along.max(across) <= layout.plot.height() * 0.2);
    let Some(km) = km else { return Ok(()) };
    let words = format!("{km:.0} km");
    let width = text::width(&words, Face::Regular, sheet.small());
    let (x, y) = (layout.plot.right - 8.0, layout.y(-EDGE_KM) - 7.0);
    let corner = (x - (km * along).max(width + 4.0) - 4.0, y);
    let (right, top) = (corner.0 + km * along, corner.1 - km * across);
    taken.block(Pane {
        left: corner.0 - 6.0,
        right: x + 6.0,
        top: top - 4.0,
        bottom: y + 6.0,
    });
    let title = format!("{km:.0} km across the line, and as far along it");
    sheet.draw(&Group::open("scale").title(title))?;
    let arms = Shape::line([(corner.0, top), corner, (right, corner.1)])
        .and_line([(corner.0 - 2.5, top), (corner.0 + 2.5, top)]);
    let arms = arms.and_line([(right, y - 2.5), (right, y + 2.5)]);
    sheet.draw(&arms.stroke(Stroke::new(sheet.colours().ink, 1.0)))?;
    let at = (corner.0 + 4.0, (top + y) / 2.0);
    sheet.draw(&Label::new(at, words, sheet.small()).anchor(Anchor::Start).centred())?;
    Ok(sheet.draw(&Group::close())?)
}
