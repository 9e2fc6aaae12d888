//! Circles as large as a toll: by area, with both ends of what is claimed.

use crate::border::Referenced;
use crate::draw::canvas::{Colour, Fill, Shape, Stroke};
use crate::draw::theme::Theme;
use crate::model::{Harm, toll};
use std::f64::consts::PI;

/// How a number becomes a radius.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scaling {
    /// Area in proportion to the number.
    #[default]
    Area,
    /// Radius as the number to the power 0.57, since the eye takes large
    /// circles for smaller than they are (Flannery 1971).
    Flannery,
}

/// Circles for a kind of harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circles {
    pub harm: Harm,
    pub scaling: Scaling,
}

/// Radius of the greatest number, CSS pixels.
const LARGEST: f64 = 17.0;
/// A circle is not drawn smaller.
const SMALLEST: f64 = 1.8;

/// The scale of a map's circles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::draw) struct CircleScale {
    pub(in crate::draw) circles: Circles,
    pub(in crate::draw) greatest: u32,
}

impl CircleScale {
    pub(in crate::draw) fn of(incidents: &[&Referenced], circles: Circles) -> Self {
        let greatest = incidents
            .iter()
            .filter_map(|i| ends(i, circles.harm))
            .map(|(_, most)| most)
            .max()
            .unwrap_or(1);
        Self {
            circles,
            greatest: greatest.max(1),
        }
    }

    /// CSS pixels.
    pub(in crate::draw) fn radius(self, number: u32) -> f64 {
        let share = f64::from(number) / f64::from(self.greatest);
        let grown = match self.circles.scaling {
            Scaling::Area => share.sqrt(),
            Scaling::Flannery => share.powf(0.57),
        };
        (LARGEST * grown).max(SMALLEST)
    }

    /// Numbers for the legend, the greatest first.
    pub(in crate::draw) fn samples(self) -> Vec<u32> {
        let mut all = vec![self.greatest];
        for share in [0.3, 0.06] {
            let exact = f64::from(self.greatest) * share;
            let unit = 10f64.powf(exact.max(1.0).log10().floor());
            let round = ((exact / unit).round() * unit).max(1.0) as u32;
            if all.last().is_some_and(|&last| round < last) {
                all.push(round);
            }
        }
        all
    }
}

/// The least and greatest number that any claimant states; `None` where none
/// does.
pub(in crate::draw) fn ends(incident: &Referenced, harm: Harm) -> Option<(u32, u32)> {
    let toll = toll(&incident.located.incident.claims, harm);
    let most = toll.max.or(toll.min)?;
    Some((toll.min.unwrap_or(most), most))
}

/// The mark of a toll: a disc where the claims agree; else two half discs, the
/// left one as large as the least claim, the right one as the greatest. Radii
/// in CSS pixels.
pub(in crate::draw) fn toll_sign(
    theme: &Theme,
    (x, y): (f64, f64),
    (least, most): (f64, f64),
    colour: Colour,
) -> Vec<Shape> {
    let edge = Stroke::new(theme.shade(colour, 0.6), 0.7);
    let arc = |radius: f64, from: f64, to: f64| {
        let steps = (radius * 3.0).clamp(12.0, 40.0) as u32;
        (0..=steps).map(move |i| {
            let angle = (from + (to - from) * f64::from(i) / f64::from(steps)) * PI;
            (x + radius * angle.sin(), y - radius * angle.cos())
        })
    };
    if (most - least).abs() < 0.05 {
        return vec![
            Shape::ring(arc(most, 0.0, 2.0))
                .fill(Fill::Colour(colour, 0.78))
                .stroke(edge),
        ];
    }
    let left = Shape::ring(arc(least, 1.0, 2.0)).fill(Fill::Colour(colour, 0.95));
    let right = Shape::ring(arc(most, 0.0, 1.0)).fill(Fill::Colour(colour, 0.5));
    vec![right.stroke(edge.clone()), left.stroke(edge)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_in_proportion() {
        let circles = |scaling| CircleScale {
            circles: Circles {
                harm: Harm::Killed,
                scaling,
            },
            greatest: 400,
        };
        let area = circles(Scaling::Area);
        assert!((area.radius(400) / area.radius(100) - 2.0).abs() < 1e-9);
        let flannery = circles(Scaling::Flannery);
        assert!((flannery.radius(400) / flannery.radius(100) - 4f64.powf(0.57)).abs() < 1e-9);
        assert_eq!(area.samples(), [400, 100, 20]);
        assert_eq!(CircleScale { greatest: 1, ..area }.samples(), [1]);
    }
}
