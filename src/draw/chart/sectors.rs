//! Incidents along the line: a bar for each sector, stacked by type.

use super::along::{Along, crossings, ruler};
use super::axes;
use super::figure::{Figure, LEADING, Sizes, note, note_height, nothing};
use super::key;
use super::pane::Pane;
use super::stack::{self, Column, Counts};
use super::words;
use crate::analyse::sectors::Sector;
use crate::draw::canvas::{self, CanvasError, Group, Label, Root, Shape, Sheet, Stroke, Themed, pt};
use crate::draw::text::{self, Face};
use crate::model::Country;

/// Draws the sectors of a line over what lies along it. `n_total` counts all
/// incidents, those without a measure among them.
///
/// # Errors
/// When the words leave no room on the page.
pub fn draw(sectors: &[Sector], along: &Along, n_total: usize, figure: &Figure) -> Result<String, CanvasError> {
    let counted: usize = sectors.iter().map(|s| s.incidents).sum();
    canvas::draw(&figure.page(describe(sectors, counted)), |root, sheet| {
        let room = figure.frame(sheet)?;
        if counted == 0 || !(along.line_km.is_finite() && along.line_km > 0.0) {
            return nothing(sheet, room, "No incident with a place along the line");
        }
        stack::define(sheet)?;
        let mut foot =
            "Sectors are even stretches of the line; each incident is in the one abreast of it, at its place or \
            at the middle of its district."
                .to_owned();
        if n_total > counted {
            let n = words::count(n_total - counted, "incident is", "incidents are");
            foot += &format!(" {n} known to no such place, and in no bar.");
        }
        let foot_top = room.bottom - note_height(sheet, room, &foot);
        note(sheet, room, foot_top, &foot)?;
        let all = stack::sum(sectors.iter().map(|s| &s.by_type));
        let top = key::draw(sheet, "key", &stack::key(sheet, &all), room)?;
        bars(
            root,
            sheet,
            (sectors, along),
            Pane {
                top: top + pt(2.0),
                bottom: foot_top - pt(4.0),
                ..room
            },
        )
    })
}

fn name(sector: &Sector) -> String {
    format!(
        "km {}–{}",
        words::thousands(sector.from_km),
        words::thousands(sector.to_km)
    )
}

fn describe(sectors: &[Sector], counted: usize) -> String {
    let mut ranked: Vec<&Sector> = sectors.iter().filter(|s| s.incidents > 0).collect();
    ranked.sort_by(|a, b| b.incidents.cmp(&a.incidents).then(a.from_km.total_cmp(&b.from_km)));
    let fullest = ranked.iter().take(6).map(|s| format!(" {}: {}.", name(s), s.incidents));
    fullest.fold(
        format!(
            "{} by stretch of the line, in {} of {} stretches.",
            words::count(counted, "incident", "incidents"),
            ranked.len(),
            sectors.len()
        ),
        |all, one| all + &one,
    )
}

fn bars(root: &Root, sheet: &Sheet, (sectors, along): (&[Sector], &Along), room: Pane) -> Result<(), CanvasError> {
    let most = sectors.iter().map(|s| s.incidents).max().unwrap_or(0);
    let heads = Country::BOTH.map(|c| text::width(c.code(), Face::Bold, sheet.small()) + 6.0);
    let across = Pane {
        left: room.left + heads.into_iter().fold(stack::axis_width(sheet, most), f64::max),
        right: room.right - 6.0,
        ..room
    };
    let names = crossings::arrange(sheet, &along.crossings, along.line_km, across);
    let rulers = if along.stretches.is_empty() {
        0.0
    } else {
        2.0 * ruler::height(sheet) + 4.0
    };
    // The greatest number stands above its bar.
    let above = crossings::height(sheet, &names) + sheet.small() * LEADING;
    let caption = sheet.small() * LEADING;
    let plot = Pane {
        top: room.top + above,
        bottom: room.bottom - axes::label_room(sheet) - rulers - caption,
        ..across
    };
    if plot.height() < 40.0 || plot.width() < 100.0 {
        return Err(CanvasError::Layout("the bars".to_owned()));
    }
    let scale = Counts::up_to(most, plot.height(), sheet.normal());
    sheet.draw(&Group::open("axes").title("Incidents, and kilometres along the line"))?;
    stack::axis(root, sheet, scale, plot)?;
    let mut chart = axes::builder(root, sheet, plot).build_cartesian_2d(0.0..along.line_km, 0.0..1.0)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(((plot.width() / sheet.grown(55.0)) as usize).clamp(2, 26))
        .x_label_formatter(&|km: &f64| words::thousands(*km))
        .axis_style(axes::axis(sheet))
        .x_label_style(axes::label_style(root, sheet))
        .set_all_tick_mark_size(axes::tick())
        .draw()?;
    sheet.draw(&Group::close())?;

    crossings::draw(
        sheet,
        &names,
        (room.top + crossings::height(sheet, &names), plot.bottom),
    )?;
    let x = |km: f64| plot.left + plot.width() * (km / along.line_km).clamp(0.0, 1.0);
    let columns: Vec<Column> = sectors
        .iter()
        .map(|sector| Column {
            across: (x(sector.from_km), x(sector.to_km)),
            counts: sector.by_type,
            name: name(sector),
        })
        .collect();
    sheet.draw(&Group::open("sectors").title("Incidents by sector and type"))?;
    stack::draw(sheet, &columns, scale, plot)?;
    sheet.draw(&Group::close())?;

    let mut y = plot.bottom + axes::label_room(sheet);
    for (country, head) in Country::BOTH.into_iter().zip(heads).filter(|_| rulers > 0.0) {
        let pane = Pane {
            top: y,
            bottom: y + ruler::height(sheet),
            ..plot
        };
        let at = (plot.left - head + 2.0, pane.middle().1);
        sheet.draw(&Label::new(at, country.code(), sheet.small()).face(Face::Bold).centred())?;
        ruler::draw(sheet, &along.stretches, country, along.line_km, pane)?;
        y = pane.bottom + 2.0;
    }
    ends(sheet, plot, room.bottom)
}

/// Which end is which.
fn ends(sheet: &Sheet, plot: Pane, baseline: f64) -> Result<(), CanvasError> {
    let size = sheet.small();
    let words = "Kilometres along the line, from the tripoint with Iran in the south-west to China in the north-east";
    let words = text::shorten(words, Face::Regular, size, plot.width());
    let at = (plot.left, baseline - size * 0.25);
    sheet.draw(&Label::new(at, words, size).colour(sheet.colours().quiet))?;
    let rule = Shape::line([(plot.left, plot.bottom), (plot.right, plot.bottom)]);
    Ok(sheet.draw(&rule.stroke(Stroke::new(sheet.colours().axis, 0.8)))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::chart::sample;
    use crate::model::IncidentType;

    fn sectors(most: usize) -> Vec<Sector> {
        (0..25)
            .map(|i| {
                let mut by_type = [0; IncidentType::ALL.len()];
                for (k, n) in by_type.iter_mut().enumerate() {
                    *n = (i * 7 + k * 3) % 11 * most / 60;
                }
                Sector {
                    from_km: i as f64 * 100.0,
                    to_km: (i as f64 + 1.0).mul_add(100.0, 0.0).min(2460.0),
                    incidents: by_type.iter().sum(),
                    by_type,
                }
            })
            .collect()
    }

    #[test]
    fn sectors_of_any_number_are_drawn() {
        let along = sample::along();
        for (most, theme) in [(0, "print"), (6, "print"), (60, "mono"), (100_000, "dark")] {
            let figure = sample::themed("Where along the line", 180.0, 110.0, theme);
            let svg = draw(&sectors(most), &along, 900_000, &figure).expect("drawn");
            assert_eq!(svg, draw(&sectors(most), &along, 900_000, &figure).expect("drawn"));
            sample::check(&format!("sectors-{most}"), &svg);
        }
        for (n, figure) in sample::odd_figures().into_iter().enumerate() {
            let made = draw(&sectors(60), &along, 1_000, &figure);
            sample::check_or_layout(&format!("sectors-odd-{n}"), made);
        }
    }
}
