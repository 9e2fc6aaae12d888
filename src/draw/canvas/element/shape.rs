//! A path: lines, or rings with holes.

use super::repeated::{named, painted, places};
use crate::draw::canvas::backend::path_data;
use crate::draw::canvas::number::Grain;
use crate::draw::canvas::paint::{self, Fill, Stroke};
use crate::draw::canvas::plot::{BackendCoord, Drawable, DrawingErrorKind};
use crate::draw::canvas::{CanvasError, SvgCanvas};

/// Any number of lines and rings painted as one. A point inside an even
/// number of rings is in a hole.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape<C = (f64, f64)> {
    points: Vec<C>,
    /// For each part how many points it has and whether it is closed.
    parts: Vec<(usize, bool)>,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
    class: Option<String>,
    title: Option<String>,
    grain: Grain,
}

impl<C> Shape<C> {
    fn empty() -> Self {
        Self {
            points: Vec::new(),
            parts: Vec::new(),
            fill: None,
            stroke: None,
            class: None,
            title: None,
            grain: Grain::Hundredth,
        }
    }

    /// One open line.
    pub fn line(points: impl IntoIterator<Item = C>) -> Self {
        Self::empty().and_line(points)
    }

    /// Several open lines.
    pub fn lines<P: IntoIterator<Item = C>>(lines: impl IntoIterator<Item = P>) -> Self {
        lines.into_iter().fold(Self::empty(), Self::and_line)
    }

    /// One closed ring; its last point need not repeat the first.
    pub fn ring(points: impl IntoIterator<Item = C>) -> Self {
        Self::empty().and_ring(points)
    }

    /// Several closed rings, holes among them in any order and direction.
    pub fn rings<P: IntoIterator<Item = C>>(rings: impl IntoIterator<Item = P>) -> Self {
        rings.into_iter().fold(Self::empty(), Self::and_ring)
    }

    /// Adds an open line.
    pub fn and_line(self, points: impl IntoIterator<Item = C>) -> Self {
        self.and(points, false)
    }

    /// Adds a closed ring.
    pub fn and_ring(self, points: impl IntoIterator<Item = C>) -> Self {
        self.and(points, true)
    }

    fn and(mut self, points: impl IntoIterator<Item = C>, closed: bool) -> Self {
        let before = self.points.len();
        self.points.extend(points);
        self.parts.push((self.points.len() - before, closed));
        self
    }

    painted!();

    /// Rounds the points to tenths of a CSS pixel (0.026 mm).
    pub fn coarse(mut self) -> Self {
        self.grain = Grain::Tenth;
        self
    }

    named!();
}

places!(Shape, points);

impl<C> Drawable<SvgCanvas> for Shape<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        canvas: &mut SvgCanvas,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<CanvasError>> {
        let parts = self.parts.iter().map(|&(count, closed)| {
            let mut part: Vec<BackendCoord> = points.by_ref().take(count).collect();
            // "z" closes a ring; a repeated first point would say it twice.
            if closed && part.len() > 1 && part.first() == part.last() {
                part.pop();
            }
            (part, closed)
        });
        let d = path_data(parts, self.grain);
        if d.is_empty() {
            return Ok(());
        }
        // With one part the rule makes a difference only where it crosses
        // itself, and there too even-odd is meant.
        let rule = self.fill.is_some().then_some("evenodd");
        let tag = canvas
            .tag("path")
            .attr_if("class", self.class.as_deref())
            .attr("d", &d)
            .attr_if("fill-rule", rule);
        paint::write(tag, self.fill.as_ref(), self.stroke.as_ref()).close(self.title.as_deref());
        Ok(())
    }
}
