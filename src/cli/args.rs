//! Arguments as they are typed.

mod figure;
mod geodata;
mod link;
mod map;
mod names;
mod read;

pub use figure::FigureArgs;
pub use geodata::{DataArgs, GeodataArgs, GeodataCommand, ImportArgs, ImportKind};
pub use link::{DiffArgs, LinkArgs};
pub use map::{CirclesArg, ColourArg, DensityArg, MapArgs, PeriodArg};
pub use names::{GeocodeArgs, NamesArgs};
pub use read::ReadArgs;

use crate::model::Lang;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Maps incidents along the Afghanistan–Pakistan border.
///
/// A place known only to its district is somewhere in it: every answer carries
/// an interval of distances and a probability. Tolls are claims, side by side.
#[derive(Debug, Parser)]
#[command(name = "durand", version, max_term_width = 100)]
pub struct Args {
    #[command(flatten)]
    pub data: DataArgs,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write everything at once: maps, charts, tables, GeoJSON, index.html
    Report(ReportArgs),
    /// Draw a map as SVG, PNG or PDF
    Map(MapArgs),
    /// Draw a chart as SVG, PNG or PDF
    Chart(ChartArgs),
    /// List incidents
    Query(QueryArgs),
    /// List the incidents nearest to a place
    Nearest(NearestArgs),
    /// Count incidents by distance, stretch, district, month, type, actor …
    Analyze(AnalyzeArgs),
    /// Write incidents for a GIS or a spreadsheet
    Export(ExportArgs),
    /// Find records of the same incident in different sources, and put them side by side
    Link(LinkArgs),
    /// Say what changed between two releases of a dataset
    Diff(DiffArgs),
    /// Add distance, side, measure and crossing to any table of places or points
    Enrich(EnrichArgs),
    /// Look up a place name, and say how it was found
    Geocode(GeocodeArgs),
    /// Say where a point is: district, side, distance, measure, crossing
    Locate(LocateArgs),
    /// Say what in a file would be rejected, and why
    Validate(ValidateArgs),
    /// Show the geodata, their sources and licences; import districts and places
    Geodata(GeodataArgs),
}

/// Where incidents come from, and which of them count.
#[derive(Clone, Debug, ClapArgs)]
pub struct InputArgs {
    /// CSV, XLSX, ODS, GeoJSON, JSON, each also .gz or .zst; without any, the embedded incidents
    pub files: Vec<PathBuf>,
    /// Version of the border: osm, natural-earth, gshhg, or a GeoJSON file
    #[arg(long, default_value = "osm", value_name = "VERSION|FILE")]
    pub border: String,
    /// Where rejected records are written, if there are any
    #[arg(long, default_value = "rejects.csv", value_name = "FILE")]
    pub rejects: PathBuf,
    #[command(flatten)]
    pub read: ReadArgs,
    #[command(flatten)]
    pub names: NamesArgs,
    #[command(flatten)]
    pub filter: FilterArgs,
}

impl InputArgs {
    /// All files that are read.
    pub fn inputs(&self) -> Vec<PathBuf> {
        let border = PathBuf::from(&self.border);
        self.files.iter().cloned().chain([border]).collect()
    }
}

#[derive(Clone, Debug, ClapArgs)]
#[command(next_help_heading = "Filters")]
pub struct FilterArgs {
    /// Within a distance of the border, such as 10km
    #[arg(long, value_name = "DISTANCE")]
    pub within: Option<String>,
    /// How sure "within" must be: likely is a probability of at least 0.5
    #[arg(long, value_enum, default_value = "likely")]
    pub certainty: CertaintyArg,
    /// From this day, month or year on
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Up to this day, month or year
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Of a type, such as air_strike; may be repeated
    #[arg(long = "type", value_name = "TYPE")]
    pub types: Vec<String>,
    /// In a district; may be repeated
    #[arg(long, value_name = "NAME")]
    pub district: Vec<String>,
    /// In a province; may be repeated
    #[arg(long, value_name = "NAME")]
    pub province: Vec<String>,
    /// On one side of the border
    #[arg(long, value_name = "AFG|PAK")]
    pub side: Option<String>,
    /// Whose alleged initiator or target has this in the name
    #[arg(long, value_name = "NAME")]
    pub actor: Option<String>,
    /// Near a place or LON,LAT; see --radius
    #[arg(long, value_name = "PLACE|LON,LAT", allow_hyphen_values = true)]
    pub near: Option<String>,
    /// How near
    #[arg(long, default_value = "25km", value_name = "DISTANCE")]
    pub radius: String,
    /// Abreast of a stretch of the line, such as 900..1200 (kilometres)
    #[arg(long, value_name = "FROM..TO")]
    pub measure: Option<String>,
    /// WEST,SOUTH,EAST,NORTH in degrees
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    pub bbox: Option<String>,
    /// Some claimant states at least so many killed
    #[arg(long, value_name = "N")]
    pub killed_min: Option<u32>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CertaintyArg {
    Certain,
    Likely,
    Possible,
}

#[derive(Debug, ClapArgs)]
pub struct ReportArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Folder to write into; made if it is not there
    #[arg(short, long, default_value = "output", value_name = "FOLDER")]
    pub output: PathBuf,
    /// print, screen, dark, mono, or a TOML file of your own (docs/maps.md)
    #[arg(long, default_value = "print", value_name = "NAME|FILE")]
    pub theme: String,
    /// Language of the names on maps, where they are known: en, ps (Pashto), fa (Dari), ur (Urdu)
    #[arg(long, default_value = "en", value_name = "LANG")]
    pub lang: Lang,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ChartKind {
    /// When, by type, with context events
    Timeline,
    /// How many by month and type
    Months,
    /// How many within which distance of the line, and how surely
    Bands,
    /// The line laid straight, with the ground on both sides
    Strip,
    /// How many along the line, by type
    Sectors,
    /// Districts by number of incidents
    Districts,
    /// What each claimant says of the dead
    Claims,
}

#[derive(Debug, ClapArgs)]
pub struct ChartArgs {
    #[arg(value_enum)]
    pub kind: ChartKind,
    #[command(flatten)]
    pub input: InputArgs,
    /// A file ending in .svg, .png or .pdf; - for SVG to standard output
    #[arg(short, long, default_value = "chart.svg", value_name = "FILE")]
    pub output: PathBuf,
    #[command(flatten)]
    pub figure: FigureArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Table,
    Csv,
    Json,
    Geojson,
}

#[derive(Debug, ClapArgs)]
pub struct QueryArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[arg(short, long, value_enum, default_value = "table")]
    pub format: ListFormat,
    /// Print only how many there are
    #[arg(long)]
    pub count: bool,
}

#[derive(Debug, ClapArgs)]
pub struct NearestArgs {
    /// A place name, or LON,LAT in degrees
    #[arg(value_name = "PLACE|LON,LAT", allow_hyphen_values = true)]
    pub place: String,
    #[command(flatten)]
    pub input: InputArgs,
    /// How many
    #[arg(short, default_value_t = 5)]
    pub k: usize,
    #[arg(short, long, value_enum, default_value = "table")]
    pub format: TableFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    Table,
    Csv,
    Json,
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Analysis {
    Bands,
    Sectors,
    Districts,
    Months,
    Types,
    Actors,
    Claims,
    Hotspots,
    Landmarks,
    Sensitivity,
}

#[derive(Debug, ClapArgs)]
pub struct AnalyzeArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// What to count by
    #[arg(long, value_enum, default_value = "bands")]
    pub by: Analysis,
    /// GeoJSON polygons of districts, for the landmarks
    #[arg(long, value_name = "FILE")]
    pub districts: Option<PathBuf>,
    /// The property that holds their names
    #[arg(long, value_name = "NAME", requires = "districts")]
    pub name_field: Option<String>,
    #[arg(short, long, value_enum, default_value = "table")]
    pub format: TableFormat,
}

#[derive(Debug, ClapArgs)]
pub struct ExportArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// A file ending in .geojson, .json or .csv
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Polygons of where each incident may be, instead of points (GeoJSON)
    #[arg(long)]
    pub footprints: bool,
    /// The incidents as they were read, in the JSON that durand reads again
    #[arg(long, conflicts_with = "footprints")]
    pub native: bool,
}

#[derive(Debug, ClapArgs)]
pub struct EnrichArgs {
    /// A table: CSV, TSV, separated by ; or |, XLSX, ODS; - for standard input
    pub file: PathBuf,
    /// Where to write: .csv, .geojson or .geojsonl; - for standard output (CSV)
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Version of the border: osm, natural-earth, gshhg, or a GeoJSON file
    #[arg(long, default_value = "osm", value_name = "VERSION|FILE")]
    pub border: String,
    /// GeoJSON polygons whose names become the column "district", in place of imported ones
    #[arg(long, value_name = "FILE")]
    pub districts: Option<PathBuf>,
    /// The property that holds their names
    #[arg(long, value_name = "NAME", requires = "districts")]
    pub name_field: Option<String>,
    /// Where rejected rows are written, if there are any
    #[arg(long, default_value = "rejects.csv", value_name = "FILE")]
    pub rejects: PathBuf,
    #[command(flatten)]
    pub read: ReadArgs,
    #[command(flatten)]
    pub names: NamesArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    Table,
    Json,
}

#[derive(Debug, ClapArgs)]
pub struct LocateArgs {
    /// LON,LAT in degrees: 71.094,34.122
    #[arg(value_name = "LON,LAT", allow_hyphen_values = true)]
    pub point: String,
    /// Version of the border: osm, natural-earth, gshhg, or a GeoJSON file
    #[arg(long, default_value = "osm", value_name = "VERSION|FILE")]
    pub border: String,
    #[arg(short, long, value_enum, default_value = "table")]
    pub format: ExplainFormat,
}

#[derive(Debug, ClapArgs)]
pub struct ValidateArgs {
    /// CSV, XLSX, ODS, GeoJSON, JSON, each also .gz or .zst; without any, the embedded incidents
    pub files: Vec<PathBuf>,
    /// Also write the rejected records to a file
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    #[command(flatten)]
    pub read: ReadArgs,
}
