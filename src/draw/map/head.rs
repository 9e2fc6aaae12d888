//! Title, subtitle and logo over a map.

use crate::draw::canvas::{Anchor, CanvasError, Group, Label, Sheet, Themed};
use crate::draw::text::{self, Face};
use crate::draw::theme::Theme;

/// White space round a page, as a share of its width, within limits; CSS
/// pixels.
const MARGIN: (f64, f64, f64) = (0.018, 9.0, 18.0);
/// The logo's words have this share of the title's room at most.
const LOGO: f64 = 0.4;
/// Space under the subtitle.
const BELOW_HEAD: f64 = 11.0;
/// From baseline to baseline, in sizes of the type.
const LEADING: f64 = 1.4;

/// The words above a map.
pub(super) struct Head {
    title: Vec<String>,
    title_size: f64,
    subtitle: Vec<String>,
    subtitle_size: f64,
    logo: String,
    /// White space round the page, CSS pixels.
    pub margin: f64,
    /// Of the page, CSS pixels.
    pub width: f64,
}

impl Head {
    pub fn new(title: &str, subtitle: &str, width: f64, theme: &Theme) -> Self {
        let margin = (width * MARGIN.0).clamp(MARGIN.1, MARGIN.2);
        // A narrow page has a smaller title.
        let fitted = (width / 600.0).clamp(0.72, 1.0);
        let title_size = theme.pt(theme.typography.title * fitted);
        let subtitle_size = theme.pt(theme.typography.subtitle * fitted.max(0.82));
        let room = width - 2.0 * margin;
        let logo = text::shorten(theme.publisher.logo.trim(), Face::Bold, subtitle_size, room * LOGO);
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

    /// CSS pixels, with the space below.
    pub fn height(&self) -> f64 {
        let more = self.title.len().saturating_sub(1) as f64 * self.title_size * 1.2;
        self.title_size + more + self.subtitle.len() as f64 * self.subtitle_size * LEADING + BELOW_HEAD
    }

    pub fn draw(&self, sheet: &Sheet) -> Result<(), CanvasError> {
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
