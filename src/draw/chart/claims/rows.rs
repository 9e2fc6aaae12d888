//! The rows: words at the left, marks on the scale, denials at the right.

use super::{Row, denials};
use crate::draw::canvas::{CanvasError, Cap, Group, Label, Root, Shape, Sheet, Stroke, Themed, pt};
use crate::draw::chart::axes::{self, CountScale};
use crate::draw::chart::figure::{LEADING, Sizes};
use crate::draw::chart::pane::Pane;
use crate::draw::chart::{pack, words};
use crate::draw::text::{self, Face};
use crate::model::Toll;

pub(super) const RADIUS: f64 = 3.4;
/// From lane to lane within a row, at the theme's scale of 1.
const LANE: f64 = 10.0;
/// Above and below the lanes of a row.
const PAD: f64 = 2.2;
/// A row with the headline over the date, at the theme's scale of 1.
const TWO_LINES: f64 = 21.0;
/// What a row may have at most without falling apart, likewise.
const EASY: f64 = 27.0;
/// On a narrower page denials are crosses without words.
const WORDY: f64 = 400.0;
/// Of an "at least" arrow.
const ARROW: f64 = 11.0;

/// Where things stand along x.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    left: f64,
    right: f64,
    /// Begin of the denials.
    pub(super) denials: f64,
    /// Their end.
    pub(super) end: f64,
    /// Whether they have words.
    pub(super) wordy: bool,
    scale: CountScale,
    /// Size of type.
    pub(super) size: f64,
    /// From lane to lane within a row.
    pub(super) lane: f64,
}

impl Layout {
    fn new(sheet: &Sheet, rows: &[Row], room: Pane) -> Self {
        let size = sheet.small();
        // Rows too low for two lines have the date before the headline.
        let low = rows.len() as f64 * sheet.grown(TWO_LINES) > room.height();
        let heads = rows
            .iter()
            .map(|r| match low {
                true => text::width(&one_line(r), Face::Regular, size),
                false => text::width(words::beginning(&r.headline), Face::Regular, size),
            })
            .fold(80.0, f64::max)
            .min(room.width() * if room.width() >= WORDY { 0.3 } else { 0.36 })
            // A hair more, for widths round either way.
            + 0.1;
        let left = room.left + heads + 8.0;
        let most_denied = rows.iter().map(|r| r.denials.len()).max().unwrap_or(0);
        let any_denied = most_denied > 0;
        let wordy = room.width() >= WORDY;
        let denied = match (any_denied, wordy) {
            (false, _) => room.right,
            (true, true) => room.right - room.width() * 0.27,
            (true, false) => {
                let crosses = denials::width(most_denied);
                room.right - crosses.max(text::width("Denied", Face::Bold, size))
            }
        };
        let greatest = rows.iter().map(Row::greatest).max().unwrap_or(1);
        let mut layout = Self {
            left,
            right: denied,
            denials: denied,
            end: room.right,
            wordy,
            scale: CountScale::up_to(greatest),
            size,
            lane: sheet.grown(LANE),
        };
        // Right of the scale stand the words of the greatest number.
        let overhang = rows
            .iter()
            .flat_map(|r| &r.statements)
            .map(|s| place(s.total, layout))
            .map(|placed| placed.extent.1 - placed.greatest)
            .fold(0.0, f64::max);
        layout.right -= overhang + if any_denied { 8.0 } else { 0.0 };
        layout.scale = layout.scale.over(layout.right - layout.left, sheet.normal());
        layout
    }

    fn x(self, n: u32) -> f64 {
        self.left + (self.right - self.left) * self.scale.share(f64::from(n))
    }
}

/// A statement laid out along x.
struct Placed {
    least: f64,
    greatest: f64,
    number: String,
    words_at: f64,
    extent: (f64, f64),
}

fn place(total: Toll, layout: Layout) -> Placed {
    let max = total.max.unwrap_or(0);
    let min = total.min.unwrap_or(max);
    let number = match (min == max, total.open) {
        (true, open) => format!("{max}{}", if open { "+" } else { "" }),
        (false, open) => format!("{min}–{max}{}", if open { "+" } else { "" }),
    };
    let (least, greatest) = (layout.x(min), layout.x(max));
    let words_at = greatest + RADIUS + 2.5 + if total.open { ARROW - 2.0 } else { 0.0 };
    let end = words_at + text::width(&number, Face::Regular, layout.size);
    Placed {
        least,
        greatest,
        number,
        words_at,
        extent: (least - RADIUS, end),
    }
}

fn lanes(row: &Row, layout: Layout) -> Vec<usize> {
    let extents: Vec<(f64, f64)> = row.statements.iter().map(|s| place(s.total, layout).extent).collect();
    pack::lanes(&extents, 4.0)
}

fn least_height(row: &Row, layout: Layout) -> f64 {
    let depth = pack::depth(&lanes(row, layout))
        .max(denials::lines(row, layout).len())
        .max(1);
    depth as f64 * layout.lane + 2.0 * PAD
}

/// Above the rows, for the heads of columns.
fn head_room(sheet: &Sheet) -> f64 {
    sheet.grown(12.0)
}

/// Below the rows, for the axis.
fn foot(sheet: &Sheet) -> f64 {
    axes::label_room(sheet) + sheet.small() * LEADING
}

/// The rows that there is room for, those with the greatest numbers first
/// choice, and how many are left out.
pub(super) fn that_fit(sheet: &Sheet, rows: &[Row], room: Pane) -> (Vec<Row>, usize) {
    let height = room.height() - head_room(sheet) - foot(sheet);
    // No row is lower than one lane: more than these need not be tried.
    let most = (height / (sheet.grown(LANE) + 2.0 * PAD)).max(1.0) as usize;
    let mut ranked: Vec<usize> = (0..rows.len()).collect();
    ranked.sort_by_key(|&i| (std::cmp::Reverse(rows[i].greatest()), i));
    ranked.truncate(most);
    ranked.sort_unstable();
    let mut shown: Vec<Row> = ranked.into_iter().map(|i| rows[i].clone()).collect();
    while shown.len() > 1 {
        let layout = Layout::new(sheet, &shown, room);
        let needed: f64 = shown.iter().map(|r| least_height(r, layout)).sum();
        if needed <= height {
            break;
        }
        let smallest = (0..shown.len()).min_by_key(|&i| shown[i].greatest());
        shown.remove(smallest.unwrap_or(0));
    }
    let left_out = rows.len() - shown.len();
    (shown, left_out)
}

/// Draws the rows; gives the height that is not needed.
pub(super) fn draw(root: &Root, sheet: &Sheet, rows: &[Row], room: Pane) -> Result<f64, CanvasError> {
    let layout = Layout::new(sheet, rows, room);
    let plot = Pane {
        left: layout.left,
        top: room.top + head_room(sheet),
        right: layout.right,
        bottom: room.bottom - foot(sheet),
    };
    let least: Vec<f64> = rows.iter().map(|r| least_height(r, layout)).collect();
    let needed: f64 = least.iter().sum();
    if needed > plot.height() + 0.01 || plot.width() < 70.0 {
        return Err(CanvasError::Layout("the claims".to_owned()));
    }
    // Rows share what is over, but none grows beyond what it can use.
    let (easy_row, two_lines_row) = (sheet.grown(EASY), sheet.grown(TWO_LINES));
    let easy: f64 = least.iter().map(|h| h.max(easy_row)).sum();
    let two_lines: f64 = least.iter().map(|h| h.max(two_lines_row)).sum();
    let share = ((plot.height() - needed) / (easy - needed).max(0.01)).clamp(0.0, 1.0);
    let heights: Vec<f64> = least.iter().map(|h| h + (h.max(easy_row) - h) * share).collect();
    let stacked = plot.height() >= two_lines && heights.iter().all(|&h| h >= two_lines_row);
    let plot = Pane {
        bottom: plot.top + heights.iter().sum::<f64>(),
        ..plot
    };

    sheet.draw(&Group::open("axes").title("Number of killed"))?;
    let mut chart = axes::builder(root, sheet, plot).build_cartesian_2d(layout.scale, 0.0..1.0)?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .bold_line_style(axes::grid(sheet))
        .light_line_style(axes::unseen())
        .axis_style(axes::axis(sheet))
        .x_label_style(axes::label_style(root, sheet))
        .set_all_tick_mark_size(axes::tick())
        .draw()?;
    let kind = if layout.scale.is_of_roots() {
        " (square-root scale: steps grow with the number)"
    } else {
        ""
    };
    let at = (plot.left, plot.bottom + axes::label_room(sheet) + sheet.small());
    let words = format!("Killed, as claimed{kind}");
    let words = text::shorten(&words, Face::Regular, sheet.small(), room.right - plot.left);
    sheet.draw(&Label::new(at, words, sheet.small()).colour(sheet.colours().quiet))?;
    if rows.iter().any(|r| !r.denials.is_empty()) {
        let head = Label::new((layout.denials, plot.top - 4.0), "Denied", sheet.small());
        sheet.draw(&head.face(Face::Bold))?;
    }
    sheet.draw(&Group::close())?;

    sheet.draw(&Group::open("claims").title("Claims by incident"))?;
    let mut top = plot.top;
    for (row, height) in rows.iter().zip(&heights) {
        let rule = Shape::line([(room.left, top), (room.right, top)]);
        sheet.draw(&rule.stroke(Stroke::new(sheet.colours().grid, 0.6)))?;
        let title = format!("{}: {}", words::date(row.date), row.headline);
        sheet.draw(&Group::anonymous().class("incident").title(title))?;
        let middle = top + height / 2.0;
        head(sheet, row, (room.left, middle), layout.left - room.left - 8.0, stacked)?;
        marks(sheet, row, middle, layout)?;
        denials::draw(sheet, row, middle, layout)?;
        sheet.draw(&Group::close())?;
        top += height;
    }
    sheet.draw(&Group::close())?;
    let empty = room.bottom - foot(sheet) - plot.bottom;
    Ok(empty.min(room.height() - 46.0))
}

fn one_line(row: &Row) -> String {
    format!("{} {}", words::date(row.date), words::beginning(&row.headline))
}

/// Headline and date, one over the other or in one line.
fn head(sheet: &Sheet, row: &Row, (x, y): (f64, f64), room: f64, stacked: bool) -> Result<(), CanvasError> {
    if stacked {
        let headline = text::shorten(words::beginning(&row.headline), Face::Regular, sheet.small(), room);
        sheet.draw(&Label::new(
            (x, y - sheet.pt(0.9).min(pt(0.9))),
            headline,
            sheet.small(),
        ))?;
        let date = text::shorten(&words::date(row.date), Face::Regular, sheet.small(), room);
        sheet.draw(&Label::new((x, y + sheet.small() * 0.98), date, sheet.small()).colour(sheet.colours().quiet))?;
    } else {
        let words = text::shorten(&one_line(row), Face::Regular, sheet.small(), room);
        sheet.draw(&Label::new((x, y), words, sheet.small()).centred())?;
    }
    Ok(())
}

fn marks(sheet: &Sheet, row: &Row, middle: f64, layout: Layout) -> Result<(), CanvasError> {
    let lanes = lanes(row, layout);
    let first = middle - (pack::depth(&lanes) as f64 - 1.0) * layout.lane / 2.0;
    for (statement, lane) in row.statements.iter().zip(lanes) {
        let placed = place(statement.total, layout);
        let y = first + lane as f64 * layout.lane;
        let mark = statement.class.mark(sheet.theme());
        let ink = sheet.theme().shade(mark.colour, 0.7);
        let open = if statement.total.open { "at least " } else { "" };
        let title = format!(
            "{}: {open}{} killed",
            statement.claimant,
            placed.number.trim_end_matches('+')
        );
        sheet.draw(&Group::anonymous().class("claim").title(title))?;
        if placed.greatest - placed.least > 0.5 {
            let range = Shape::line([(placed.least, y), (placed.greatest, y)]);
            sheet.draw(&range.stroke(Stroke::new(ink, 2.0)))?;
            sheet.draw(&mark.at(sheet.theme(), (placed.least, y), RADIUS * 0.8, false))?;
        }
        if statement.total.open {
            let tip = placed.greatest + ARROW;
            let arrow = Shape::line([(placed.greatest, y), (tip, y)]).and_line([
                (tip - 3.0, y - 2.4),
                (tip, y),
                (tip - 3.0, y + 2.4),
            ]);
            sheet.draw(&arrow.stroke(Stroke::new(ink, 1.2).cap(Cap::Round)))?;
        }
        sheet.draw(&mark.at(sheet.theme(), (placed.greatest, y), RADIUS, false))?;
        let number = Label::new((placed.words_at, y), placed.number, sheet.small()).halo(sheet.colours().paper, 1.0);
        sheet.draw(&number.centred())?;
        sheet.draw(&Group::close())?;
    }
    Ok(())
}
