//! The strokes of the base map, shared by the layers and the legend.

use crate::draw::canvas::{Cap, Stroke};
use crate::draw::theme::{Colour, Theme};

/// The Durand Line, as the boundary policy has it.
pub(in crate::draw) fn durand_line(theme: &Theme) -> Stroke {
    Stroke::new(theme.colours.line, theme.policy.width).dash(&theme.policy.dash)
}

pub(in crate::draw) fn boundary(theme: &Theme) -> Stroke {
    Stroke::new(theme.colours.boundary, 0.8)
}

pub(in crate::draw) fn disputed(theme: &Theme) -> Stroke {
    Stroke::new(theme.colours.boundary, 0.6).dash(&[2.5, 1.8])
}

pub(in crate::draw) fn line_of_control(theme: &Theme) -> Stroke {
    Stroke::new(theme.colours.boundary, 1.1)
        .dash(&[0.1, 2.4])
        .cap(Cap::Round)
}

pub(in crate::draw) fn province(theme: &Theme) -> Stroke {
    Stroke::new(theme.colours.province, 0.5).dash(&[2.0, 1.2])
}

/// Between the places of one incident.
pub(in crate::draw) fn link(theme: &Theme) -> Stroke {
    Stroke::new(theme.tint(theme.colours.ink, 0.85), 0.6)
        .dash(&[0.6, 1.6])
        .cap(Cap::Round)
}

/// The bands' colours, from the widest band to the nearest: one lightness ramp.
pub(in crate::draw) fn bands(theme: &Theme) -> [Colour; 4] {
    [0.12, 0.24, 0.40, 0.60].map(|share| theme.tint(theme.colours.band, share))
}

/// The radius or the outline that a local map is about.
pub(in crate::draw) fn subject(theme: &Theme) -> Stroke {
    Stroke::new(theme.tint(theme.colours.ink, 0.75), 1.0).dash(&[4.0, 2.0])
}
