//! How a figure looks: colours by what they mean, type, and how the line is
//! drawn. The four themes that come with the program are files like a
//! publisher's own.

mod colour;
mod file;
mod policy;

pub use colour::Colour;
pub use file::BUILT_IN;
pub use policy::Policy;

use crate::draw::theme::file::Marks;
use crate::model::IncidentType;
use serde::Deserialize;

/// Everything that decides how a figure looks, but not what it shows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    pub colours: Colours,
    marks: Marks,
    #[serde(rename = "type")]
    pub typography: Typography,
    pub publisher: Publisher,
    pub policy: Policy,
}

/// Colours by what they stand for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// The page.
    pub paper: Colour,
    /// Text and outlines.
    pub ink: Colour,
    /// Text that stands back.
    pub quiet: Colour,
    /// Axes: at least 3:1 on paper.
    pub axis: Colour,
    pub grid: Colour,
    /// Behind the letters of a map.
    pub halo: Colour,
    /// Windows, enlargements and bars of one kind.
    pub accent: Colour,
    pub sea: Colour,
    pub neighbour: Colour,
    /// Afghanistan and Pakistan, one colour for both.
    pub country: Colour,
    pub water: Colour,
    /// Of countries: at least 3:1 on their ground.
    pub boundary: Colour,
    pub province: Colour,
    pub district: Colour,
    pub graticule: Colour,
    /// The Durand Line.
    pub line: Colour,
    /// The nearest distance band; the farther ones are lighter.
    pub band: Colour,
    /// Hatching and edge of where incidents may lie.
    pub footprint: Colour,
    /// Names of countries and provinces, spaced.
    pub area_name: Colour,
    /// Names and squares of towns.
    pub town: Colour,
    /// Circles with a number of incidents.
    pub counted: Colour,
    /// Numbers in these.
    pub on_counted: Colour,
    /// From few to many.
    pub density: [Colour; 5],
    /// Kinds that have no mark of their own: actors, periods, claimants.
    pub categories: [Colour; 7],
}

/// Letters and their sizes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typography {
    /// Families that a viewer tries before the bundled Noto Sans.
    pub families: Vec<String>,
    /// Width of the first family's letters, as a multiple of Noto Sans's.
    pub width: f64,
    /// All sizes are multiplied by it.
    pub scale: f64,
    /// Points.
    pub title: f64,
    /// Points.
    pub subtitle: f64,
}

/// Whose figure it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// In whose name the disclaimer speaks.
    pub name: String,
    /// Words that stand for a logo.
    pub logo: String,
    /// In place of the policy's own.
    pub disclaimer: String,
}

/// No text is smaller, in points.
const SMALLEST_PT: f64 = 6.0;

impl Theme {
    /// Size of type in CSS pixels, from points at the scale of 1.
    pub fn pt(&self, points: f64) -> f64 {
        (points * self.typography.scale).max(SMALLEST_PT) * 96.0 / 72.0
    }

    /// The colour of an incident type's mark.
    pub fn mark(&self, kind: IncidentType) -> Colour {
        self.marks.colour(kind)
    }

    /// The n-th kind of anything; beyond the last, what stands back.
    pub fn category(&self, n: usize) -> Colour {
        self.colours.categories.get(n).copied().unwrap_or(self.colours.axis)
    }

    /// A colour mixed with the paper: 0 gives paper, 1 the colour.
    pub fn tint(&self, colour: Colour, share: f64) -> Colour {
        self.colours.paper.towards(colour, share)
    }

    /// A colour's edge, farther from the paper than itself: 0 gives ink at its
    /// fullest, 1 the colour.
    pub fn shade(&self, colour: Colour, share: f64) -> Colour {
        let extreme = if self.is_dark() { Colour::WHITE } else { Colour::BLACK };
        extreme.towards(colour, share)
    }

    /// Whether ink is lighter than paper.
    pub fn is_dark(&self) -> bool {
        self.colours.ink.luminance() > self.colours.paper.luminance()
    }

    /// What every figure says on names and boundaries.
    pub fn disclaimer(&self) -> String {
        let publisher = &self.publisher;
        let words = if publisher.disclaimer.trim().is_empty() {
            self.policy.disclaimer(&publisher.name)
        } else {
            publisher.disclaimer.trim().to_owned()
        };
        format!("{words} Boundary policy: {}.", self.policy.name)
    }
}
