//! Where labels go: candidates, each with a cost; all labels of a map are
//! placed in one go by simulated annealing, and none lies on another, on a
//! symbol or beyond the frame. What fits nowhere is left out, the least
//! important first. After Christensen, Marks and Shieber (1995),
//! doi:10.1145/212332.212334.
//!
//! Costs are whole numbers and positions are snapped to a raster, so that the
//! same map comes out on every machine.

mod along;
mod beside;
mod candidate;
mod chance;
mod choice;
mod grid;
mod ground;
mod over;
mod path;
mod placed;
mod rivals;
#[cfg(test)]
mod tests;
mod tile;

pub use over::spots_inside;
pub use path::spaced_out;
pub use placed::Placed;

use crate::draw::canvas::Colour;
use crate::draw::projection::Bounds;
use crate::draw::text::{self, Face};
use candidate::Candidate;
use ground::Ground;
use tile::Tile;

/// CSS pixels, y downward.
pub type Point = (f64, f64);

/// A label that wants a place.
pub struct Wanted {
    pub text: String,
    pub face: Face,
    /// CSS pixels, as is the space between letters.
    pub size: f64,
    pub spacing: f64,
    pub colour: Colour,
    pub halo: Option<Colour>,
    pub class: &'static str,
    /// The cost of leaving it out. A place that costs more is not taken.
    pub priority: i64,
    pub site: Site,
}

/// What a label is written at.
pub enum Site {
    Beside(Beside),
    Along(Along),
    /// Over one of these points, the best first.
    Over(Vec<Point>),
}

/// A symbol that a label stands beside.
pub struct Beside {
    pub at: Point,
    /// Radius of the symbol, CSS pixels.
    pub clear: f64,
    /// How far from the symbol the label still makes sense.
    pub reach: f64,
    /// Half the side of a mark that is drawn only if the label is.
    pub mark: Option<f64>,
}

/// Lines that a label follows, with space between them and the letters.
pub struct Along {
    pub lines: Vec<Vec<Point>>,
    pub gap: f64,
}

impl Wanted {
    /// Width in CSS pixels, with the space behind the last letter.
    pub fn width(&self) -> f64 {
        let gaps = self.spacing * self.text.chars().count() as f64;
        snap(text::width(&self.text, self.face, self.size) + gaps)
    }

    /// What a line of it takes above and below its baseline.
    fn rise(&self) -> (f64, f64) {
        (
            snap(text::cap_height(self.size) + 1.0),
            snap(text::descent(self.size) * 0.9),
        )
    }

    fn candidates(&self, ground: &Ground) -> Vec<Candidate> {
        let mut all = match &self.site {
            Site::Beside(beside) => beside::candidates(self, beside, ground),
            Site::Along(along) => along::candidates(self, along, ground),
            Site::Over(spots) => over::candidates(self, spots, ground),
        };
        all.retain(|c| c.cost < self.priority);
        all
    }
}

/// Keeps account of what is taken, and places labels between.
pub struct Labeller {
    ground: Ground,
}

impl Labeller {
    pub fn new(frame: Bounds) -> Self {
        Self {
            ground: Ground::new(frame.grown(-1.0)),
        }
    }

    /// Marks a box as taken.
    pub fn block(&mut self, bounds: Bounds) {
        self.ground.block(bounds);
    }

    /// Marks a round symbol as taken.
    pub fn block_disc(&mut self, at: Point, radius: f64) {
        self.ground.block_disc(at, radius);
    }

    /// Adds points that labels had better not cover, at a cost for each.
    pub fn avoid(&mut self, points: impl IntoIterator<Item = Point>, cost: i64) {
        self.ground.avoid(points, cost);
    }

    /// Adds points of a line, at most 4 pixels apart, that had better not lie
    /// between a place and its label.
    pub fn divide(&mut self, points: impl IntoIterator<Item = Point>) {
        self.ground.divide(points);
    }

    /// Whether a box is inside the frame and nothing is within `room` of it.
    pub fn is_clear(&self, bounds: &Bounds, room: f64) -> bool {
        // Beyond the frame there is nothing to be clear of.
        self.ground.is_free(&Tile::upright(bounds)) && self.ground.is_bare(&Tile::upright(&bounds.grown(room)))
    }

    /// Whether a line that parts places runs through a box.
    pub fn is_divided(&self, bounds: &Bounds) -> bool {
        self.ground.is_divided(*bounds)
    }

    /// Places labels: for each what became of it.
    pub fn solve(&self, wanted: &[Wanted]) -> Vec<Option<Placed>> {
        let candidates: Vec<Vec<Candidate>> = wanted.iter().map(|w| w.candidates(&self.ground)).collect();
        let choice = rivals::choice(&candidates, wanted.iter().map(|w| w.priority).collect());
        let all: Vec<&Candidate> = candidates.iter().flatten().collect();
        let chosen = choice.made().into_iter();
        wanted
            .iter()
            .zip(chosen)
            .map(|(w, c)| Some(Placed::new(w, all[c?])))
            .collect()
    }
}

/// Rounded to 1/64 of a pixel, which sums and differences keep exact.
fn snap(value: f64) -> f64 {
    (value * 64.0).round() / 64.0
}

fn snapped((x, y): Point) -> Point {
    (snap(x), snap(y))
}

/// Of a vector; not `hypot`, which differs between machines.
fn length((x, y): Point) -> f64 {
    (x * x + y * y).sqrt()
}
