//! Sources, licences and the disclaimer at the foot of a figure.

use crate::draw::canvas::{CanvasError, Group, Label, Sheet, Themed};
use crate::draw::text::{self, Face};
use crate::draw::theme::Theme;

/// What is printed at the foot, one paragraph each.
pub(in crate::draw) struct Credits {
    pub paragraphs: Vec<String>,
}

const SIZE_PT: f64 = 6.0;
const LEADING: f64 = 1.3;

fn lines(credits: &Credits, theme: &Theme, width: f64) -> Vec<String> {
    credits
        .paragraphs
        .iter()
        .flat_map(|p| text::wrap(p, Face::Regular, theme.pt(SIZE_PT), width))
        .collect()
}

/// Height that the credits take, CSS pixels.
pub(in crate::draw) fn credits_height(credits: &Credits, theme: &Theme, width: f64) -> f64 {
    lines(credits, theme, width).len() as f64 * theme.pt(SIZE_PT) * LEADING
}

/// Draws them from `top` downward.
pub(in crate::draw) fn draw_credits(
    sheet: &Sheet,
    credits: &Credits,
    left: f64,
    top: f64,
    width: f64,
) -> Result<(), CanvasError> {
    sheet.draw(&Group::open("credits").title("Sources and disclaimer"))?;
    let size = sheet.pt(SIZE_PT);
    for (i, line) in lines(credits, sheet.theme(), width).into_iter().enumerate() {
        let baseline = top + size + i as f64 * size * LEADING;
        sheet.draw(&Label::new((left, baseline), line, size).colour(sheet.colours().quiet))?;
    }
    sheet.draw(&Group::close())?;
    Ok(())
}
