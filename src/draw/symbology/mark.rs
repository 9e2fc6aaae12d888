//! Small symbols: a shape and a colour each, so that either alone tells.

use crate::draw::canvas::{Colour, Fill, Shape, Stroke};
use crate::draw::theme::Theme;
use crate::model::IncidentType;
use std::f64::consts::{PI, TAU};

/// The outline of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draw) enum Form {
    Circle,
    Square,
    Diamond,
    /// A triangle on its base.
    Up,
    /// A triangle on its tip.
    Down,
    Hexagon,
    Star,
}

/// A symbol of one kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draw) struct Mark {
    pub(in crate::draw) form: Form,
    pub(in crate::draw) colour: Colour,
}

impl Mark {
    /// The symbol of an incident type.
    pub(in crate::draw) fn of(kind: IncidentType, theme: &Theme) -> Self {
        let form = match kind {
            IncidentType::AirStrike => Form::Down,
            IncidentType::DroneStrike => Form::Diamond,
            IncidentType::CrossBorderFire => Form::Square,
            IncidentType::Clash => Form::Circle,
            IncidentType::SuicideAttack => Form::Star,
            IncidentType::Attack => Form::Up,
            IncidentType::Other => Form::Hexagon,
        };
        Self {
            form,
            colour: theme.mark(kind),
        }
    }

    /// The symbol at (x, y), about as large as a disc of this radius; hollow
    /// where a number is not known. CSS pixels.
    pub(in crate::draw) fn at(self, theme: &Theme, (x, y): (f64, f64), radius: f64, hollow: bool) -> Shape {
        let ring = outline(self.form)
            .into_iter()
            .map(|(dx, dy)| (x + dx * radius, y + dy * radius));
        let fill = if hollow { theme.colours.paper } else { self.colour };
        // Light hues need a darker edge to stand out from paper.
        let (edge, width) = if hollow {
            (theme.shade(self.colour, 0.8), 1.1)
        } else {
            (theme.shade(self.colour, 0.6), 0.6)
        };
        Shape::ring(ring)
            .fill(Fill::from(fill))
            .stroke(Stroke::new(edge, width))
    }

    /// The form alone inside a disc of its colour, so that discs are told apart
    /// without colour; `None` where the disc is too small.
    pub(in crate::draw) fn within(self, theme: &Theme, (x, y): (f64, f64), disc: f64) -> Option<Shape> {
        let radius = (disc * 0.5).min(2.6);
        let ring = outline(self.form)
            .into_iter()
            .map(|(dx, dy)| (x + dx * radius, y + dy * radius));
        (radius >= 1.2).then(|| Shape::ring(ring).fill(theme.colours.paper))
    }
}

fn polygon(corners: usize, radius: f64, turn: f64) -> Vec<(f64, f64)> {
    (0..corners)
        .map(|i| {
            let angle = turn + TAU * i as f64 / corners as f64;
            (radius * angle.sin(), -radius * angle.cos())
        })
        .collect()
}

/// Corners round the origin. The factors give the forms about one area.
fn outline(form: Form) -> Vec<(f64, f64)> {
    match form {
        Form::Circle => polygon(24, 1.0, 0.0),
        Form::Square => polygon(4, 1.25, PI / 4.0),
        Form::Diamond => polygon(4, 1.25, 0.0),
        // A triangle's balance lies low: it is moved to look centred.
        Form::Up => polygon(3, 1.4, 0.0).into_iter().map(|(x, y)| (x, y + 0.2)).collect(),
        Form::Down => polygon(3, 1.4, PI).into_iter().map(|(x, y)| (x, y - 0.2)).collect(),
        Form::Hexagon => polygon(6, 1.1, PI / 6.0),
        Form::Star => (0..10)
            .map(|i| {
                let radius = if i % 2 == 0 { 1.45 } else { 0.65 };
                let angle = TAU * f64::from(i) / 10.0;
                (radius * angle.sin(), -radius * angle.cos())
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_types_share_form_or_colour() {
        let theme = Theme::print().expect("reads");
        let marks = IncidentType::ALL.map(|kind| Mark::of(kind, &theme));
        for (i, a) in marks.iter().enumerate() {
            for b in &marks[..i] {
                assert!(a.form != b.form && a.colour != b.colour);
            }
        }
    }
}
