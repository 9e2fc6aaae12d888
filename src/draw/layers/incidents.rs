//! The incidents: links between the places of one incident, and a mark for
//! each.

use super::{Line, Painter, style};
use crate::border::Referenced;
use crate::draw::canvas::{Anchor, CanvasError, Disc, Fill, Group, Label, Shape, Stroke, Themed};
use crate::draw::symbology::{CircleScale, Classes, Mark, Symbol, UNKNOWN_RADIUS, ends, has_number, toll_sign};
use crate::draw::text::Face;

/// Draws the marks or circles, fanned out or counted, and a thin line between
/// the places of one incident.
pub(in crate::draw) fn symbols(
    painter: &Painter,
    symbols: &[Symbol],
    classes: &Classes,
    scale: Option<CircleScale>,
) -> Result<(), CanvasError> {
    painter.layer("incident-links", "Places of one incident", || links(painter, symbols))?;
    painter.layer("incidents", "Incidents", || {
        for symbol in symbols {
            if symbol.is_counted() {
                counted(painter, symbol)?;
            }
            for ((incident, place), (at, radius)) in symbol.incidents.iter().zip(&symbol.marks) {
                let title = tooltip(incident, &place.name);
                let mark = classes.mark(incident, painter.sheet.theme());
                match scale {
                    Some(scale) => circle(painter, (incident, mark, scale), *at, title)?,
                    None => {
                        let shape = mark
                            .at(painter.sheet.theme(), *at, *radius, !has_number(incident))
                            .class(incident.located.incident.kind.key())
                            .title(title);
                        painter.sheet.draw(&shape)?;
                    }
                }
            }
        }
        Ok(())
    })
}

/// An incident as a circle of its toll; hollow where nobody states one.
fn circle(
    painter: &Painter,
    (incident, mark, scale): (&Referenced, Mark, CircleScale),
    at: (f64, f64),
    title: String,
) -> Result<(), CanvasError> {
    let theme = painter.sheet.theme();
    let Some((least, most)) = ends(incident, scale.circles.harm) else {
        let hollow = Disc::new(at, UNKNOWN_RADIUS).fill(theme.colours.paper);
        let edge = Stroke::new(theme.shade(mark.colour, 0.8), 1.1);
        painter.sheet.draw(&hollow.stroke(edge).title(title))?;
        return Ok(());
    };
    let group = Group::anonymous().class(incident.located.incident.kind.key());
    painter.sheet.draw(&group.title(title))?;
    for half in toll_sign(theme, at, (scale.radius(least), scale.radius(most)), mark.colour) {
        painter.sheet.draw(&half)?;
    }
    if let Some(form) = mark.within(theme, at, scale.radius(least).min(scale.radius(most))) {
        painter.sheet.draw(&form)?;
    }
    painter.sheet.draw(&Group::close())?;
    Ok(())
}

/// The ways between the places of each incident that has several.
pub(super) fn link_paths(symbols: &[Symbol]) -> Vec<Line> {
    let places = symbols.iter().filter(|s| !s.is_counted()).flat_map(|s| {
        s.incidents
            .iter()
            .zip(&s.marks)
            .map(|((incident, _), (at, _))| (&incident.located.incident.id, *at))
    });
    let mut by_incident: std::collections::BTreeMap<&String, Line> = Default::default();
    for (id, at) in places {
        by_incident.entry(id).or_default().push(at);
    }
    let mut paths: Vec<Line> = by_incident.into_values().filter(|p| p.len() > 1).collect();
    for path in &mut paths {
        // From north to south, so that the chain does not double back.
        path.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)));
    }
    paths
}

fn links(painter: &Painter, symbols: &[Symbol]) -> Result<(), CanvasError> {
    for path in link_paths(symbols) {
        painter
            .sheet
            .draw(&Shape::line(path).stroke(style::link(painter.sheet.theme())))?;
    }
    Ok(())
}

fn counted(painter: &Painter, symbol: &Symbol) -> Result<(), CanvasError> {
    let n = symbol.incidents.len();
    let title = format!("{}: {n} incidents", symbol.name());
    let disc = Disc::new(symbol.at, symbol.radius)
        .fill(Fill::Colour(painter.colours().counted, 0.8))
        .stroke(Stroke::new(painter.colours().paper, 0.5))
        .title(title);
    painter.sheet.draw(&disc)?;
    if symbol.radius >= 6.5 {
        let size = painter.pt(6.0);
        let number = Label::new(symbol.at, n.to_string(), size)
            .face(Face::Bold)
            .colour(painter.colours().on_counted)
            .anchor(Anchor::Middle)
            .centred()
            .class("count");
        painter.sheet.draw(&number)?;
    }
    Ok(())
}

/// What a reader sees on resting the pointer on a mark.
fn tooltip(incident: &Referenced, place: &str) -> String {
    let described = &incident.located.incident;
    let mut text = format!("{}, {}. {place}.", described.headline(), described.date);
    for claim in described
        .claims
        .iter()
        .filter(|c| c.least.is_some() || c.greatest.is_some())
    {
        text.push(' ');
        text.push_str(&claim.in_words());
        text.push('.');
    }
    text
}
