//! A label that found its place.

use super::candidate::Candidate;
use super::{Point, Wanted};
use crate::draw::canvas::{Anchor, CanvasError, Group, Label, Shape, Sheet, Stroke, Themed};

/// A label ready to be drawn.
pub struct Placed {
    /// One, or the letters of a bent text.
    words: Vec<Label>,
    /// The whole text where it is set in letters, and the label's class.
    apart: Option<(String, &'static str)>,
    /// From the symbol to the label, where they are apart.
    leader: Option<[Point; 2]>,
}

impl Placed {
    pub(super) fn new(wanted: &Wanted, candidate: &Candidate) -> Self {
        let apart = (candidate.pieces.len() > 1).then(|| (wanted.text.clone(), wanted.class));
        let word = |text: &str, at: Point, anchor: Anchor, axis: Point| {
            let label = Label::new(at, text, wanted.size)
                .face(wanted.face)
                .colour(wanted.colour)
                .anchor(anchor)
                .rotation(axis.1.atan2(axis.0).to_degrees());
            let label = match wanted.halo {
                Some(colour) => label.halo(colour, 1.2),
                None => label,
            };
            if apart.is_some() {
                label
            } else {
                label.class(wanted.class).spacing(wanted.spacing)
            }
        };
        Self {
            words: candidate
                .pieces
                .iter()
                .map(|p| word(&p.text, p.at, p.anchor, p.axis))
                .collect(),
            apart,
            leader: candidate.leader,
        }
    }

    /// Draws the leader and the label.
    pub fn draw(&self, sheet: &Sheet) -> Result<(), CanvasError> {
        if let Some(leader) = self.leader {
            let line = Shape::line(leader)
                .stroke(Stroke::new(sheet.colours().quiet, 0.6))
                .class("leader");
            sheet.draw(&line)?;
        }
        if let Some((text, class)) = &self.apart {
            let group = Group::anonymous().class(format!("{class} letters"));
            sheet.draw(&group.title(text.as_str()))?;
        }
        for word in &self.words {
            sheet.draw(word)?;
        }
        if self.apart.is_some() {
            sheet.draw(&Group::close())?;
        }
        Ok(())
    }
}
