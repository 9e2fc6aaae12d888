//! One line of text.

use super::repeated::{named, places};
use crate::draw::canvas::number::{decimal, pixels};
use crate::draw::canvas::paint::{Cap, Join, Stroke, write_stroke};
use crate::draw::canvas::plot::{BackendCoord, Drawable, DrawingErrorKind};
use crate::draw::canvas::units::px;
use crate::draw::canvas::xml::{push_text, push_title};
use crate::draw::canvas::{CanvasError, Colour, SvgCanvas};
use crate::draw::text::{self, Face};

/// Which end of the text stands at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

/// Text whose baseline begins, or ends, at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Label<C = (f64, f64)> {
    at: [C; 1],
    text: String,
    size: f64,
    face: Face,
    colour: Option<Colour>,
    anchor: Anchor,
    shift: (f64, f64),
    halo: Option<(Colour, f64)>,
    rotation: f64,
    spacing: f64,
    class: Option<String>,
    title: Option<String>,
}

impl<C> Label<C> {
    /// Regular text in the theme's ink, `size` in CSS pixels.
    pub fn new(at: C, text: impl Into<String>, size: f64) -> Self {
        Self {
            at: [at],
            text: text.into(),
            size,
            face: Face::Regular,
            colour: None,
            anchor: Anchor::Start,
            shift: (0.0, 0.0),
            halo: None,
            rotation: 0.0,
            spacing: 0.0,
            class: None,
            title: None,
        }
    }

    pub fn face(mut self, face: Face) -> Self {
        self.face = face;
        self
    }

    pub fn colour(mut self, colour: Colour) -> Self {
        self.colour = Some(colour);
        self
    }

    pub fn anchor(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    /// Moves it right and down, in CSS pixels, before it is turned.
    pub fn shift(mut self, right: f64, down: f64) -> Self {
        self.shift = (self.shift.0 + right, self.shift.1 + down);
        self
    }

    /// Puts the middle of its capitals at the point, instead of the baseline.
    pub fn centred(self) -> Self {
        let down = text::cap_height(self.size) / 2.0;
        self.shift(0.0, down)
    }

    /// An outline behind the letters, `width` CSS pixels to each side.
    pub fn halo(mut self, colour: Colour, width: f64) -> Self {
        self.halo = Some((colour, width));
        self
    }

    /// Degrees clockwise round its point.
    pub fn rotation(mut self, degrees: f64) -> Self {
        self.rotation = degrees;
        self
    }

    /// Between the letters, CSS pixels.
    pub fn spacing(mut self, pixels: f64) -> Self {
        self.spacing = pixels;
        self
    }

    named!();

    /// Width in CSS pixels, letter spacing included, halo not.
    pub fn width(&self) -> f64 {
        let gaps = self.text.chars().count() as f64 * self.spacing;
        text::width(&self.text, self.face, self.size) + gaps
    }
}

places!(Label, at);

impl<C> Drawable<SvgCanvas> for Label<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        canvas: &mut SvgCanvas,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<CanvasError>> {
        let Some((x, y)) = at.next() else { return Ok(()) };
        if self.text.trim().is_empty() {
            return Ok(());
        }
        let rotate = (decimal(self.rotation) != "0")
            .then(|| format!("rotate({} {} {})", decimal(self.rotation), pixels(x), pixels(y)));
        let anchor = match self.anchor {
            Anchor::Start => None,
            Anchor::Middle => Some("middle"),
            Anchor::End => Some("end"),
        };
        let (weight, slant) = match self.face {
            Face::Regular => (None, None),
            Face::Bold => (Some("bold"), None),
            Face::Italic => (None, Some("italic")),
        };
        let spacing = (self.spacing != 0.0).then(|| decimal(self.spacing));
        let mut tag = canvas
            .tag("text")
            .attr_if("class", self.class.as_deref())
            .attr("x", &pixels(x + px(self.shift.0)))
            .attr("y", &pixels(y + px(self.shift.1)))
            .attr("font-size", &decimal(self.size))
            .attr_if("font-weight", weight)
            .attr_if("font-style", slant)
            .attr_if("text-anchor", anchor)
            .attr_if("letter-spacing", spacing.as_deref())
            .attr_if("transform", rotate.as_deref())
            .attr_if("fill", self.colour.map(Colour::hex).as_deref());
        if let Some((colour, width)) = self.halo {
            // Half of a stroke lies on the letter's own side.
            let stroke = Stroke::new(colour, width * 2.0).join(Join::Round).cap(Cap::Round);
            tag = write_stroke(tag.attr("paint-order", "stroke"), &stroke);
        }
        match &self.title {
            None => tag.close_text(&self.text),
            Some(title) => {
                tag.open();
                push_title(&mut canvas.out, title);
                push_text(&mut canvas.out, &self.text);
                canvas.out.push_str("</text>\n");
            }
        }
        Ok(())
    }
}
