//! What a map shows.

use super::{FigureArgs, InputArgs};
use crate::model::Lang;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

/// Heading of these options in the help, where filters come before.
const MAP: &str = "Map";

#[derive(Debug, ClapArgs)]
pub struct MapArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// A file ending in .svg, .png or .pdf; - for SVG to standard output
    #[arg(help_heading = MAP, short, long, default_value = "map.svg", value_name = "FILE")]
    pub output: PathBuf,
    /// border, region, around PLACE (with --radius), district NAME, or sector FROM..TO (kilometres along the line)
    #[arg(help_heading = MAP, long, num_args = 1..=2, value_names = ["VIEW", "WHAT"], default_value = "border")]
    pub view: Vec<String>,
    /// The ground between WEST,SOUTH,EAST,NORTH in degrees, in place of a view
    #[arg(help_heading = MAP, long, value_name = "W,S,E,N", allow_hyphen_values = true, conflicts_with = "view")]
    pub extent: Option<String>,
    /// A layer that the view leaves out; may be repeated: bands, districts, provinces, rivers, towns, crossings, graticule, footprints, places, inset
    #[arg(help_heading = MAP, long, value_name = "LAYER", value_delimiter = ',')]
    pub show: Vec<String>,
    /// A layer to leave out; may be repeated
    #[arg(help_heading = MAP, long, value_name = "LAYER", value_delimiter = ',')]
    pub hide: Vec<String>,
    /// What colours and forms tell
    #[arg(help_heading = MAP, long, value_enum, default_value = "type", value_name = "WHAT")]
    pub colour_by: ColourArg,
    /// Circles as large as the number killed or injured, in place of marks
    #[arg(help_heading = MAP, long, value_enum, value_name = "HARM")]
    pub circles: Option<CirclesArg>,
    /// Enlarge large circles for the eye: radius as the number to the power 0.57
    #[arg(help_heading = MAP, long, requires = "circles")]
    pub flannery: bool,
    /// Numbers by area: auto takes hexagons where marks would hide one another
    #[arg(help_heading = MAP, long, value_enum, default_value = "auto", value_name = "HOW")]
    pub density: DensityArg,
    /// A small map for each period, in place of one map
    #[arg(help_heading = MAP, long, value_enum, value_name = "PERIOD")]
    pub panels: Option<PeriodArg>,
    /// Language of the names on the map, where they are known: en, ps (Pashto), fa (Dari), ur (Urdu)
    #[arg(help_heading = MAP, long, default_value = "en", value_name = "LANG")]
    pub lang: Lang,
    #[command(flatten)]
    pub figure: FigureArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColourArg {
    Type,
    /// Who is said to have begun it
    Actor,
    /// The year
    Period,
    /// Whether the claims agree
    Status,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CirclesArg {
    Killed,
    Injured,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DensityArg {
    Auto,
    /// Marks, however many
    None,
    Hexagons,
    /// For each 1,000 km² of imported districts
    Districts,
    /// For each 1,000 km² of provinces
    Provinces,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PeriodArg {
    Year,
    Quarter,
    Month,
}
