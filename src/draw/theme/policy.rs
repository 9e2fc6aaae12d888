//! How a boundary is drawn is a position: a policy picks the line's dash and
//! the disclaimer together, and figures print its name.

use serde::Deserialize;

/// A way to draw the Durand Line, and what is said of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    pub name: String,
    /// Dash and gap in turn, CSS pixels; empty for a solid line.
    pub dash: Vec<f64>,
    /// CSS pixels.
    pub width: f64,
    /// Printed at the foot; `{publisher}` stands for the publisher's name.
    pub disclaimer: String,
}

/// The policies that can be named, each as it stands in a theme's file.
const NAMED: [(&str, &[f64], f64, &str); 3] = [
    (
        "disputed",
        &[6.0, 1.8, 1.2, 1.8],
        1.5,
        "Boundaries and names shown imply no endorsement{by}. The Durand Line is drawn as the de facto border; \
         Afghanistan contests it.",
    ),
    (
        "de-facto",
        &[],
        1.5,
        "The Durand Line is drawn as the de facto border, as it is administered on the ground; Afghanistan contests \
         it. Boundaries and names shown imply no endorsement{by}.",
    ),
    (
        "un-style",
        &[9.0, 2.0, 1.2, 2.0, 1.2, 2.0],
        1.2,
        "Boundaries, names and designations on this map imply neither endorsement nor acceptance{by}. The Durand \
         Line is shown without prejudice to the positions of Afghanistan and Pakistan.",
    ),
];

impl Policy {
    /// One of the policies that come with the program.
    pub fn named(name: &str) -> Option<Self> {
        NAMED
            .iter()
            .find(|n| n.0 == name)
            .map(|&(name, dash, width, words)| Self {
                name: name.into(),
                dash: dash.to_vec(),
                width,
                disclaimer: words.into(),
            })
    }

    /// Their names, for messages.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|n| n.0)
    }

    pub(super) fn disclaimer(&self, publisher: &str) -> String {
        let publisher = publisher.trim();
        let by = if publisher.is_empty() {
            String::new()
        } else {
            format!(" by {publisher}")
        };
        self.disclaimer.replace("{by}", &by).replace("{publisher}", publisher)
    }
}
