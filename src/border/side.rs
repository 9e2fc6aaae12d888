//! Which country a point lies in, with a given line between the two.

use super::BorderLine;
use crate::geodesy::{Coverage, LonLat, Mixed, Vertex, vertex};
use crate::model::Country;
use geo::{Coord, LineString, MultiPolygon, Polygon};
use std::collections::HashSet;
use std::sync::Arc;

/// A line whose ends are farther than this from those of the Durand Line is
/// another border; metres.
const SAME_BORDER: f64 = 100_000.0;

/// The two countries with a version of the line between them.
pub(super) struct Sides {
    countries: Coverage,
    /// The one to the left of the line.
    pub left: Country,
}

impl Sides {
    /// The countries' outlines with the stretch they share (`drawn_with`)
    /// replaced by `line`, as geodesics; `None` where `line` is another border.
    pub fn of(line: &BorderLine, drawn_with: &[LonLat], outlines: &[Arc<MultiPolygon<f64>>; 2]) -> Option<Self> {
        if BorderLine::ends_apart(line.vertices(), drawn_with) > SAME_BORDER {
            return None;
        }
        let path = line.densified();
        let country = |outline: &MultiPolygon<f64>| replace(outline, &path, drawn_with);
        let countries = Coverage::new(&[country(&outlines[0])?, country(&outlines[1])?]);
        let left = on_the_left(line, &countries);
        Some(Self { countries, left })
    }

    pub fn side(&self, point: LonLat) -> Option<Country> {
        side(&self.countries, point)
    }
}

fn side(countries: &Coverage, point: LonLat) -> Option<Country> {
    countries.find(point).map(|i| Country::BOTH[i])
}

/// The country that is mostly to the left of a line, a metre beside it: at a
/// sharp bend that may be across the line already.
fn on_the_left(line: &BorderLine, countries: &Coverage) -> Country {
    const PLACES: u32 = 99;
    let place = |i: u32| line.length_km() * f64::from(i) / f64::from(PLACES + 1);
    let on_left = |&country: &Country| {
        let there = |&i: &u32| side(countries, line.beside(place(i), 0.001)) == Some(country);
        (1..=PLACES).filter(there).count()
    };
    let [first, second] = Country::BOTH;
    if on_left(&first) >= on_left(&second) {
        first
    } else {
        second
    }
}

/// An outline with its stretch of shared vertices replaced.
fn replace(outline: &MultiPolygon<f64>, line: &[LonLat], shared: &[LonLat]) -> Option<MultiPolygon<f64>> {
    let shared_at: HashSet<Vertex, Mixed> = shared.iter().map(|&p| vertex(p.into())).collect();
    let on_line = |c: &Coord<f64>| shared_at.contains(&vertex(*c));
    let mut parts = outline.0.clone();
    let main = parts.iter_mut().find(|p| p.exterior().coords().any(on_line))?;
    let mut ring = main.exterior().0.clone();
    ring.pop();
    // Turn the ring so that it begins just after the shared stretch.
    let n = ring.len();
    let start = (0..n).find(|&i| on_line(&ring[i]) && !on_line(&ring[(i + 1) % n]))?;
    ring.rotate_left((start + 1) % n);
    let mut rest: Vec<Coord<f64>> = ring.into_iter().filter(|c| !on_line(c)).collect();
    // The rest must lead from the line's end back to its beginning.
    let end: Coord<f64> = (*shared.last()?).into();
    let apart = |c: &Coord<f64>| (c.x - end.x).hypot(c.y - end.y);
    if apart(rest.last()?) < apart(rest.first()?) {
        rest.reverse();
    }
    let closed: Vec<Coord<f64>> = line.iter().map(|&p| p.into()).chain(rest).collect();
    let interiors = main.interiors().to_vec();
    *main = Polygon::new(LineString(closed), interiors);
    Some(MultiPolygon(parts))
}
