//! An enlargement of the densest part of a map, in a corner that is free.

use crate::border::BorderLine;
use crate::draw::projection::{Bounds, MapFrame};
use crate::draw::symbology::Symbol;
use crate::geodesy::LonLat;
use crate::model::Precision;

/// Where an enlargement stands and what it shows.
pub(super) struct Inset {
    /// On the page.
    pub bounds: Bounds,
    /// The part of the main map that it enlarges, on the page.
    pub source: Bounds,
    /// Corners of that part, for the extent of the inset's own frame.
    pub corners: Vec<LonLat>,
}

impl Inset {
    /// Whether a point of the main map is far enough inside to be named here.
    pub fn names(&self, at: (f64, f64)) -> bool {
        self.source.grown(-6.0).holds(at)
    }
}

/// Fewer places than this in the source need no enlargement.
const CROWD: usize = 5;
/// Side of the source as a share of the main frame's.
const SOURCE: f64 = 0.15;
/// Sides of the inset that are tried, as shares of the main frame's.
const SIZES: [f64; 4] = [0.44, 0.40, 0.36, 0.32];

/// Finds the densest part of the map and a corner that hides no incident;
/// `None` where nothing is crowded, all is counted, or no corner is free.
pub(super) fn find(frame: &MapFrame, symbols: &[Symbol], line: &BorderLine) -> Option<Inset> {
    if symbols.iter().any(Symbol::is_counted) {
        return None;
    }
    // A province's mark may stand anywhere in it: it crowds nothing.
    let sharp: Vec<&Symbol> = symbols
        .iter()
        .filter(|s| s.precision() != Precision::Province)
        .collect();
    let source = densest(frame, &sharp)?;
    let b = frame.bounds;
    let path: Vec<(f64, f64)> = line
        .vertices()
        .iter()
        .step_by(20)
        .filter_map(|&p| frame.to_page(p))
        .collect();
    let is_free = |c: &Bounds| {
        !c.overlaps(&source)
            && !symbols.iter().any(|s| c.grown(s.radius + 4.0).holds(s.at))
            && !path.iter().any(|p| c.holds(*p))
    };
    let bounds = SIZES.into_iter().flat_map(|size| corners(&b, size)).find(is_free)?;
    let corners = [
        (source.left, source.top),
        (source.right, source.top),
        (source.right, source.bottom),
        (source.left, source.bottom),
    ];
    Some(Inset {
        bounds,
        source,
        corners: corners.into_iter().filter_map(|at| frame.position_at(at)).collect(),
    })
}

/// The right-hand corners: the left ones hold scale bar and north arrow.
fn corners(b: &Bounds, size: f64) -> [Bounds; 2] {
    const GAP: f64 = 6.0;
    let (w, h) = (b.width() * size, b.height() * size);
    let (left, right) = (b.right - GAP - w, b.right - GAP);
    [
        Bounds {
            left,
            top: b.bottom - GAP - h,
            right,
            bottom: b.bottom - GAP,
        },
        Bounds {
            left,
            top: b.top + GAP,
            right,
            bottom: b.top + GAP + h,
        },
    ]
}

/// The box, centred on the mean of the symbols that it holds, that holds most
/// symbols; the first of equals.
fn densest(frame: &MapFrame, symbols: &[&Symbol]) -> Option<Bounds> {
    let b = frame.bounds;
    let (w, h) = (b.width() * SOURCE, b.height() * SOURCE);
    let round = |(x, y): (f64, f64)| Bounds {
        left: x - w / 2.0,
        top: y - h / 2.0,
        right: x + w / 2.0,
        bottom: y + h / 2.0,
    };
    let held = |bounds: &Bounds| {
        symbols
            .iter()
            .filter(|s| bounds.holds(s.at))
            .map(|s| s.at)
            .collect::<Vec<_>>()
    };
    let mut best: Option<(usize, Bounds)> = None;
    for symbol in symbols {
        let mut bounds = round(symbol.at);
        // Two steps towards the middle of what it holds.
        for _ in 0..2 {
            let inside = held(&bounds);
            let n = inside.len().max(1) as f64;
            let sum = inside.iter().fold((0.0, 0.0), |s, p| (s.0 + p.0, s.1 + p.1));
            bounds = round((sum.0 / n, sum.1 / n));
        }
        let n = held(&bounds).len();
        if best.as_ref().is_none_or(|(most, _)| n > *most) {
            best = Some((n, bounds));
        }
    }
    let (_, bounds) = best.filter(|(n, _)| *n >= CROWD)?;
    Some(fitted(&b, symbols.iter().copied().filter(|s| bounds.holds(s.at)))).filter(|f| f.within(&b))
}

/// The box round some symbols with room at its edges, in the frame's shape.
fn fitted<'a>(frame: &Bounds, symbols: impl Iterator<Item = &'a Symbol<'a>>) -> Bounds {
    const ROOM: f64 = 15.0;
    let none = Bounds {
        left: f64::INFINITY,
        top: f64::INFINITY,
        right: f64::NEG_INFINITY,
        bottom: f64::NEG_INFINITY,
    };
    let b = symbols.fold(none, |b, s| {
        let reach = s.radius + ROOM;
        Bounds {
            left: b.left.min(s.at.0 - reach),
            top: b.top.min(s.at.1 - reach),
            right: b.right.max(s.at.0 + reach),
            bottom: b.bottom.max(s.at.1 + reach),
        }
    });
    let shape = frame.height() / frame.width();
    let wider = ((b.height() / shape - b.width()) / 2.0).max(0.0);
    let higher = ((b.width() * shape - b.height()) / 2.0).max(0.0);
    Bounds {
        left: b.left - wider,
        top: b.top - higher,
        right: b.right + wider,
        bottom: b.bottom + higher,
    }
}
