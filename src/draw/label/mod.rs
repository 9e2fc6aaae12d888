//! Where labels go: candidates round the point, each with a cost; what fits
//! nowhere is left out. Deterministic, greedy by priority, after the candidate
//! model of Christensen, Marks and Shieber (1995), doi:10.1145/212332.212334.

use crate::draw::canvas::{Anchor, CanvasError, Colour, Label, Shape, Sheet, Stroke, Themed};
use crate::draw::projection::Bounds;
use crate::draw::text::{self, Face};

/// A label that wants a place beside a point.
pub struct Wanted {
    pub text: String,
    pub face: Face,
    /// CSS pixels.
    pub size: f64,
    pub colour: Colour,
    pub at: (f64, f64),
    /// Radius of the symbol that it must keep clear of.
    pub clear: f64,
    /// How far from the symbol it still makes sense, CSS pixels.
    pub reach: f64,
    pub class: &'static str,
}

/// A label that found its place.
pub struct Placed {
    pub label: Label,
    /// From the symbol to the label, where they are apart.
    pub leader: Option<[(f64, f64); 2]>,
    cost: f64,
}

impl Placed {
    /// Draws the leader and the label.
    pub fn draw(&self, sheet: &Sheet) -> Result<(), CanvasError> {
        if let Some(leader) = self.leader {
            sheet.draw(&Shape::line(leader).stroke(Stroke::new(sheet.colours().quiet, 0.6)))?;
        }
        sheet.draw(&self.label.clone().halo(sheet.colours().halo, 1.2))?;
        Ok(())
    }
}

/// Keeps account of what is taken.
#[derive(Clone)]
pub struct Labeller {
    frame: Bounds,
    taken: Vec<Bounds>,
    /// Symbols, centre and radius: taken, and a label may seem to belong to them.
    symbols: Vec<((f64, f64), f64)>,
    /// Points that a label had better not cover.
    lines: Vec<(f64, f64)>,
}

/// Offsets of the candidates, the best first: upper right, then round.
const CANDIDATES: [(f64, f64); 12] = [
    (0.8, -0.8),
    (1.05, 0.0),
    (0.8, 0.8),
    (-0.8, -0.8),
    (-1.05, 0.0),
    (-0.8, 0.8),
    (0.0, -1.1),
    (0.0, 1.1),
    (0.45, -1.05),
    (0.45, 1.05),
    (-0.45, -1.05),
    (-0.45, 1.05),
];

/// The cost of covering a point of a line, in candidates' ranks.
const LINE_COST: f64 = 3.0;
/// The cost of standing nearer to another symbol.
const MISTAKABLE_COST: f64 = 16.0;
/// The cost of standing on the other side of a line.
const PARTED_COST: f64 = 15.0;
/// How far from its symbol a label may stand, CSS pixels.
const REACHES: [f64; 7] = [3.5, 5.0, 8.0, 13.0, 19.0, 26.0, 34.0];
/// From here on a leader line is drawn.
const LEADER_FROM: f64 = 7.0;
/// Space kept above and below a label, and beside it, CSS pixels: names in a
/// row would read as one.
const MARGIN: (f64, f64) = (1.2, 3.5);

impl Labeller {
    pub fn new(frame: Bounds) -> Self {
        Self {
            frame,
            taken: Vec::new(),
            symbols: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Marks a box as taken.
    pub fn block(&mut self, bounds: Bounds) {
        self.taken.push(bounds);
    }

    /// Marks a round symbol as taken.
    pub fn block_disc(&mut self, at: (f64, f64), radius: f64) {
        self.symbols.push((at, radius));
    }

    /// Adds points that labels had better avoid.
    pub fn avoid(&mut self, points: impl IntoIterator<Item = (f64, f64)>) {
        self.lines.extend(points);
    }

    /// Whether a box is inside the frame and free.
    pub fn is_free(&self, bounds: &Bounds) -> bool {
        self.is_clear(bounds, 0.0)
    }

    /// Whether a box is inside the frame and nothing is within `room` of it.
    pub fn is_clear(&self, bounds: &Bounds, room: f64) -> bool {
        let roomy = bounds.grown(room);
        bounds.within(&self.frame.grown(-2.0))
            && !self.taken.iter().any(|t| t.overlaps(&roomy))
            && !self.symbols.iter().any(|s| gap(*s, &roomy) < 0.0)
    }

    /// Whether the way from a point to a box leads over a line to avoid: a
    /// name on the other side of the border would belong to the wrong place.
    fn parted(&self, at: (f64, f64), bounds: &Bounds) -> bool {
        const TOUCH: f64 = 2.5;
        let end = nearest_point(at, bounds);
        let way = (end.0 - at.0, end.1 - at.1);
        let length2 = (way.0 * way.0 + way.1 * way.1).max(1e-9);
        self.lines.iter().any(|p| {
            let t = ((p.0 - at.0) * way.0 + (p.1 - at.1) * way.1) / length2;
            let t = t.clamp(0.0, 1.0);
            (at.0 + t * way.0 - p.0).hypot(at.1 + t * way.1 - p.1) < TOUCH
        })
    }

    /// How many symbols are nearer to a label than the one it belongs to.
    fn mistakable(&self, wanted: &Wanted, bounds: &Bounds) -> usize {
        let own = gap((wanted.at, wanted.clear), bounds);
        let others = self.symbols.iter().filter(|s| s.0 != wanted.at);
        others.filter(|s| gap(**s, bounds) < own).count()
    }

    /// How many of the points to avoid lie in a box.
    pub fn crossed(&self, bounds: &Bounds) -> usize {
        self.lines.iter().filter(|p| bounds.holds(**p)).count()
    }

    /// Puts several labels beside their points. The order decides who gives
    /// way, so that a number of orders are tried, always the same ones, and the
    /// one with the least cost is kept; `wanted` comes by importance.
    pub fn place_all(&mut self, wanted: &[Wanted]) -> Vec<Placed> {
        const ORDERS: usize = 40;
        /// A name left out, the less important the cheaper.
        const DROPPED_COST: f64 = 60.0;
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        let mut best: Option<(f64, Vec<Placed>, Self)> = None;
        for attempt in 0..ORDERS {
            let mut trial = self.clone();
            let mut cost = 0.0;
            let mut placed = Vec::with_capacity(wanted.len());
            for &i in &order {
                match trial.place(&wanted[i]) {
                    Some(label) => {
                        cost += label.cost;
                        placed.push(label);
                    }
                    None => cost += DROPPED_COST * (1.0 - 0.5 * i as f64 / wanted.len() as f64),
                }
            }
            if best.as_ref().is_none_or(|b| cost < b.0) {
                best = Some((cost, placed, trial));
            }
            // The next order: a fixed shuffle (Fisher and Yates) of this one.
            let mut state = attempt as u64 + 1;
            for i in (1..order.len()).rev() {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                order.swap(i, (state >> 33) as usize % (i + 1));
            }
        }
        let Some((_, placed, trial)) = best else {
            return Vec::new();
        };
        *self = trial;
        placed
    }

    /// Puts a label beside its point, with a leader line where it stands away;
    /// `None` where all candidates are taken.
    pub fn place(&mut self, wanted: &Wanted) -> Option<Placed> {
        let mut best: Option<(f64, Bounds, (f64, f64), Anchor)> = None;
        let width = text::width(&wanted.text, wanted.face, wanted.size);
        for reach in REACHES.into_iter().filter(|r| *r <= wanted.reach) {
            for (rank, &direction) in CANDIDATES.iter().enumerate() {
                let (bounds, baseline, anchor) = candidate(wanted, width, direction, reach);
                if !self.is_free(&spaced(&bounds)) {
                    continue;
                }
                let parted = if self.parted(wanted.at, &bounds) {
                    PARTED_COST
                } else {
                    0.0
                };
                let mistakable = MISTAKABLE_COST * self.mistakable(wanted, &bounds) as f64;
                let covered = LINE_COST * self.crossed(&bounds) as f64;
                let cost = rank as f64 + reach + parted + mistakable + covered;
                if best.as_ref().is_none_or(|b| cost < b.0) {
                    best = Some((cost, bounds, baseline, anchor));
                }
            }
        }
        let (cost, bounds, baseline, anchor) = best?;
        self.block(bounds);
        let leader = leader(wanted, &bounds);
        // A label over the leader would look as if it were meant.
        self.avoid(
            leader
                .into_iter()
                .flat_map(|[a, b]| [0.25, 0.5, 0.75].map(|t| (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1)))),
        );
        let label = Label::new(baseline, wanted.text.as_str(), wanted.size)
            .face(wanted.face)
            .colour(wanted.colour)
            .anchor(anchor)
            .class(wanted.class);
        Some(Placed { label, leader, cost })
    }
}

/// From the symbol's edge to the nearest point of the label, where these are
/// far enough apart to be mistaken.
fn leader(wanted: &Wanted, bounds: &Bounds) -> Option<[(f64, f64); 2]> {
    let (x, y) = wanted.at;
    let end = nearest_point(wanted.at, bounds);
    let (dx, dy) = (end.0 - x, end.1 - y);
    let length = dx.hypot(dy);
    (length - wanted.clear > LEADER_FROM).then(|| {
        let start = wanted.clear / length;
        [(x + dx * start, y + dy * start), end]
    })
}

/// Space between a symbol's edge and a box; negative where they overlap.
fn gap((at, radius): ((f64, f64), f64), bounds: &Bounds) -> f64 {
    let end = (
        at.0.clamp(bounds.left, bounds.right),
        at.1.clamp(bounds.top, bounds.bottom),
    );
    (end.0 - at.0).hypot(end.1 - at.1) - radius
}

fn spaced(bounds: &Bounds) -> Bounds {
    Bounds {
        left: bounds.left - MARGIN.1,
        right: bounds.right + MARGIN.1,
        ..bounds.grown(MARGIN.0)
    }
}

/// The point of a label's box, a little inside, that is nearest to a point.
fn nearest_point((x, y): (f64, f64), bounds: &Bounds) -> (f64, f64) {
    (
        x.clamp(bounds.left, bounds.right),
        y.clamp(bounds.top + 1.5, bounds.bottom - 1.5),
    )
}

/// Box, baseline point and anchor of one candidate.
fn candidate(wanted: &Wanted, width: f64, (dx, dy): (f64, f64), reach: f64) -> (Bounds, (f64, f64), Anchor) {
    let (up, down) = (text::cap_height(wanted.size) + 1.0, text::descent(wanted.size) * 0.9);
    let away = wanted.clear + reach;
    let (x, y) = (wanted.at.0 + dx * away, wanted.at.1 + dy * away);
    let (anchor, left) = match dx {
        d if d > 0.0 => (Anchor::Start, x),
        d if d < 0.0 => (Anchor::End, x - width),
        _ => (Anchor::Middle, x - width / 2.0),
    };
    // The baseline so that the text stands above, beside or below the point.
    let baseline = match dy {
        d if d < 0.0 => y,
        d if d > 0.0 => y + up,
        _ => y + up / 2.0,
    };
    let bounds = Bounds {
        left,
        top: baseline - up,
        right: left + width,
        bottom: baseline + down,
    };
    (bounds, (x, baseline), anchor)
}
