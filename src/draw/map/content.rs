//! How the incidents of a map are shown: one by one, or as numbers by area.

use super::{Layer, MapRequest};
use crate::Result;
use crate::border::Referenced;
use crate::draw::layers;
use crate::draw::projection::MapFrame;
use crate::draw::symbology::{
    CircleScale, Circles, Classes, ColourBy, Hexagons, Rates, Steps, Symbol, places_in, symbols,
};

/// Whether incidents are shown as numbers by area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// In hexagons, where marks would hide one another.
    #[default]
    Auto,
    /// Always one by one.
    None,
    Hexagons,
    /// By district for each 1,000 km², where areas of districts were imported.
    Districts,
    /// By province for each 1,000 km².
    Provinces,
}

/// What marks tell besides where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub colour_by: ColourBy,
    /// Circles as large as a toll, in place of marks of one size.
    pub circles: Option<Circles>,
}

/// More incidents than this in a frame are shown as numbers.
pub(super) const MOST_MARKS: usize = 600;

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
            Density::None => false,
            Density::Auto => request.incidents.len() > MOST_MARKS,
            _ => true,
        }
    }

    /// # Errors
    /// When areas are asked for that there are not, or the geodata are damaged.
    pub fn of(request: &MapRequest<'a>, incidents: &[&'a Referenced], frame: &MapFrame) -> Result<Self> {
        let inside: Vec<&Referenced> = incidents
            .iter()
            .copied()
            .filter(|i| places_in(i, frame).next().is_some())
            .collect();
        let shown = inside.len();
        let (areas, what) = match request.density {
            Density::Districts => (Rates::districts(request.atlas)?, "district"),
            Density::Provinces => (Rates::provinces(request.atlas)?, "province"),
            Density::None => return Ok(Self::marks(request, incidents, &inside, frame)),
            Density::Auto if shown <= MOST_MARKS => return Ok(Self::marks(request, incidents, &inside, frame)),
            Density::Auto | Density::Hexagons => {
                let hexagons = Hexagons::of(&inside, frame);
                return Ok(Self::Hexagons {
                    steps: Steps::up_to(hexagons.greatest()),
                    hexagons,
                    shown,
                    chosen: request.density == Density::Auto,
                });
            }
        };
        Ok(Self::Areas {
            rates: areas.count(&inside),
            shown,
            what,
        })
    }

    fn marks(request: &MapRequest, all: &[&'a Referenced], inside: &[&'a Referenced], frame: &MapFrame) -> Self {
        // Of the whole request, so that panels share their scale.
        let scale = request
            .marks
            .circles
            .map(|circles| CircleScale::of(request.incidents, circles));
        let symbols = symbols(all, frame, scale);
        // A panel has the classes of all panels.
        let everywhere = |i: &&Referenced| places_in(i, frame).next().is_some();
        let classed: Vec<&Referenced> = match request.panels {
            Some(_) => request.incidents.iter().copied().filter(everywhere).collect(),
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
