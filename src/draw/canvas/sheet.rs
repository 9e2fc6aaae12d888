//! The whole page in CSS pixels with fractions, and the theme it is drawn in.

use super::backend::SvgCanvas;
use super::plot::{BackendCoord, CoordTranslate, DrawingArea, Shift};
use super::units::px;
use crate::draw::theme::{Colours, Theme};
use std::sync::Arc;

/// Maps CSS pixels from the page's upper left corner to sub-pixels.
#[derive(Clone, Debug)]
pub struct PagePx {
    theme: Arc<Theme>,
}

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
pub(super) fn sheet(root: &DrawingArea<SvgCanvas, Shift>, theme: &Arc<Theme>) -> Sheet {
    root.use_screen_coord().apply_coord_spec(PagePx {
        theme: Arc::clone(theme),
    })
}

/// What is drawn in a theme.
pub trait Themed {
    fn theme(&self) -> &Theme;

    fn colours(&self) -> &Colours {
        &self.theme().colours
    }

    /// Size of type in CSS pixels, from points at the theme's scale of 1.
    fn pt(&self, points: f64) -> f64 {
        self.theme().pt(points)
    }
}

impl Themed for Sheet {
    fn theme(&self) -> &Theme {
        &self.as_coord_spec().theme
    }
}
