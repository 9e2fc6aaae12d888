//! The whole page in CSS pixels with fractions.

use super::backend::SvgCanvas;
use super::page::Root;
use super::plot::{BackendCoord, CoordTranslate, DrawingArea};
use super::units::px;

/// Maps CSS pixels from the page's upper left corner to sub-pixels.
#[derive(Clone, Copy, Debug, Default)]
pub struct PagePx;

impl CoordTranslate for PagePx {
    type From = (f64, f64);

    fn translate(&self, &(x, y): &(f64, f64)) -> BackendCoord {
        (px(x), px(y))
    }
}

/// A page to draw on in CSS pixels. Points off the page are clamped to its
/// edge, x and y apart: clip before.
pub type Sheet = DrawingArea<SvgCanvas, PagePx>;

/// The whole page of `root` as a sheet.
pub fn sheet(root: &Root) -> Sheet {
    root.use_screen_coord().apply_coord_spec(PagePx)
}
