//! `<g>`: a layer that a reader can name, hide or style.

use super::repeated::places;
use crate::draw::canvas::plot::{BackendCoord, Drawable, DrawingErrorKind};
use crate::draw::canvas::xml::{Tag, push_title};
use crate::draw::canvas::{CanvasError, SvgCanvas};

/// Begins or ends a group. What is drawn between is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Open {
        id: Option<String>,
        class: Option<String>,
        title: Option<String>,
        clip: Option<String>,
    },
    Close,
}

impl Group {
    /// Opens a group with an id, which must be a valid XML id and the only
    /// one of its kind on the page; drawing fails otherwise.
    pub fn open(id: impl Into<String>) -> Self {
        Self(Kind::Open {
            id: Some(id.into()),
            class: None,
            title: None,
            clip: None,
        })
    }

    /// Opens a group that has no name of its own.
    pub fn anonymous() -> Self {
        Self(Kind::Open {
            id: None,
            class: None,
            title: None,
            clip: None,
        })
    }

    /// Closes the group that was opened last.
    pub fn close() -> Self {
        Self(Kind::Close)
    }

    /// A class for style sheets.
    pub fn class(mut self, value: impl Into<String>) -> Self {
        if let Kind::Open { class, .. } = &mut self.0 {
            *class = Some(value.into());
        }
        self
    }

    /// Shown when the pointer rests on it, and read out.
    pub fn title(mut self, value: impl Into<String>) -> Self {
        if let Kind::Open { title, .. } = &mut self.0 {
            *title = Some(value.into());
        }
        self
    }

    /// The id of a [`ClipRect`](super::ClipRect) drawn before.
    pub fn clip(mut self, value: impl Into<String>) -> Self {
        if let Kind::Open { clip, .. } = &mut self.0 {
            *clip = Some(value.into());
        }
        self
    }
}

places!(Group);

impl Drawable<SvgCanvas> for Group {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        canvas: &mut SvgCanvas,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<CanvasError>> {
        match &self.0 {
            Kind::Open { id, class, title, clip } => {
                if let Some(id) = id {
                    canvas.claim_id(id).map_err(DrawingErrorKind::DrawingError)?;
                }
                let url = clip.as_ref().map(|clip| format!("url(#{clip})"));
                Tag::new(&mut canvas.out, "g")
                    .attr_if("id", id.as_deref())
                    .attr_if("class", class.as_deref())
                    .attr_if("clip-path", url.as_deref())
                    .open();
                if let Some(title) = title {
                    push_title(&mut canvas.out, title);
                }
                canvas.out.push('\n');
                canvas.open.push(id.clone().or(class.clone()).unwrap_or_default());
            }
            Kind::Close => {
                if canvas.open.pop().is_none() {
                    return Err(DrawingErrorKind::DrawingError(CanvasError::NotOpen));
                }
                canvas.out.push_str("</g>\n");
            }
        }
        Ok(())
    }
}
