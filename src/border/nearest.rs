//! Which piece of the line is nearest: candidates by their straight distance,
//! judged by their geodesics.

use super::segment::{Foot, Piece};
use crate::geodesy::{LONGEST_CHORD, LonLat, SurfacePoint, distance, surely_longer};

/// Two feet are equally near when their distances differ by no more, metres.
const TIE: f64 = 1e-6;

/// The pieces that may be nearest to a point.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// Least straight distance so far, squared, and what is surely farther.
    least: f64,
    limit: f64,
    /// Straight distance squared, piece, and where on it.
    kept: Vec<(f64, u32, f64)>,
}

impl Candidates {
    pub fn clear(&mut self) {
        self.least = f64::INFINITY;
        self.limit = f64::INFINITY;
        self.kept.clear();
    }

    /// Makes a squared straight distance known that some piece has.
    pub fn expect(&mut self, squared: f64) {
        self.least = squared;
        self.limit = surely_longer(squared);
    }

    /// Squared straight distance beyond which nothing need be offered.
    pub fn limit(&self) -> f64 {
        self.limit
    }

    #[inline]
    pub fn offer(&mut self, pieces: &[Piece], index: usize, p: &SurfacePoint) -> f64 {
        let (squared, x) = pieces[index].straight(p.at);
        if squared < self.least {
            self.least = squared;
            self.limit = surely_longer(squared);
        }
        if squared <= self.limit {
            self.kept.push((squared, index as u32, x));
        }
        self.limit
    }

    /// The nearest foot among the candidates and its piece; of equally near
    /// ones, the one with the smaller measure. `None` where nothing was offered.
    pub fn settle(&self, pieces: &[Piece], p: &SurfacePoint, point: LonLat) -> Option<(Foot, usize)> {
        let far = self.least > LONGEST_CHORD * LONGEST_CHORD;
        let likely = if far { self.likely(pieces, p) } else { f64::INFINITY };
        let mut best: Option<(Foot, usize)> = None;
        // A vertex is the end of one piece and the beginning of the next: where
        // the foot is surely there, the earlier one speaks for it.
        let mut vertex = None;
        for &(squared, index, x) in &self.kept {
            if squared > self.limit {
                continue;
            }
            let (mut index, mut x) = (index as usize, x);
            if !far && pieces[index].is_surely_at_end(x, squared.sqrt()) {
                if x < 0.0 && index > 0 {
                    (index, x) = (index - 1, f64::INFINITY);
                }
                if x > 0.0 {
                    if vertex == Some(index) {
                        continue;
                    }
                    vertex = Some(index);
                }
            }
            let foot = if far {
                let arc = pieces[index].arc(p, x);
                if arc.length() - arc.error() > likely {
                    continue;
                }
                let beyond = |b: &Foot| distance(point, pieces[index].from) - pieces[index].length > b.metres;
                if best.as_ref().is_some_and(|(b, _)| beyond(b)) {
                    continue;
                }
                pieces[index].far_foot(point)
            } else {
                pieces[index].foot(p, x)
            };
            if best.as_ref().is_none_or(|(b, _)| nearer(&foot, b)) {
                best = Some((foot, index));
            }
        }
        best
    }

    /// The greatest length that the nearest of far candidates can have.
    fn likely(&self, pieces: &[Piece], p: &SurfacePoint) -> f64 {
        let greatest = |&(_, index, x): &(f64, u32, f64)| {
            let arc = pieces[index as usize].arc(p, x);
            arc.length() + arc.error()
        };
        self.kept.iter().map(greatest).fold(f64::INFINITY, f64::min)
    }
}

/// The nearer of two feet, or the one with the smaller measure.
fn nearer(foot: &Foot, than: &Foot) -> bool {
    foot.metres < than.metres - TIE || ((foot.metres - than.metres).abs() <= TIE && foot.measure < than.measure)
}
