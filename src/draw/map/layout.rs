//! Where the parts of a map stand on the page.

use super::head::Head;
use crate::draw::Paper;
use crate::draw::canvas::{CanvasError, Sheet, mm};
use crate::draw::furniture::{Credits, Entry, Legend, credits_height, draw_credits};
use crate::draw::projection::Bounds;
use crate::draw::theme::Theme;

/// Columns of the legend, CSS pixels, at the theme's scale of 1.
const LEGEND_WIDTH: f64 = 150.0;
const LEGEND_GAP: f64 = 12.0;
/// A narrower page has its legend below the map.
const WIDE: f64 = 480.0;
/// Room for degrees left of and below the frame.
const DEGREES: (f64, f64) = (30.0, 16.0);
/// A frame is not lower or narrower, CSS pixels.
const LEAST_FRAME: f64 = 110.0;
/// Heights that a frame may take by its ground, as shares of its width.
const SHAPES: (f64, f64) = (0.5, 1.25);

/// A composed page, all in CSS pixels.
pub(super) struct Layout {
    pub frame: Bounds,
    /// Where a local map's place is shown, over the legend.
    pub locator: Option<Bounds>,
    pub height: f64,
    head: Head,
    legend: Legend,
    legend_at: (f64, f64),
    legend_head: f64,
    credits: Credits,
    credits_top: f64,
}

/// What a page has to hold.
pub(super) struct Contents<'a> {
    pub title: &'a str,
    pub subtitle: &'a str,
    pub legend: Vec<Entry>,
    pub locator: bool,
    pub credits: Credits,
    /// Height of the ground as a share of its width.
    pub aspect: f64,
    /// Whether degrees stand at the frame's edges.
    pub degrees: bool,
}

/// Where frame and legend stand.
struct Placing {
    frame: Bounds,
    legend: Legend,
    legend_at: (f64, f64),
    legend_head: f64,
    locator: Option<Bounds>,
    /// Of all that stands over the credits.
    bottom: f64,
}

/// What all ways to place frame and legend have in common.
struct Room<'a> {
    paper: Paper,
    contents: &'a Contents<'a>,
    theme: &'a Theme,
    margin: f64,
    width: f64,
    top: f64,
    left: f64,
    /// Between frame and what stands below it.
    below_frame: f64,
    credits_tall: f64,
    /// Width of a column of the legend.
    column: f64,
}

impl Room<'_> {
    /// Room kept over the legend for the locator.
    fn legend_head(&self, column: f64) -> f64 {
        if self.contents.locator {
            column * 0.72 + 10.0
        } else {
            0.0
        }
    }

    fn locator(&self, (left, top): (f64, f64), wide: f64) -> Option<Bounds> {
        self.contents.locator.then_some(Bounds {
            left,
            top,
            right: left + wide,
            bottom: top + self.legend_head(wide) - 10.0,
        })
    }

    /// Height of the frame by its ground.
    fn shaped(&self, width: f64) -> f64 {
        width * self.contents.aspect.clamp(SHAPES.0, SHAPES.1)
    }

    /// Width that the ground will have in a frame.
    fn ground(&self, frame: &Bounds) -> f64 {
        frame.width().min(frame.height() / self.contents.aspect.max(0.01))
    }

    /// The legend right of the frame, in `n` columns; `None` where it does not
    /// fit.
    fn beside(&self, n: usize) -> Option<Placing> {
        let legend_head = self.legend_head(self.column);
        let legend = Legend::new(&self.contents.legend, n, self.column, legend_head, self.theme);
        let legend_left = self.width - self.margin - n as f64 * self.column - (n - 1) as f64 * LEGEND_GAP;
        let right = legend_left - LEGEND_GAP;
        let tall = match self.paper.height_mm {
            Some(height) => mm(height) - self.margin - self.credits_tall - self.below_frame - self.top,
            None => self.shaped(right - self.left).max(legend.height),
        };
        let frame = Bounds {
            left: self.left,
            top: self.top,
            right,
            bottom: self.top + tall,
        };
        let fits = tall.min(frame.width()) >= LEAST_FRAME && legend.height <= tall + self.below_frame;
        fits.then(|| Placing {
            bottom: frame.bottom + self.below_frame,
            locator: self.locator((legend_left, self.top), self.column),
            legend_at: (legend_left, self.top),
            frame,
            legend,
            legend_head,
        })
    }

    /// The legend below the frame, in as many columns as the page is wide for.
    fn below(&self) -> Option<Placing> {
        let room = self.width - 2.0 * self.margin;
        let columns = (room / self.column).floor().max(1.0);
        let column = (room - (columns - 1.0) * LEGEND_GAP) / columns;
        let locator_wide = column.min(LEGEND_WIDTH);
        let legend_head = self.legend_head(locator_wide);
        let legend = Legend::new(&self.contents.legend, columns as usize, column, legend_head, self.theme);
        let under = self.below_frame + legend.height + 8.0;
        let right = self.width - self.margin;
        let tall = match self.paper.height_mm {
            Some(height) => mm(height) - self.top - under - self.credits_tall - self.margin,
            None => self.shaped(right - self.left),
        };
        let frame = Bounds {
            left: self.left,
            top: self.top,
            right,
            bottom: self.top + tall,
        };
        let legend_at = (self.margin, frame.bottom + self.below_frame);
        (tall.min(frame.width()) >= LEAST_FRAME).then(|| Placing {
            bottom: frame.bottom + under,
            locator: self.locator(legend_at, locator_wide),
            legend_at,
            frame,
            legend,
            legend_head,
        })
    }

    /// The way that leaves the ground the most room; where the height is free,
    /// a wide page has its legend beside the frame.
    fn best(&self) -> Option<Placing> {
        if self.paper.height_mm.is_none() {
            return if self.width >= WIDE {
                self.beside(1)
            } else {
                self.below()
            };
        }
        let beside = [1, 2].into_iter().filter(|_| self.width >= WIDE);
        let ways = beside.map(|n| self.beside(n)).chain([self.below()]);
        let ground = |p: &Placing| self.ground(&p.frame);
        // The first of equals: max_by alone would take the last.
        ways.flatten().fold(None, |best: Option<Placing>, way| match best {
            Some(best) if ground(&best) >= ground(&way) => Some(best),
            _ => Some(way),
        })
    }
}

impl Layout {
    /// Places all parts of a page.
    ///
    /// # Errors
    /// When title, legend and credits leave no room for a map.
    pub fn new(paper: Paper, contents: Contents, theme: &Theme) -> Result<Self, CanvasError> {
        let width = mm(paper.width_mm);
        let head = Head::new(contents.title, contents.subtitle, width, theme);
        let margin = head.margin;
        let degrees = if contents.degrees { DEGREES } else { (0.0, 0.0) };
        let credits_tall = credits_height(&contents.credits, theme, width - 2.0 * margin);
        let room = Room {
            paper,
            contents: &contents,
            theme,
            margin,
            width,
            top: margin + head.height(),
            left: margin + degrees.0,
            below_frame: degrees.1 + 8.0,
            credits_tall,
            column: LEGEND_WIDTH * theme.typography.scale.clamp(0.8, 1.6),
        };
        let placing = room
            .best()
            .ok_or_else(|| CanvasError::Layout("title, map, legend and sources".into()))?;
        Ok(Self {
            frame: placing.frame,
            locator: placing.locator,
            height: placing.bottom + credits_tall + margin,
            head,
            legend: placing.legend,
            legend_at: placing.legend_at,
            legend_head: placing.legend_head,
            credits_top: placing.bottom,
            credits: contents.credits,
        })
    }

    /// Title, legend and credits.
    pub fn draw(&self, sheet: &Sheet) -> Result<(), CanvasError> {
        self.head.draw(sheet)?;
        self.legend.draw(sheet, self.legend_at, LEGEND_GAP, self.legend_head)?;
        let room = self.head.width - 2.0 * self.head.margin;
        draw_credits(sheet, &self.credits, self.head.margin, self.credits_top, room)
    }
}
