//! How many incidents lie within so many kilometres of the line, by how sure
//! that is.

use super::axes;
use super::figure::{Figure, LEADING, Sizes, note, note_height, only, settle};
use super::pane::Pane;
use super::words;
use crate::analyse::bands::Band;
use crate::draw::canvas::{self, Anchor, CanvasError, Colour, Group, Label, Rect, Root, Sheet, Stroke, Themed, pt};
use crate::draw::text::{self, Face};
use crate::draw::theme::Theme;
use std::cell::Cell;

/// The three degrees: word, colour, share of the row's height. Darker and
/// thinner is surer, so that they differ without colour too.
fn degrees(theme: &Theme) -> [(&'static str, Colour, f64); 3] {
    let hue = theme.category(0);
    [
        ("certain", theme.shade(hue, 0.6), 0.30),
        ("likely", theme.tint(hue, 0.65), 0.58),
        ("possible", theme.tint(hue, 0.2), 0.86),
    ]
}

const LEGEND: &str = "Certain: wherever in its place the incident was. Likely: with a probability of one half \
    or more. Possible: for some part of its place. Each bar holds those within it; each distance holds the \
    ones above it.";

/// Draws for each distance three bars in one another. `n_total` counts all
/// incidents, the `n_unlocated` among them.
///
/// # Errors
/// When the words leave no room on the page.
pub fn draw(bands: &[Band], n_total: usize, n_unlocated: usize, figure: &Figure) -> Result<String, CanvasError> {
    let described = bands
        .iter()
        .map(|b| {
            let km = words::km(b.within_km);
            format!(
                "Within {km}: {} certain, {} likely, {} possible.",
                b.certain, b.likely, b.possible
            )
        })
        .fold(format!("Of {n_total} incidents."), |all, one| format!("{all} {one}"));
    settle(figure, |figure, spare| {
        canvas::draw(&figure.page(described.clone()), |root, sheet| {
            let room = figure.frame(sheet)?;
            if bands.is_empty() || n_total == 0 {
                return only(sheet, room, "No incident to show", spare);
            }
            let mut foot = LEGEND.to_owned();
            if n_unlocated > 0 {
                let verb = if n_unlocated == 1 { "has" } else { "have" };
                let of = words::count(n_total, "incident", "incidents");
                foot = format!("{foot} Of the {of}, {n_unlocated} {verb} no known place and no bar.");
            }
            let top = room.bottom - note_height(sheet, room, &foot);
            note(sheet, room, top, &foot)?;
            let room = Pane {
                bottom: top - pt(4.0),
                ..room
            };
            rows(root, sheet, bands, n_total, room, spare)
        })
    })
}

/// Least and greatest height of a row at the theme's scale of 1, CSS pixels.
const ROW: (f64, f64) = (15.0, 34.0);

fn rows(
    root: &Root,
    sheet: &Sheet,
    bands: &[Band],
    n_total: usize,
    room: Pane,
    spare: &Cell<f64>,
) -> Result<(), CanvasError> {
    let name = |band: &Band| format!("within {}", words::km(band.within_km));
    let widest = bands
        .iter()
        .map(|b| text::width(&name(b), Face::Bold, sheet.normal()))
        .fold(0.0, f64::max);
    // The columns of numbers are headed by the key.
    let column = text::width("possible", Face::Regular, sheet.small()) + 22.0;
    let head = sheet.small() * LEADING + 4.0;
    let axis_title = sheet.small() * LEADING;
    let plot = Pane {
        left: room.left + widest + 8.0,
        top: room.top + head,
        right: room.right - 3.0 * column - 4.0,
        bottom: room.bottom - axes::label_room(sheet) - axis_title,
    };
    let row = plot.height() / bands.len() as f64;
    if plot.width() < 50.0 || row < sheet.grown(ROW.0) {
        return Err(CanvasError::Layout("the bars".to_owned()));
    }
    spare.set((row - sheet.grown(ROW.1)) * bands.len() as f64);

    // Cannot be more than people can count; the axis is of whole numbers.
    let most = i32::try_from(n_total).unwrap_or(i32::MAX);
    let mut chart = axes::builder(root, sheet, plot).build_cartesian_2d(0..most, bands.len() as f64..0.0)?;
    sheet.draw(&Group::open("axes").title("Number of incidents"))?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(((plot.width() / sheet.grown(45.0)) as usize).max(2))
        .bold_line_style(axes::grid(sheet))
        .light_line_style(axes::unseen())
        .axis_style(axes::axis(sheet))
        .x_label_style(axes::label_style(root, sheet))
        .set_all_tick_mark_size(axes::tick())
        .draw()?;
    let at = (plot.left, room.bottom - sheet.small() * 0.25);
    sheet.draw(&Label::new(at, format!("Incidents, of {n_total}"), sheet.small()).colour(sheet.colours().quiet))?;
    sheet.draw(&Group::close())?;

    sheet.draw(&Group::open("bars").title("Incidents by distance"))?;
    for (i, band) in bands.iter().enumerate() {
        let middle = i as f64 + 0.5;
        let counts = [band.certain, band.likely, band.possible];
        // The widest first, so that the thinner lie on it.
        let bars = degrees(sheet.theme())
            .into_iter()
            .zip(counts)
            .rev()
            .filter(|(_, n)| *n > 0)
            .map(|((word, colour, share), n)| {
                let end = i32::try_from(n).unwrap_or(i32::MAX).min(most);
                Rect::new((0, middle - share / 2.0), (end, middle + share / 2.0))
                    .fill(colour)
                    .stroke(Stroke::new(sheet.theme().shade(colour, 0.65), 0.6))
                    .title(format!("{}, {word}: {n}", name(band)))
            });
        chart.draw_series(bars)?;
        let y = plot.top + row * middle;
        let label = Label::new((plot.left - 7.0, y), name(band), sheet.normal()).anchor(Anchor::End);
        sheet.draw(&label.face(Face::Bold).centred())?;
    }
    sheet.draw(&Group::close())?;

    sheet.draw(&Group::open("numbers").title("Key and numbers"))?;
    for (k, (word, colour, share)) in degrees(sheet.theme()).into_iter().enumerate() {
        let right = room.right - (2 - k) as f64 * column;
        let y = room.top + sheet.small() / 2.0 + 1.0;
        let label = Label::new((right, y), word, sheet.small())
            .anchor(Anchor::End)
            .centred();
        let left = right - label.width() - 4.0;
        let half = 5.0 * share;
        let swatch = Rect::new((left - 9.0, y - half), (left, y + half)).fill(colour);
        sheet.draw(&swatch.stroke(Stroke::new(sheet.theme().shade(colour, 0.65), 0.6)))?;
        sheet.draw(&label)?;
        for (i, band) in bands.iter().enumerate() {
            let n = [band.certain, band.likely, band.possible][k];
            let at = (right, plot.top + row * (i as f64 + 0.5));
            let number = Label::new(at, n.to_string(), sheet.normal())
                .anchor(Anchor::End)
                .centred();
            sheet.draw(&number.face(if k == 1 { Face::Bold } else { Face::Regular }))?;
        }
    }
    sheet.draw(&Group::close())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::chart::sample;

    #[test]
    fn bands_of_any_number_are_drawn() {
        let band = |within_km, certain, likely, possible| Band {
            within_km,
            certain,
            likely,
            possible,
        };
        let four = [
            band(5.0, 3, 6, 15),
            band(10.0, 5, 9, 17),
            band(25.0, 9, 15, 18),
            band(50.0, 15, 18, 20),
        ];
        let figure = sample::figure("Nine incidents were likely within 10 km of the line", 160.0, 90.0);
        for (name, bands, total, unlocated) in [
            ("bands-4", &four[..], 23, 2),
            ("bands-1", &[band(10.0, 0, 1, 1)][..], 1, 0),
            ("bands-0", &[][..], 0, 0),
            ("bands-none", &four[..], 0, 0),
        ] {
            let svg = draw(bands, total, unlocated, &figure).expect("drawn");
            assert_eq!(svg, draw(bands, total, unlocated, &figure).expect("drawn"));
            sample::check(name, &svg);
        }
        for (n, figure) in sample::odd_figures().into_iter().enumerate() {
            sample::check_or_layout(&format!("bands-odd-{n}"), draw(&four, 23, 2, &figure));
        }
    }
}
