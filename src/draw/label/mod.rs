//! Where labels go: candidates round the point, each with a cost; what fits
//! nowhere is left out. Deterministic, greedy by priority, after the candidate
//! model of Christensen, Marks and Shieber (1995), doi:10.1145/212332.212334.

use crate::draw::canvas::{Anchor, CanvasError, Colour, Label, Shape, Sheet, Stroke};
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
}

impl Placed {
    /// Draws the leader and the label.
    pub fn draw(&self, sheet: &Sheet) -> Result<(), CanvasError> {
        if let Some(leader) = self.leader {
            sheet.draw(&Shape::line(leader).stroke(Stroke::new(Colour(110, 110, 110), 0.5)))?;
        }
        sheet.draw(&self.label)?;
        Ok(())
    }
}

/// Keeps account of what is taken.
pub struct Labeller {
    frame: Bounds,
    taken: Vec<Bounds>,
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
/// How far from its symbol a label may stand, CSS pixels.
const REACHES: [f64; 7] = [1.5, 4.0, 8.0, 13.0, 19.0, 26.0, 34.0];
/// From here on a leader line is drawn.
const LEADER_FROM: f64 = 7.0;
/// Space kept round a label, CSS pixels.
const MARGIN: f64 = 1.2;

impl Labeller {
    pub fn new(frame: Bounds) -> Self {
        Self {
            frame,
            taken: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Marks a box as taken.
    pub fn block(&mut self, bounds: Bounds) {
        self.taken.push(bounds);
    }

    /// Marks a round symbol as taken.
    pub fn block_disc(&mut self, (x, y): (f64, f64), radius: f64) {
        self.block(Bounds {
            left: x - radius,
            top: y - radius,
            right: x + radius,
            bottom: y + radius,
        });
    }

    /// Adds points that labels had better avoid.
    pub fn avoid(&mut self, points: impl IntoIterator<Item = (f64, f64)>) {
        self.lines.extend(points);
    }

    /// Whether a box is inside the frame and free.
    pub fn is_free(&self, bounds: &Bounds) -> bool {
        bounds.within(&self.frame.grown(-2.0)) && !self.taken.iter().any(|t| t.overlaps(bounds))
    }

    /// How many of the points to avoid lie in a box.
    pub fn crossed(&self, bounds: &Bounds) -> usize {
        self.lines.iter().filter(|p| bounds.holds(**p)).count()
    }

    /// Puts a label beside its point, with a leader line where it stands away;
    /// `None` where all candidates are taken.
    pub fn place(&mut self, wanted: &Wanted) -> Option<Placed> {
        let mut best: Option<(f64, Bounds, (f64, f64), Anchor)> = None;
        for reach in REACHES.into_iter().filter(|r| *r <= wanted.reach) {
            for (rank, &direction) in CANDIDATES.iter().enumerate() {
                let (bounds, baseline, anchor) = candidate(wanted, direction, reach);
                if !self.is_free(&bounds.grown(MARGIN)) {
                    continue;
                }
                let cost = rank as f64 + reach + LINE_COST * self.crossed(&bounds) as f64;
                if best.as_ref().is_none_or(|b| cost < b.0) {
                    best = Some((cost, bounds, baseline, anchor));
                }
            }
        }
        let (_, bounds, baseline, anchor) = best?;
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
            .halo(Colour::WHITE, 1.2)
            .class(wanted.class);
        Some(Placed { label, leader })
    }
}

/// From the symbol's edge to the nearest point of the label, where these are
/// far enough apart to be mistaken.
fn leader(wanted: &Wanted, bounds: &Bounds) -> Option<[(f64, f64); 2]> {
    let (x, y) = wanted.at;
    let end = (
        x.clamp(bounds.left, bounds.right),
        y.clamp(bounds.top + 1.5, bounds.bottom - 1.5),
    );
    let (dx, dy) = (end.0 - x, end.1 - y);
    let length = dx.hypot(dy);
    (length - wanted.clear > LEADER_FROM).then(|| {
        let start = wanted.clear / length;
        [(x + dx * start, y + dy * start), end]
    })
}

/// Box, baseline point and anchor of one candidate.
fn candidate(wanted: &Wanted, (dx, dy): (f64, f64), reach: f64) -> (Bounds, (f64, f64), Anchor) {
    let width = text::width(&wanted.text, wanted.face, wanted.size);
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
