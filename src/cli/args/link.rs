//! Records of the same incident, and releases of the same dataset.

use super::{NamesArgs, ReadArgs, TableFormat};
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub struct LinkArgs {
    /// CSV, XLSX, ODS, GeoJSON or JSON, one dataset a file
    #[arg(required = true, value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// Where to write all incidents, linked ones as one (native JSON); - for standard output
    #[arg(short, long, default_value = "linked.json", value_name = "FILE")]
    pub output: PathBuf,
    /// How many days the dates may lie apart
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=3650))]
    pub days: u32,
    /// How far the places may lie apart, measured from edge to edge
    #[arg(long, default_value = "10km", value_name = "DISTANCE")]
    pub distance: String,
    /// Link from this score on, from 0 to 1 [default: 0.65]
    #[arg(long, value_name = "SCORE", value_parser = super::names::probability)]
    pub min_score: Option<f64>,
    /// Link records of the same file, too
    #[arg(long)]
    pub within_source: bool,
    /// Write each proposed link with its reasons, for a person to decide (CSV)
    #[arg(long, value_name = "FILE")]
    pub review: Option<PathBuf>,
    /// A review in which some links have "no" in the column keep: they are not made
    #[arg(long, value_name = "FILE")]
    pub refused: Option<PathBuf>,
    /// Where rejected records are written, if there are any
    #[arg(long, default_value = "rejects.csv", value_name = "FILE")]
    pub rejects: PathBuf,
    #[command(flatten)]
    pub read: ReadArgs,
    #[command(flatten)]
    pub names: NamesArgs,
}

#[derive(Debug, ClapArgs)]
pub struct DiffArgs {
    /// The earlier release
    pub old: PathBuf,
    /// The later one
    pub new: PathBuf,
    #[arg(short, long, value_enum, default_value = "table")]
    pub format: TableFormat,
    /// Where rejected records are written, if there are any
    #[arg(long, default_value = "rejects.csv", value_name = "FILE")]
    pub rejects: PathBuf,
    #[command(flatten)]
    pub read: ReadArgs,
    #[command(flatten)]
    pub names: NamesArgs,
}
