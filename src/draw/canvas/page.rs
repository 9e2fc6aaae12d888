//! A page, from opening to the finished file.

use super::backend::SvgCanvas;
use super::element::Rect;
use super::error::CanvasError;
use super::number::decimal;
use super::plot::{DrawingArea, Shift};
use super::sheet::{Sheet, sheet};
use super::units::mm;
use super::xml::{Tag, push_text};
use crate::draw::theme::Theme;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// Size and description of a figure. Use one SVG a document: its ids are
/// unique within the page, not beyond.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Millimetres, 1 to 5000.
    pub width_mm: f64,
    /// Millimetres, 1 to 5000.
    pub height_mm: f64,
    /// A name for the figure, read out by screen readers.
    pub title: String,
    /// What the figure shows, for those who cannot see it.
    pub description: String,
    /// Language of the text on it, as in BCP 47: "en".
    pub lang: String,
    pub theme: Arc<Theme>,
}

/// The page as plotters sees it, in sub-pixels.
pub type Root = DrawingArea<SvgCanvas, Shift>;

/// Families in the order in which a viewer tries them. Arabic script falls
/// through to the one that has it.
const FAMILIES: &str =
    "Noto Sans, Noto Naskh Arabic, Open Sans, Segoe UI, Arial, Liberation Sans, DejaVu Sans Condensed, sans-serif";

/// The theme's families, then these.
fn families(theme: &Theme) -> String {
    let quoted = |name: &String| match name.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-') {
        true => format!("{name}, "),
        false => format!("'{}', ", name.replace(['\'', '\\'], "")),
    };
    let own: String = theme.typography.families.iter().map(quoted).collect();
    format!("{own}{FAMILIES}")
}

impl Page {
    /// Width in CSS pixels.
    pub fn width(&self) -> f64 {
        mm(self.width_mm)
    }

    /// Height in CSS pixels.
    pub fn height(&self) -> f64 {
        mm(self.height_mm)
    }

    pub(super) fn check(&self) -> Result<(), CanvasError> {
        // Five metres keep coordinates far below the range of i32.
        if [self.width_mm, self.height_mm]
            .iter()
            .all(|side| (1.0..=5000.0).contains(side))
        {
            Ok(())
        } else {
            Err(CanvasError::PageSize {
                width_mm: self.width_mm.to_string(),
                height_mm: self.height_mm.to_string(),
            })
        }
    }

    /// The root element's start tag with title and description.
    pub(super) fn head(&self) -> String {
        let mut out = String::new();
        let view = format!("0 0 {} {}", decimal(self.width()), decimal(self.height()));
        Tag::new(&mut out, "svg")
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .attr("width", &format!("{}mm", decimal(self.width_mm)))
            .attr("height", &format!("{}mm", decimal(self.height_mm)))
            .attr("viewBox", &view)
            .attr("lang", &self.lang)
            .attr("role", "img")
            .attr("aria-labelledby", "page-title page-desc")
            .attr("font-family", &families(&self.theme))
            // Browsers would thicken and slant what a font lacks, Arabic
            // letters above all; other renderers do not.
            .attr("style", "font-synthesis:none")
            .attr("fill", &self.theme.colours.ink.hex())
            .open();
        out.push_str("\n<title id=\"page-title\">");
        push_text(&mut out, &self.title);
        out.push_str("</title>\n<desc id=\"page-desc\">");
        push_text(&mut out, &self.description);
        out.push_str("</desc>\n");
        out
    }
}

/// Draws a page on paper of its theme and gives the finished SVG, the same
/// bytes for the same drawing.
///
/// # Errors
/// What `paint` returns; a page of no size; a group left open.
pub fn draw<F>(page: &Page, paint: F) -> Result<String, CanvasError>
where
    F: FnOnce(&Root, &Sheet) -> Result<(), CanvasError>,
{
    let canvas = Rc::new(RefCell::new(SvgCanvas::new(page)?));
    let root = DrawingArea::from(&canvas);
    let sheet = sheet(&root, &page.theme);
    let paper = Rect::new((0.0, 0.0), (page.width(), page.height()));
    sheet.draw(&paper.fill(page.theme.colours.paper).class("paper"))?;
    paint(&root, &sheet)?;
    root.present()?;
    let svg = canvas.borrow().svg();
    Ok(svg)
}
