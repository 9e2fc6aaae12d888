//! Candidates along a line: the words follow its bends, letter by letter.
//!
//! Not as `textPath`, which librsvg does not draw: each letter is a text of
//! its own. Words whose letters join (Arabic script) are set straight.

use super::candidate::{Candidate, HALF_MARGIN, Piece};
use super::ground::Ground;
use super::path::{Way, smooth, spaced_out};
use super::tile::Tile;
use super::{Along, Point, Wanted, length, snapped};
use crate::draw::canvas::Anchor;
use crate::draw::text;
use unicode_normalization::char::is_combining_mark;

/// Between the points of a line that are looked at, CSS pixels.
const STEP: f64 = 2.0;
/// Between the places along it that are tried.
const STRIDE: f64 = 6.0;
/// At most so many places are tried on a way.
const MOST_TRIED: f64 = 1_000.0;
/// How many places a label chooses from.
const MOST: usize = 24;
/// No letter is turned more against the one before: cos 20°.
const SHARPEST: f64 = 0.940;
/// Words that turn less than this from end to end are set straight: cos 4°.
const STRAIGHT: f64 = 0.9976;
/// How far from a straight base a line may stray under a straight text, in
/// sizes of the type.
const STRAY: f64 = 0.12;
const STRAY_JOINED: f64 = 0.6;

/// The costs of setting letters apart, of a bend (10° between letters about
/// 15), of standing upright instead of lying, and of the line's end instead of
/// its middle.
const APART: f64 = 25.0;
const BEND: f64 = 1_000.0;
const STEEP: f64 = 40.0;
const OFF_MIDDLE: f64 = 40.0;

/// A letter with the marks on it, and where its middle is along the text.
struct Letter {
    text: String,
    middle: f64,
    width: f64,
}

/// Whether a text can be set letter by letter.
fn is_separable(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '\0'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}' | '\u{2000}'..='\u{206F}'))
}

/// The letters with their kerning: where each begins and ends in the word.
fn letters(wanted: &Wanted) -> Vec<Letter> {
    let text = &wanted.text;
    let mut starts: Vec<usize> = text
        .char_indices()
        .filter(|&(i, c)| i == 0 || !is_combining_mark(c))
        .map(|(i, _)| i)
        .collect();
    starts.push(text.len());
    let ends: Vec<f64> = starts
        .iter()
        .map(|&end| text::width(&text[..end], wanted.face, wanted.size))
        .collect();
    (0..)
        .zip(starts.windows(2).zip(ends.windows(2)))
        .map(|(i, (bytes, ends))| Letter {
            text: text[bytes[0]..bytes[1]].to_owned(),
            middle: (ends[0] + ends[1]) / 2.0 + wanted.spacing * f64::from(i),
            width: ends[1] - ends[0],
        })
        .filter(|l| !l.text.trim().is_empty())
        .collect()
}

/// A place along a line: on which of its ways, how far, and at what cost.
struct Spot {
    way: usize,
    start: f64,
    candidate: Candidate,
}

/// The best candidates that lie on nothing fixed, not too near to each other.
pub(super) fn candidates(wanted: &Wanted, along: &Along, ground: &Ground) -> Vec<Candidate> {
    let letters = if is_separable(&wanted.text) {
        letters(wanted)
    } else {
        Vec::new()
    };
    let width = wanted.width() - wanted.spacing;
    let mut spots: Vec<Spot> = Vec::new();
    for (number, way) in ways(wanted, along).iter().enumerate() {
        let room = way.length() - width;
        let stride = STRIDE.max(room / MOST_TRIED);
        let mut start = 0.0;
        while start <= room {
            let off_middle = ((start + width / 2.0) / way.length() - 0.5).abs() * OFF_MIDDLE;
            let set = straight(wanted, way, start, width, letters.is_empty(), ground)
                .or_else(|| bent(wanted, &letters, way, start, width, ground));
            if let Some(mut candidate) = set {
                candidate.cost += off_middle as i64;
                spots.push(Spot {
                    way: number,
                    start,
                    candidate,
                });
            }
            start += stride;
        }
    }
    spots.sort_by_key(|s| s.candidate.cost);
    let mut kept: Vec<Spot> = Vec::new();
    for spot in spots {
        let is_near = |k: &Spot| k.way == spot.way && (k.start - spot.start).abs() < width / 3.0;
        if kept.len() < MOST && !kept.iter().any(is_near) {
            kept.push(spot);
        }
    }
    kept.into_iter().map(|s| s.candidate).collect()
}

/// The ways that the middles of the letters may go: along each line in both
/// directions, above and below.
fn ways(wanted: &Wanted, along: &Along) -> Vec<Way> {
    let height = text::cap_height(wanted.size);
    let above = along.gap + text::descent(wanted.size) * 0.75 + height / 2.0;
    let below = along.gap + height / 2.0;
    let reach = (wanted.size * 0.75 / STEP).ceil() as usize;
    let mut all = Vec::new();
    for line in &along.lines {
        let mut points = smooth(&spaced_out(line, STEP), reach);
        for _ in 0..2 {
            if let Some(way) = Way::new(points.clone()) {
                all.extend([above, -below].into_iter().filter_map(|by| way.aside(by)));
            }
            points.reverse();
        }
    }
    all
}

/// All words in one piece, where the way is straight enough.
fn straight(wanted: &Wanted, way: &Way, start: f64, width: f64, joined: bool, ground: &Ground) -> Option<Candidate> {
    let axis = reading(way.direction(start, start + width))?;
    let (a, b) = (way.at(start), way.at(start + width));
    let across = |p: Point| (p.1 - a.1) * axis.0 - (p.0 - a.0) * axis.1;
    let samples = 8;
    let step = width / f64::from(samples);
    let bends = (0..samples).map(|i| {
        let from = start + f64::from(i) * step;
        dot(way.direction(from, from + step), axis)
    });
    let bend = bends.fold(1.0, f64::min);
    let stray = (0..=samples)
        .map(|i| across(way.at(start + f64::from(i) * step)).abs())
        .fold(0.0, f64::max);
    let chord = length((b.0 - a.0, b.1 - a.1));
    let fits = if joined {
        stray < STRAY_JOINED * wanted.size && chord > width * 0.9
    } else {
        bend > STRAIGHT && stray < STRAY * wanted.size
    };
    if !fits {
        return None;
    }
    let middle = snapped(((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0));
    let tile = tile(wanted, middle, axis, width);
    if !ground.is_free(&tile) {
        return None;
    }
    // The space behind the last letter belongs to the text.
    let behind = wanted.spacing / 2.0;
    let (x, y) = on_baseline(wanted, middle, axis);
    let piece = Piece {
        text: wanted.text.clone(),
        at: (x + axis.0 * behind, y + axis.1 * behind),
        anchor: Anchor::Middle,
        axis,
    };
    let cost = (1.0 - bend) * BEND + axis.1.abs() * STEEP;
    Some(Candidate {
        cost: cost as i64 + ground.covered(&tile),
        tiles: vec![tile],
        leader: None,
        pieces: vec![piece],
    })
}

/// The words letter by letter, where the way bends gently.
fn bent(wanted: &Wanted, letters: &[Letter], way: &Way, start: f64, width: f64, ground: &Ground) -> Option<Candidate> {
    let chord = reading(way.direction(start, start + width))?;
    let mut axes: Vec<Point> = Vec::with_capacity(letters.len());
    let mut bend = 0.0;
    for letter in letters {
        // A little wider than the letter, so that narrow ones do not totter.
        let (at, half) = (start + letter.middle, letter.width.max(wanted.size * 0.6) * 0.75);
        let axis = way.direction((at - half).max(start), (at + half).min(start + width));
        if let Some(&before) = axes.last() {
            let turn = dot(before, axis);
            if turn < SHARPEST {
                return None;
            }
            bend += 1.0 - turn;
        }
        // No letter stands on its head.
        if axis.0 < -0.1 || dot(axis, chord) < 0.6 {
            return None;
        }
        axes.push(axis);
    }
    let mut tiles = Vec::with_capacity(letters.len());
    let mut pieces = Vec::with_capacity(letters.len());
    for (letter, axis) in letters.iter().zip(axes) {
        let middle = snapped(way.at(start + letter.middle));
        let tile = tile(wanted, middle, axis, letter.width);
        if !ground.is_free(&tile) {
            return None;
        }
        tiles.push(tile);
        pieces.push(Piece {
            text: letter.text.clone(),
            at: on_baseline(wanted, middle, axis),
            anchor: Anchor::Middle,
            axis,
        });
    }
    let covered: i64 = tiles.iter().map(|t| ground.covered(t)).sum();
    (!tiles.is_empty()).then(|| Candidate {
        cost: (APART + bend * BEND + chord.1.abs() * STEEP) as i64 + covered,
        tiles,
        leader: None,
        pieces,
    })
}

/// A direction that text is read in: to the right, or straight up.
fn reading(axis: Point) -> Option<Point> {
    (axis.0 > 0.02 || (axis.0.abs() <= 0.02 && axis.1 < 0.0)).then_some(axis)
}

fn dot(a: Point, b: Point) -> f64 {
    a.0 * b.0 + a.1 * b.1
}

/// The box of a text whose capitals have their middle at a point.
fn tile(wanted: &Wanted, middle: Point, axis: Point, width: f64) -> Tile {
    let (up, down) = wanted.rise();
    let half_capital = text::cap_height(wanted.size) / 2.0;
    let (above, below) = (up - half_capital, down + half_capital);
    let lower = (below - above) / 2.0;
    let middle = (middle.0 - axis.1 * lower, middle.1 + axis.0 * lower);
    Tile::turned(middle, axis, (width / 2.0, (above + below) / 2.0)).grown(HALF_MARGIN)
}

fn on_baseline(wanted: &Wanted, middle: Point, axis: Point) -> Point {
    let down = text::cap_height(wanted.size) / 2.0;
    (middle.0 - axis.1 * down, middle.1 + axis.0 * down)
}
