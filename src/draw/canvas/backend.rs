//! The plotters backend that writes SVG.

use super::error::CanvasError;
use super::number::{Grain, decimal, pixels, push_short};
use super::page::Page;
use super::plot::text_anchor::{HPos, VPos};
use super::plot::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};
use super::units::{SUBPIXELS, px};
use super::xml::{Tag, is_id};
use crate::draw::text::{self, Face};
use std::collections::BTreeSet;

type Outcome = Result<(), DrawingErrorKind<CanvasError>>;

/// An SVG under construction. Its pixels are sub-pixels:
/// [`SUBPIXELS`](super::SUBPIXELS) to a CSS pixel.
pub struct SvgCanvas {
    size: (u32, u32),
    pub(super) out: String,
    /// Ids or classes of the groups that are open, outermost first.
    pub(super) open: Vec<String>,
    ids: BTreeSet<String>,
}

impl SvgCanvas {
    /// An empty page.
    ///
    /// # Errors
    /// When the page has no usable size.
    pub fn new(page: &Page) -> Result<Self, CanvasError> {
        page.check()?;
        let side = |length: f64| u32::try_from(px(length)).unwrap_or(0);
        Ok(Self {
            size: (side(page.width()), side(page.height())),
            out: page.head(),
            open: Vec::new(),
            ids: ["page-title", "page-desc"].map(str::to_owned).into(),
        })
    }

    /// The file as far as it is drawn.
    pub fn svg(&self) -> String {
        format!("{}</svg>\n", self.out)
    }

    /// Notes that an id is used.
    pub(super) fn claim_id(&mut self, id: &str) -> Result<(), CanvasError> {
        if !is_id(id) {
            Err(CanvasError::InvalidId(id.to_owned()))
        } else if self.ids.insert(id.to_owned()) {
            Ok(())
        } else {
            Err(CanvasError::DuplicateId(id.to_owned()))
        }
    }

    pub(super) fn tag(&mut self, name: &'static str) -> Tag<'_> {
        Tag::new(&mut self.out, name)
    }
}

/// Path data for several lines, relative so that they stay short. Each part
/// says whether it is closed. Differences are taken after rounding, so errors
/// do not add up.
pub(super) fn path_data<I>(parts: I, grain: Grain) -> String
where
    I: IntoIterator<Item = (Vec<BackendCoord>, bool)>,
{
    let mut d = String::new();
    for (points, closed) in parts {
        let mut points = points.into_iter().map(|(x, y)| (grain.round(x), grain.round(y)));
        let Some(first) = points.next() else { continue };
        d.push('M');
        push_pair(&mut d, first);
        let mut at = first;
        let mut moved = false;
        for point in points {
            if point == at {
                continue;
            }
            let step = (point.0 - at.0, point.1 - at.1);
            if !moved {
                d.push('l');
            } else if step.0 >= 0 {
                d.push(' ');
            }
            push_pair(&mut d, step);
            at = point;
            moved = true;
        }
        if !moved {
            // A line of no length still shows its round caps.
            d.push_str("l0 0");
        }
        if closed {
            d.push('z');
        }
    }
    d
}

fn push_pair(out: &mut String, (x, y): (i64, i64)) {
    push_short(out, x);
    // A minus parts two numbers as well as a space does.
    if y >= 0 {
        out.push(' ');
    }
    push_short(out, y);
}

fn hex(colour: BackendColor) -> String {
    super::Colour(colour.rgb.0, colour.rgb.1, colour.rgb.2).hex()
}

fn filled<'o>(tag: Tag<'o>, colour: BackendColor) -> Tag<'o> {
    let tag = tag.attr("fill", &hex(colour));
    if colour.alpha < 1.0 {
        tag.attr("fill-opacity", &decimal(colour.alpha))
    } else {
        tag
    }
}

fn stroked<'o, S: BackendStyle>(tag: Tag<'o>, style: &S) -> Tag<'o> {
    let colour = style.color();
    let width = f64::from(style.stroke_width()) / f64::from(SUBPIXELS);
    let tag = tag
        .attr("fill", "none")
        .attr("stroke", &hex(colour))
        .attr("stroke-width", &decimal(width));
    if colour.alpha < 1.0 {
        tag.attr("stroke-opacity", &decimal(colour.alpha))
    } else {
        tag
    }
}

/// Nothing is drawn where nothing would be seen.
fn unseen<S: BackendStyle>(style: &S, fill: bool) -> bool {
    style.color().alpha <= 0.0 || (!fill && style.stroke_width() == 0)
}

fn face_of<T: BackendTextStyle>(style: &T) -> Face {
    match style.style() {
        FontStyle::Normal => Face::Regular,
        FontStyle::Bold => Face::Bold,
        FontStyle::Italic | FontStyle::Oblique => Face::Italic,
    }
}

impl DrawingBackend for SvgCanvas {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    /// Checks that every group is closed.
    fn present(&mut self) -> Outcome {
        match self.open.last() {
            None => Ok(()),
            Some(group) => Err(DrawingErrorKind::DrawingError(CanvasError::StillOpen(group.clone()))),
        }
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        if unseen(style, fill) {
            return Ok(());
        }
        let (x0, x1) = (upper_left.0.min(bottom_right.0), upper_left.0.max(bottom_right.0));
        let (y0, y1) = (upper_left.1.min(bottom_right.1), upper_left.1.max(bottom_right.1));
        let tag = self
            .tag("rect")
            .attr("x", &pixels(x0))
            .attr("y", &pixels(y0))
            .attr("width", &pixels(x1 - x0))
            .attr("height", &pixels(y1 - y0));
        let tag = if fill {
            filled(tag, style.color())
        } else {
            stroked(tag, style)
        };
        tag.close(None);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        if unseen(style, false) {
            return Ok(());
        }
        let d = path_data([(path.into_iter().collect(), false)], Grain::Hundredth);
        if !d.is_empty() {
            stroked(self.tag("path").attr("d", &d), style).close(None);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        if unseen(style, fill) {
            return Ok(());
        }
        let tag = self
            .tag("circle")
            .attr("cx", &pixels(center.0))
            .attr("cy", &pixels(center.1))
            .attr("r", &decimal(f64::from(radius) / f64::from(SUBPIXELS)));
        let tag = if fill {
            filled(tag, style.color())
        } else {
            stroked(tag, style)
        };
        tag.close(None);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Outcome {
        if unseen(style, true) {
            return Ok(());
        }
        let d = path_data([(vert.into_iter().collect(), true)], Grain::Hundredth);
        if !d.is_empty() {
            filled(self.tag("path").attr("d", &d), style.color()).close(None);
        }
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Outcome {
        if style.color().alpha <= 0.0 || text.trim().is_empty() {
            return Ok(());
        }
        let size = style.size() / f64::from(SUBPIXELS);
        // Baselines are computed, for viewers disagree on dominant-baseline.
        // Labels stand by their capitals and figures, so they are centred on
        // these, and top and bottom are theirs too.
        let down = match style.anchor().v_pos {
            VPos::Top => text::cap_height(size),
            VPos::Center => text::cap_height(size) / 2.0,
            VPos::Bottom => 0.0,
        };
        let anchor = match style.anchor().h_pos {
            HPos::Left => None,
            HPos::Center => Some("middle"),
            HPos::Right => Some("end"),
        };
        let turn = match style.transform() {
            FontTransform::None => None,
            FontTransform::Rotate90 => Some(90),
            FontTransform::Rotate180 => Some(180),
            FontTransform::Rotate270 => Some(270),
        };
        let (x, y) = (pixels(pos.0), pixels(pos.1));
        // The text is shifted in its own frame, before it is turned.
        let baseline = pixels(pos.1 + px(down));
        let rotate = turn.map(|degrees| format!("rotate({degrees} {x} {y})"));
        let (weight, slant) = match face_of(style) {
            Face::Regular => (None, None),
            Face::Bold => (Some("bold"), None),
            Face::Italic => (None, Some("italic")),
        };
        let tag = self
            .tag("text")
            .attr("x", &x)
            .attr("y", &baseline)
            .attr("font-size", &decimal(size))
            .attr_if("font-weight", weight)
            .attr_if("font-style", slant)
            .attr_if("text-anchor", anchor)
            .attr_if("transform", rotate.as_deref());
        filled(tag, style.color()).close_text(text);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        let width = text::width(text, face_of(style), style.size());
        let height = text::cap_height(style.size());
        // A cast from f64 saturates.
        Ok((width.ceil().max(0.0) as u32, height.ceil().max(0.0) as u32))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Outcome {
        Err(DrawingErrorKind::DrawingError(CanvasError::Bitmap))
    }
}
