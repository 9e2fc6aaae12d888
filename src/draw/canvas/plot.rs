//! What is used of plotters: everything else imports it from here.

pub use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
pub use plotters::coord::cartesian::Cartesian2d;
pub use plotters::coord::ranged1d::{AsRangedCoord, KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
pub use plotters::coord::types::{RangedCoordf64, RangedDate};
pub use plotters::coord::{CoordTranslate, Shift};
pub use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
pub use plotters::element::{Drawable, PathElement, PointCollection, Rectangle};
pub use plotters::prelude::{IntoLogRange, IntoMonthly};
pub use plotters::style::{Color, FontDesc, FontFamily, FontStyle, IntoTextStyle, ShapeStyle, TextStyle};
pub use plotters_backend::text_anchor;
pub use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontTransform,
};

impl Color for crate::draw::theme::Colour {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor {
            alpha: 1.0,
            rgb: (self.0, self.1, self.2),
        }
    }
}
