//! The incidents one by one: bars, symbols and as many names as fit. Many on
//! one place are a disc with their number.

use super::names::Names;
use super::{EDGE_KM, Item, Layout, sign};
use crate::draw::canvas::{Anchor, CanvasError, Cap, Disc, Fill, Group, Label, Rect, Shape, Sheet, Stroke, Themed};
use crate::draw::chart::figure::Sizes;
use crate::draw::chart::pane::Pane;
use crate::draw::chart::words;
use crate::draw::symbology::{self, Mark};
use crate::draw::text::{self, Face};
use std::collections::BTreeMap;

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

impl<'i> Placed<'i> {
    fn new(item: &'i Item, layout: Layout) -> Self {
        let coarse = item.measure_km.is_none() || item.representative_km.is_none();
        let stretch = item
            .span_km
            .filter(|_| coarse)
            .map(|(from, to)| (layout.x(from), layout.x(to)));
        let bar = |sign: f64| (layout.y(sign * item.least_km), layout.y(sign * item.greatest_km));
        let side = item.side.map(sign);
        let bars = match side {
            Some(sign) => vec![bar(sign)],
            None => vec![bar(1.0), bar(-1.0)],
        };
        let far = item.is_far();
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

/// What the marks cover before they make way for one another, and the room
/// beside that they may take then.
pub(super) fn covered(items: &[&Item], layout: Layout) -> Vec<Pane> {
    let boxes = items.iter().flat_map(|item| Placed::new(item, layout).boxes());
    let with_room = |b: Pane| Pane {
        left: b.left - 2.0 * STEP,
        right: b.right + 2.0 * STEP,
        ..b
    };
    boxes.map(with_room).collect()
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

/// More incidents than this on one place are counted.
const MOST_ABREAST: usize = 7;
/// What is closer than this on the page is on one place, CSS pixels.
const CLOSE: f64 = 4.0;

/// Incidents on one place, too many to stand side by side.
struct Crowd<'i> {
    at: (f64, f64),
    items: Vec<&'i Item>,
}

/// Parts crowds from what is drawn one by one.
fn crowds<'i>(items: &[&'i Item], layout: Layout) -> (Vec<Crowd<'i>>, Vec<&'i Item>) {
    let mut places: BTreeMap<(i64, i64), Crowd> = BTreeMap::new();
    let mut single: Vec<&Item> = Vec::new();
    for item in items {
        let Some((measure, signed)) = item.at().filter(|_| !item.is_far()) else {
            single.push(item);
            continue;
        };
        let at = (layout.x(measure), layout.y(signed));
        let cell = ((at.0 / CLOSE).round() as i64, (at.1 / CLOSE).round() as i64);
        let crowd = places.entry(cell).or_insert_with(|| Crowd { at, items: Vec::new() });
        crowd.items.push(item);
    }
    let (many, few): (Vec<Crowd>, Vec<Crowd>) = places.into_values().partition(|c| c.items.len() > MOST_ABREAST);
    single.extend(few.into_iter().flat_map(|c| c.items));
    (many, single)
}

/// Draws the incidents from the south-west on.
pub(super) fn draw(sheet: &Sheet, items: &[&Item], layout: Layout, names: &mut Names) -> Result<(), CanvasError> {
    let (mut many, single) = crowds(items, layout);
    let mut placed: Vec<Placed> = single.iter().map(|item| Placed::new(item, layout)).collect();
    placed.sort_by(|a, b| a.x.total_cmp(&b.x).then_with(|| a.item.tooltip.cmp(&b.item.tooltip)));
    spread(&mut placed, layout.plot);

    sheet.draw(&Group::open("incidents").title("Incidents"))?;
    // Large discs first, so that small ones lie on them.
    many.sort_by(|a, b| b.items.len().cmp(&a.items.len()).then(a.at.0.total_cmp(&b.at.0)));
    let most = many.first().map_or(0, |c| c.items.len());
    let radius = |crowd: &Crowd| symbology::counted_radius(crowd.items.len(), most).max(sheet.grown(6.5));
    part(&mut many, radius, layout.plot);
    for crowd in &many {
        let radius = radius(crowd);
        disc(sheet, crowd, radius)?;
        let (x, y) = crowd.at;
        names.block(Pane {
            left: x - radius,
            right: x + radius,
            top: y - radius,
            bottom: y + radius,
        });
    }
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
    for pane in placed.iter().flat_map(Placed::boxes) {
        names.block(pane);
    }
    let style = (Face::Bold, sheet.colours().ink);
    for crowd in &many {
        if let Some(place) = crowd.items.iter().find_map(|i| i.place.as_deref()) {
            names.write(sheet, place, crowd.at, radius(crowd), style)?;
        }
    }
    labels(sheet, &placed, layout, names)?;
    Ok(sheet.draw(&Group::close())?)
}

/// Moves discs sideways, a step at a time, until none hides another's number.
fn part(many: &mut [Crowd], radius: impl Fn(&Crowd) -> f64, plot: Pane) {
    for i in 0..many.len() {
        let (home, y) = many[i].at;
        let own = radius(&many[i]);
        let steps = (0..=2 * FARTHEST).flat_map(|k| [f64::from(k), f64::from(-k)]);
        let free = |x: f64| {
            let far = |other: &Crowd| (other.at.0 - x).hypot(other.at.1 - y) >= own + radius(other);
            (plot.left..=plot.right).contains(&x) && many[..i].iter().all(far)
        };
        let x = steps.map(|k| home + k * own * 0.5).find(|&x| free(x)).unwrap_or(home);
        many[i].at.0 = x;
    }
}

/// A disc with the number of a crowd.
fn disc(sheet: &Sheet, crowd: &Crowd, radius: f64) -> Result<(), CanvasError> {
    let n = crowd.items.len();
    let dates: Vec<&str> = crowd.items.iter().take(12).map(|i| i.tooltip.as_str()).collect();
    let more = if n > dates.len() { " …" } else { "" };
    let title = format!("{n} incidents: {}{more}", dates.join("; "));
    let disc = Disc::new(crowd.at, radius).fill(Fill::Colour(sheet.colours().counted, 0.85));
    sheet.draw(&disc.title(title))?;
    let number = Label::new(crowd.at, n.to_string(), sheet.pt(6.0)).face(Face::Bold);
    let number = number.colour(sheet.colours().on_counted).anchor(Anchor::Middle);
    Ok(sheet.draw(&number.centred())?)
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

/// Names where they fit; a name that fits nowhere is left to the title of the
/// mark.
fn labels(sheet: &Sheet, placed: &[Placed], layout: Layout, names: &mut Names) -> Result<(), CanvasError> {
    let line = layout.y(0.0);
    // A longer name would hide the map; it is whole in the mark's title.
    let room = sheet.grown(110.0);
    for one in placed {
        let Some(place) = &one.item.place else { continue };
        let y = one
            .symbol
            .unwrap_or_else(|| one.bars.first().map_or(line, |b| (b.0 + b.1) / 2.0));
        let place = text::shorten(place, Face::Bold, sheet.small(), room);
        let words = match one.beyond != 0.0 {
            true => format!(
                "{place}, {}",
                words::km(one.item.representative_km.unwrap_or(one.item.least_km))
            ),
            false => place,
        };
        let style = (Face::Bold, sheet.colours().ink);
        names.write(sheet, &words, (one.x, y), RADIUS, style)?;
    }
    Ok(())
}
