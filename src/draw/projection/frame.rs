//! The map's window on the page.

use super::Projection;
use crate::geodesy::{LonLat, destination, distance};

/// An upright box on the page, CSS pixels, y downward.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Bounds {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Grown by a margin on each side.
    pub fn grown(&self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    pub fn within(&self, other: &Self) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }
}

/// A projection, scaled into a frame.
pub struct MapFrame {
    pub projection: Projection,
    pub bounds: Bounds,
    /// Projected metres at the frame's left and top.
    origin: (f64, f64),
    /// Projected metres in a CSS pixel.
    metres_per_px: f64,
    /// Degrees that hold all ground within [`BESIDE`] pixels of the frame:
    /// west, south, east, north as left, top, right, bottom.
    pub ground: Bounds,
}

/// How far beyond the frame something may be drawn, CSS pixels.
const BESIDE: f64 = 100.0;
const WORLD: Bounds = Bounds {
    left: -180.0,
    top: -90.0,
    right: 180.0,
    bottom: 90.0,
};

impl MapFrame {
    /// The height, as a share of the width, of the projected box round some
    /// points; 1 where there are too few to tell.
    pub fn aspect(projection: &Projection, points: &[LonLat]) -> f64 {
        let (w, h) = Extent::of(projection, points).size();
        if w > 0.0 && h > 0.0 { h / w } else { 1.0 }
    }

    /// Scales `points` to fill the frame, centred.
    pub fn fit(projection: Projection, points: &[LonLat], bounds: Bounds) -> Self {
        let extent = Extent::of(&projection, points);
        let (Extent { min, max }, (w, h)) = (&extent, extent.size());
        let scale = (w / bounds.width()).max(h / bounds.height()).max(1.0);
        let middle = ((min.0 + max.0) / 2.0, (min.1 + max.1) / 2.0);
        let origin = (
            middle.0 - scale * bounds.width() / 2.0,
            middle.1 + scale * bounds.height() / 2.0,
        );
        let mut frame = Self {
            projection,
            bounds,
            origin,
            metres_per_px: scale,
            ground: WORLD,
        };
        frame.ground = frame.ground().unwrap_or(WORLD);
        frame
    }

    /// Whether another frame in the same projection has every place where this
    /// one has it.
    pub fn is_placed_as(&self, other: &Self) -> bool {
        (self.bounds, self.origin, self.metres_per_px) == (other.bounds, other.origin, other.metres_per_px)
    }

    /// The degrees round the frame; `None` where its edge does not tell them:
    /// part of it is no place, or it holds a pole or the antimeridian.
    fn ground(&self) -> Option<Bounds> {
        const STEPS: u32 = 16;
        let wide = self.bounds.grown(BESIDE);
        let poles = [-90.0, 90.0].map(|lat| LonLat::new(0.0, lat).ok().and_then(|p| self.to_page(p)));
        if poles.into_iter().flatten().any(|at| wide.holds(at)) {
            return None;
        }
        let mut held: Option<Bounds> = None;
        for i in 0..=STEPS {
            let t = f64::from(i) / f64::from(STEPS);
            let (x, y) = (wide.left + t * wide.width(), wide.top + t * wide.height());
            for at in [(x, wide.top), (x, wide.bottom), (wide.left, y), (wide.right, y)] {
                let p = self.position_at(at)?;
                let b = held.get_or_insert(Bounds {
                    left: p.lon(),
                    top: p.lat(),
                    right: p.lon(),
                    bottom: p.lat(),
                });
                b.left = b.left.min(p.lon());
                b.top = b.top.min(p.lat());
                b.right = b.right.max(p.lon());
                b.bottom = b.bottom.max(p.lat());
            }
        }
        held.filter(|b| b.width() < 180.0)
    }

    /// Where a position comes to lie on the page.
    pub fn to_page(&self, p: LonLat) -> Option<(f64, f64)> {
        Some(self.placed(self.projection.project(p)?))
    }

    /// Where projected metres come to lie on the page.
    pub fn placed(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            self.bounds.left + (x - self.origin.0) / self.metres_per_px,
            self.bounds.top + (self.origin.1 - y) / self.metres_per_px,
        )
    }

    /// The projected metres of a point of the page.
    pub fn plane(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            self.origin.0 + (x - self.bounds.left) * self.metres_per_px,
            self.origin.1 - (y - self.bounds.top) * self.metres_per_px,
        )
    }

    /// The position of a point of the page.
    pub fn position_at(&self, at: (f64, f64)) -> Option<LonLat> {
        self.projection.unproject(self.plane(at))
    }

    /// True length, on the ellipsoid, of a CSS pixel eastward at a point of
    /// the page; kilometres.
    pub fn km_per_px(&self, at: (f64, f64)) -> f64 {
        let across = 50.0;
        match (
            self.position_at((at.0 - across, at.1)),
            self.position_at((at.0 + across, at.1)),
        ) {
            (Some(a), Some(b)) => distance(a, b) / (2.0 * across) / 1_000.0,
            _ => self.metres_per_px / 1_000.0,
        }
    }
}

/// The upright box round some points, in projected metres.
pub(in crate::draw) struct Extent {
    min: (f64, f64),
    max: (f64, f64),
}

/// So near its edge a point may be in a frame or not, metres.
const EDGE: f64 = 1.0;

impl Extent {
    pub fn of(projection: &Projection, points: &[LonLat]) -> Self {
        let mut min = (f64::INFINITY, f64::INFINITY);
        let mut max = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for (x, y) in points.iter().filter_map(|&p| projection.project(p)) {
            min = (min.0.min(x), min.1.min(y));
            max = (max.0.max(x), max.1.max(y));
        }
        if !min.0.is_finite() {
            (min, max) = ((0.0, 0.0), (1.0, 1.0));
        }
        Self { min, max }
    }

    fn size(&self) -> (f64, f64) {
        (self.max.0 - self.min.0, self.max.1 - self.min.1)
    }

    /// Whether every frame that is [fit](MapFrame::fit) to it holds a projected
    /// point.
    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        let inside = |at: f64, min: f64, max: f64| (min + EDGE..max - EDGE).contains(&at);
        inside(x, self.min.0, self.max.0) && inside(y, self.min.1, self.max.1)
    }
}

/// Points `km` around a place in all directions, to include it in an extent.
pub(in crate::draw) fn around(at: LonLat, km: f64) -> impl Iterator<Item = LonLat> {
    (0..8).map(move |i| destination(at, f64::from(i) * 45.0, km * 1_000.0))
}
