//! The layers of a map, from the ground up. Each is a named group of the SVG.

mod base;
mod border;
mod density;
mod footprints;
mod incidents;
mod names;
pub(super) mod style;
mod subject;

pub(super) use base::{backdrop, boundaries, countries, provinces, rivers};
pub(super) use border::{band_colours, bands, crossings, durand_line, line_over};
pub(super) use density::{hexagons, rates};
pub(super) use footprints::{DISTRICT_HATCH, Ground, PROVINCE_HATCH, footprints, ground_style, grounds, hatches};
pub(super) use incidents::symbols;
pub(super) use names::{Names, labeller};
pub(super) use subject::{districts, radius, subject};

use incidents::link_paths;

use crate::draw::canvas::{CanvasError, ClipRect, Group, Sheet, Themed};
use crate::draw::projection::{MapFrame, Straight, clip_line, clip_ring, resample};
use crate::draw::theme::Colours;
use crate::geodesy::LonLat;
use geo::{LineString, MultiPolygon, Simplify};

/// What is smaller than this is not seen, CSS pixels.
const VISIBLE: f64 = 0.15;
/// Rings smaller than this, in square CSS pixels, are left out.
const SMALLEST: f64 = 0.5;

/// The sheet and the frame that layers are painted on.
pub(super) struct Painter<'a> {
    pub sheet: &'a Sheet,
    pub frame: &'a MapFrame,
    /// Goes before the ids of the layers, so that two frames fit on a page.
    pub prefix: &'a str,
}

type Line = Vec<(f64, f64)>;

impl Painter<'_> {
    pub fn colours(&self) -> &Colours {
        self.sheet.colours()
    }

    /// Size of type in CSS pixels, from points at the theme's scale of 1.
    pub fn pt(&self, points: f64) -> f64 {
        self.sheet.pt(points)
    }

    /// An id on this frame.
    pub fn id(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    /// Opens the frame: its clipping rectangle.
    pub fn open_frame(&self) -> Result<(), CanvasError> {
        let b = self.frame.bounds;
        self.sheet.draw(&ClipRect::new(
            self.id("frame-clip"),
            (b.left, b.top),
            (b.right, b.bottom),
        ))?;
        Ok(())
    }
    /// Paints a layer as a group, clipped to the frame.
    pub fn layer(
        &self,
        id: &str,
        title: &str,
        paint: impl FnOnce() -> Result<(), CanvasError>,
    ) -> Result<(), CanvasError> {
        let group = Group::open(self.id(id)).class("layer").title(title);
        self.sheet.draw(&group.clip(self.id("frame-clip")))?;
        paint()?;
        self.sheet.draw(&Group::close())?;
        Ok(())
    }

    /// A line on the page, simplified to what is seen.
    fn paths(&self, line: &LineString<f64>, straight: Straight) -> Vec<Line> {
        let positions = line.coords().filter_map(|&c| LonLat::try_from(c).ok());
        resample(positions, straight, |p| self.frame.to_page(p))
            .into_iter()
            .map(|part| {
                let line = LineString::from(part).simplify(VISIBLE);
                line.0.into_iter().map(|c| (c.x, c.y)).collect()
            })
            .collect()
    }

    /// The visible parts of lines, with `margin` pixels beyond the frame.
    pub fn lines<'l>(&self, lines: impl IntoIterator<Item = &'l LineString<f64>>, margin: f64) -> Vec<Line> {
        let frame = self.frame.bounds.grown(margin);
        lines
            .into_iter()
            .flat_map(|line| self.paths(line, Straight::Degrees))
            .flat_map(|line| clip_line(&line, &frame))
            .collect()
    }

    /// The visible parts of a line whose segments are geodesics.
    pub fn geodesic(&self, line: &[LonLat], margin: f64) -> Vec<Line> {
        let frame = self.frame.bounds.grown(margin);
        let line = LineString(line.iter().map(|&p| p.into()).collect());
        let parts = self.paths(&line, Straight::Geodesic);
        parts.iter().flat_map(|part| clip_line(part, &frame)).collect()
    }

    /// The visible part of polygons, for filling; holes among the rings.
    pub fn rings(&self, shape: &MultiPolygon<f64>) -> Vec<Line> {
        self.clipped_rings(shape, 3.0)
    }

    /// The part of polygons that is well inside the frame.
    pub fn inner_rings(&self, shape: &MultiPolygon<f64>) -> Vec<Line> {
        self.clipped_rings(shape, -4.0)
    }

    fn clipped_rings(&self, shape: &MultiPolygon<f64>, margin: f64) -> Vec<Line> {
        let frame = self.frame.bounds.grown(margin);
        rings_of(shape)
            .map(|ring| clip_ring(&self.paths(ring, Straight::Degrees).concat(), &frame))
            .filter(|ring| ring.len() > 2 && area(ring) > SMALLEST)
            .collect()
    }

    /// The visible part of the outlines of polygons, for stroking.
    pub fn outlines(&self, shape: &MultiPolygon<f64>) -> Vec<Line> {
        self.lines(rings_of(shape), 3.0)
            .into_iter()
            .filter(|line| line.len() > 4 || area(line) > SMALLEST || line.first() != line.last())
            .collect()
    }
}

fn rings_of(shape: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

fn area(ring: &[(f64, f64)]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let doubled: f64 = ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    doubled.abs() / 2.0
}
