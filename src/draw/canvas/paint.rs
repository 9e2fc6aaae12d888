//! How the inside and the outline of a shape are painted.

use super::number::decimal;
use super::xml::Tag;
use crate::draw::theme::Colour;

/// What fills a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Fill {
    /// A colour and its opacity between 0 and 1.
    Colour(Colour, f64),
    /// The id of a [`Hatch`](super::Hatch) defined before.
    Pattern(String),
}

impl From<Colour> for Fill {
    fn from(colour: Colour) -> Self {
        Self::Colour(colour, 1.0)
    }
}

/// How two segments of a line meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Join {
    Miter,
    /// Rivers and borders wind too much for mitres.
    #[default]
    Round,
    Bevel,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cap {
    #[default]
    Butt,
    Round,
    Square,
}

/// A line along a shape's outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    pub colour: Colour,
    /// CSS pixels.
    pub width: f64,
    /// Lengths of dash and gap in turn, CSS pixels; empty for a solid line.
    pub dash: Vec<f64>,
    pub join: Join,
    pub cap: Cap,
    /// Between 0 and 1.
    pub opacity: f64,
}

impl Stroke {
    /// A solid line, `width` in CSS pixels.
    pub fn new(colour: Colour, width: f64) -> Self {
        Self {
            colour,
            width,
            dash: Vec::new(),
            join: Join::default(),
            cap: Cap::default(),
            opacity: 1.0,
        }
    }

    /// Dash and gap in turn, in CSS pixels.
    pub fn dash(mut self, lengths: &[f64]) -> Self {
        self.dash = lengths.to_vec();
        self
    }

    pub fn join(mut self, join: Join) -> Self {
        self.join = join;
        self
    }

    pub fn cap(mut self, cap: Cap) -> Self {
        self.cap = cap;
        self
    }

    /// Between 0 and 1.
    pub fn opacity(mut self, opacity: f64) -> Self {
        self.opacity = opacity;
        self
    }

    fn is_seen(&self) -> bool {
        self.opacity > 0.0 && self.width > 0.0
    }
}

/// Writes the attributes for fill and stroke. SVG's defaults are left out,
/// save that a missing fill is none here and black there.
pub(super) fn write<'o>(tag: Tag<'o>, fill: Option<&Fill>, stroke: Option<&Stroke>) -> Tag<'o> {
    let tag = match fill {
        Some(Fill::Colour(colour, opacity)) if *opacity > 0.0 => {
            let tag = tag.attr("fill", &colour.hex());
            if *opacity < 1.0 {
                tag.attr("fill-opacity", &decimal(*opacity))
            } else {
                tag
            }
        }
        Some(Fill::Pattern(id)) => tag.attr("fill", &format!("url(#{id})")),
        _ => tag.attr("fill", "none"),
    };
    match stroke {
        Some(stroke) if stroke.is_seen() => write_stroke(tag, stroke),
        _ => tag,
    }
}

pub(super) fn write_stroke<'o>(tag: Tag<'o>, stroke: &Stroke) -> Tag<'o> {
    let mut tag = tag
        .attr("stroke", &stroke.colour.hex())
        .attr("stroke-width", &decimal(stroke.width));
    if !stroke.dash.is_empty() {
        let lengths: Vec<String> = stroke.dash.iter().map(|&d| decimal(d.max(0.0))).collect();
        tag = tag.attr("stroke-dasharray", &lengths.join(" "));
    }
    tag = match stroke.join {
        Join::Miter => tag,
        Join::Round => tag.attr("stroke-linejoin", "round"),
        Join::Bevel => tag.attr("stroke-linejoin", "bevel"),
    };
    tag = match stroke.cap {
        Cap::Butt => tag,
        Cap::Round => tag.attr("stroke-linecap", "round"),
        Cap::Square => tag.attr("stroke-linecap", "square"),
    };
    if stroke.opacity < 1.0 {
        tag.attr("stroke-opacity", &decimal(stroke.opacity))
    } else {
        tag
    }
}
