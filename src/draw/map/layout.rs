//! Where the parts of a map stand on the page.

use crate::draw::canvas::{CanvasError, Group, Label, Sheet, Themed, pt};
use crate::draw::projection::Bounds;
use crate::draw::text::{self, Face};

/// White space round the page, CSS pixels.
pub(super) const MARGIN: f64 = 16.0;
const LEGEND_WIDTH: f64 = 150.0;
const LEGEND_GAP: f64 = 12.0;
/// Room for degrees left of and below the frame.
const DEGREES: (f64, f64) = (30.0, 16.0);
const TITLE_PT: f64 = 14.0;
const SUBTITLE_PT: f64 = 8.5;
/// Space under the subtitle.
const BELOW_HEAD: f64 = 12.0;

/// From baseline to baseline, in sizes of the type.
const LEADING: f64 = 1.4;

fn subtitle_lines(subtitle: &str, room: f64) -> Vec<String> {
    text::wrap(subtitle, Face::Regular, pt(SUBTITLE_PT), room)
}

/// All in CSS pixels.
pub(super) struct Layout {
    pub frame: Bounds,
    pub legend: Bounds,
    pub credits_top: f64,
    pub height: f64,
    width: f64,
}

impl Layout {
    /// The frame takes the width that the legend leaves, and the height that
    /// `aspect` asks for, within reason.
    pub fn new(width: f64, aspect: f64, subtitle: &str, credits_height: f64) -> Self {
        let left = MARGIN + DEGREES.0;
        let right = width - MARGIN - LEGEND_WIDTH - LEGEND_GAP;
        let lines = subtitle_lines(subtitle, width - 2.0 * MARGIN).len() as f64;
        let top = MARGIN + pt(TITLE_PT) + lines * pt(SUBTITLE_PT) * LEADING + BELOW_HEAD;
        let bottom = top + (right - left) * aspect.clamp(0.5, 1.2);
        let frame = Bounds {
            left,
            top,
            right,
            bottom,
        };
        let legend = Bounds {
            left: right + LEGEND_GAP,
            top,
            right: width - MARGIN,
            bottom,
        };
        let credits_top = bottom + DEGREES.1 + 8.0;
        Self {
            frame,
            legend,
            credits_top,
            height: credits_top + credits_height + MARGIN,
            width,
        }
    }

    pub fn title(&self, sheet: &Sheet, title: &str, subtitle: &str) -> Result<(), CanvasError> {
        sheet.draw(&Group::open("title").title("Title"))?;
        let room = self.width - 2.0 * MARGIN;
        let size = pt(TITLE_PT);
        // A title of the user's own may be long: its first line counts.
        let first = text::wrap(title, Face::Bold, size, room)
            .into_iter()
            .next()
            .unwrap_or_default();
        let mut baseline = MARGIN + size;
        sheet.draw(&Label::new((MARGIN, baseline), first, size).face(Face::Bold))?;
        let size = pt(SUBTITLE_PT);
        for line in subtitle_lines(subtitle, room) {
            baseline += size * LEADING;
            sheet.draw(&Label::new((MARGIN, baseline), line, size).colour(sheet.colours().quiet))?;
        }
        sheet.draw(&Group::close())?;
        Ok(())
    }
}
