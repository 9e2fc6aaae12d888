//! Names on the strip: each in the first free place beside what it names.

use super::{Layout, ground};
use crate::draw::canvas::{Anchor, CanvasError, Colour, Group, Label, Rect, Sheet, Stroke, Themed};
use crate::draw::chart::along::crossings::{self, Named};
use crate::draw::chart::along::{River, Town};
use crate::draw::chart::figure::Sizes;
use crate::draw::chart::pane::Pane;
use crate::draw::chart::words;
use crate::draw::text::{self, Face};

/// What is covered already.
pub(super) struct Names {
    plot: Pane,
    taken: Vec<Pane>,
    written: Vec<String>,
}

/// Half of a town's square, CSS pixels.
const SQUARE: f64 = 1.5;
/// So many towns are asked for room.
const MOST_TOWNS: usize = 120;

impl Names {
    /// The line, the countries' names and the crossings' leaders are covered.
    pub(super) fn new(sheet: &Sheet, layout: Layout, named: &[Named]) -> Self {
        let (plot, line) = (layout.plot, layout.y(0.0));
        let mut taken = vec![Pane {
            left: plot.left,
            right: plot.right,
            top: line - 3.0,
            bottom: line + 3.0,
        }];
        taken.extend(ground::name_boxes(sheet, layout));
        taken.extend(crossings::places(named).map(|(x, _)| Pane {
            left: x - 1.0,
            right: x + 1.0,
            top: plot.top,
            bottom: line,
        }));
        Self {
            plot,
            taken,
            written: Vec::new(),
        }
    }

    pub(super) fn block(&mut self, pane: Pane) {
        self.taken.push(pane);
    }

    fn is_free(&self, pane: Pane) -> bool {
        self.plot.contains(pane) && !self.taken.iter().any(|t| t.overlaps(pane))
    }

    /// Writes a name beside a mark of this radius, where it has room: right of
    /// it, left, above, below.
    pub(super) fn write(
        &mut self,
        sheet: &Sheet,
        words: &str,
        (x, y): (f64, f64),
        radius: f64,
        (face, colour): (Face, Colour),
    ) -> Result<bool, CanvasError> {
        let size = sheet.small();
        let width = text::width(words, face, size);
        let (high, gap) = (text::cap_height(size), radius + 3.0);
        let beside = |left: f64, middle: f64| Pane {
            left,
            right: left + width,
            top: middle - high / 2.0 - 1.2,
            bottom: middle + high / 2.0 + 2.2,
        };
        let above = gap + high / 2.0;
        let candidates = [
            beside(x + gap, y),
            beside(x - gap - width, y),
            beside(x + 3.0, y - above),
            beside(x + 3.0, y + above),
            beside(x - 3.0 - width, y - above),
            beside(x - 3.0 - width, y + above),
            beside(x - width / 2.0, y - above),
            beside(x - width / 2.0, y + above),
        ];
        let Some(&found) = candidates.iter().find(|c| self.is_free(**c)) else {
            return Ok(false);
        };
        let at = (found.left, found.top + 1.2 + high / 2.0);
        let label = Label::new(at, words, size)
            .face(face)
            .colour(colour)
            .anchor(Anchor::Start);
        sheet.draw(&label.halo(sheet.colours().halo, 1.0).centred())?;
        self.taken.push(found);
        self.written.push(words.to_owned());
        Ok(true)
    }

    /// Towns as small squares, the largest first; one without room for its name
    /// is not shown.
    pub(super) fn towns(&mut self, sheet: &Sheet, towns: &[Town], layout: Layout) -> Result<(), CanvasError> {
        sheet.draw(&Group::open("towns").title("Towns"))?;
        let colour = sheet.colours().town;
        for town in towns.iter().take(MOST_TOWNS) {
            let (x, y) = (layout.x(town.measure_km), layout.y(town.signed_km));
            let square = Pane {
                left: x - SQUARE,
                right: x + SQUARE,
                top: y - SQUARE,
                bottom: y + SQUARE,
            };
            // An incident's place has its name already.
            let is_written = self.written.iter().any(|w| w.starts_with(&town.name));
            if is_written || !self.is_free(square) {
                continue;
            }
            if self.write(sheet, &town.name, (x, y), SQUARE, (Face::Regular, colour))? {
                let title = format!(
                    "{}: km {}, {} from the line",
                    town.name,
                    words::thousands(town.measure_km),
                    words::km(town.signed_km.abs())
                );
                let mark = Rect::new((square.left, square.top), (square.right, square.bottom)).fill(colour);
                sheet.draw(&mark.stroke(Stroke::new(sheet.colours().halo, 0.5)).title(title))?;
                self.taken.push(square);
            }
        }
        Ok(sheet.draw(&Group::close())?)
    }

    /// Rivers that reach the line, each named once near it.
    pub(super) fn rivers(&mut self, sheet: &Sheet, rivers: &[River], layout: Layout) -> Result<(), CanvasError> {
        sheet.draw(&Group::open("river-names").title("Rivers' names"))?;
        let colour = sheet.theme().shade(sheet.colours().water, 0.65);
        for river in rivers {
            let Some(name) = &river.name else { continue };
            let mut points: Vec<(f64, f64)> = river.parts.iter().flatten().copied().collect();
            // Where it is easily seen, neither on the line nor far off it.
            points.sort_by(|a, b| (a.1.abs() - 35.0).abs().total_cmp(&(b.1.abs() - 35.0).abs()));
            for (measure, km) in points.into_iter().step_by(3).take(12) {
                let at = (layout.x(measure), layout.y(km));
                if self.write(sheet, name, at, 0.0, (Face::Italic, colour))? {
                    break;
                }
            }
        }
        Ok(sheet.draw(&Group::close())?)
    }
}
