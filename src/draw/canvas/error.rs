//! Why a figure could not be drawn.

use super::plot::{DrawingAreaErrorKind, DrawingErrorKind};

/// An error of the canvas. All but `Layout` are mistakes of the caller.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CanvasError {
    #[error("the id \"{0}\" is used twice on the page")]
    DuplicateId(String),
    #[error("\"{0}\" is no XML id; make one with id_from")]
    InvalidId(String),
    #[error("a group is closed that was never opened")]
    NotOpen,
    #[error("the group \"{0}\" is not closed")]
    StillOpen(String),
    #[error("the page measures {width_mm} × {height_mm} mm; give it 1 to 5000 mm each way")]
    PageSize { width_mm: String, height_mm: String },
    #[error("bitmaps cannot be drawn on this page")]
    Bitmap,
    #[error("{0} do not fit on a page of this size; make it larger")]
    Layout(String),
    #[error("plotters: {0}")]
    Plotters(String),
}

impl From<DrawingErrorKind<CanvasError>> for CanvasError {
    fn from(error: DrawingErrorKind<CanvasError>) -> Self {
        match error {
            DrawingErrorKind::DrawingError(own) => own,
            DrawingErrorKind::FontError(font) => Self::Plotters(font.to_string()),
        }
    }
}

impl From<DrawingAreaErrorKind<CanvasError>> for CanvasError {
    fn from(error: DrawingAreaErrorKind<CanvasError>) -> Self {
        match error {
            DrawingAreaErrorKind::BackendError(inner) => inner.into(),
            other => Self::Plotters(other.to_string()),
        }
    }
}
