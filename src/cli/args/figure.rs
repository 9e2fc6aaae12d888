//! How figures are written.

use crate::draw::format::{LEAST_DPI, MOST_DPI};
use clap::Args as ClapArgs;

#[derive(Clone, Debug, ClapArgs)]
#[command(next_help_heading = "Figure")]
pub struct FigureArgs {
    /// Resolution of a PNG in dots an inch, from 72 to 1200
    #[arg(long, default_value_t = 300, value_name = "N", value_parser = clap::value_parser!(u32).range(i64::from(LEAST_DPI)..=i64::from(MOST_DPI)))]
    pub dpi: u32,
}
