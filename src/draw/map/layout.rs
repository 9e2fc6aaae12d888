//! Where the parts of a map stand on the page.

use crate::draw::Paper;
use crate::draw::canvas::{Anchor, CanvasError, Group, Label, Sheet, Themed, mm};
use crate::draw::furniture::{Credits, Entry, Legend, credits_height, draw_credits};
use crate::draw::projection::Bounds;
use crate::draw::text::{self, Face};
use crate::draw::theme::Theme;

/// White space round a page, as a share of its width, within limits; CSS
/// pixels.
const MARGIN: (f64, f64, f64) = (0.018, 9.0, 18.0);
/// Columns of the legend, CSS pixels, at the theme's scale of 1.
const LEGEND_WIDTH: f64 = 150.0;
const LEGEND_GAP: f64 = 12.0;
/// A narrower page has its legend below the map.
const WIDE: f64 = 480.0;
/// Room for degrees left of and below the frame.
const DEGREES: (f64, f64) = (30.0, 16.0);
/// Space under the subtitle.
const BELOW_HEAD: f64 = 11.0;
/// From baseline to baseline, in sizes of the type.
const LEADING: f64 = 1.4;
/// A frame is not lower or narrower, CSS pixels.
const LEAST_FRAME: f64 = 110.0;
/// Heights that a frame may take by its ground, as shares of its width.
const SHAPES: (f64, f64) = (0.5, 1.25);

/// The words above a map.
pub(super) struct Head {
    title: Vec<String>,
    title_size: f64,
    subtitle: Vec<String>,
    subtitle_size: f64,
    logo: String,
    margin: f64,
    width: f64,
}

impl Head {
    fn new(title: &str, subtitle: &str, width: f64, theme: &Theme) -> Self {
        let margin = (width * MARGIN.0).clamp(MARGIN.1, MARGIN.2);
        // A narrow page has a smaller title.
        let fitted = (width / 600.0).clamp(0.72, 1.0);
        let title_size = theme.pt(theme.typography.title * fitted);
        let subtitle_size = theme.pt(theme.typography.subtitle * fitted.max(0.82));
        let room = width - 2.0 * margin;
        let logo = theme.publisher.logo.trim().to_owned();
        let beside = text::width(&logo, Face::Bold, subtitle_size);
        let mut lines = text::wrap(title, Face::Bold, title_size, (room - beside - 12.0).max(room / 2.0));
        lines.truncate(3);
        Self {
            title: lines,
            title_size,
            subtitle: text::wrap(subtitle, Face::Regular, subtitle_size, room),
            subtitle_size,
            logo,
            margin,
            width,
        }
    }

    fn height(&self) -> f64 {
        let more = self.title.len().saturating_sub(1) as f64 * self.title_size * 1.2;
        self.title_size + more + self.subtitle.len() as f64 * self.subtitle_size * LEADING + BELOW_HEAD
    }

    fn draw(&self, sheet: &Sheet) -> Result<(), CanvasError> {
        sheet.draw(&Group::open("title").title("Title"))?;
        let mut baseline = self.margin + self.title_size;
        if !self.logo.is_empty() {
            let at = (self.width - self.margin, baseline);
            let logo = Label::new(at, self.logo.as_str(), self.subtitle_size).anchor(Anchor::End);
            sheet.draw(&logo.face(Face::Bold).class("logo"))?;
        }
        for (i, line) in self.title.iter().enumerate() {
            if i > 0 {
                baseline += self.title_size * 1.2;
            }
            let title = Label::new((self.margin, baseline), line.as_str(), self.title_size);
            sheet.draw(&title.face(Face::Bold))?;
        }
        for line in &self.subtitle {
            baseline += self.subtitle_size * LEADING;
            let line = Label::new((self.margin, baseline), line.as_str(), self.subtitle_size);
            sheet.draw(&line.colour(sheet.colours().quiet))?;
        }
        sheet.draw(&Group::close())?;
        Ok(())
    }
}

/// All in CSS pixels.
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

impl Layout {
    /// On a wide page the legend stands right of the frame, in two columns where
    /// one is too high; else below it. The
    /// frame has the shape of its ground where the page's height is free.
    ///
    /// # Errors
    /// When title, legend and credits leave no room for a map.
    pub fn new(paper: Paper, contents: Contents, theme: &Theme) -> Result<Self, CanvasError> {
        let width = mm(paper.width_mm);
        let head = Head::new(contents.title, contents.subtitle, width, theme);
        let margin = head.margin;
        let degrees = if contents.degrees { DEGREES } else { (0.0, 0.0) };
        let room = width - 2.0 * margin;
        let top = margin + head.height();
        let credits_tall = credits_height(&contents.credits, theme, room);
        let left = margin + degrees.0;
        let column = LEGEND_WIDTH * theme.typography.scale.clamp(0.8, 1.6);
        let locator_tall = |wide: f64| if contents.locator { wide * 0.72 + 10.0 } else { 0.0 };
        let below_frame = degrees.1 + 8.0;

        let beside: &[usize] = if width >= WIDE { &[1, 2] } else { &[] };
        for &n in beside {
            let legend_head = locator_tall(column);
            let legend = Legend::new(&contents.legend, n, column, legend_head, theme);
            let legend_left = width - margin - n as f64 * column - (n - 1) as f64 * LEGEND_GAP;
            let right = legend_left - LEGEND_GAP;
            let wanted = match paper.height_mm {
                Some(height) => mm(height) - margin - credits_tall - below_frame - top,
                None => ((right - left) * contents.aspect.clamp(SHAPES.0, SHAPES.1)).max(legend.height),
            };
            let narrow = right - left < LEAST_FRAME.max(wanted * 0.7) && n > 1;
            if wanted < LEAST_FRAME || narrow || legend.height > wanted + below_frame {
                continue;
            }
            let frame = Bounds {
                left,
                top,
                right,
                bottom: top + wanted,
            };
            let locator = contents.locator.then_some(Bounds {
                left: legend_left,
                top,
                right: legend_left + column,
                bottom: top + legend_head - 10.0,
            });
            let credits_top = frame.bottom + below_frame;
            return Ok(Self {
                frame,
                locator,
                height: credits_top + credits_tall + margin,
                head,
                legend,
                legend_at: (legend_left, top),
                legend_head,
                credits: contents.credits,
                credits_top,
            });
        }

        let columns = (room / column).floor().max(1.0);
        let column = (room - (columns - 1.0) * LEGEND_GAP) / columns;
        let locator_wide = column.min(LEGEND_WIDTH);
        let legend_head = locator_tall(locator_wide);
        let legend = Legend::new(&contents.legend, columns as usize, column, legend_head, theme);
        let under = below_frame + legend.height + 8.0 + credits_tall + margin;
        let right = width - margin;
        let wanted = match paper.height_mm {
            Some(height) => mm(height) - top - under,
            None => (right - left) * contents.aspect.clamp(SHAPES.0, SHAPES.1),
        };
        if wanted < LEAST_FRAME || right - left < LEAST_FRAME {
            return Err(CanvasError::Layout("title, map, legend and sources".into()));
        }
        let bottom = top + wanted;
        let legend_top = bottom + below_frame;
        Ok(Self {
            frame: Bounds {
                left,
                top,
                right,
                bottom,
            },
            locator: contents.locator.then_some(Bounds {
                left: margin,
                top: legend_top,
                right: margin + locator_wide,
                bottom: legend_top + legend_head - 10.0,
            }),
            height: bottom + under,
            head,
            credits_top: legend_top + legend.height + 8.0,
            legend,
            legend_at: (margin, legend_top),
            legend_head,
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
