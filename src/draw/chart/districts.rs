//! Incidents by district, ranked.

use super::axes;
use super::figure::{Figure, LEADING, Sizes, note, note_height, only, settle};
use super::pane::Pane;
use super::words;
use crate::analyse::districts::DistrictCount;
use crate::draw::canvas::{self, Anchor, CanvasError, Group, Label, Rect, Root, Sheet, Themed, pt};
use crate::draw::text::{self, Face};
use std::cell::Cell;

/// Least and greatest height of a row at the theme's scale of 1, CSS pixels.
const ROW: (f64, f64) = (11.5, 20.0);

/// What is drawn of a district.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    name: String,
    /// "Paktika, AFG" with what is known.
    region: String,
    incidents: usize,
}

impl Row {
    fn of(count: &DistrictCount) -> Self {
        let country = count.country.map(|c| c.code().to_owned());
        let parts: Vec<String> = count.province.clone().into_iter().chain(country).collect();
        Self {
            name: count.name.clone(),
            region: parts.join(", "),
            incidents: count.incidents,
        }
    }
}

/// Draws a bar for each district, the most incidents first; those that do not
/// fit are told in words.
///
/// # Errors
/// When the words leave no room on the page.
pub fn draw(counts: &[DistrictCount], figure: &Figure) -> Result<String, CanvasError> {
    paint(counts.iter().map(Row::of).collect(), figure)
}

fn paint(mut ranked: Vec<Row>, figure: &Figure) -> Result<String, CanvasError> {
    ranked.retain(|row| row.incidents > 0);
    ranked.sort_by(|a, b| (b.incidents, &a.name, &a.region).cmp(&(a.incidents, &b.name, &b.region)));
    let described = ranked
        .iter()
        .take(10)
        .map(|row| format!("{}: {}.", row.name, row.incidents))
        .fold(
            format!(
                "Incidents by district; {}.",
                words::count(ranked.len(), "district", "districts")
            ),
            |all, one| format!("{all} {one}"),
        );
    settle(figure, |figure, spare| {
        canvas::draw(&figure.page(described.clone()), |root, sheet| {
            let room = figure.frame(sheet)?;
            if ranked.is_empty() {
                return only(sheet, room, "No incident in a known district", spare);
            }
            rows(root, sheet, &ranked, room, spare)
        })
    })
}

fn rows(root: &Root, sheet: &Sheet, ranked: &[Row], room: Pane, spare: &Cell<f64>) -> Result<(), CanvasError> {
    let (least, greatest) = (sheet.grown(ROW.0), sheet.grown(ROW.1));
    let foot = axes::label_room(sheet) + sheet.small() * LEADING;
    let fit = |height: f64| (height / least).floor().max(0.0) as usize;
    // The words for the rest are as long as they can be while it is not known.
    let more = note_height(sheet, room, &left_out(ranked)) + 3.0;
    let mut shown = ranked.len().min(fit(room.height() - foot));
    if shown < ranked.len() {
        shown = fit(room.height() - foot - more);
    }
    if shown == 0 {
        return Err(CanvasError::Layout("the bars".to_owned()));
    }
    let (ranked, rest) = ranked.split_at(shown);
    let tail = if rest.is_empty() { 0.0 } else { more };

    let half = room.width() * 0.42;
    let widest = ranked
        .iter()
        .map(|c| {
            text::width(&c.name, Face::Bold, sheet.normal()) + pt(4.0) + text::width(&c.region, Face::Regular, sheet.small())
        })
        .fold(0.0, f64::max)
        .min(half)
        // A hair more than a sum of widths, which may round either way.
        + 0.1;
    let most = ranked.iter().map(|r| r.incidents).max().unwrap_or(1);
    let plot = Pane {
        left: room.left + widest + 8.0,
        top: room.top,
        right: room.right - text::width(&most.to_string(), Face::Bold, sheet.normal()) - 8.0,
        bottom: room.bottom - foot - tail,
    };
    let row = plot.height() / ranked.len() as f64;
    // Even a single row leaves the frame the room that it asks for.
    spare.set(((row - greatest) * ranked.len() as f64).min(room.height() - 46.0));
    let row = row.min(greatest);
    let plot = Pane {
        bottom: plot.top + row * ranked.len() as f64,
        ..plot
    };

    let most = i32::try_from(most).unwrap_or(i32::MAX);
    let mut chart = axes::builder(root, sheet, plot).build_cartesian_2d(0..most, ranked.len() as f64..0.0)?;
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
    let below = plot.bottom + axes::label_room(sheet) + sheet.small();
    sheet.draw(&Label::new((plot.left, below), "Incidents", sheet.small()).colour(sheet.colours().quiet))?;
    sheet.draw(&Group::close())?;

    sheet.draw(&Group::open("districts").title("Incidents by district"))?;
    for (i, district) in ranked.iter().enumerate() {
        let n = i32::try_from(district.incidents).unwrap_or(i32::MAX);
        let title = format!(
            "{} ({}): {}",
            district.name,
            district.region,
            words::count(district.incidents, "incident", "incidents")
        );
        let bar = Rect::new((0, i as f64 + 0.16), (n, i as f64 + 0.84))
            .fill(sheet.theme().category(0))
            .title(title);
        chart.draw_series([bar])?;
        let y = plot.top + row * (i as f64 + 0.5);
        let (end, _) = chart.backend_coord(&(n, 0.0));
        let end = f64::from(end) / f64::from(canvas::SUBPIXELS);
        sheet.draw(
            &Label::new((end + 4.0, y), n.to_string(), sheet.normal())
                .face(Face::Bold)
                .centred(),
        )?;
        label(sheet, district, (plot.left - 7.0, y), widest)?;
    }
    sheet.draw(&Group::close())?;
    if !rest.is_empty() {
        let words = left_out(rest);
        note(sheet, room, room.bottom - note_height(sheet, room, &words), &words)?;
    }
    Ok(())
}

/// How many districts are not drawn.
fn left_out(rest: &[Row]) -> String {
    let most = rest.iter().map(|r| r.incidents).max().unwrap_or(0);
    format!(
        "{}, with {most} or fewer incidents each, not shown for want of room.",
        words::count(rest.len(), "more district", "more districts"),
    )
}

/// Name in bold, province and country after it, ending at a point.
fn label(sheet: &Sheet, district: &Row, (x, y): (f64, f64), room: f64) -> Result<(), CanvasError> {
    let name = text::shorten(&district.name, Face::Bold, sheet.normal(), room);
    let width = text::width(&name, Face::Bold, sheet.normal());
    let left = room - width - pt(4.0);
    let region = if left > 20.0 {
        text::shorten(&district.region, Face::Regular, sheet.small(), left)
    } else {
        String::new()
    };
    let after = if region.is_empty() {
        0.0
    } else {
        text::width(&region, Face::Regular, sheet.small()) + pt(3.5)
    };
    let place = Label::new((x, y), region, sheet.small())
        .anchor(Anchor::End)
        .colour(sheet.colours().quiet);
    sheet.draw(&place.centred())?;
    let name = Label::new((x - after, y), name, sheet.normal())
        .anchor(Anchor::End)
        .face(Face::Bold);
    Ok(sheet.draw(&name.centred())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::chart::sample;

    fn ranked(n: usize) -> Vec<Row> {
        let names = [
            ("Barmal", "Paktika", "AFG", 5),
            ("Spīn Bōldak", "Kandahār", "AFG", 4),
            ("Kurram", "Khyber Pakhtunkhwa", "PAK", 4),
            ("Landi Kotal", "Khyber Pakhtunkhwa", "PAK", 2),
            ("North Waziristan", "Khyber Pakhtunkhwa", "PAK", 2),
            ("Gurbuz", "Khost", "AFG", 1),
            ("Kabul", "Kabul", "AFG", 1),
            (
                "A district with quite a long name of its own",
                "A province with a long name too",
                "AFG",
                1,
            ),
        ];
        (0..n)
            .map(|i| {
                let (name, province, country, incidents) = names[i % names.len()];
                Row {
                    name: name.to_owned(),
                    region: format!("{province}, {country}"),
                    incidents,
                }
            })
            .collect()
    }

    #[test]
    fn districts_of_any_number_are_drawn() {
        let figure = sample::figure("Most incidents fell in a handful of districts", 160.0, 110.0);
        for n in [0, 1, 3, 17, 60] {
            let svg = paint(ranked(n), &figure).expect("drawn");
            assert_eq!(svg, paint(ranked(n), &figure).expect("drawn"));
            sample::check(&format!("districts-{n}"), &svg);
        }
        for (n, figure) in sample::odd_figures().into_iter().enumerate() {
            sample::check_or_layout(&format!("districts-odd-{n}"), paint(ranked(17), &figure));
        }
    }
}
