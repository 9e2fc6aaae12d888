//! The Durand Line, its distance bands, its name, and the crossings.

use super::Painter;
use crate::border::{BorderLine, DISTANCES_KM};
use crate::draw::canvas::{Anchor, CanvasError, Cap, Colour, Disc, Label, Shape, Stroke, pt};
use crate::draw::label::{Labeller, Wanted};
use crate::draw::projection::Bounds;
use crate::draw::text::{self, Face};
use crate::geodata::Crossing;

const LINE: Colour = Colour(40, 40, 40);

/// The bands' colours, from the widest band to the nearest: one lightness ramp.
pub(in crate::draw) fn band_colours() -> [(f64, Colour); 4] {
    let ramp = [0.12, 0.24, 0.40, 0.60].map(|share| Colour(70, 110, 140).tint(share));
    let [a, b, c, d] = DISTANCES_KM;
    [(d, ramp[0]), (c, ramp[1]), (b, ramp[2]), (a, ramp[3])]
}

/// All ground within the standard distances: the line stroked as wide as the
/// band with round joins. On a conformal map that is the buffer up to the
/// change of scale over the frame (below 1 % here).
pub(in crate::draw) fn bands(painter: &Painter, line: &BorderLine) -> Result<(), CanvasError> {
    let frame = painter.frame;
    let middle = (
        (frame.bounds.left + frame.bounds.right) / 2.0,
        (frame.bounds.top + frame.bounds.bottom) / 2.0,
    );
    let km_per_px = frame.km_per_px(middle);
    painter.layer("bands", "Distance from the Durand Line", || {
        for (km, colour) in band_colours() {
            let width = 2.0 * km / km_per_px;
            let stroke = Stroke::new(colour, width).cap(Cap::Round);
            painter
                .sheet
                .draw(&Shape::lines(painter.geodesic(line.vertices(), width)).stroke(stroke))?;
        }
        Ok(())
    })
}

/// The line in its own style: dash-dot on a white ground.
pub(in crate::draw) fn durand_line(painter: &Painter, line: &BorderLine) -> Result<(), CanvasError> {
    let parts = painter.geodesic(line.vertices(), 2.0);
    painter.layer("durand-line", "Durand Line", || {
        painter
            .sheet
            .draw(&Shape::lines(parts.clone()).stroke(Stroke::new(Colour::WHITE, 2.6).opacity(0.8)))?;
        painter
            .sheet
            .draw(&Shape::lines(parts).stroke(line_stroke()).title("Durand Line"))?;
        Ok(())
    })
}

/// Shared with the legend.
pub(in crate::draw) fn line_stroke() -> Stroke {
    Stroke::new(LINE, 1.5).dash(&[6.0, 1.8, 1.2, 1.8])
}

/// Writes the line's name along its straightest free stretch.
pub(in crate::draw) fn line_name(
    painter: &Painter,
    line: &BorderLine,
    labeller: &mut Labeller,
) -> Result<(), CanvasError> {
    const NAME: &str = "Durand Line";
    const SPACING: f64 = 0.8;
    let size = pt(7.5);
    let width = text::width(NAME, Face::Bold, size) + SPACING * NAME.len() as f64;
    let step = 20.0;
    let stops: Vec<(f64, f64)> = (0..)
        .map(|i| f64::from(i) * step)
        .take_while(|km| *km <= line.length_km())
        .filter_map(|km| painter.frame.to_page(line.resolve(km)))
        .collect();
    // The pieces of the text's box, along its slope, as small upright boxes.
    let boxes = |middle: (f64, f64), slope: f64| -> Vec<Bounds> {
        (0..=8)
            .map(|i| (f64::from(i) / 8.0 - 0.5) * width)
            .map(|along| (middle.0 + along * slope.cos(), middle.1 + along * slope.sin()))
            .map(|(x, y)| Bounds {
                left: x - size * 0.5,
                top: y - size * 0.6,
                right: x + size * 0.5,
                bottom: y + size * 0.6,
            })
            .collect()
    };
    // Cost, middle, slope, boxes.
    type Spot = (f64, (f64, f64), f64, Vec<Bounds>);
    let mut best: Option<Spot> = None;
    for i in 0..stops.len() {
        let a = stops[i];
        let Some(j) = (i + 1..stops.len()).find(|&j| (stops[j].0 - a.0).hypot(stops[j].1 - a.1) >= width) else {
            continue;
        };
        let b = stops[j];
        let mut slope = (b.1 - a.1).atan2(b.0 - a.0);
        // Text is read from left to right.
        if slope.cos() < 0.0 {
            slope += std::f64::consts::PI;
        }
        // How far the line strays from the text's base.
        let offset = |p: (f64, f64)| (p.1 - a.1) * slope.cos() - (p.0 - a.0) * slope.sin();
        let offsets = stops[i..=j].iter().map(|&p| offset(p));
        let (low, high) = offsets.fold((0.0_f64, 0.0_f64), |(l, h), o| (l.min(o), h.max(o)));
        for aside in [low - size * 0.9, high + size * 0.9] {
            let middle = (
                (a.0 + b.0) / 2.0 - aside * slope.sin(),
                (a.1 + b.1) / 2.0 + aside * slope.cos(),
            );
            let taken = boxes(middle, slope);
            let cost = (high - low) + 4.0 * taken.iter().map(|t| labeller.crossed(t)).sum::<usize>() as f64;
            if taken.iter().all(|t| labeller.is_free(t)) && best.as_ref().is_none_or(|x| cost < x.0) {
                best = Some((cost, middle, slope, taken));
            }
        }
    }
    let Some((_, middle, slope, taken)) = best else {
        return Ok(());
    };
    taken.into_iter().for_each(|t| labeller.block(t));
    let base = text::cap_height(size) / 2.0;
    let at = (middle.0 - base * slope.sin(), middle.1 + base * slope.cos());
    painter.sheet.draw(
        &Label::new(at, NAME, size)
            .face(Face::Bold)
            .colour(LINE)
            .anchor(Anchor::Middle)
            .spacing(SPACING)
            .halo(Colour::WHITE, 1.2)
            .rotation(slope.to_degrees())
            .class("line-name"),
    )?;
    Ok(())
}

/// Radius of a crossing's mark, CSS pixels.
pub(in crate::draw) const CROSSING_RADIUS: f64 = 2.2;

/// The crossings as small open circles on the line, with the names of those
/// that `is_named` lets through.
pub(in crate::draw) fn crossings(
    painter: &Painter,
    crossings: &[Crossing],
    is_named: impl Fn((f64, f64)) -> bool,
    labeller: &mut Labeller,
) -> Result<(), CanvasError> {
    painter.layer("crossings", "Border crossings", || {
        let on_page: Vec<_> = crossings
            .iter()
            .filter_map(|c| {
                Some((
                    c,
                    painter
                        .frame
                        .to_page(c.at)
                        .filter(|&at| painter.frame.bounds.holds(at))?,
                ))
            })
            .collect();
        for (_, at) in &on_page {
            labeller.block_disc(*at, CROSSING_RADIUS);
        }
        for (crossing, at) in on_page {
            painter.sheet.draw(
                &Disc::new(at, CROSSING_RADIUS)
                    .fill(Colour::WHITE)
                    .stroke(Stroke::new(LINE, 1.0))
                    .title(format!(
                        "Border crossing {}, known to {} km",
                        crossing.name, crossing.uncertainty_km
                    )),
            )?;
            let name = Wanted {
                text: crossing.name.clone(),
                face: Face::Italic,
                size: pt(6.2),
                colour: Colour(70, 70, 70),
                at,
                clear: CROSSING_RADIUS,
                reach: 13.0,
                class: "crossing-name",
            };
            if !is_named(at) {
                continue;
            }
            if let Some(placed) = labeller.place(&name) {
                placed.draw(painter.sheet)?;
            }
        }
        Ok(())
    })
}
