//! How the incidents of a map are shown: one by one, or as numbers by area.

use super::incidents::{MOST_MARKS, Shown};
use super::{Density, Incidents, Layer, MapRequest};
use crate::border::Referenced;
use crate::draw::layers;
use crate::draw::projection::MapFrame;
use crate::draw::symbology::{
    CircleScale, Circles, Classes, ColourBy, Hexagons, Rates, Steps, Symbol, places_in, symbols,
};
use crate::{Error, Result};

/// What marks tell besides where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub colour_by: ColourBy,
    /// Circles as large as a toll, in place of marks of one size.
    pub circles: Option<Circles>,
}

/// What stands on the ground of a map.
pub(super) enum Content<'a> {
    Marks {
        symbols: Vec<Symbol<'a>>,
        classes: Classes,
        scale: Option<CircleScale>,
        /// Where the incidents may lie.
        footprints: Vec<layers::Ground>,
        shown: usize,
    },
    Hexagons {
        hexagons: Hexagons,
        steps: Steps,
        shown: usize,
        /// Nobody asked for it.
        chosen: bool,
    },
    Areas {
        rates: Rates,
        shown: usize,
        what: &'static str,
    },
}

impl<'a> Content<'a> {
    /// Whether a request needs a projection of equal areas, as far as can be
    /// told before there is a frame.
    pub fn is_by_area(request: &MapRequest) -> bool {
        match request.density {
            Density::Auto => request.incidents.len() > MOST_MARKS,
            density => density.is_by_area(),
        }
    }

    /// # Errors
    /// When areas are asked for that there are not, when marks are asked for
    /// where little is known of the incidents, or the geodata are damaged.
    pub fn of(request: &MapRequest<'a>, shown: &Shown<'a>, frame: &MapFrame) -> Result<Self> {
        let (rates, what) = match request.density {
            Density::Districts => (Rates::districts(request.atlas)?, "district"),
            Density::Provinces => (Rates::provinces(), "province"),
            density => {
                let each = match shown.incidents {
                    Incidents::Each(each) => each,
                    Incidents::Many(_) if density != Density::None => {
                        return Ok(Self::hexagons(density, shown, frame));
                    }
                    Incidents::Many(_) => return Err(Error::request("so many incidents cannot be shown one by one")),
                };
                let inside: Vec<&Referenced> = each.iter().copied().filter(|i| is_in(i, frame)).collect();
                let crowded = density == Density::Auto && inside.len() > MOST_MARKS;
                return Ok(if crowded || density == Density::Hexagons {
                    Self::hexagons(density, shown, frame)
                } else {
                    Self::marks(request, each, &inside, frame)
                });
            }
        };
        let (rates, shown) = rates.count(shown.incidents.sightings(), frame);
        Ok(Self::Areas { rates, shown, what })
    }

    fn hexagons(density: Density, shown: &Shown, frame: &MapFrame) -> Self {
        let (hexagons, shown) = Hexagons::of(shown.on_plane(&frame.projection), frame);
        Self::Hexagons {
            steps: Steps::up_to(hexagons.greatest()),
            hexagons,
            shown,
            chosen: density == Density::Auto,
        }
    }

    fn marks(request: &MapRequest, all: &[&'a Referenced], inside: &[&'a Referenced], frame: &MapFrame) -> Self {
        // Of the whole request, so that panels share their scale.
        let scale = request
            .marks
            .circles
            .map(|circles| CircleScale::of(request.incidents.each(), circles));
        let symbols = symbols(all, frame, scale);
        // A panel has the classes of all panels.
        let everywhere = request.incidents.each().iter().copied();
        let classed: Vec<&Referenced> = match request.panels {
            Some(_) => everywhere.filter(|i| is_in(i, frame)).collect(),
            None => inside.to_vec(),
        };
        Self::Marks {
            footprints: if request.has(Layer::Footprints) {
                layers::grounds(request.border, &symbols)
            } else {
                Vec::new()
            },
            symbols,
            classes: Classes::of(&classed, request.marks.colour_by, &request.theme),
            scale,
            shown: inside.len(),
        }
    }

    /// Gives contents of one kind the classes of all of them, so that their
    /// shades compare.
    pub fn share_classes(contents: &mut [&mut Self]) {
        let greatest = contents.iter().filter_map(|c| match c {
            Self::Hexagons { hexagons, .. } => Some(hexagons.greatest()),
            _ => None,
        });
        let common = Steps::up_to(greatest.max().unwrap_or(0));
        let rates = contents.iter().filter_map(|c| match c {
            Self::Areas { rates, .. } => Some(rates),
            _ => None,
        });
        let ends = Rates::common_ends(rates);
        for content in contents {
            match content {
                Self::Hexagons { steps, .. } => *steps = common.clone(),
                Self::Areas { rates, .. } => rates.ends.clone_from(&ends),
                Self::Marks { .. } => {}
            }
        }
    }

    /// Numbers by area taken together, as a legend tells of them; `None` for
    /// marks.
    pub fn together<'c>(contents: impl Iterator<Item = &'c Self>) -> Option<Self>
    where
        'a: 'c,
    {
        contents.fold(None, |all, one| match (all, one) {
            (
                Some(Self::Hexagons {
                    mut hexagons,
                    steps,
                    shown,
                    chosen,
                }),
                Self::Hexagons {
                    hexagons: other,
                    shown: more,
                    ..
                },
            ) => {
                hexagons.coarse += other.coarse;
                Some(Self::Hexagons {
                    hexagons,
                    steps,
                    shown: shown + more,
                    chosen,
                })
            }
            (
                Some(Self::Areas { mut rates, shown, what }),
                Self::Areas {
                    rates: other,
                    shown: more,
                    ..
                },
            ) => {
                rates.outside += other.outside;
                Some(Self::Areas {
                    rates,
                    shown: shown + more,
                    what,
                })
            }
            (
                None,
                Self::Hexagons {
                    hexagons,
                    steps,
                    shown,
                    chosen,
                },
            ) => Some(Self::Hexagons {
                hexagons: hexagons.clone(),
                steps: steps.clone(),
                shown: *shown,
                chosen: *chosen,
            }),
            (None, Self::Areas { rates, shown, what }) => Some(Self::Areas {
                rates: rates.clone(),
                shown: *shown,
                what,
            }),
            (all, _) => all,
        })
    }

    /// Incidents that the frame shows.
    pub fn shown(&self) -> usize {
        match self {
            Self::Marks { shown, .. } | Self::Hexagons { shown, .. } | Self::Areas { shown, .. } => *shown,
        }
    }

    pub fn symbols(&self) -> &[Symbol<'a>] {
        match self {
            Self::Marks { symbols, .. } => symbols,
            _ => &[],
        }
    }

    /// Whether marks hide little of the ground, so that it may bear names.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Marks { .. })
    }

    pub fn footprints(&self) -> &[layers::Ground] {
        match self {
            Self::Marks { footprints, .. } => footprints,
            _ => &[],
        }
    }

    /// What a reader must be told of the choice, in a sentence.
    pub fn told(&self) -> Option<String> {
        match self {
            Self::Marks { .. } => None,
            Self::Hexagons { hexagons, chosen, .. } => {
                let why = if *chosen {
                    ", since so many marks would hide one another"
                } else {
                    ""
                };
                let mut text = format!("Counted in hexagons {} km across{why}.", hexagons.km);
                if hexagons.coarse > 0 {
                    text.push_str(&format!(
                        " {} known to a province or less closely are in none.",
                        hexagons.coarse
                    ));
                }
                Some(text)
            }
            Self::Areas { rates, what, .. } => {
                let outside = if rates.outside > 0 {
                    format!(" {} lie in none, or are known less closely.", rates.outside)
                } else {
                    String::new()
                };
                Some(format!("Incidents for each 1,000 km² by {what}.{outside}"))
            }
        }
    }
}

/// Whether some place of an incident is in a frame.
fn is_in(incident: &Referenced, frame: &MapFrame) -> bool {
    places_in(incident, frame).next().is_some()
}
