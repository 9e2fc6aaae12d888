//! The incidents: bars, symbols and as many names as fit.

use super::{EDGE_KM, Item, Layout};
use crate::draw::canvas::{Anchor, CanvasError, Cap, Group, Label, Rect, Shape, Sheet, Stroke, Themed};
use crate::draw::chart::figure::small;
use crate::draw::chart::pane::Pane;
use crate::draw::chart::words;
use crate::draw::symbology::Mark;
use crate::draw::text::{self, Face};
use crate::model::Country;

pub(super) const RADIUS: f64 = 3.5;
/// Symbols side by side are this far apart.
const STEP: f64 = 2.0 * RADIUS + 2.2;
/// How many steps a symbol may be moved from its measure.
const FARTHEST: i32 = 6;
/// A stretch that is most of the line says nothing of where.
const MOST_OF_LINE: f64 = 0.6;

/// Whether an incident has a place along the line to be drawn at.
pub(super) fn has_place(item: &Item, line_km: f64) -> bool {
    match (item.measure_km, item.span_km) {
        (Some(_), _) => true,
        (None, Some((from, to))) => to.min(line_km) - from < MOST_OF_LINE * line_km,
        (None, None) => false,
    }
}

/// An incident laid out.
struct Placed<'i> {
    item: &'i Item,
    x: f64,
    /// From where to where along the line, for what is known to a wider area.
    stretch: Option<(f64, f64)>,
    /// Bars in y: one, or one on each side where the side is not known.
    bars: Vec<(f64, f64)>,
    /// Height of the symbol, where there is one.
    symbol: Option<f64>,
    /// Beyond the edge: +1 up, −1 down.
    beyond: f64,
}

fn sign(side: Option<Country>) -> Option<f64> {
    side.map(|side| match side {
        Country::Afghanistan => 1.0,
        Country::Pakistan => -1.0,
    })
}

impl<'i> Placed<'i> {
    fn new(item: &'i Item, layout: Layout) -> Self {
        let coarse = item.measure_km.is_none() || item.representative_km.is_none();
        let stretch = item
            .span_km
            .filter(|_| coarse)
            .map(|(from, to)| (layout.x(from), layout.x(to)));
        let bar = |sign: f64| (layout.y(sign * item.least_km), layout.y(sign * item.greatest_km));
        let side = sign(item.side);
        let bars = match side {
            Some(sign) => vec![bar(sign)],
            None => vec![bar(1.0), bar(-1.0)],
        };
        let far = item.representative_km.unwrap_or(item.least_km) > EDGE_KM;
        if let Some((from, _)) = stretch {
            // Its symbol only names the box: in its upper corner.
            let top = bars.iter().flat_map(|&(a, b)| [a, b]).fold(f64::INFINITY, f64::min);
            let x = from + RADIUS + 3.0;
            let symbol = Some(top + RADIUS + 4.0);
            return Self {
                item,
                x,
                stretch,
                bars,
                symbol,
                beyond: 0.0,
            };
        }
        let symbol = match (item.representative_km, side) {
            // Inside the edge, so that the arrow beyond it is seen.
            (Some(_), Some(sign)) if far => Some(layout.y(sign * EDGE_KM) + sign * (RADIUS + 6.0)),
            (Some(km), Some(sign)) => Some(layout.y(sign * km)),
            (Some(km), None) if km < 0.05 => Some(layout.y(0.0)),
            _ => None,
        };
        Self {
            item,
            x: layout.x(item.measure_km.unwrap_or(0.0)),
            stretch,
            bars,
            symbol,
            beyond: if far { side.unwrap_or(0.0) } else { 0.0 },
        }
    }

    /// What it covers.
    fn boxes(&self) -> Vec<Pane> {
        let bar = |&(a, b): &(f64, f64)| Pane {
            left: self.x - 1.4,
            right: self.x + 1.4,
            top: a.min(b) - 0.5,
            bottom: a.max(b) + 0.5,
        };
        let symbol = self.symbol.map(|y| {
            let r = RADIUS + 1.0;
            Pane {
                left: self.x - r,
                right: self.x + r,
                top: y - r,
                bottom: y + r,
            }
        });
        // A dashed box may lie under others; only its symbol may not.
        let bars = self.bars.iter().filter(|_| self.stretch.is_none());
        bars.map(bar).chain(symbol).collect()
    }
}

/// Moves symbols sideways, a step at a time, until none hides another.
fn spread(placed: &mut [Placed], plot: Pane) {
    for i in 0..placed.len() {
        let home = placed[i].x;
        let steps = (0..=FARTHEST).flat_map(|k| [f64::from(k), f64::from(-k)]);
        for step in steps {
            placed[i].x = home + step * STEP;
            let inside = placed[i].x >= plot.left && placed[i].x <= plot.right;
            let boxes = placed[i].boxes();
            let hides = placed[..i]
                .iter()
                .any(|p| p.boxes().iter().any(|a| boxes.iter().any(|b| a.overlaps(*b))));
            if inside && !hides {
                break;
            }
            placed[i].x = home;
        }
    }
}

/// Draws the incidents from the south-west on.
pub(super) fn draw(sheet: &Sheet, items: &[&Item], layout: Layout) -> Result<(), CanvasError> {
    let mut placed: Vec<Placed> = items.iter().map(|item| Placed::new(item, layout)).collect();
    placed.sort_by(|a, b| a.x.total_cmp(&b.x).then_with(|| a.item.tooltip.cmp(&b.item.tooltip)));
    spread(&mut placed, layout.plot);

    sheet.draw(&Group::open("incidents").title("Incidents"))?;
    for one in &placed {
        sheet.draw(
            &Group::anonymous()
                .class(one.item.kind.key())
                .title(one.item.tooltip.as_str()),
        )?;
        incident(sheet, one, layout)?;
        sheet.draw(&Group::close())?;
    }
    sheet.draw(&Group::close())?;
    sheet.draw(&Group::open("labels").title("Places"))?;
    labels(sheet, &placed, layout)?;
    sheet.draw(&Group::close())?;
    Ok(())
}

fn incident(sheet: &Sheet, placed: &Placed, layout: Layout) -> Result<(), CanvasError> {
    let mark = Mark::of(placed.item.kind, sheet.theme());
    let ink = sheet.theme().shade(mark.colour, 0.75);
    for &(near, far) in &placed.bars {
        match placed.stretch {
            // The stretch and the distances within which it lies.
            Some((from, to)) => {
                let ground = Rect::new((from, near), (to, far));
                sheet.draw(&ground.stroke(Stroke::new(ink, 0.9).dash(&[3.0, 2.0])))?;
            }
            None if (near - far).abs() > 0.5 => {
                let bar = Shape::line([(placed.x, near), (placed.x, far)]);
                sheet.draw(&bar.stroke(Stroke::new(ink, 1.6).opacity(0.75)))?;
            }
            None => {}
        }
    }
    if let Some(y) = placed.symbol {
        let hollow = placed.stretch.is_some() || placed.item.side.is_none();
        sheet.draw(&mark.at(sheet.theme(), (placed.x, y), RADIUS, hollow))?;
        if placed.beyond != 0.0 {
            let tip = layout.y(placed.beyond * EDGE_KM) + placed.beyond * 0.5;
            let back = tip + placed.beyond * 3.4;
            let arrow = Shape::line([(placed.x - 3.0, back), (placed.x, tip), (placed.x + 3.0, back)]);
            sheet.draw(&arrow.stroke(Stroke::new(ink, 1.2).cap(Cap::Round)))?;
        }
    }
    Ok(())
}

/// Names where they fit: right of the symbol, left, above, below; a name that
/// fits nowhere is left to the title of the mark.
fn labels(sheet: &Sheet, placed: &[Placed], layout: Layout) -> Result<(), CanvasError> {
    let plot = layout.plot;
    let mut taken: Vec<Pane> = placed.iter().flat_map(Placed::boxes).collect();
    let line = layout.y(0.0);
    taken.push(Pane {
        left: plot.left,
        right: plot.right,
        top: line - 2.5,
        bottom: line + 2.5,
    });
    // The countries' names.
    for (top, bottom) in [(plot.top, plot.top + 17.0), (plot.bottom - 17.0, plot.bottom)] {
        taken.push(Pane {
            left: plot.left,
            right: plot.left + 80.0,
            top,
            bottom,
        });
    }
    for one in placed {
        let Some(place) = &one.item.place else { continue };
        let y = one
            .symbol
            .unwrap_or_else(|| one.bars.first().map_or(line, |b| (b.0 + b.1) / 2.0));
        let words = match one.beyond != 0.0 {
            true => format!(
                "{place}, {}",
                words::km(one.item.representative_km.unwrap_or(one.item.least_km))
            ),
            false => place.clone(),
        };
        let width = text::width(&words, Face::Regular, small());
        let (high, gap) = (text::cap_height(small()), RADIUS + 3.0);
        let beside = |left: f64, middle: f64| Pane {
            left,
            right: left + width,
            top: middle - high / 2.0 - 1.2,
            bottom: middle + high / 2.0 + 1.6,
        };
        let above = gap + high / 2.0;
        let candidates = [
            beside(one.x + gap, y),
            beside(one.x - gap - width, y),
            beside(one.x + 3.0, y - above),
            beside(one.x + 3.0, y + above),
            beside(one.x - 3.0 - width, y - above),
            beside(one.x - 3.0 - width, y + above),
            beside(one.x - width / 2.0, y - above),
            beside(one.x - width / 2.0, y + above),
        ];
        let free = |c: &&Pane| plot.contains(**c) && !taken.iter().any(|t| t.overlaps(**c));
        if let Some(&found) = candidates.iter().find(free) {
            let at = (found.left, found.middle().1 - 0.2);
            let label = Label::new(at, words, small())
                .halo(sheet.colours().paper, 1.0)
                .anchor(Anchor::Start);
            sheet.draw(&label.centred())?;
            taken.push(found);
        }
    }
    Ok(())
}
