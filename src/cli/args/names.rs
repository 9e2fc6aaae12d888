//! How names are looked up.

use super::ExplainFormat;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Clone, Debug, Default, ClapArgs)]
#[command(next_help_heading = "Names")]
pub struct NamesArgs {
    /// Keep back places that are less likely right, from 0 to 1 [default: 0.6]
    #[arg(long, value_name = "P", value_parser = probability)]
    pub min_confidence: Option<f64>,
    /// A reviewed table of `geocode --column`: its names are settled
    #[arg(long, value_name = "FILE")]
    pub resolved: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct GeocodeArgs {
    /// The place as written: "Barmal, Paktika"; with --column a table
    #[arg(value_name = "PLACE|FILE")]
    pub place: String,
    /// Look up each name in this column of the table FILE, and write a table to review
    #[arg(long, value_name = "NAME")]
    pub column: Option<String>,
    /// Where to write the review [default: standard output]
    #[arg(short, long, value_name = "FILE", requires = "column")]
    pub output: Option<PathBuf>,
    /// Show the candidates and the rule that decided
    #[arg(long)]
    pub explain: bool,
    #[arg(short, long, value_enum, default_value = "table")]
    pub format: ExplainFormat,
    #[command(flatten)]
    pub read: super::ReadArgs,
    #[command(flatten)]
    pub names: NamesArgs,
}

pub(super) fn probability(text: &str) -> Result<f64, String> {
    let p: f64 = text.parse().map_err(|_| "write a number from 0 to 1".to_owned())?;
    if (0.0..=1.0).contains(&p) {
        Ok(p)
    } else {
        Err("write a number from 0 to 1".to_owned())
    }
}
