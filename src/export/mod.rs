//! Writing incidents and tables, one file per format.

mod csv;
mod enriched;
mod footprints;
mod geojson;
mod json;
mod markdown;
mod native;
mod original;
mod record;
mod text;

pub use csv::{write_csv, write_table_csv};
pub use enriched::{Added, Extra, PointRow, RowFormat, RowWriter};
pub use footprints::write_footprints;
pub use geojson::write_geojson;
pub use json::{write_json, write_table_json};
pub use markdown::write_table_markdown;
pub use native::write_native;
pub use record::{COLUMNS, Record};
pub use text::{incidents_text, shown, table_text};

pub use crate::read::plain_cell;
