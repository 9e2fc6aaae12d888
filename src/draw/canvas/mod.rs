//! The page that maps and charts are drawn on: plotters in front, SVG behind.
//!
//! This is the only door to plotters. Its backends count in whole pixels, so
//! ours reports [`SUBPIXELS`] a CSS pixel and divides on output; what plotters
//! lacks (groups, ids, titles, holes, dashes, patterns, clipping, text at any
//! angle) are elements that draw on this backend alone.
//!
//! ```
//! use durand::draw::canvas::{self, Colour, Disc, Group, Page};
//! use durand::draw::theme::Theme;
//! use std::sync::Arc;
//! let page = Page {
//!     width_mm: 80.0,
//!     height_mm: 60.0,
//!     title: "One incident".into(),
//!     description: "A disc in the middle of the page.".into(),
//!     lang: "en".into(),
//!     theme: Arc::new(Theme::print()?),
//! };
//! let svg = canvas::draw(&page, |_, sheet| {
//!     sheet.draw(&Group::open("incidents").title("Incidents"))?;
//!     sheet.draw(&Disc::new((canvas::mm(40.0), canvas::mm(30.0)), 6.0).fill(Colour::BLUE))?;
//!     sheet.draw(&Group::close())?;
//!     Ok(())
//! })?;
//! assert!(svg.contains("<title>Incidents</title>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod backend;
mod element;
mod error;
mod number;
mod page;
mod paint;
pub mod plot;
mod sheet;
mod units;
mod xml;

pub use crate::draw::theme::Colour;
pub use backend::SvgCanvas;
pub use element::{Anchor, ClipRect, Disc, Group, Hatch, Label, Rect, Shape, Use};
pub use error::CanvasError;
pub use page::{Page, Root, draw};
pub use paint::{Cap, Fill, Join, Stroke};
pub use sheet::{PagePx, Sheet, Themed};
pub use units::{SUBPIXELS, mm, pt, px};
pub use xml::id_from;
