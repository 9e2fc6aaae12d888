//! Towns for orientation, each with a square mark.

use super::super::Painter;
use super::{Names, priority};
use crate::draw::label::{Beside, Labeller, Site, Wanted};
use crate::draw::projection::Bounds;
use crate::draw::text::Face;
use crate::geodata::{Gazetteer, Kind, Toponym};

/// Half the side of a town's mark, CSS pixels.
const HALF: f64 = 1.3;
/// A town nearer to a larger one is left out, CSS pixels.
const APART: f64 = 26.0;

/// Kilometres to a CSS pixel from which on large towns alone are landmarks.
const SMALL_SCALE: f64 = 0.8;

/// On a map of the whole border large towns everywhere, and west of the Indus
/// also smaller ones, since there are few and the line is near; on closer maps
/// smaller ones in proportion.
fn is_landmark(town: &Toponym, km_per_px: f64) -> bool {
    let population = town.population.unwrap_or(0) as f64;
    let west = town.at.is_some_and(|at| at.lon() < 71.5);
    let closer = (km_per_px / SMALL_SCALE).min(1.0);
    let least = if west { 60_000.0 } else { 450_000.0 };
    population >= least * closer * closer * closer
}

/// The mark of a town.
fn square((x, y): (f64, f64)) -> Bounds {
    Bounds {
        left: x - HALF,
        top: y - HALF,
        right: x + HALF,
        bottom: y + HALF,
    }
}

impl Names<'_> {
    /// The largest towns; their marks are drawn where their names find room,
    /// since a town without its name would be a riddle.
    pub fn towns(&mut self, gazetteer: &Gazetteer, labeller: &Labeller) {
        let frame = self.painter.frame;
        let b = frame.bounds;
        let km_per_px = frame.km_per_px(((b.left + b.right) / 2.0, (b.top + b.bottom) / 2.0));
        // One for each square of 100 pixels, in both directions.
        let most = (frame.bounds.width() * frame.bounds.height() / 10_000.0).clamp(10.0, 60.0) as usize;
        let mut towns: Vec<(&Toponym, (f64, f64))> = gazetteer
            .toponyms
            .iter()
            .filter(|t| t.kind == Kind::Town && is_landmark(t, km_per_px) && !self.is_named(local(self.painter, t)))
            .filter_map(|t| Some((t, frame.to_page(t.at?)?)))
            .filter(|(_, at)| frame.bounds.holds(*at))
            .collect();
        towns.sort_by_key(|(t, _)| (std::cmp::Reverse(t.population), &t.name));
        let mut spread: Vec<(&Toponym, (f64, f64))> = Vec::new();
        for (town, at) in towns {
            let is_crowded = spread.iter().any(|(_, other)| {
                let (dx, dy) = (other.0 - at.0, other.1 - at.1);
                dx * dx + dy * dy < APART * APART
            });
            if spread.len() < most && !is_crowded && labeller.is_clear(&square(at), 1.0) {
                spread.push((town, at));
            }
        }
        let names = (0..)
            .zip(spread)
            .map(|(rank, (town, at))| name(self.painter, town, at, rank));
        self.add("towns", "Towns", names.collect::<Vec<_>>());
    }
}

/// What a town is called on the map.
fn local<'t>(painter: &Painter<'t>, town: &'t Toponym) -> &'t str {
    painter.names.toponym(town).unwrap_or(&town.name)
}

fn name(painter: &Painter, town: &Toponym, at: (f64, f64), rank: i64) -> Wanted {
    Wanted {
        text: local(painter, town).to_owned(),
        face: Face::Regular,
        size: painter.pt(6.0),
        spacing: 0.0,
        colour: painter.colours().town,
        halo: Some(painter.colours().halo),
        class: "town-name",
        priority: priority::TOWN - 3 * rank,
        site: Site::Beside(Beside {
            at,
            clear: HALF,
            reach: 5.0,
            mark: Some(HALF),
        }),
    }
}
