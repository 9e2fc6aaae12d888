//! How names are looked up.

use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, Default, ClapArgs)]
#[command(next_help_heading = "Names")]
pub struct NamesArgs {
    /// Keep back places that are less likely right, from 0 to 1 [default: 0.6]
    #[arg(long, value_name = "P", value_parser = probability)]
    pub min_confidence: Option<f64>,
    /// A reviewed table of `geocode --column`: its names are settled
    #[arg(long, value_name = "FILE")]
    pub resolved: Option<PathBuf>,
}

fn probability(text: &str) -> Result<f64, String> {
    let p: f64 = text.parse().map_err(|_| "write a number from 0 to 1".to_owned())?;
    if (0.0..=1.0).contains(&p) {
        Ok(p)
    } else {
        Err("write a number from 0 to 1".to_owned())
    }
}
