//! How figures look and how they are written.

use crate::draw::format::{LEAST_DPI, MOST_DPI};
use clap::Args as ClapArgs;

#[derive(Clone, Debug, ClapArgs)]
#[command(next_help_heading = "Figure")]
pub struct FigureArgs {
    /// A title of your own
    #[arg(long)]
    pub title: Option<String>,
    /// a4, a5, a4-portrait, a5-portrait, column, slide, or millimetres such as 160x120mm or 160mm
    #[arg(long, value_name = "SIZE")]
    pub size: Option<String>,
    /// print, screen, dark, mono, or a TOML file of your own (docs/maps.md)
    #[arg(long, default_value = "print", value_name = "NAME|FILE")]
    pub theme: String,
    /// Resolution of a PNG in dots an inch, from 72 to 1200
    #[arg(long, default_value_t = 300, value_name = "N", value_parser = clap::value_parser!(u32).range(i64::from(LEAST_DPI)..=i64::from(MOST_DPI)))]
    pub dpi: u32,
    /// Leave out the data table that is written beside the figure
    #[arg(long)]
    pub no_table: bool,
}
