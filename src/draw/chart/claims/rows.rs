//! The rows: words at the left, marks on the scale, denials at the right.

use super::Row;
use crate::draw::canvas::{Anchor, CanvasError, Cap, Group, Label, Root, Shape, Sheet, Stroke, Themed, pt};
use crate::draw::chart::axes::{self, CountScale};
use crate::draw::chart::figure::{LEADING, small};
use crate::draw::chart::pane::Pane;
use crate::draw::chart::{pack, words};
use crate::draw::text::{self, Face};
use crate::model::Toll;

pub(super) const RADIUS: f64 = 3.4;
/// From lane to lane within a row.
const LANE: f64 = 10.0;
/// Above and below the lanes of a row.
const PAD: f64 = 2.2;
/// A row with the headline over the date.
const TWO_LINES: f64 = 21.0;
/// What a row may have at most without falling apart.
const EASY: f64 = 27.0;
/// Of an "at least" arrow.
const ARROW: f64 = 11.0;

/// Where things stand along x.
#[derive(Clone, Copy)]
struct Layout {
    left: f64,
    right: f64,
    /// Begin of the denials.
    denials: f64,
    /// Their end.
    end: f64,
    scale: CountScale,
}

impl Layout {
    fn new(rows: &[Row], room: Pane) -> Self {
        let widest = |words: &mut dyn Iterator<Item = &String>| {
            words
                .map(|w| text::width(w, Face::Regular, small()))
                .fold(0.0, f64::max)
        };
        let heads = widest(&mut rows.iter().map(|r| &r.headline)).max(80.0);
        let left = room.left + heads.min(room.width() * 0.3) + 8.0;
        let any_denied = rows.iter().any(|r| !r.denials.is_empty());
        let denials = if any_denied {
            room.right - room.width() * 0.27
        } else {
            room.right
        };
        let greatest = rows.iter().map(Row::greatest).max().unwrap_or(1);
        let mut layout = Self {
            left,
            right: denials,
            denials,
            end: room.right,
            scale: CountScale::up_to(greatest),
        };
        // Right of the scale stand the words of the greatest number.
        let overhang = rows
            .iter()
            .flat_map(|r| &r.statements)
            .map(|s| place(s.total, layout))
            .map(|placed| placed.extent.1 - placed.greatest)
            .fold(0.0, f64::max);
        layout.right -= overhang + if any_denied { 8.0 } else { 0.0 };
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
    let end = words_at + text::width(&number, Face::Regular, small());
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
        .max(denial_lines(row, layout).len())
        .max(1);
    depth as f64 * LANE + 2.0 * PAD
}

/// Above the rows, for the heads of columns, and below, for the axis.
const HEAD: f64 = 12.0;

fn foot() -> f64 {
    axes::LABEL_ROOM + small() * LEADING
}

/// The rows that there is room for, those with the greatest numbers first
/// choice, and how many are left out.
pub(super) fn that_fit(rows: &[Row], room: Pane) -> (Vec<Row>, usize) {
    let mut shown = rows.to_vec();
    while shown.len() > 1 {
        let layout = Layout::new(&shown, room);
        let needed: f64 = shown.iter().map(|r| least_height(r, layout)).sum();
        if needed + HEAD + foot() <= room.height() {
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
    let layout = Layout::new(rows, room);
    let plot = Pane {
        left: layout.left,
        top: room.top + HEAD,
        right: layout.right,
        bottom: room.bottom - foot(),
    };
    let least: Vec<f64> = rows.iter().map(|r| least_height(r, layout)).collect();
    let needed: f64 = least.iter().sum();
    if needed > plot.height() + 0.01 || plot.width() < 70.0 {
        return Err(CanvasError::Layout("the claims".to_owned()));
    }
    // Rows share what is over, but none grows beyond what it can use.
    let easy: f64 = least.iter().map(|h| h.max(EASY)).sum();
    let two_lines: f64 = least.iter().map(|h| h.max(TWO_LINES)).sum();
    let share = ((plot.height() - needed) / (easy - needed).max(0.01)).clamp(0.0, 1.0);
    let heights: Vec<f64> = least.iter().map(|h| h + (h.max(EASY) - h) * share).collect();
    let stacked = plot.height() >= two_lines && heights.iter().all(|&h| h >= TWO_LINES);
    let plot = Pane {
        bottom: plot.top + heights.iter().sum::<f64>(),
        ..plot
    };

    sheet.draw(&Group::open("axes").title("Number of killed"))?;
    let mut chart = axes::builder(root, plot).build_cartesian_2d(layout.scale, 0.0..1.0)?;
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
    let at = (plot.left, plot.bottom + axes::LABEL_ROOM + small());
    sheet.draw(&Label::new(at, format!("Killed, as claimed{kind}"), small()).colour(sheet.colours().quiet))?;
    if rows.iter().any(|r| !r.denials.is_empty()) {
        let head = Label::new((layout.denials, plot.top - 4.0), "Denied", small());
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
        denials(sheet, row, middle, layout)?;
        sheet.draw(&Group::close())?;
        top += height;
    }
    sheet.draw(&Group::close())?;
    let empty = room.bottom - foot() - plot.bottom;
    Ok(empty.min(room.height() - 46.0))
}

/// Headline and date, one over the other or in one line.
fn head(sheet: &Sheet, row: &Row, (x, y): (f64, f64), room: f64, stacked: bool) -> Result<(), CanvasError> {
    let date = words::date(row.date);
    if stacked {
        let headline = text::shorten(&row.headline, Face::Regular, small(), room);
        sheet.draw(&Label::new((x, y - pt(0.9)), headline, small()))?;
        let date = text::shorten(&date, Face::Regular, small(), room);
        sheet.draw(&Label::new((x, y + small() * 0.98), date, small()).colour(sheet.colours().quiet))?;
    } else {
        let words = text::shorten(&format!("{date} {}", row.headline), Face::Regular, small(), room);
        sheet.draw(&Label::new((x, y), words, small()).centred())?;
    }
    Ok(())
}

fn marks(sheet: &Sheet, row: &Row, middle: f64, layout: Layout) -> Result<(), CanvasError> {
    let lanes = lanes(row, layout);
    let first = middle - (pack::depth(&lanes) as f64 - 1.0) * LANE / 2.0;
    for (statement, lane) in row.statements.iter().zip(lanes) {
        let placed = place(statement.total, layout);
        let y = first + lane as f64 * LANE;
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
        let number = Label::new((placed.words_at, y), placed.number, small()).halo(sheet.colours().paper, 1.0);
        sheet.draw(&number.centred())?;
        sheet.draw(&Group::close())?;
    }
    Ok(())
}

/// The denials in lines; the first of each stands beside a cross.
fn denial_lines(row: &Row, layout: Layout) -> Vec<(bool, String)> {
    const MOST: usize = 3;
    let room = layout.end - layout.denials - 12.0;
    let mut all = Vec::new();
    for denial in &row.denials {
        let lines = text::wrap(denial, Face::Regular, small(), room);
        let rest: String = lines.iter().skip(MOST - 1).cloned().collect::<Vec<_>>().join(" ");
        for (i, line) in lines.into_iter().take(MOST).enumerate() {
            // What does not fit is in the title of the cross.
            let line = if i + 1 == MOST { &rest } else { &line };
            all.push((i == 0, text::shorten(line, Face::Regular, small(), room)));
        }
    }
    all
}

fn denials(sheet: &Sheet, row: &Row, middle: f64, layout: Layout) -> Result<(), CanvasError> {
    let lines = denial_lines(row, layout);
    let first = middle - (lines.len() as f64 - 1.0) * LANE / 2.0;
    let mut whole = row.denials.iter();
    for (i, (begins, words)) in lines.into_iter().enumerate() {
        let (x, y) = (layout.denials + 3.0, first + i as f64 * LANE);
        if begins {
            let cross = Shape::line([(x - 2.6, y - 2.6), (x + 2.6, y + 2.6)])
                .and_line([(x - 2.6, y + 2.6), (x + 2.6, y - 2.6)]);
            let stroke = Stroke::new(sheet.theme().category(4), 1.5);
            let denial = whole.next().map_or("", String::as_str);
            sheet.draw(&cross.stroke(stroke).title(format!("Denied by {denial}")))?;
        }
        sheet.draw(&Label::new((x + 7.0, y), words, small()).anchor(Anchor::Start).centred())?;
    }
    Ok(())
}
