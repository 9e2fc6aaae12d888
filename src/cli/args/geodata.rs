//! Arguments about geodata: which are used, and what is imported.

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Which imported sets are used.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Imported geodata")]
pub struct DataArgs {
    /// Folder of imported districts and places; without it $DURAND_DATA_DIR,
    /// else durand in the user's data folder
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Leave imported sets aside
    #[arg(long, global = true)]
    pub no_imports: bool,
}

#[derive(Debug, ClapArgs)]
pub struct GeodataArgs {
    #[command(subcommand)]
    pub command: GeodataCommand,
}

#[derive(Debug, Subcommand)]
pub enum GeodataCommand {
    /// List the layers and imported sets with source, date and licence
    List,
    /// Show all that is known of a layer or imported set
    Show { layer: String },
    /// Import districts or places; importing again replaces them
    Import(Box<ImportArgs>),
    /// Take an imported set out
    Remove {
        /// Its id, as geodata list shows it
        id: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    Districts,
    Places,
}

#[derive(Debug, ClapArgs)]
pub struct ImportArgs {
    /// Districts: GeoJSON, TopoJSON, a shapefile or a GeoPackage; places: a
    /// GeoNames dump or CSV with name,lat,lon
    pub file: PathBuf,
    /// What is in it
    #[arg(long = "as", value_enum, value_name = "KIND")]
    pub kind: ImportKind,
    /// The name of the set; without it, after the file
    #[arg(long)]
    pub id: Option<String>,
    /// The column that holds the names
    #[arg(long, value_name = "NAME")]
    pub name_field: Option<String>,
    /// The column that holds the P-codes
    #[arg(long, value_name = "NAME")]
    pub pcode_field: Option<String>,
    /// The column that holds the provinces
    #[arg(long, value_name = "NAME")]
    pub parent_field: Option<String>,
    /// The country that all of it lies in
    #[arg(long, value_name = "AFG|PAK")]
    pub country: Option<String>,
    /// Who made it, for citations
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
    /// Its licence
    #[arg(long, value_name = "TEXT")]
    pub licence: Option<String>,
    /// The year that it shows
    #[arg(long, value_name = "YEAR")]
    pub year: Option<String>,
    /// Where to write the whole list of matches as CSV, instead of what did
    /// not match to standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
