//! The layers of a map, from the ground up. Each is a named group of the SVG.

mod base;
mod border;
mod density;
mod footprints;
mod incidents;
mod names;
pub(super) mod style;
mod subject;
mod traced;

pub(super) use base::{backdrop, boundaries, countries, provinces, rivers};
pub(super) use border::{band_colours, bands, crossings, durand_line, line_over};
pub(super) use density::{hexagons, rates};
pub(super) use footprints::{DISTRICT_HATCH, Ground, PROVINCE_HATCH, footprints, ground_style, grounds, hatches};
pub(super) use incidents::symbols;
pub(super) use names::{Names, labeller};
pub(super) use subject::{districts, radius, subject};
pub(super) use traced::Traced;

use incidents::link_paths;

use crate::border::BorderLine;
use crate::draw::canvas::{CanvasError, ClipRect, Group, Sheet, Themed};
use crate::draw::projection::{Bounds, MapFrame, Straight, clip_line, clip_ring, resample, simplify};
use crate::draw::theme::Colours;
use crate::geodesy::LonLat;
use geo::{Coord, LineString, MultiPolygon};
use std::cell::OnceCell;

/// What is smaller than this is not seen, CSS pixels.
const VISIBLE: f64 = 0.3;
/// Rings smaller than this, in square CSS pixels, are left out.
const SMALLEST: f64 = 0.5;

/// The sheet and the frame that layers are painted on.
pub(super) struct Painter<'a> {
    pub sheet: &'a Sheet,
    pub frame: &'a MapFrame,
    /// Goes before the ids of the layers, so that two frames fit on a page.
    pub prefix: &'a str,
    /// What places are called.
    pub names: &'a crate::geodata::Names,
    /// The border on the page, all of it: it is drawn several times.
    border: OnceCell<Vec<Line>>,
}

type Line = Vec<(f64, f64)>;

impl<'a> Painter<'a> {
    pub fn new(sheet: &'a Sheet, frame: &'a MapFrame, prefix: &'a str, names: &'a crate::geodata::Names) -> Self {
        Self {
            sheet,
            frame,
            prefix,
            names,
            border: OnceCell::new(),
        }
    }

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

    /// The parts of a line that may come near the frame, on the page.
    fn on_page(&self, line: &[Coord<f64>], straight: Straight) -> impl Iterator<Item = Line> {
        near(line, &self.frame.ground).flat_map(move |part| {
            let positions = part.iter().filter_map(|&c| LonLat::try_from(c).ok());
            resample(positions, straight, |p| self.frame.to_page(p))
        })
    }

    /// The parts of lines that may come near the frame, on the page, without
    /// what is too small to see.
    fn traced<'l>(&self, lines: impl IntoIterator<Item = &'l LineString<f64>>) -> Vec<Line> {
        lines
            .into_iter()
            .flat_map(|line| self.on_page(&line.0, Straight::Degrees))
            .map(|line| simplify(&line, VISIBLE))
            .collect()
    }

    /// The visible parts of lines on the page, with `margin` pixels beyond the
    /// frame.
    fn clipped(&self, lines: &[Line], margin: f64) -> Vec<Line> {
        let frame = self.frame.bounds.grown(margin);
        lines.iter().flat_map(|line| clip_line(line, &frame)).collect()
    }

    /// The visible parts of lines, with `margin` pixels beyond the frame.
    pub fn lines<'l>(&self, lines: impl IntoIterator<Item = &'l LineString<f64>>, margin: f64) -> Vec<Line> {
        self.clipped(&self.traced(lines), margin)
    }

    /// The visible parts of the border, whose segments are geodesics. A frame has
    /// one border.
    pub fn border(&self, border: &BorderLine, margin: f64, tolerance: f64) -> Vec<Line> {
        let on_page = self.border.get_or_init(|| {
            let line: Vec<Coord<f64>> = border.vertices().iter().map(|&p| p.into()).collect();
            self.on_page(&line, Straight::Geodesic).collect()
        });
        let thin: Vec<Line> = on_page.iter().map(|line| simplify(line, tolerance)).collect();
        self.clipped(&thin, margin)
    }

    /// The visible part of rings, for filling; holes among them.
    pub fn rings<'l>(&self, rings: impl IntoIterator<Item = &'l LineString<f64>>) -> Vec<Line> {
        self.clipped_rings(rings, 3.0)
    }

    /// The part of polygons that is well inside the frame.
    pub fn inner_rings(&self, shape: &MultiPolygon<f64>) -> Vec<Line> {
        self.clipped_rings(rings_of(shape), -4.0)
    }

    fn clipped_rings<'l>(&self, rings: impl IntoIterator<Item = &'l LineString<f64>>, margin: f64) -> Vec<Line> {
        let frame = self.frame.bounds.grown(margin);
        let visible = |ring: &LineString<f64>| {
            let degrees: Vec<(f64, f64)> = ring.coords().map(|c| (c.x, c.y)).collect();
            // What is far beyond the frame need not be projected.
            let held = clip_ring(&degrees, &self.frame.ground);
            let closed = held.iter().chain(held.first());
            let positions = closed.filter_map(|&(lon, lat)| LonLat::new(lon, lat).ok());
            let page = resample(positions, Straight::Degrees, |p| self.frame.to_page(p)).concat();
            clip_ring(&simplify(&page, VISIBLE), &frame)
        };
        rings
            .into_iter()
            .map(visible)
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

/// The parts of a line that may come near a box of degrees: a segment does not
/// when it is beyond one of its sides by more than its own size, however it is
/// bent.
fn near<'l>(line: &'l [Coord<f64>], ground: &Bounds) -> impl Iterator<Item = &'l [Coord<f64>]> {
    let beyond = |a: &Coord<f64>, b: &Coord<f64>| {
        let by = (a.x - b.x).abs() + (a.y - b.y).abs();
        a.x.max(b.x) + by < ground.left
            || a.x.min(b.x) - by > ground.right
            || a.y.max(b.y) + by < ground.top
            || a.y.min(b.y) - by > ground.bottom
    };
    line.chunk_by(move |a, b| !beyond(a, b)).filter(|part| part.len() > 1)
}

fn area(ring: &[(f64, f64)]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let doubled: f64 = ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    doubled.abs() / 2.0
}

fn rings_of(shape: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}
