//! A small map of both countries that shows where a local map lies.

use super::ground::Ground;
use super::{View, neat_line};
use crate::draw::canvas::{CanvasError, Group, Shape, Sheet, Stroke, Themed};
use crate::draw::layers::{self, Painter, Traced};
use crate::draw::projection::{Bounds, MapFrame};

/// Points along each edge of the frame: it is curved on the small map.
const STEPS: u32 = 8;

pub(super) fn draw(sheet: &Sheet, bounds: Bounds, frame: &MapFrame, ground: &Ground) -> Result<(), CanvasError> {
    let Ok(projection) = View::Region.projection(false) else {
        return Ok(());
    };
    let border = ground.request.border;
    let small = MapFrame::fit(projection, &View::Region.extent(border), bounds);
    let painter = Painter::new(sheet, &small, "locator-", &ground.names);
    sheet.draw(&Group::open("locator").title("Where the map lies"))?;
    painter.open_frame()?;
    layers::backdrop(&painter, &ground.backdrop)?;
    layers::countries(&painter, &ground.boundaries)?;
    layers::boundaries(
        &painter,
        &ground.backdrop,
        &Traced::new(&painter, &[], &ground.boundaries),
    )?;
    layers::durand_line(&painter, border.line())?;
    let b = frame.bounds;
    let corners = [
        (b.left, b.top),
        (b.right, b.top),
        (b.right, b.bottom),
        (b.left, b.bottom),
    ];
    let edges = (0..4).flat_map(|i| {
        let (from, to) = (corners[i], corners[(i + 1) % 4]);
        (0..STEPS).map(move |k| {
            let t = f64::from(k) / f64::from(STEPS);
            (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1))
        })
    });
    let ring: Vec<(f64, f64)> = edges
        .filter_map(|at| small.to_page(frame.position_at(at)?))
        .map(|(x, y)| (x.clamp(bounds.left, bounds.right), y.clamp(bounds.top, bounds.bottom)))
        .collect();
    if ring.len() > 2 {
        let mark = sheet.theme().category(4);
        sheet.draw(
            &Shape::ring(ring)
                .stroke(Stroke::new(mark, 1.4))
                .title("The map's frame"),
        )?;
    }
    sheet.draw(&Group::close())?;
    neat_line(sheet, &bounds)
}
