//! The names on a map: collected by layer, placed in one go, then drawn.

mod areas;
mod border;
mod obstacles;
mod places;
mod towns;

pub(in crate::draw) use obstacles::labeller;

use super::Painter;
use crate::draw::canvas::{CanvasError, Colour, Rect, Stroke};
use crate::draw::label::{Labeller, Point, Site, Wanted};
use crate::draw::text::{self, Face};
use std::ops::Range;

/// The costs of leaving out names: who gives way where there is little room.
/// A step to a worse side of the symbol costs 10.
mod priority {
    pub(super) const LINE: i64 = 1_500;
    /// The first one; the others a little less each.
    pub(super) const PLACE: i64 = 2_000;
    pub(super) const PROVINCE_WITH_INCIDENTS: i64 = 1_200;
    pub(super) const CROSSING: i64 = 900;
    pub(super) const COUNTRY: i64 = 800;
    pub(super) const TOWN: i64 = 500;
    pub(super) const RIVER: i64 = 260;
    pub(super) const PROVINCE: i64 = 150;
}

struct Layer {
    id: &'static str,
    title: &'static str,
    names: Range<usize>,
}

/// What is to be named on a frame.
pub(in crate::draw) struct Names<'p> {
    painter: &'p Painter<'p>,
    wanted: Vec<Wanted>,
    layers: Vec<Layer>,
    /// Whether shades of numbers lie under the names.
    over_shades: bool,
}

impl<'p> Names<'p> {
    pub fn new(painter: &'p Painter<'p>, over_shades: bool) -> Self {
        Self {
            over_shades,
            painter,
            wanted: Vec::new(),
            layers: Vec::new(),
        }
    }

    fn add(&mut self, id: &'static str, title: &'static str, names: impl IntoIterator<Item = Wanted>) {
        let start = self.wanted.len();
        let over_shades = self.over_shades.then(|| self.painter.colours().ink);
        self.wanted.extend(names.into_iter().map(joined).map(|name| Wanted {
            // What stands back on the ground would be lost on dark shades.
            colour: over_shades.unwrap_or(name.colour),
            ..name
        }));
        let names = start..self.wanted.len();
        self.layers.push(Layer { id, title, names });
    }

    /// Whether a name is among those wanted so far.
    fn is_named(&self, name: &str) -> bool {
        self.wanted.iter().any(|w| w.text == name)
    }

    /// Places all names and draws those that found room.
    pub fn draw(self, labeller: &Labeller) -> Result<(), CanvasError> {
        let placed = labeller.solve(&self.wanted);
        for layer in &self.layers {
            let names = layer.names.clone();
            if placed[names.clone()].iter().all(Option::is_none) {
                continue;
            }
            self.painter.layer(layer.id, layer.title, || {
                for (wanted, placed) in self.wanted[names.clone()].iter().zip(&placed[names]) {
                    let Some(placed) = placed else { continue };
                    if let Site::Beside(site) = &wanted.site
                        && let Some(half) = site.mark
                    {
                        square(self.painter, site.at, half, wanted.colour)?;
                    }
                    placed.draw(self.painter.sheet)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// Letters of Arabic script join: space between them would break words, and
/// they have no italics.
fn joined(mut name: Wanted) -> Wanted {
    if text::is_right_to_left(&name.text) {
        name.spacing = 0.0;
        if name.face == Face::Italic {
            name.face = Face::Regular;
        }
    }
    name
}

/// The mark of a town.
fn square(painter: &Painter, (x, y): Point, half: f64, colour: Colour) -> Result<(), CanvasError> {
    let mark = Rect::new((x - half, y - half), (x + half, y + half))
        .fill(painter.colours().paper)
        .stroke(Stroke::new(colour, 0.8))
        .class("town");
    painter.sheet.draw(&mark)?;
    Ok(())
}
